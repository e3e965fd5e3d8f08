//! Accounts: every change of stake and of what it fills goes through here.
use crate::{Account, Accounts, Config, Error, NetworkState, Pallet, Side, Totals};
use alloc::vec::Vec;
use fluxnomics_economics::capacity::stake::{Asset, Expiry, Resource, fill};
use fluxnomics_primitives::{
    Balance, Power,
    flux::{FluxHold, Place},
    identity::{Identities, IdentityId},
    time::{EconomicClock, Seconds},
};
use frame_support::{ensure, pallet_prelude::*};

pub(crate) type AccountOf<T> = Account<<T as Config>::MaxChunks, <T as Config>::MaxTerms>;

pub(crate) const RESOURCES: [Resource; 2] = [Resource::Messaging, Resource::Execution];
pub(crate) const ASSETS: [Asset; 2] = [Asset::Hetu, Asset::Flux];
pub(crate) const STAKED: Place = Place::Held(FluxHold::Stake);
pub(crate) const UNBONDING: Place = Place::Held(FluxHold::Unbonding);

impl<T: Config> Pallet<T> {
    /// The account as it will be at `now` if nothing happens until then: meters filled, leases ended.
    pub(crate) fn account_at(account: AccountOf<T>, now: Seconds) -> AccountOf<T> {
        let mut account = account;
        let network = NetworkState::<T>::get();
        for resource in RESOURCES {
            let expiries = account.terms.iter().filter(|term| term.resource == resource).map(|term| Expiry {
                at: term.ends_at,
                asset: term.asset,
                units: term.units,
                returns: term.side == Side::Lessor,
            });
            let filling = account.filling(resource).unwrap_or_default();
            let (meter, _) =
                fill(account.meters.of(resource), &filling, resource, expiries, &network.eras, now);
            *account.meters.of_mut(resource) = meter;
        }
        let (ended, running): (Vec<_>, Vec<_>) =
            account.terms.iter().copied().partition(|term| term.ends_at <= now);
        for term in ended {
            let share = account.share_mut(term.side, term.resource, term.asset);
            *share = share.saturating_sub(term.units);
        }
        account.terms = BoundedVec::truncate_from(running);
        account.used = account.used.on(fluxnomics_economics::time::day(now));
        account
    }

    /// The account now.
    pub(crate) fn account_now(id: IdentityId) -> AccountOf<T> {
        Self::account_at(Accounts::<T>::get(id).unwrap_or_default(), T::Clock::now())
    }

    /// Changes an account, brought up to date first. The ledger of Flux must have been asked before: it may call
    /// back, and change the account.
    pub(crate) fn mutate<R>(
        id: IdentityId,
        change: impl FnOnce(&mut AccountOf<T>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        let mut account = Self::account_now(id);
        let result = change(&mut account)?;
        Accounts::<T>::insert(id, account);
        Ok(result)
    }

    /// Moves stake between being staked and being nothing, in an account and in the totals.
    pub(crate) fn add_stake(account: &mut AccountOf<T>, asset: Asset, amount: Balance) -> DispatchResult {
        let staked = account.staked.of_mut(asset);
        *staked = staked.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        Totals::<T>::try_mutate(|totals| {
            let staked = totals.staked.of_mut(asset);
            *staked = staked.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Power that the identity may spend on messages now: today's allowance and what the meter holds.
    pub(crate) fn messaging_power(account: &AccountOf<T>) -> Power {
        Self::free_left(account).saturating_add(account.meters.messaging.stored)
    }

    pub(crate) fn free_left(account: &AccountOf<T>) -> Power {
        T::Parameters::get().free_allowance.saturating_sub(account.used.free)
    }

    pub(crate) fn exits_left(account: &AccountOf<T>) -> u32 {
        T::Parameters::get().free_exits.saturating_sub(account.used.exits)
    }

    /// The owner of an active identity for which `who` may act: its owner or its controller.
    pub(crate) fn ensure_acts_for(who: &T::AccountId, id: IdentityId) -> Result<T::AccountId, DispatchError> {
        ensure!(T::Identities::is_active(id), Error::<T>::NotActive);
        Self::ensure_exits_for(who, id)
    }

    /// The owner of an identity, active or not, for which `who` may act.
    pub(crate) fn ensure_exits_for(
        who: &T::AccountId,
        id: IdentityId,
    ) -> Result<T::AccountId, DispatchError> {
        let owner = T::Identities::owner(id).ok_or(Error::<T>::NotActive)?;
        let allowed = owner == *who || T::Identities::controlled_by(who) == Some(id);
        ensure!(allowed, Error::<T>::NotOwnerOrController);
        Ok(owner)
    }
}
