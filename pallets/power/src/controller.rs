//! Naming, accepting and retiring controllers.
use crate::{
    Config, Error, Event, HoldReason, Identities, IdentityOf, Pallet, PendingController, PendingControllers,
    RetiredControllers,
};
use fluxnomics_primitives::{
    identity::{IdentityId, StorageDeposits},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::MutateHold,
        tokens::{Fortitude, Precision},
    },
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_announce_controller(
        who: T::AccountId,
        id: IdentityId,
        controller: T::AccountId,
    ) -> DispatchResult {
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        ensure!(identity.deregistered_at.is_none(), Error::<T>::Deregistered);
        let by_owner = who == identity.owner;
        ensure!(by_owner || Some(&who) == identity.controller.as_ref(), Error::<T>::NotOwnerOrController);
        Self::ensure_can_control(&controller)?;
        if let Some(pending) = PendingControllers::<T>::get(id) {
            ensure!(by_owner, Error::<T>::ControllerPending);
            Self::drop_pending(id, pending)?;
        }
        let params = T::Parameters::get();
        let now = T::Clock::now();
        let acceptable_from = match identity.controller {
            Some(_) => now.saturating_add(params.rotation_delay),
            None => now,
        };
        let deposit = params.price_floor;
        <Self as StorageDeposits>::hold(id, deposit)?;
        frame_system::Pallet::<T>::inc_sufficients(&controller);
        PendingControllers::<T>::insert(
            id,
            PendingController { account: controller.clone(), acceptable_from, deposit },
        );
        Self::deposit_event(Event::ControllerAnnounced { id, controller, acceptable_from });
        Ok(())
    }

    pub(crate) fn do_cancel_controller(who: T::AccountId, id: IdentityId) -> DispatchResult {
        Self::ensure_owner(&who, id)?;
        let pending = PendingControllers::<T>::get(id).ok_or(Error::<T>::NoPendingController)?;
        Self::drop_pending(id, pending)
    }

    /// Whether `who` could accept to control `id` now. Free calls rest on it: when it says yes, the
    /// call succeeds.
    pub fn ensure_acceptable(
        who: &T::AccountId,
        id: IdentityId,
    ) -> Result<PendingController<T::AccountId>, DispatchError> {
        ensure!(Identities::<T>::contains_key(id), Error::<T>::UnknownIdentity);
        let pending = PendingControllers::<T>::get(id).ok_or(Error::<T>::NoPendingController)?;
        ensure!(pending.account == *who, Error::<T>::NotPendingController);
        ensure!(T::Clock::now() >= pending.acceptable_from, Error::<T>::RotationTooEarly);
        Self::ensure_can_control(who)?;
        Ok(pending)
    }

    pub(crate) fn do_accept_controller(who: T::AccountId, id: IdentityId) -> DispatchResult {
        let pending = Self::ensure_acceptable(&who, id)?;
        let mut identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        let retired = identity.controller.replace(who.clone());
        if retired.is_some() {
            // The tombstone of the retired key stays for ever: its price is burned.
            identity.deposits = identity.deposits.checked_sub(pending.deposit).ok_or(Error::<T>::Overflow)?;
            T::Currency::burn_held(
                &HoldReason::Storage.into(),
                &identity.owner,
                pending.deposit,
                Precision::Exact,
                Fortitude::Force,
            )?;
            Identities::<T>::insert(id, identity);
        } else {
            Identities::<T>::insert(id, identity);
            <Self as StorageDeposits>::release(id, pending.deposit)?;
        }
        if let Some(old) = retired.clone() {
            Self::retire(old);
        }
        PendingControllers::<T>::remove(id);
        IdentityOf::<T>::insert(&who, id);
        Self::deposit_event(Event::ControllerBound { id, controller: who, retired });
        Ok(())
    }

    /// Forgets a named controller and releases what its entry held.
    pub(crate) fn drop_pending(id: IdentityId, pending: PendingController<T::AccountId>) -> DispatchResult {
        PendingControllers::<T>::remove(id);
        frame_system::Pallet::<T>::dec_sufficients(&pending.account);
        <Self as StorageDeposits>::release(id, pending.deposit)?;
        Self::deposit_event(Event::ControllerCancelled { id, controller: pending.account });
        Ok(())
    }

    /// Unbinds a controller for good.
    pub(crate) fn retire(controller: T::AccountId) {
        IdentityOf::<T>::remove(&controller);
        frame_system::Pallet::<T>::dec_sufficients(&controller);
        RetiredControllers::<T>::insert(controller, ());
    }

    pub(crate) fn ensure_can_control(who: &T::AccountId) -> DispatchResult {
        ensure!(!IdentityOf::<T>::contains_key(who), Error::<T>::ControllerInUse);
        ensure!(!RetiredControllers::<T>::contains_key(who), Error::<T>::ControllerRetired);
        Ok(())
    }
}
