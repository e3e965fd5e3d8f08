//! Disputes: raised, answered, referred, ruled on.
use crate::{
    Config, Dispute, Disputes, Error, Event, HoldReason, Pallet, Party, Round, State, Task, TaskId,
    settlement::Ending,
};
use fluxnomics_economics::work::{panel::APPEAL_PANEL, score::Score};
use fluxnomics_primitives::{
    Balance,
    capacity::{Asset, StakeAtRisk},
    identity::IdentityId,
    params::WorkParams,
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::Perbill;

impl Dispute {
    /// Whether a side has a bond in it.
    pub(crate) fn bonded(&self, side: Party) -> bool {
        self.answered || self.by == side
    }
}

impl<T: Config> Pallet<T> {
    /// What each side of a dispute bonds: a part of the price, and at least such that the loser's half pays the seats
    /// of the second panel.
    pub(crate) fn dispute_bond(task: &Task, params: &WorkParams) -> Option<Balance> {
        let seats = params.seat_fee.checked_mul(APPEAL_PANEL.into())?.checked_mul(2)?;
        let of_price = Self::hetu_for(task.terms.price, params.dispute_part)?;
        Some(of_price.max(Self::hetu_for(seats, Perbill::one())?))
    }

    /// The identity of the caller, which is a side of the task, and the side.
    fn side(who: &T::AccountId, task: &Task) -> Result<(IdentityId, Party), DispatchError> {
        let party = Self::party(who, task)?;
        Ok((Self::caller(who)?, party))
    }

    pub(crate) fn do_dispute(who: T::AccountId, id: TaskId) -> DispatchResult {
        let mut task = Self::get(id)?;
        let (caller, by) = Self::side(&who, &task)?;
        let State::Evaluated { round: Round::First, verdict, until } = task.state else {
            return Err(Error::<T>::WrongState.into());
        };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        let params = T::Parameters::get();
        let bond = Self::dispute_bond(&task, &params).ok_or(Error::<T>::Overflow)?;
        Self::bond(caller, bond, HoldReason::Dispute)?;
        let frozen = Self::freeze(Self::worker(&task)?, task.terms.price)?;
        let until = Self::after(Self::window(params.dispute_window));
        task.state = State::Disputed { by, until };
        Self::put(id, task)?;
        let dispute = Dispute { by, bond, answered: false, first: verdict, frozen, referred: None };
        Disputes::<T>::insert(id, dispute);
        Self::deposit_event(Event::Disputed { task: id, by, bond, frozen, until });
        Ok(())
    }

    /// Freezes what the worker has staked, earned stake included, and is not frozen for another dispute, up to an amount.
    fn freeze(worker: IdentityId, most: Balance) -> Result<Balance, DispatchError> {
        Self::realise_rewards(worker)?;
        let frozen = T::StakeAtRisk::frozen(worker, Asset::Flux);
        let amount = T::StakeAtRisk::at_risk(worker, Asset::Flux).saturating_sub(frozen).min(most);
        if amount > 0 {
            T::StakeAtRisk::freeze(worker, Asset::Flux, amount)?;
        }
        Ok(amount)
    }

    pub(crate) fn do_answer(who: T::AccountId, id: TaskId) -> DispatchResult {
        let task = Self::get(id)?;
        let (caller, by) = Self::side(&who, &task)?;
        let State::Disputed { by: other, until } = task.state else {
            return Err(Error::<T>::WrongState.into());
        };
        ensure!(by != other, Error::<T>::NotParty);
        ensure!(!Self::past(until), Error::<T>::TooLate);
        Disputes::<T>::try_mutate(id, |dispute| {
            let dispute = dispute.as_mut().ok_or(Error::<T>::WrongState)?;
            dispute.answered = true;
            Self::bond(caller, dispute.bond, HoldReason::Dispute)
        })?;
        Self::deposit_event(Event::Answered { task: id, by });
        Self::appeal(id, task)
    }

    /// Brings a dispute before the second panel, answered or not.
    pub(crate) fn appeal(id: TaskId, mut task: Task) -> DispatchResult {
        task.state = State::Evaluating { round: Round::Appeal };
        Self::put(id, task)?;
        Self::ask_panel(id, Round::Appeal)
    }

    pub(crate) fn do_refer(who: T::AccountId, id: TaskId) -> DispatchResult {
        let mut task = Self::get(id)?;
        let (caller, by) = Self::side(&who, &task)?;
        let State::Evaluated { round: Round::Appeal, verdict, until } = task.state else {
            return Err(Error::<T>::WrongState.into());
        };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        Disputes::<T>::try_mutate(id, |dispute| {
            let dispute = dispute.as_mut().ok_or(Error::<T>::WrongState)?;
            ensure!(dispute.bonded(by), Error::<T>::NotAnswered);
            dispute.referred = Some(by);
            Self::bond(caller, dispute.bond, HoldReason::Dispute)
        })?;
        let until = Self::after(Self::window(T::Parameters::get().ruling_period));
        task.state = State::Referred { verdict, until };
        Self::put(id, task)?;
        Self::deposit_event(Event::Referred { task: id, by, until });
        Ok(())
    }

    pub(crate) fn do_rule(id: TaskId, score: Score) -> DispatchResult {
        let task = Self::get(id)?;
        let State::Referred { until, .. } = task.state else { return Err(Error::<T>::WrongState.into()) };
        ensure!(!Self::past(until), Error::<T>::TooLate);
        Self::deposit_event(Event::Ruled { task: id, score });
        Self::finish(id, task, Ending::judged(Some(score), T::Parameters::get().pass_score))
    }
}
