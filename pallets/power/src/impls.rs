//! The traits of the primitives that this pallet implements.
use crate::{Config, Error, HoldReason, HumanOf, Identities, IdentityOf, Odometers, Pallet, Qualities};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    Balance, Power,
    identity::{
        Identities as IdentitiesT, IdentityId, OwnerIdentities, PowerLedger, PowerSource, QualityRecord,
        StorageDeposits,
    },
    time::{Day, Seconds},
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

impl<T: Config> OwnerIdentities<T::AccountId> for Pallet<T> {
    fn owner_identity(id: IdentityId) -> Option<IdentityId> {
        let human = Identities::<T>::get(id)?.owner_identity.unwrap_or(id);
        Identities::<T>::contains_key(human).then_some(human)
    }

    fn identity_of_owner(owner: &T::AccountId) -> Option<IdentityId> {
        HumanOf::<T>::get(owner)
    }

    fn agents(id: IdentityId) -> u32 {
        Identities::<T>::get(id).map_or(0, |identity| identity.agents)
    }

    fn registered_at(id: IdentityId) -> Option<Seconds> {
        Identities::<T>::get(id).map(|identity| identity.registered_at)
    }
}

impl<T: Config> PowerLedger for Pallet<T> {
    fn spendable(id: IdentityId) -> Power {
        Self::spendable_today(id)
    }

    fn spendable_on(id: IdentityId, day: Day) -> Power {
        Odometers::<T>::get(id)
            .map(|odometer| odometer.spendable(day, T::Parameters::get().daily_cap))
            .unwrap_or_default()
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
