//! The market for capacity: stake offered, rented and paid for as time passes.
use crate::{
    Config, Error, Event, HoldReason, LeaseRecord, Leases, NextLease, NextOffer, Offer, OfferKey, Offers,
    Pallet, Side, Term,
    types::{Book, LeaseId, PriceKey},
};
use fluxnomics_economics::capacity::rent::{Lease, RentPrice};
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId, StorageDeposits},
    time::{EconomicClock, Seconds},
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        Get,
        fungible::MutateHold,
        tokens::{Fortitude, Precision, Restriction},
    },
};

pub(crate) fn storage_key(key: &OfferKey) -> (Book, PriceKey, u64) {
    (key.book, key.price.into(), key.id)
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_offer(
        who: T::AccountId,
        lessor: IdentityId,
        book: Book,
        units: Balance,
        price: RentPrice,
        longest_term: Seconds,
    ) -> DispatchResult {
        // The hot key cannot bind the stake.
        ensure!(Self::ensure_acts_for(&who, lessor)? == who, Error::<T>::NotOwner);
        let params = T::Parameters::get();
        ensure!(units >= params.least_lent, Error::<T>::BelowLeastLent);
        ensure!(price > 0, Error::<T>::ZeroAmount);
        ensure!(longest_term >= params.shortest_term, Error::<T>::TermTooShort);
        ensure!(longest_term <= params.longest_term, Error::<T>::TermTooLong);
        let deposit = params.entry_deposit;
        T::Deposits::hold(lessor, deposit)?;
        Self::mutate(lessor, |account| {
            ensure!(account.unlent(book.resource, book.asset) >= units, Error::<T>::InsufficientStake);
            ensure!(account.offers < T::MaxOffers::get(), Error::<T>::TooManyOffers);
            account.offers = account.offers.saturating_add(1);
            Ok(())
        })?;
        let id = NextOffer::<T>::get();
        NextOffer::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
        let key = OfferKey { book, price, id };
        // A lessor's places last for all of this offer, unless leases of others take them.
        let places = T::MaxTerms::get().max(1);
        let least_units = units.div_ceil(places.into()).max(params.least_lent);
        Offers::<T>::insert(storage_key(&key), Offer { lessor, units, least_units, longest_term, deposit });
        Self::deposit_event(Event::Offered { lessor, key, units, longest_term });
        Ok(())
    }

    pub(crate) fn do_withdraw_offer(who: T::AccountId, key: OfferKey) -> DispatchResult {
        let offer = Offers::<T>::get(storage_key(&key)).ok_or(Error::<T>::UnknownOffer)?;
        Self::ensure_exits_for(&who, offer.lessor)?;
        Self::remove_offer(&key, &offer)?;
        Self::deposit_event(Event::OfferWithdrawn { lessor: offer.lessor, key });
        Ok(())
    }

    fn remove_offer(key: &OfferKey, offer: &Offer) -> DispatchResult {
        Offers::<T>::remove(storage_key(key));
        T::Deposits::release(offer.lessor, offer.deposit)?;
        Self::mutate(offer.lessor, |account| {
            account.offers = account.offers.saturating_sub(1);
            Ok(())
        })
    }

    pub(crate) fn do_rent(
        payer: T::AccountId,
        renter: IdentityId,
        key: OfferKey,
        units: Balance,
        term: Seconds,
        max_price: RentPrice,
    ) -> DispatchResult {
        Self::ensure_acts_for(&payer, renter)?;
        let mut offer = Offers::<T>::get(storage_key(&key)).ok_or(Error::<T>::UnknownOffer)?;
        let lessor = offer.lessor;
        ensure!(lessor != renter, Error::<T>::SameIdentity);
        ensure!(T::Identities::is_active(lessor), Error::<T>::NotActive);
        ensure!(key.price <= max_price, Error::<T>::PriceAboveLimit);
        let params = T::Parameters::get();
        ensure!(term >= params.shortest_term, Error::<T>::TermTooShort);
        ensure!(term <= offer.longest_term, Error::<T>::TermTooLong);
        ensure!(units >= offer.least_units || units == offer.units, Error::<T>::BelowLeastLent);
        offer.units = offer.units.checked_sub(units).ok_or(Error::<T>::InsufficientOffer)?;

        let lease = Lease::open(units, key.price, T::Clock::now(), term).ok_or(Error::<T>::Overflow)?;
        T::Currency::hold(&HoldReason::Rent.into(), &payer, lease.rent)?;
        T::Deposits::hold(renter, params.entry_deposit)?;
        let id = NextLease::<T>::get();
        NextLease::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);

        let Book { resource, asset } = key.book;
        for (party, side) in [(lessor, Side::Lessor), (renter, Side::Renter)] {
            Self::mutate(party, |account| {
                let lendable = side == Side::Renter || account.unlent(resource, asset) >= units;
                ensure!(lendable, Error::<T>::InsufficientStake);
                let share = account.share_mut(side, resource, asset);
                *share = share.checked_add(units).ok_or(Error::<T>::Overflow)?;
                account.leases = account.leases.checked_add(1).ok_or(Error::<T>::Overflow)?;
                ensure!(account.leases <= T::MaxTerms::get(), Error::<T>::TooManyLeases);
                let term = Term { lease: id, side, resource, asset, units, ends_at: lease.end };
                let place = account.terms.partition_point(|other| other.ends_at <= term.ends_at);
                account.terms.try_insert(place, term).map_err(|_| Error::<T>::TooManyLeases)?;
                Ok(())
            })?;
        }
        if offer.units >= params.least_lent {
            Offers::<T>::insert(storage_key(&key), offer);
        } else {
            // What is left is too little to rent.
            Self::remove_offer(&key, &offer)?;
        }
        Self::deposit_event(Event::Rented {
            lease: id,
            lessor,
            renter,
            payer: payer.clone(),
            key,
            units,
            rent: lease.rent,
            ends_at: lease.end,
        });
        Leases::<T>::insert(
            id,
            LeaseRecord { lessor, renter, payer, resource, asset, lease, deposit: params.entry_deposit },
        );
        Ok(())
    }

    pub(crate) fn do_settle_lease(id: LeaseId) -> DispatchResult {
        let mut record = Leases::<T>::get(id).ok_or(Error::<T>::UnknownLease)?;
        let now = T::Clock::now();
        let ended = now >= record.lease.end || record.lease.units == 0;
        let (due, lease) = record.lease.settle(now);
        ensure!(due > 0 || ended, Error::<T>::NothingToSettle);
        Self::pay_rent(&record, due)?;
        Self::deposit_event(Event::RentPaid { lease: id, amount: due, ended });
        if !ended {
            record.lease = lease;
            Leases::<T>::insert(id, record);
            return Ok(());
        }
        Leases::<T>::remove(id);
        for party in [record.lessor, record.renter] {
            Self::mutate(party, |account| {
                account.leases = account.leases.saturating_sub(1);
                account.terms.retain(|term| term.lease != id);
                Ok(())
            })?;
        }
        T::Deposits::release(record.renter, record.deposit)
    }

    /// Pays rent to the lessor's owner.
    pub(crate) fn pay_rent(record: &LeaseRecord<T::AccountId>, due: Balance) -> DispatchResult {
        if due == 0 {
            return Ok(());
        }
        let owner = T::Identities::owner(record.lessor).ok_or(Error::<T>::NotActive)?;
        T::Currency::transfer_on_hold(
            &HoldReason::Rent.into(),
            &record.payer,
            &owner,
            due,
            Precision::Exact,
            Restriction::Free,
            Fortitude::Force,
        )?;
        Ok(())
    }
}
