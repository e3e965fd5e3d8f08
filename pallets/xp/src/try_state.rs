//! The invariants of the README, one check each.
use crate::{
    Books, Burned, Config, CurrentWeek, Earner, Earners, History, HoldReason, OpenWeek, OwnerId, Pallet,
    Reputations, Weeks,
};
use alloc::collections::BTreeMap;
use fluxnomics_economics::xp::{
    Fees, Week, Xp,
    shares::{Components, OwnerWeek},
    week,
};
use fluxnomics_primitives::{
    identity::{Identities, OwnerIdentities},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Inspect, InspectHold},
    },
};
use sp_runtime::TryRuntimeError;

const TOO_LARGE: TryRuntimeError = TryRuntimeError::Other("a sum does not fit");

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_books()?;
        Self::check_history()?;
        Self::check_earners()?;
        Self::check_weeks()?;
        Self::check_burns()?;
        Self::check_locks()?;
        Self::check_owners()
    }

    /// R1, R2.
    fn check_books() -> Result<(), TryRuntimeError> {
        let books = Books::<T>::get();
        let issuance = books.issuance().ok_or("R1: more burned than there was")?;
        ensure!(issuance == T::Xp::total_issuance(), "R1: issuance is not genesis and paid less burned");
        let accounted = books.accounted().ok_or(TOO_LARGE)?;
        ensure!(Some(accounted) == books.entered(), "R2: paid and waiting are not released and burned");
        Ok(())
    }

    /// R3, R4.
    fn check_weeks() -> Result<(), TryRuntimeError> {
        let open = OpenWeek::<T>::get();
        let mut worked = BTreeMap::<Week, Components<Fees>>::new();
        let mut unclaimed: Xp = 0;
        for earner in Earners::<T>::iter_values() {
            ensure!(earner.week <= open.week, "R4: work in a week to come");
            unclaimed = unclaimed.checked_add(earner.due).ok_or(TOO_LARGE)?;
            let sum = worked.entry(earner.week).or_default();
            *sum = sum.replace(Components::default(), earner.work.components()).ok_or(TOO_LARGE)?;
        }
        let in_open = worked.get(&open.week).copied().unwrap_or_default();
        ensure!(in_open == open.totals, "R4: totals of the open week are not what owners did");
        for (number, closed) in Weeks::<T>::iter() {
            unclaimed = unclaimed.checked_add(closed.left).ok_or(TOO_LARGE)?;
            let left = worked.get(&number).copied().unwrap_or_default();
            ensure!(number < open.week, "R4: the open week is closed");
            ensure!(
                left == closed.unrealised && left.volume > 0,
                "R4: unrealised work is not what owners did"
            );
            ensure!(closed.left <= closed.distribution.pool, "R3: more left than the pool");
        }
        ensure!(unclaimed == Books::<T>::get().unclaimed, "R3: unclaimed is not what is left and due");
        Ok(())
    }

    /// R5.
    fn check_earners() -> Result<(), TryRuntimeError> {
        for earner in Earners::<T>::iter_values() {
            let Earner { work, counterparties, others, .. } = &earner;
            let mut sums = OwnerWeek::default();
            for tally in counterparties.iter().map(|entry| &entry.tally).chain([others]) {
                let whole = sp_runtime::Perbill::zero();
                sums = sums.settle(tally.fees, 0, whole, whole).ok_or(TOO_LARGE)?;
            }
            ensure!(sums.fees == work.fees, "R5: fees are not those of the counterparties");
            ensure!(sums.squares == work.squares, "R5: squares are not those of the counterparties");
            let weighted = work.success.max(work.reputation);
            ensure!(weighted <= work.fees, "R5: weighted fees exceed the fees");
            for (i, entry) in counterparties.iter().enumerate() {
                let twice = counterparties.iter().skip(i).filter(|other| other.owner == entry.owner).nth(1);
                ensure!(twice.is_none(), "R5: a counterparty has two entries");
            }
            ensure!(!earner.is_empty(), "R5: empty earner");
        }
        Ok(())
    }

    /// R6.
    fn check_burns() -> Result<(), TryRuntimeError> {
        let (books, open) = (Books::<T>::get(), OpenWeek::<T>::get().week);
        let (mut now, mut before): (Xp, Xp) = (0, 0);
        for earner in Earners::<T>::iter_values() {
            if earner.week == open {
                now = now.checked_add(earner.burned_now).ok_or(TOO_LARGE)?;
                before = before.checked_add(earner.burned_before).ok_or(TOO_LARGE)?;
            } else if earner.week.checked_add(1) == Some(open) {
                before = before.checked_add(earner.burned_now).ok_or(TOO_LARGE)?;
            }
        }
        ensure!(now <= books.burned_now, "R6: owners burned more in this week than all");
        ensure!(before <= books.burned_before, "R6: owners burned more in the last week than all");
        let mut counted: Xp = 0;
        for burns in Burned::<T>::iter_values() {
            ensure!(burns.day <= T::Clock::today(), "R6: burns of a day to come");
            counted = counted.checked_add(burns.sum(T::Clock::today())).ok_or(TOO_LARGE)?;
        }
        ensure!(counted <= books.burned, "R6: tiers count more than was burned");
        Ok(())
    }

    /// R7.
    fn check_locks() -> Result<(), TryRuntimeError> {
        let reason = HoldReason::Lock.into();
        for (owner, reputation) in Reputations::<T>::iter() {
            let account = T::Identities::owner(owner).ok_or("R8: a record of nobody")?;
            let held = T::Holds::balance_on_hold(&reason, &account);
            ensure!(held == reputation.held(), "R7: what is held is not what is locked and waits");
            let empty = reputation.unlocking.iter().any(|request| request.amount == 0);
            ensure!(!empty, "R7: a request of nothing");
            let jobs = reputation.jobs;
            ensure!(jobs.succeeded <= jobs.ended, "R7: more jobs succeeded than ended");
        }
        Ok(())
    }

    /// R8.
    fn check_owners() -> Result<(), TryRuntimeError> {
        let is_owner = |id: OwnerId| T::Identities::owner_identity(id) == Some(id);
        let known =
            Earners::<T>::iter_keys().chain(Reputations::<T>::iter_keys()).chain(Burned::<T>::iter_keys());
        for id in known {
            ensure!(is_owner(id), "R8: a record of nobody");
        }
        Ok(())
    }

    /// R9.
    fn check_history() -> Result<(), TryRuntimeError> {
        let CurrentWeek { week: open, terms, .. } = OpenWeek::<T>::get();
        ensure!(open <= week(T::Clock::now()), "R9: a week of the future is open");
        ensure!(terms.weights.is_whole(), "R9: the slices of the open week are not its pool");
        for (slot, record) in History::<T>::iter() {
            let own = record.week.checked_rem(T::HistoryLength::get()) == Some(slot);
            ensure!(own && record.week < open, "R9: history out of order");
        }
        Ok(())
    }
}
