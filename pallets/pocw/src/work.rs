//! Work: submitted, accepted, agreed upon.
use crate::{
    Config, Error, Event, Mint, Outcome, Pallet, Parents, Party, Positions, Receipt, Round, State, Statement,
    Task, TaskId, settlement::Ending,
};
use fluxnomics_economics::work::score::verified_power;
use fluxnomics_primitives::{
    Balance, Hash,
    capacity::{TaskMeter, Usage},
    identity::{IdentityId, StorageDeposits},
};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_submit(
        who: T::AccountId,
        id: TaskId,
        result: Hash,
        usage: Usage,
        parents: Parents,
        claim: bool,
    ) -> DispatchResult {
        let mut task = Self::get(id)?;
        Self::ensure_party(&who, &task, Party::Worker)?;
        let State::Matched { until } = task.state else { return Err(Error::<T>::WrongState.into()) };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        let worker = Self::caller(&who)?;

        let before = Self::name_parents(&parents)?;
        let covered = T::TaskMeter::charge_task(worker, &usage)?;
        let metered = T::TaskMeter::task_power(&usage);
        let deposit = T::Parameters::get().receipt_deposit;
        T::StorageDeposits::hold(worker, deposit)?;
        let position = Positions::<T>::get(worker);
        let previous = position.last;
        let clock = before.max(position.clock).checked_add(1).ok_or(Error::<T>::Overflow)?;
        let statement = Statement { task: id, previous, clock, result, metered, parents };
        let hash = Self::hash_of(worker, &statement);
        Self::mutate_position(worker, |position| {
            position.clock = clock;
            position.last = hash;
            position.receipts = position.receipts.checked_add(1)?;
            Some(())
        })?;
        let verified = verified_power(covered.min(metered), task.terms.budget);
        let receipt = Receipt {
            result,
            metered,
            verified,
            clock,
            hash,
            parents: statement.parents,
            children: 0,
            deposit,
            mint: Mint::Open,
        };
        let until = Self::after(task.terms.review_for);
        task.state = State::Submitted { until };
        task.receipt = Some(receipt.clone());
        task.proposal = None;
        Self::deposit_event(Event::Submitted { task: id, receipt, previous, until });
        if claim {
            Self::ask_first_panel(id, &mut task)?;
        }
        Self::put(id, task)
    }

    pub(crate) fn do_accept(who: T::AccountId, id: TaskId) -> DispatchResult {
        let task = Self::get(id)?;
        Self::ensure_party(&who, &task, Party::Client)?;
        ensure!(matches!(task.state, State::Submitted { .. }), Error::<T>::WrongState);
        Self::finish(id, task, Ending::plain(Outcome::Accepted))
    }

    pub(crate) fn do_agree(who: T::AccountId, id: TaskId, pay: Balance) -> DispatchResult {
        let mut task = Self::get(id)?;
        let by = Self::party(&who, &task)?;
        let open = matches!(task.state, State::Matched { .. } | State::Submitted { .. });
        ensure!(open, Error::<T>::WrongState);
        ensure!(pay <= task.terms.price, Error::<T>::MoreThanPrice);
        if task.proposal == Some((by.other(), pay)) {
            return Self::finish(id, task, Ending { pay: Some(pay), ..Ending::plain(Outcome::Agreed) });
        }
        task.proposal = Some((by, pay));
        Self::put(id, task)?;
        Self::deposit_event(Event::Proposed { task: id, by, pay });
        Ok(())
    }

    pub(crate) fn do_request_panel(who: T::AccountId, id: TaskId) -> DispatchResult {
        let mut task = Self::get(id)?;
        Self::party(&who, &task)?;
        let State::Submitted { until } = task.state else { return Err(Error::<T>::WrongState.into()) };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        Self::ask_first_panel(id, &mut task)?;
        Self::put(id, task)
    }

    /// Asks for the first panel, if the price covers it.
    fn ask_first_panel(id: TaskId, task: &mut Task) -> DispatchResult {
        let params = T::Parameters::get();
        let seats = Self::seats_for(task, Round::First, &params);
        let fee = params.seat_fee.checked_mul(seats.into()).ok_or(Error::<T>::Overflow)?;
        let most = task.terms.price.saturating_sub(task.burn);
        ensure!(fee <= most, Error::<T>::PriceBelowPanelFee);
        task.proposal = None;
        task.state = State::Evaluating { round: Round::First };
        Self::ask_panel(id, Round::First)
    }

    /// The worker of a task.
    pub(crate) fn worker(task: &Task) -> Result<IdentityId, DispatchError> {
        Ok(task.contract.ok_or(Error::<T>::WrongState)?.worker)
    }
}
