//! Offers: posted, withdrawn, taken.
use crate::{
    Config, Contract, Error, Event, HoldReason, NextTask, Outcome, Pallet, Party, Positions, State, Task,
    TaskId, Terms,
};
use fluxnomics_economics::{
    flux::demurrage::Decaying,
    math::{Rounding, mul_div},
    time,
    work::score::match_burn,
};
use fluxnomics_primitives::{
    Balance,
    capacity::{TaskMeter, Usage},
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{Identities, IdentityId, StorageDeposits},
    params::WorkParams,
    time::{EconomicClock, Seconds},
    work::Trust,
};
use frame_support::{ensure, pallet_prelude::*};

pub(crate) const OFFER: Place = Place::Held(FluxHold::Offer);
pub(crate) const ESCROW: Place = Place::Held(FluxHold::Escrow);

impl Task {
    /// What the client offers: the price and both sides' match burn.
    pub(crate) fn offered(&self) -> Option<Balance> {
        self.terms.price.checked_add(self.burn.checked_mul(2)?)
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_bond_ceiling(who: T::AccountId, id: IdentityId, ceiling: Balance) -> DispatchResult {
        ensure!(T::Identities::owner(id) == Some(who), Error::<T>::NotOwner);
        Positions::<T>::mutate(id, |position| position.ceiling = ceiling);
        Self::deposit_event(Event::BondCeilingSet { id, ceiling });
        Ok(())
    }

    pub(crate) fn do_post(who: T::AccountId, terms: Terms) -> DispatchResult {
        let client = Self::caller(&who)?;
        let params = T::Parameters::get();
        Self::ensure_sound(&terms, &params)?;
        let burn = match_burn(terms.budget, T::MatchBurn::get()).ok_or(Error::<T>::Overflow)?;
        let least = T::TaskMeter::least_price(terms.budget).ok_or(Error::<T>::Overflow)?;
        ensure!(terms.price >= least && terms.price > burn, Error::<T>::PriceTooLow);

        let task = NextTask::<T>::get();
        let until = Self::after(terms.open_for);
        let entry = Task {
            client,
            terms: terms.clone(),
            burn,
            deposit: params.task_deposit,
            offered_at: T::Flux::mark(),
            state: State::Open { until },
            contract: None,
            receipt: None,
            contest_stake: 0,
            proposal: None,
        };
        let offered = entry.offered().ok_or(Error::<T>::Overflow)?;
        T::Flux::shift(client, offered, Place::Free, OFFER)?;
        T::StorageDeposits::hold(client, entry.deposit)?;
        Self::mutate_position(client, |position| {
            position.offers = position.offers.checked_add(1)?;
            position.tasks = position.tasks.checked_add(1)?;
            Some(())
        })?;
        NextTask::<T>::put(task.checked_add(1).ok_or(Error::<T>::Overflow)?);
        Self::put(task, entry)?;
        Self::deposit_event(Event::Posted { task, client, terms, burn, until });
        Ok(())
    }

    fn ensure_sound(terms: &Terms, params: &WorkParams) -> DispatchResult {
        let least_budget = T::TaskMeter::task_power(&Usage::default());
        ensure!(terms.budget >= least_budget, Error::<T>::BudgetTooSmall);
        let least_bond = Self::hetu_for(terms.price, params.bond_part).ok_or(Error::<T>::Overflow)?;
        ensure!(terms.bond >= least_bond, Error::<T>::BondTooSmall);
        let least = Self::least_window();
        let contract = terms.work_for.checked_add(terms.review_for).ok_or(Error::<T>::PeriodOutOfBounds)?;
        let sound = terms.open_for >= least
            && terms.open_for <= params.longest_offer
            && terms.work_for >= least
            && terms.review_for >= least
            && contract <= params.longest_contract;
        ensure!(sound, Error::<T>::PeriodOutOfBounds);
        Ok(())
    }

    pub(crate) fn do_cancel(who: T::AccountId, id: TaskId) -> DispatchResult {
        let task = Self::get(id)?;
        Self::ensure_party(&who, &task, Party::Client)?;
        ensure!(matches!(task.state, State::Open { .. }), Error::<T>::WrongState);
        Self::withdraw(id, &task)
    }

    /// Ends an offer that nobody took.
    pub(crate) fn withdraw(id: TaskId, task: &Task) -> DispatchResult {
        let returned = Self::free_offer(task)?;
        T::StorageDeposits::release(task.client, task.deposit)?;
        Self::mutate_position(task.client, |position| {
            position.tasks = position.tasks.checked_sub(1)?;
            Some(())
        })?;
        Self::remove(id);
        Self::deposit_event(Event::Withdrawn { task: id, returned });
        Ok(())
    }

    /// Frees what demurrage left of an offer.
    ///
    /// The ledger keeps the offers of an identity in one sum, whose fractions are not those of the parts: each frees
    /// what is left of itself, rounded up, and the last one whatever is there. So the sum never exceeds its parts.
    fn free_offer(task: &Task) -> Result<Balance, DispatchError> {
        let others = Self::mutate_position(task.client, |position| {
            position.offers = position.offers.checked_sub(1)?;
            Some(position.offers)
        })?;
        let left = Self::left_of_offer(task, others).ok_or(Error::<T>::Overflow)?;
        T::Flux::shift(task.client, left, OFFER, Place::Free)?;
        Ok(left)
    }

    fn left_of_offer(task: &Task, others: u32) -> Option<Balance> {
        let there = T::Flux::balance(task.client, OFFER);
        if others == 0 {
            return Some(there);
        }
        let left = Decaying::new(task.offered()?).decayed(task.offered_at, T::Flux::mark(), Rounding::Up)?;
        Some(left.whole.saturating_add(u128::from(left.fraction > 0)).min(there))
    }

    /// Whether the client still has what it offered: its free Flux makes good what has decayed.
    pub(crate) fn is_covered(task: &Task) -> bool {
        let others = Positions::<T>::get(task.client).offers.saturating_sub(1);
        let free = T::Flux::balance(task.client, Place::Free);
        let there = Self::left_of_offer(task, others).map(|left| left.saturating_add(free));
        there.zip(task.offered()).is_some_and(|(there, offered)| there >= offered)
    }

    pub(crate) fn do_match(who: T::AccountId, id: TaskId, bond: Balance) -> DispatchResult {
        let worker = Self::caller(&who)?;
        let mut task = Self::get(id)?;
        let State::Open { until } = task.state else { return Err(Error::<T>::WrongState.into()) };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        ensure!(Self::owner(worker)? != Self::owner(task.client)?, Error::<T>::SameOwner);
        ensure!(task.terms.worker.is_none_or(|invited| invited == worker), Error::<T>::NotInvited);
        ensure!(T::Trust::trust(worker) >= task.terms.min_trust, Error::<T>::TrustTooLow);
        ensure!(!Positions::<T>::get(worker).convicted, Error::<T>::AlreadyConvicted);
        ensure!(bond >= task.terms.bond, Error::<T>::BondTooSmall);

        Self::free_offer(&task)?;
        let offered = task.offered().ok_or(Error::<T>::Overflow)?;
        T::Flux::shift(task.client, offered, Place::Free, ESCROW)?;
        let burned = task.burn.checked_mul(2).ok_or(Error::<T>::Overflow)?;
        T::Flux::burn(task.client, burned, ESCROW, FluxCharge::Match)?;
        Self::bond(worker, bond, HoldReason::Work)?;
        // What submitting takes is made sure of now: a worker that took the task can always deliver.
        let deposit = T::Parameters::get().receipt_deposit;
        T::StorageDeposits::hold(worker, deposit)?;
        Self::mutate_position(worker, |position| {
            position.tasks = position.tasks.checked_add(1)?;
            Some(())
        })?;
        let exempt_until = time::day(Self::after(Self::exemption(&task.terms)));
        T::Flux::watch(exempt_until)?;

        let until = Self::after(task.terms.work_for);
        task.state = State::Matched { until };
        task.contract = Some(Contract { worker, bond, deposit, exempt_until });
        let burn = task.burn;
        Self::put(id, task)?;
        Self::deposit_event(Event::Matched { task: id, worker, bond, burn, until, exempt_until });
        Ok(())
    }

    /// How long the escrow of a task does not decay: while it takes its ordinary way, and no longer than the longest
    /// contract.
    fn exemption(terms: &Terms) -> Seconds {
        let params = T::Parameters::get();
        [params.commit_period, params.reveal_period, params.dispute_window]
            .into_iter()
            .fold(terms.work_for.saturating_add(terms.review_for), |sum, period| {
                sum.saturating_add(Self::window(period))
            })
            .min(params.longest_contract)
    }

    /// The escrow of a task that ends now: of the price, and of what a client that contested put beside it. What
    /// nobody has ended in time has decayed since.
    pub(crate) fn open_escrow(task: &Task, contract: &Contract) -> Result<(Balance, Balance), DispatchError> {
        let (price, stake) = (task.terms.price, task.contest_stake);
        if T::Clock::today() <= contract.exempt_until {
            T::Flux::unwatch(contract.exempt_until);
            return Ok((price, stake));
        }
        let both = price.checked_add(stake).ok_or(Error::<T>::Overflow)?;
        let left = T::Flux::mature(task.client, both, FluxHold::Escrow, contract.exempt_until)?;
        T::Flux::shift(task.client, left, Place::Free, ESCROW)?;
        let price = mul_div(left, price, both, Rounding::Down).ok_or(Error::<T>::Overflow)?;
        Ok((price, left.saturating_sub(price)))
    }

    /// Notes that a task ended for one of its sides.
    pub(crate) fn close_position(id: IdentityId, tasks: u32) -> DispatchResult {
        Self::mutate_position(id, |position| {
            position.tasks = position.tasks.checked_sub(tasks)?;
            Some(())
        })
    }
}

impl Outcome {
    /// Whether the worker is paid what the task is worth.
    pub(crate) fn pays(self) -> bool {
        matches!(self, Self::Accepted | Self::Settled)
    }
}
