//! Stake that fills a meter of another identity, for nothing.
use crate::{Accounts, Beneficiary, Config, Delegation, Delegations, Error, Event, Pallet, Side};
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId, StorageDeposits},
    time::{EconomicClock, Seconds},
};
use frame_support::{ensure, pallet_prelude::*, traits::Get};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_delegate(
        who: T::AccountId,
        id: IdentityId,
        to: Beneficiary,
        units: Balance,
        lock: Seconds,
    ) -> DispatchResult {
        let owner = Self::ensure_acts_for(&who, id)?;
        // The hot key cannot bind the stake.
        ensure!(lock == 0 || who == owner, Error::<T>::NotOwner);
        ensure!(to.id != id, Error::<T>::SameIdentity);
        ensure!(T::Identities::is_active(to.id), Error::<T>::BeneficiaryNotActive);
        ensure!(units > 0, Error::<T>::ZeroAmount);
        let params = T::Parameters::get();
        ensure!(lock <= params.longest_term, Error::<T>::TermTooLong);
        let locked_until = T::Clock::now().saturating_add(lock);

        let before = Delegations::<T>::get(id, to);
        let is_new = before.is_none();
        let mut delegation = match before {
            Some(before) => before,
            None => {
                T::Deposits::hold(id, params.entry_deposit)?;
                Delegation { units: 0, locked_until: 0, deposit: params.entry_deposit }
            },
        };
        delegation.units = delegation.units.checked_add(units).ok_or(Error::<T>::Overflow)?;
        ensure!(delegation.units >= params.least_lent, Error::<T>::BelowLeastLent);
        // More may be added for longer, never for shorter.
        delegation.locked_until = delegation.locked_until.max(locked_until);
        let locked_until = delegation.locked_until;
        Self::mutate(id, |account| {
            ensure!(account.unlent(to.resource, to.asset) >= units, Error::<T>::InsufficientStake);
            let lent = account.share_mut(Side::Lessor, to.resource, to.asset);
            *lent = lent.checked_add(units).ok_or(Error::<T>::Overflow)?;
            if is_new {
                ensure!(account.delegations < T::MaxDelegations::get(), Error::<T>::TooManyDelegations);
                account.delegations = account.delegations.saturating_add(1);
            }
            Ok(())
        })?;
        Self::mutate(to.id, |account| {
            let borrowed = account.share_mut(Side::Renter, to.resource, to.asset);
            *borrowed = borrowed.checked_add(units).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Delegations::<T>::insert(id, to, delegation);
        Self::deposit_event(Event::Delegated { id, to, units, locked_until });
        Ok(())
    }

    pub(crate) fn do_undelegate(
        who: T::AccountId,
        id: IdentityId,
        to: Beneficiary,
        units: Balance,
    ) -> DispatchResult {
        Self::ensure_exits_for(&who, id)?;
        ensure!(units > 0, Error::<T>::ZeroAmount);
        let mut delegation = Delegations::<T>::get(id, to).ok_or(Error::<T>::NotDelegated)?;
        ensure!(T::Clock::now() >= delegation.locked_until, Error::<T>::StillLocked);
        delegation.units = delegation.units.checked_sub(units).ok_or(Error::<T>::InsufficientDelegation)?;
        let least = T::Parameters::get().least_lent;
        ensure!(delegation.units == 0 || delegation.units >= least, Error::<T>::BelowLeastLent);
        Self::return_units(id, &to, units)?;
        Self::put_delegation(id, &to, delegation)?;
        Self::deposit_event(Event::Undelegated { id, to, units });
        Ok(())
    }

    /// Takes `units` out of the beneficiary's meter and counts them as not lent. A beneficiary that is gone has no
    /// meter.
    pub(crate) fn return_units(id: IdentityId, to: &Beneficiary, units: Balance) -> DispatchResult {
        if Accounts::<T>::contains_key(to.id) {
            Self::mutate(to.id, |account| {
                let borrowed = account.share_mut(Side::Renter, to.resource, to.asset);
                *borrowed = borrowed.checked_sub(units).ok_or(Error::<T>::Overflow)?;
                Ok(())
            })?;
        }
        Self::mutate(id, |account| {
            let lent = account.share_mut(Side::Lessor, to.resource, to.asset);
            *lent = lent.checked_sub(units).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Writes a delegation, or forgets one of nothing and releases its deposit.
    pub(crate) fn put_delegation(id: IdentityId, to: &Beneficiary, delegation: Delegation) -> DispatchResult {
        if delegation.units > 0 {
            Delegations::<T>::insert(id, to, delegation);
            return Ok(());
        }
        Delegations::<T>::remove(id, to);
        T::Deposits::release(id, delegation.deposit)?;
        Self::mutate(id, |account| {
            account.delegations = account.delegations.saturating_sub(1);
            Ok(())
        })
    }
}
