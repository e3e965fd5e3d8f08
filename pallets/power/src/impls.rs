//! The traits of the primitives that this pallet implements.
use crate::{Config, Error, HoldReason, Identities, IdentityOf, Pallet, Qualities};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    Balance, Power,
    identity::{
        Identities as IdentitiesT, IdentityId, PowerLedger, PowerSource, QualityRecord, StorageDeposits,
    },
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{fungible::MutateHold, tokens::Precision},
};

impl<T: Config> IdentitiesT<T::AccountId> for Pallet<T> {
    fn controlled_by(who: &T::AccountId) -> Option<IdentityId> {
        IdentityOf::<T>::get(who)
    }

    fn owner(id: IdentityId) -> Option<T::AccountId> {
        Identities::<T>::get(id).map(|identity| identity.owner)
    }

    fn is_active(id: IdentityId) -> bool {
        Identities::<T>::get(id).is_some_and(|identity| identity.controller.is_some())
    }
}

impl<T: Config> PowerLedger for Pallet<T> {
    fn spendable(id: IdentityId) -> Power {
        Self::spendable_today(id)
    }

    fn spend(id: IdentityId, amount: Power, source: PowerSource) -> DispatchResult {
        Self::do_spend(id, amount, source)
    }
}

impl<T: Config> QualityRecord for Pallet<T> {
    fn quality(id: IdentityId) -> Option<Quality> {
        Qualities::<T>::get(id)
    }

    fn record(id: IdentityId, settled: Quality) -> DispatchResult {
        Self::do_record_quality(id, settled)
    }
}

impl<T: Config> StorageDeposits for Pallet<T> {
    fn hold(id: IdentityId, amount: Balance) -> DispatchResult {
        Identities::<T>::try_mutate(id, |identity| {
            let identity = identity.as_mut().ok_or(Error::<T>::UnknownIdentity)?;
            ensure!(identity.deregistered_at.is_none(), Error::<T>::Deregistered);
            let deposits = identity.deposits.checked_add(amount).ok_or(Error::<T>::CeilingExceeded)?;
            ensure!(deposits <= identity.ceiling, Error::<T>::CeilingExceeded);
            T::Currency::hold(&HoldReason::Storage.into(), &identity.owner, amount)?;
            identity.deposits = deposits;
            Ok(())
        })
    }

    fn release(id: IdentityId, amount: Balance) -> DispatchResult {
        Identities::<T>::try_mutate(id, |identity| {
            let identity = identity.as_mut().ok_or(Error::<T>::UnknownIdentity)?;
            let deposits = identity.deposits.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
            T::Currency::release(&HoldReason::Storage.into(), &identity.owner, amount, Precision::Exact)?;
            identity.deposits = deposits;
            Ok(())
        })
    }
}
