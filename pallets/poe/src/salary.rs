//! The owner's salary: half of it at once, half as it vests, within a monthly cap, and a report of each month.
use crate::{
    Config, Error, Event, HoldReason, Month, Open, OpenMonth, Pallet, Reports, SalaryRecipient, SalaryReport,
    money::CreditOf,
};
use fluxnomics_economics::{poe::fee::Salary, ramp::ramp};
use fluxnomics_primitives::{
    Balance,
    flux::Epoch,
    params::PoeParams,
    time::{DAY, EconomicClock, Seconds},
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    storage::with_storage_layer,
    traits::{Imbalance, fungible::Inspect},
};

/// Epochs in a month.
pub(crate) const MONTH: Epoch = 30;

/// The month of an epoch.
pub(crate) fn month_of(epoch: Epoch) -> Month {
    epoch / MONTH
}

impl<T: Config> Pallet<T> {
    /// Pays the owner's part of fees: to the recipient within the cap, else to the treasury, which also keeps what
    /// vests.
    pub(crate) fn pay_salary(mut credit: CreditOf<T>, params: &PoeParams) -> DispatchResult {
        if credit.peek() == 0 {
            return Ok(());
        }
        let mut report = OpenMonth::<T>::get();
        let earned = report.paid.checked_add(report.vesting).ok_or(Error::<T>::Overflow)?;
        let part = credit.peek();
        // A recipient whose account was emptied is owed nothing, so that nobody's job fails for it.
        let recipient = report
            .recipient
            .clone()
            .filter(|account| T::Currency::balance(account) >= T::Currency::minimum_balance());
        let cap = if recipient.is_some() { params.salary_cap } else { 0 };
        let Salary { paid, vesting, treasury } = Salary::of(part, earned, cap);
        if let Some(recipient) = recipient {
            Self::give(&recipient, credit.extract(paid))?;
        }
        Self::give(&T::Treasury::get(), credit)?;
        Self::hold(HoldReason::Salary, &T::Treasury::get(), vesting)?;
        report.paid = report.paid.checked_add(paid).ok_or(Error::<T>::Overflow)?;
        report.vesting = report.vesting.checked_add(vesting).ok_or(Error::<T>::Overflow)?;
        report.treasury = report.treasury.checked_add(treasury).ok_or(Error::<T>::Overflow)?;
        let month = report.month;
        OpenMonth::<T>::put(report);
        Self::deposit_event(Event::SalaryEarned { month, paid, vesting, treasury });
        Ok(())
    }

    pub(crate) fn do_set_salary_recipient(recipient: Option<T::AccountId>) -> DispatchResult {
        SalaryRecipient::<T>::set(recipient.clone());
        let from = OpenMonth::<T>::get().month.saturating_add(1);
        Self::deposit_event(Event::SalaryRecipientSet { recipient, from });
        Ok(())
    }

    /// Ends the month whose last epoch ends at `end`: its report is kept, and what it earned begins to vest.
    pub(crate) fn close_month(end: Seconds, vests_over: Seconds) -> DispatchResult {
        let mut report = OpenMonth::<T>::get();
        report.vests_from = end;
        report.vests_over = vests_over;
        let slot = Self::report_slot(report.month);
        if let Some(forgotten) = Reports::<T>::get(slot) {
            Self::settle_forgotten(forgotten)?;
        }
        let next = report.month.checked_add(1).ok_or(Error::<T>::Overflow)?;
        OpenMonth::<T>::put(SalaryReport::new(next, SalaryRecipient::<T>::get()));
        Reports::<T>::insert(slot, report.clone());
        Self::deposit_event(Event::SalaryReported { report });
        Ok(())
    }

    /// Pays what is left of a month whose report makes room for another. It has vested long since; where its
    /// recipient cannot be paid, the treasury keeps it.
    fn settle_forgotten(report: SalaryReport<T::AccountId>) -> DispatchResult {
        let held = report.held();
        if held == 0 {
            return Ok(());
        }
        if with_storage_layer(|| Self::release_to_recipient(&report, held)).is_err() {
            Self::release(HoldReason::Salary, &T::Treasury::get(), held)?;
            Self::deposit_event(Event::SalaryForfeited { month: report.month, amount: held });
        }
        Ok(())
    }

    pub(crate) fn do_release_salary(month: Month) -> DispatchResult {
        let slot = Self::report_slot(month);
        let mut report =
            Reports::<T>::get(slot).filter(|report| report.month == month).ok_or(Error::<T>::NoReport)?;
        let elapsed = T::Clock::now().saturating_sub(report.vests_from);
        let vested = ramp(report.vesting, elapsed, report.vests_over);
        let amount = vested.checked_sub(report.released).ok_or(Error::<T>::Overflow)?;
        ensure!(amount > 0, Error::<T>::NothingVested);
        Self::release_to_recipient(&report, amount)?;
        report.released = vested;
        Reports::<T>::insert(slot, report);
        Ok(())
    }

    fn release_to_recipient(report: &SalaryReport<T::AccountId>, amount: Balance) -> DispatchResult {
        let recipient = report.recipient.clone().ok_or(Error::<T>::NothingVested)?;
        Self::hand_over(HoldReason::Salary, &T::Treasury::get(), &recipient, amount)?;
        Self::deposit_event(Event::SalaryReleased { month: report.month, recipient, amount });
        Ok(())
    }

    /// The month that the open epoch is in has begun: at genesis, or when a chain gets this pallet.
    pub(crate) fn open_first_month() {
        let month = month_of(Open::<T>::get().epoch);
        OpenMonth::<T>::put(SalaryReport::new(month, SalaryRecipient::<T>::get()));
    }

    pub(crate) fn report(month: Month) -> Option<SalaryReport<T::AccountId>> {
        let open = OpenMonth::<T>::get();
        if open.month == month {
            return Some(open);
        }
        Reports::<T>::get(Self::report_slot(month)).filter(|report| report.month == month)
    }

    fn report_slot(month: Month) -> u32 {
        month.checked_rem(T::ReportsKept::get()).unwrap_or_default()
    }

    /// When an epoch ends.
    pub(crate) fn end_of(epoch: Epoch) -> Seconds {
        Seconds::from(epoch).saturating_add(1).saturating_mul(DAY)
    }
}
