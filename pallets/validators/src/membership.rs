use crate::{BondState, Bonds, Config, Error, Event, Members, Pallet};
use alloc::vec::Vec;
use frame_support::{
    BoundedVec, ensure,
    traits::{Get, fungible::MutateHold},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_add_validator(who: T::AccountId) -> DispatchResult {
        let mut members = Members::<T>::get();
        ensure!(!members.contains(&who), Error::<T>::AlreadyValidator);
        ensure!(Bonds::<T>::get(&who) == Some(BondState::Bonded), Error::<T>::NotBonded);
        ensure!(Self::bond_amount(&who) >= Self::required_bond(), Error::<T>::BondTooSmall);
        ensure!(Self::has_keys(&who), Error::<T>::NoSessionKeys);
        members.try_push(who.clone()).map_err(|_| Error::<T>::TooManyValidators)?;
        Members::<T>::put(members);
        Self::deposit_event(Event::ValidatorAdded { who });
        Ok(())
    }

    pub(crate) fn do_remove_validator(who: T::AccountId) -> DispatchResult {
        let mut members = Members::<T>::get();
        ensure!(members.contains(&who), Error::<T>::NotValidator);
        ensure!(members.len() > 1, Error::<T>::LastValidator);
        members.retain(|member| member != &who);
        Members::<T>::put(members);
        Self::deposit_event(Event::ValidatorRemoved { who });
        Ok(())
    }

    pub(crate) fn is_member(who: &T::AccountId) -> bool {
        Members::<T>::get().contains(who)
    }

    /// Whether the account validates in this session or is queued for the next.
    pub(crate) fn is_active(who: &T::AccountId) -> bool {
        pallet_session::Validators::<T>::get().contains(who) || Self::queued().contains(who)
    }

    /// The validators of the next session.
    pub(crate) fn queued() -> Vec<T::AccountId> {
        pallet_session::QueuedKeys::<T>::get().into_iter().map(|(who, _)| who).collect()
    }

    /// Records the set that genesis names. Panics, in genesis only, where it cannot be a set.
    pub(crate) fn set_genesis_members(validators: &[T::AccountId]) {
        let mut members = BoundedVec::new();
        for who in validators {
            assert!(!members.contains(who), "validators: {who:?} is named twice");
            assert!(
                members.try_push(who.clone()).is_ok(),
                "validators: {} are named, but at most {} are possible",
                validators.len(),
                <T as Config>::MaxValidators::get()
            );
        }
        Members::<T>::put(members);
    }

    /// Bonds the members that genesis named, out of the balances that genesis gave them. Panics, in genesis only,
    /// where one of them lacks keys or HETU: an unbonded validator could not be slashed.
    pub(crate) fn bond_genesis_members() {
        let members = Members::<T>::get();
        assert!(
            !members.is_empty() || pallet_session::NextKeys::<T>::iter_keys().next().is_none(),
            "validators: none is named, but session keys are"
        );
        let bond = Self::required_bond();
        for who in members {
            assert!(Self::has_keys(&who), "validators: {who:?} has no session keys");
            let held = <T as Config>::Currency::hold(&Self::hold_reason(), &who, bond);
            assert!(held.is_ok(), "validators: {who:?} cannot bond {bond}: {held:?}");
            Bonds::<T>::insert(who, BondState::Bonded);
        }
    }
}
