//! Evaluators: they stake, leave, and get back what is left.
use crate::{Config, Error, Evaluator, Evaluators, Event, HoldReason, Pallet, Positions, types::Judged};
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{fungible::MutateHold, tokens::Precision},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_evaluator(who: T::AccountId, id: IdentityId, stake: Balance) -> DispatchResult {
        let owns = T::Identities::is_active(id) && T::Identities::owner(id).as_ref() == Some(&who);
        ensure!(owns, Error::<T>::NotOwner);
        ensure!(stake >= T::Parameters::get().evaluator_stake, Error::<T>::StakeTooSmall);
        ensure!(!Positions::<T>::get(id).evaluator, Error::<T>::AlreadyEvaluator);
        T::Currency::hold(&HoldReason::Evaluator.into(), &who, stake)?;
        Evaluators::<T>::try_mutate(|evaluators| {
            let since = frame_system::Pallet::<T>::block_number();
            let record = Judged::default();
            let entry = Evaluator { id, owner: who, stake, since, left: None, seats: 0, record };
            evaluators.try_push(entry).map_err(|_| Error::<T>::TooManyEvaluators)
        })?;
        Positions::<T>::mutate(id, |position| position.evaluator = true);
        Self::deposit_event(Event::EvaluatorRegistered { id, stake });
        Ok(())
    }

    pub(crate) fn do_resign_evaluator(who: T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(T::Identities::owner(id) == Some(who), Error::<T>::NotOwner);
        let now = T::Clock::now();
        Evaluators::<T>::try_mutate(|evaluators| {
            let found = evaluators.iter_mut().find(|evaluator| evaluator.id == id);
            let evaluator =
                found.filter(|evaluator| evaluator.left.is_none()).ok_or(Error::<T>::NotEvaluator)?;
            evaluator.left = Some((frame_system::Pallet::<T>::block_number(), now));
            Ok::<_, DispatchError>(())
        })?;
        let releasable_from = now.saturating_add(T::Parameters::get().unbonding_delay);
        Self::deposit_event(Event::EvaluatorResigned { id, releasable_from });
        Ok(())
    }

    pub(crate) fn do_release_evaluator(id: IdentityId) -> DispatchResult {
        let mut evaluators = Evaluators::<T>::get();
        let at =
            evaluators.iter().position(|evaluator| evaluator.id == id).ok_or(Error::<T>::NotEvaluator)?;
        let evaluator = evaluators.remove(at);
        let (_, left) = evaluator.left.ok_or(Error::<T>::NotEvaluator)?;
        let delay = T::Parameters::get().unbonding_delay;
        ensure!(T::Clock::now() >= left.saturating_add(delay), Error::<T>::TooEarly);
        ensure!(evaluator.seats == 0, Error::<T>::SeatsOpen);
        let Evaluator { owner, stake, .. } = evaluator;
        T::Currency::release(&HoldReason::Evaluator.into(), &owner, stake, Precision::Exact)?;
        Evaluators::<T>::put(evaluators);
        Positions::<T>::mutate(id, |position| position.evaluator = false);
        Self::deposit_event(Event::EvaluatorReleased { id, stake });
        Ok(())
    }
}
