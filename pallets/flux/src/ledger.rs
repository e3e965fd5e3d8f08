//! Accounts and totals: every change of Flux goes through here.
use crate::{Account, Accounts, Config, Error, Event, Ledger, Pallet, Totals, Watches};
use fluxnomics_economics::{
    flux::demurrage::{Decaying, Mark},
    math::Rounding,
};
use fluxnomics_primitives::{
    Balance,
    flux::{AutoStake, Epoch, FluxCharge, FluxHold, Place},
    identity::IdentityId,
};
use frame_support::{ensure, pallet_prelude::*};

/// The account at a later index.
pub(crate) fn touched(account: &Account, mark: Mark) -> Option<Account> {
    let at = |part: &Decaying| part.decayed(account.mark, mark, Rounding::Down);
    Some(Account { mark, free: at(&account.free)?, offered: at(&account.offered)?, ..*account })
}

fn put(amount: Balance, place: Place, account: &mut Account, totals: &mut Ledger) -> Option<()> {
    match place {
        Place::Free => account.free = account.free.checked_add(amount)?,
        Place::Held(FluxHold::Offer) => account.offered = account.offered.checked_add(amount)?,
        Place::Held(FluxHold::Stake) => account.staked = account.staked.checked_add(amount)?,
        Place::Held(FluxHold::Unbonding) => account.unbonding = account.unbonding.checked_add(amount)?,
        Place::Held(FluxHold::Escrow) => account.escrow = account.escrow.checked_add(amount)?,
    }
    if decays(place) {
        totals.decaying = totals.decaying.checked_add(amount)?;
    } else {
        totals.exempt = totals.exempt.checked_add(amount)?;
    }
    Some(())
}

fn take(amount: Balance, place: Place, account: &mut Account, totals: &mut Ledger) -> Option<()> {
    match place {
        Place::Free => account.free = account.free.checked_sub(amount)?,
        Place::Held(FluxHold::Offer) => account.offered = account.offered.checked_sub(amount)?,
        Place::Held(FluxHold::Stake) => account.staked = account.staked.checked_sub(amount)?,
        Place::Held(FluxHold::Unbonding) => account.unbonding = account.unbonding.checked_sub(amount)?,
        Place::Held(FluxHold::Escrow) => account.escrow = account.escrow.checked_sub(amount)?,
    }
    if decays(place) {
        totals.decaying = totals.decaying.checked_sub(amount)?;
    } else {
        totals.exempt = totals.exempt.checked_sub(amount)?;
    }
    Some(())
}

fn decays(place: Place) -> bool {
    matches!(place, Place::Free | Place::Held(FluxHold::Offer))
}

/// Adds to a running total.
fn count(total: &mut Balance, amount: Balance) -> Option<()> {
    *total = total.checked_add(amount)?;
    Some(())
}

impl<T: Config> Pallet<T> {
    /// Changes the Flux of an identity, brought up to date first.
    pub(crate) fn mutate<R>(
        id: IdentityId,
        change: impl FnOnce(&mut Account, &mut Ledger) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        Self::mutate_staking(id, T::AutoStake::accepts(id), change)
    }

    /// The same, with the part λ2 of a reward that is due staked or not.
    fn mutate_staking<R>(
        id: IdentityId,
        stakes: bool,
        change: impl FnOnce(&mut Account, &mut Ledger) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        let mut totals = Totals::<T>::get();
        let stored = Accounts::<T>::get(id).unwrap_or(Account { mark: totals.mark, ..Account::default() });
        let mut account = touched(&stored, totals.mark).ok_or(Error::<T>::Overflow)?;
        let staked = Self::realise(id, &mut account, &mut totals, stakes)?;
        let result = change(&mut account, &mut totals)?;
        Accounts::<T>::set(id, (!account.is_empty()).then_some(account));
        Totals::<T>::put(totals);
        if staked > 0 {
            T::AutoStake::staked(id, staked);
        }
        Ok(result)
    }

    pub(crate) fn do_shift(id: IdentityId, amount: Balance, from: Place, to: Place) -> DispatchResult {
        Self::mutate(id, |account, totals| {
            take(amount, from, account, totals).ok_or(Error::<T>::InsufficientFlux)?;
            put(amount, to, account, totals).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::deposit_event(Event::Shifted { id, amount, from, to });
        Ok(())
    }

    pub(crate) fn do_mature(
        id: IdentityId,
        amount: Balance,
        from: FluxHold,
        since: Epoch,
    ) -> Result<Balance, DispatchError> {
        ensure!(!decays(Place::Held(from)), Error::<T>::InsufficientFlux);
        let watch = Watches::<T>::get(since).ok_or(Error::<T>::NotWatched)?;
        let arrived = Self::mutate(id, |account, totals| {
            take(amount, Place::Held(from), account, totals).ok_or(Error::<T>::InsufficientFlux)?;
            // An epoch that has not closed yet has taken nothing.
            let left = Decaying::new(amount)
                .decayed(watch.mark.unwrap_or(totals.mark), totals.mark, Rounding::Down)
                .ok_or(Error::<T>::Overflow)?
                .whole;
            let decayed = amount.checked_sub(left).ok_or(Error::<T>::Overflow)?;
            count(&mut totals.burned.demurrage, decayed).ok_or(Error::<T>::Overflow)?;
            put(left, Place::Free, account, totals).ok_or(Error::<T>::Overflow)?;
            Ok(left)
        })?;
        Self::do_unwatch(since);
        Self::deposit_event(Event::Matured { id, amount, arrived, since });
        Ok(arrived)
    }

    pub(crate) fn do_burn(
        id: IdentityId,
        amount: Balance,
        from: Place,
        charge: FluxCharge,
    ) -> DispatchResult {
        Self::mutate(id, |account, totals| {
            take(amount, from, account, totals).ok_or(Error::<T>::InsufficientFlux)?;
            let total = match charge {
                FluxCharge::Match => &mut totals.burned.matches,
                FluxCharge::Fallback => &mut totals.burned.fallback,
                FluxCharge::Fee => &mut totals.burned.fee,
                FluxCharge::Slash => &mut totals.burned.slash,
            };
            count(total, amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::deposit_event(Event::Burned { id, amount, from, charge });
        Ok(())
    }

    pub(crate) fn do_settle(
        payer: IdentityId,
        from: FluxHold,
        provider: IdentityId,
        to: Place,
        amount: Balance,
    ) -> DispatchResult {
        Self::mutate(payer, |account, totals| {
            take(amount, Place::Held(from), account, totals).ok_or(Error::<T>::InsufficientFlux)?;
            count(&mut totals.burned.settlement, amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::mutate(provider, |account, totals| {
            put(amount, to, account, totals).ok_or(Error::<T>::Overflow)?;
            count(&mut totals.minted.settlement, amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::deposit_event(Event::Settled { payer, from, provider, to, amount });
        Ok(())
    }

    /// Mints what was bought.
    pub(crate) fn mint_purchase(id: IdentityId, amount: Balance) -> DispatchResult {
        Self::mutate(id, |account, totals| {
            put(amount, Place::Free, account, totals).ok_or(Error::<T>::Overflow)?;
            count(&mut totals.minted.purchase, amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Mints what genesis gives.
    pub(crate) fn endow(id: IdentityId, amount: Balance) -> DispatchResult {
        Self::mutate(id, |account, totals| {
            put(amount, Place::Free, account, totals).ok_or(Error::<T>::Overflow)?;
            count(&mut totals.minted.genesis, amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Burns all that an identity has left. What is held must have been released before.
    pub(crate) fn do_forfeit(id: IdentityId) -> DispatchResult {
        if !Accounts::<T>::contains_key(id) {
            return Ok(());
        }
        let amount = Self::mutate_staking(id, false, |account, totals| {
            ensure!(!account.is_held(), Error::<T>::InsufficientFlux);
            // A share of a round that is still open is lost.
            Self::discount_work(account)?;
            let amount = account.free.whole;
            take(amount, Place::Free, account, totals).ok_or(Error::<T>::InsufficientFlux)?;
            count(&mut totals.burned.forfeit, amount).ok_or(Error::<T>::Overflow)?;
            Ok(amount)
        })?;
        Self::deposit_event(Event::Forfeited { id, amount });
        Ok(())
    }
}
