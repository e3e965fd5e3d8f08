//! Work: submitted, accepted, agreed upon.
use crate::{
    Config, Error, Event, Mint, Outcome, Pallet, Parents, Party, Positions, Receipt, Round, State, Statement,
    Task, TaskId, offers::ESCROW, settlement::Ending,
};
use fluxnomics_economics::work::{
    panel,
    score::{contest_stake, verified_power},
};
use fluxnomics_primitives::{
    Balance, Hash,
    capacity::{TaskCharge, TaskMeter, Usage},
    flux::{FluxLedger, Place},
    identity::IdentityId,
    params::WorkParams,
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

        let position = Positions::<T>::get(worker);
        ensure!(position.clock == 0 || position.result != result, Error::<T>::DuplicateResult);
        let (before, waits_for) = Self::name_parents(&parents)?;
        let TaskCharge { covered, owed } = T::TaskMeter::charge_task(worker, &usage)?;
        let metered = T::TaskMeter::task_power(&usage);
        let previous = position.last;
        let clock = before.max(position.clock).checked_add(1).ok_or(Error::<T>::Overflow)?;
        let statement = Statement { task: id, previous, clock, result, metered, parents };
        let hash = Self::hash_of(worker, &statement);
        Self::mutate_position(worker, |position| {
            position.clock = clock;
            position.last = hash;
            position.result = result;
            position.receipts = position.receipts.checked_add(1)?;
            Some(())
        })?;
        let verified = verified_power(covered.min(metered), task.terms.budget);
        let receipt = Receipt {
            result,
            metered,
            verified,
            clock,
            digest: hash,
            parents: statement.parents,
            waits_for,
            submitter: Self::account_hash(&who),
            children: 0,
            owed,
            mint: Mint::Open,
        };
        let until = Self::after(task.terms.review_for);
        task.state = State::Submitted { until };
        task.receipt = Some(receipt.clone());
        task.proposal = None;
        Self::deposit_event(Event::Submitted { task: id, receipt, previous, until });
        if claim {
            Self::ask_first_panel(id, &mut task, Party::Worker)?;
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
            // The full price is what acceptance pays.
            let accepted = pay == task.terms.price;
            let agreed = Ending { pay: Some(pay), ..Ending::plain(Outcome::Agreed) };
            return Self::finish(id, task, if accepted { Ending::plain(Outcome::Accepted) } else { agreed });
        }
        task.proposal = Some((by, pay));
        Self::put(id, task)?;
        Self::deposit_event(Event::Proposed { task: id, by, pay });
        Ok(())
    }

    pub(crate) fn do_request_panel(who: T::AccountId, id: TaskId) -> DispatchResult {
        let mut task = Self::get(id)?;
        let by = Self::party(&who, &task)?;
        let State::Submitted { until } = task.state else { return Err(Error::<T>::WrongState.into()) };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        Self::ask_first_panel(id, &mut task, by)?;
        Self::put(id, task)
    }

    /// Asks for the first panel, if the price covers it. A client that contests puts the whole fee beside the price: who
    /// is wrong pays it.
    fn ask_first_panel(id: TaskId, task: &mut Task, by: Party) -> DispatchResult {
        let params = T::Parameters::get();
        let (price, burn) = (task.terms.price, task.burn);
        let floor = Self::panel_floor(price, burn, &params).ok_or(Error::<T>::PriceBelowPanelFee)?;
        if by == Party::Client {
            let contract = task.contract.ok_or(Error::<T>::WrongState)?;
            let stake = contest_stake(price, Self::fee_rate(&contract)?, floor);
            T::Flux::shift(task.client, stake, Place::Free, ESCROW)?;
            task.contest_stake = stake;
            Self::deposit_event(Event::Contested { task: id, stake });
        }
        task.proposal = None;
        task.state = State::Evaluating { round: Round::First };
        Self::ask_panel(id, Round::First)
    }

    /// What the seats of the first panel cost at least, if a price less the worker's match burn covers it.
    pub(crate) fn panel_floor(price: Balance, burn: Balance, params: &WorkParams) -> Option<Balance> {
        let seats = panel::seats(price, params.small_price, params.large_price);
        let floor = params.seat_fee.checked_mul(seats.into())?;
        (floor <= price.saturating_sub(burn)).then_some(floor)
    }

    /// The worker of a task.
    pub(crate) fn worker(task: &Task) -> Result<IdentityId, DispatchError> {
        Ok(task.contract.ok_or(Error::<T>::WrongState)?.worker)
    }
}
