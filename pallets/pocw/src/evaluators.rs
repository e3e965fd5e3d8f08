//! Evaluators: they stake, leave, and get back what is left.
use crate::{
    Config, Displaced, Error, Evaluator, Evaluators, Event, HoldReason, Pallet, Positions, types::Judged,
};
use alloc::vec::Vec;
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
        let position = Positions::<T>::get(id);
        ensure!(!position.evaluator, Error::<T>::AlreadyEvaluator);
        ensure!(!position.convicted, Error::<T>::AlreadyConvicted);
        T::Currency::hold(&HoldReason::Evaluator.into(), &who, stake)?;
        Evaluators::<T>::try_mutate(|evaluators| {
            if evaluators.is_full() {
                Self::displace(evaluators, stake)?;
            }
            let since = frame_system::Pallet::<T>::block_number();
            let (owner, record) = (who.clone(), Judged::default());
            let entry = Evaluator { id, owner, stake, since, left: None, seats: 0, sitting: 0, record };
            evaluators.try_push(entry).map_err(|_| Error::<T>::TooManyEvaluators)
        })?;
        Positions::<T>::mutate(id, |position| position.evaluator = true);
        Self::deposit_event(Event::EvaluatorRegistered { id, owner: who, stake });
        Ok(())
    }

    /// Makes room for a stake: one that has left goes first, then the smallest if it is smaller.
    fn displace(evaluators: &mut crate::EvaluatorsOf<T>, stake: Balance) -> Result<(), Error<T>> {
        let value = |evaluator: &crate::EvaluatorOf<T>| match evaluator.left {
            None => evaluator.stake,
            Some(_) => 0,
        };
        let least = evaluators.iter().enumerate().min_by_key(|(_, evaluator)| value(evaluator));
        let (at, _) =
            least.filter(|(_, evaluator)| value(evaluator) < stake).ok_or(Error::<T>::TooManyEvaluators)?;
        let mut evaluator = evaluators.remove(at);
        let (_, left) = *evaluator
            .left
            .get_or_insert_with(|| (frame_system::Pallet::<T>::block_number(), T::Clock::now()));
        let releasable_from = left.saturating_add(T::Parameters::get().unbonding_delay);
        Self::deposit_event(Event::EvaluatorDisplaced { id: evaluator.id, releasable_from });
        Displaced::<T>::insert(evaluator.id, evaluator);
        Ok(())
    }

    /// An evaluator, whether it still has its place or not.
    pub(crate) fn evaluator_of(id: IdentityId) -> Option<crate::EvaluatorOf<T>> {
        Self::evaluators_of([id]).pop()
    }

    /// Evaluators, whether they still have their places or not, in the order in which they are named.
    pub(crate) fn evaluators_of(ids: impl IntoIterator<Item = IdentityId>) -> Vec<crate::EvaluatorOf<T>> {
        let listed = Evaluators::<T>::get();
        let find = |id| match listed.iter().find(|evaluator| evaluator.id == id) {
            Some(evaluator) => Some(evaluator.clone()),
            None => Displaced::<T>::get(id),
        };
        ids.into_iter().filter_map(find).collect()
    }

    /// Changes the entry of each of these evaluators.
    pub(crate) fn for_each_evaluator(
        ids: impl IntoIterator<Item = IdentityId>,
        mut change: impl FnMut(&mut crate::EvaluatorOf<T>) -> DispatchResult,
    ) -> DispatchResult {
        let mut listed = Evaluators::<T>::get();
        for id in ids {
            match listed.iter_mut().find(|evaluator| evaluator.id == id) {
                Some(evaluator) => change(evaluator)?,
                None => Displaced::<T>::try_mutate(id, |evaluator| {
                    change(evaluator.as_mut().ok_or(Error::<T>::NotEvaluator)?)
                })?,
            }
        }
        Evaluators::<T>::put(listed);
        Ok(())
    }

    pub(crate) fn do_resign_evaluator(who: T::AccountId, id: IdentityId) -> DispatchResult {
        let owns = T::Identities::owner(id) == Some(who);
        let least = T::Parameters::get().evaluator_stake / 2;
        Self::retire(id, |evaluator| {
            let idle = !T::Identities::is_active(id) || evaluator.stake < least;
            ensure!(owns || idle, Error::<T>::NotOwner);
            Ok(())
        })
    }

    /// Whether an identity is an evaluator that has not left.
    pub(crate) fn is_drawn(id: IdentityId) -> bool {
        Evaluators::<T>::get().iter().any(|evaluator| evaluator.id == id && evaluator.left.is_none())
    }

    /// Takes an evaluator that has not left off the list of those who are drawn from now on.
    pub(crate) fn retire(
        id: IdentityId,
        may: impl FnOnce(&crate::EvaluatorOf<T>) -> DispatchResult,
    ) -> DispatchResult {
        let now = T::Clock::now();
        Evaluators::<T>::try_mutate(|evaluators| {
            let found = evaluators.iter_mut().find(|evaluator| evaluator.id == id);
            let evaluator =
                found.filter(|evaluator| evaluator.left.is_none()).ok_or(Error::<T>::NotEvaluator)?;
            may(evaluator)?;
            evaluator.left = Some((frame_system::Pallet::<T>::block_number(), now));
            Ok::<_, DispatchError>(())
        })?;
        let releasable_from = now.saturating_add(T::Parameters::get().unbonding_delay);
        Self::deposit_event(Event::EvaluatorResigned { id, releasable_from });
        Ok(())
    }

    pub(crate) fn do_release_evaluator(id: IdentityId) -> DispatchResult {
        let evaluator = Self::evaluator_of(id).ok_or(Error::<T>::NotEvaluator)?;
        let (_, left) = evaluator.left.ok_or(Error::<T>::NotEvaluator)?;
        let delay = T::Parameters::get().unbonding_delay;
        ensure!(T::Clock::now() >= left.saturating_add(delay), Error::<T>::TooEarly);
        ensure!(evaluator.seats == 0, Error::<T>::SeatsOpen);
        let Evaluator { owner, stake, .. } = evaluator;
        T::Currency::release(&HoldReason::Evaluator.into(), &owner, stake, Precision::Exact)?;
        Displaced::<T>::remove(id);
        Evaluators::<T>::mutate(|evaluators| evaluators.retain(|evaluator| evaluator.id != id));
        Positions::<T>::mutate(id, |position| position.evaluator = false);
        Self::deposit_event(Event::EvaluatorReleased { id, stake });
        Ok(())
    }
}
