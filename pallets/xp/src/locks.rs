//! Locking XP for trust, and getting it back.
use crate::{Config, Error, Event, HoldReason, OwnerId, Pallet, Reputation, Reputations, Unlocking};
use fluxnomics_economics::xp::Xp;
use fluxnomics_primitives::{
    identity::{Identities, OwnerIdentities},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchError, DispatchResult, Get},
    traits::{fungible::MutateHold, tokens::Precision},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_lock(who: T::AccountId, amount: Xp) -> DispatchResult {
        let owner = Self::mutate_reputation(&who, amount, |reputation| {
            T::Holds::hold(&HoldReason::Lock.into(), &who, amount)?;
            let locked = reputation.locked.lock(amount, T::Clock::now());
            reputation.locked = locked.ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::deposit_event(Event::XpLocked { owner, amount });
        Ok(())
    }

    pub(crate) fn do_unlock(who: T::AccountId, amount: Xp) -> DispatchResult {
        let releasable_from = T::Clock::now().saturating_add(T::Parameters::get().unlock_delay);
        let owner = Self::mutate_reputation(&who, amount, |reputation| {
            let locked = reputation.locked.unlock(amount);
            reputation.locked = locked.ok_or(Error::<T>::InsufficientLocked)?;
            let request = Unlocking { amount, releasable_from };
            reputation.unlocking.try_push(request).map_err(|_| Error::<T>::TooManyUnlocking)?;
            Ok(())
        })?;
        Self::deposit_event(Event::UnlockRequested { owner, amount, releasable_from });
        Ok(())
    }

    pub(crate) fn do_cancel_unlock(who: T::AccountId, amount: Xp) -> DispatchResult {
        let owner = Self::mutate_reputation(&who, amount, |reputation| {
            let mut rest = amount;
            while rest > 0 {
                let mut latest = reputation.unlocking.pop().ok_or(Error::<T>::InsufficientUnlocking)?;
                let taken = rest.min(latest.amount);
                rest = rest.saturating_sub(taken);
                latest.amount = latest.amount.saturating_sub(taken);
                if latest.amount > 0 {
                    reputation.unlocking.try_push(latest).map_err(|_| Error::<T>::TooManyUnlocking)?;
                }
            }
            let locked = reputation.locked.lock(amount, T::Clock::now());
            reputation.locked = locked.ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::deposit_event(Event::UnlockCancelled { owner, amount });
        Ok(())
    }

    pub(crate) fn do_withdraw(owner: OwnerId) -> DispatchResult {
        let account = T::Identities::owner(owner).ok_or(Error::<T>::NothingToWithdraw)?;
        let amount = Reputations::<T>::try_mutate(owner, |reputation| {
            let held = reputation.waiting();
            let now = T::Clock::now();
            reputation.unlocking.retain(|request| request.releasable_from > now);
            let amount = held.saturating_sub(reputation.waiting());
            ensure!(amount > 0, Error::<T>::NothingToWithdraw);
            Ok::<_, DispatchError>(amount)
        })?;
        T::Holds::release(&HoldReason::Lock.into(), &account, amount, Precision::Exact)?;
        Self::deposit_event(Event::XpReleased { owner, account, amount });
        Ok(())
    }

    /// Whether [`withdraw`](crate::Pallet::withdraw) would succeed now.
    pub fn is_withdrawable(owner: OwnerId) -> bool {
        let now = T::Clock::now();
        Reputations::<T>::get(owner).unlocking.iter().any(|request| request.releasable_from <= now)
    }

    /// Whether [`unlock`](crate::Pallet::unlock) would succeed now.
    pub fn is_unlockable(who: &T::AccountId, amount: Xp) -> bool {
        T::Identities::identity_of_owner(who).map(Reputations::<T>::get).is_some_and(|reputation| {
            let room = !reputation.unlocking.is_full();
            amount > 0 && room && amount <= reputation.locked.total()
        })
    }

    /// Whether [`cancel_unlock`](crate::Pallet::cancel_unlock) would succeed now.
    pub fn is_unlock_cancellable(who: &T::AccountId, amount: Xp) -> bool {
        T::Identities::identity_of_owner(who)
            .is_some_and(|owner| amount > 0 && amount <= Reputations::<T>::get(owner).waiting())
    }

    /// Changes what is kept about the owner that `who` is, for an operation on `amount`.
    fn mutate_reputation(
        who: &T::AccountId,
        amount: Xp,
        change: impl FnOnce(&mut Reputation<T::MaxUnlocking>) -> DispatchResult,
    ) -> Result<OwnerId, DispatchError> {
        let owner = T::Identities::identity_of_owner(who).ok_or(Error::<T>::NotRegistered)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        Reputations::<T>::try_mutate(owner, change)?;
        Ok(owner)
    }
}
