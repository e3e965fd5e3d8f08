//! What clients read.
use crate::{
    AccountView, Accounts, Config, MeterView, NetworkState, NetworkView, Offer, OfferKey, Offers, Pallet,
    Quote, Totals,
    account::{ASSETS, RESOURCES},
    types::Book,
};
use alloc::vec::Vec;
use fluxnomics_economics::{
    capacity::stake::{PerResource, Units, rate},
    math::{Rounding, mul_div},
    time::DAY,
};
use fluxnomics_primitives::{
    Power,
    capacity::Usage,
    identity::{Identities, IdentityId},
    time::{EconomicClock, Seconds},
};
use frame_support::traits::Get;

/// Offers that one look at the market shows at most.
const MAX_SHOWN: u32 = 100;
/// Offers that it reads at most.
const MAX_SCANNED: usize = 2_000;

impl<T: Config> Pallet<T> {
    pub(crate) fn view_at(id: IdentityId, at: Seconds) -> AccountView {
        let at = at.max(T::Clock::now());
        let account = Self::account_at(Accounts::<T>::get(id).unwrap_or_default(), at);
        let network = NetworkState::<T>::get();
        let storage = network.eras.last().map(|era| era.storage).unwrap_or_default();
        let mut meters = PerResource::<MeterView>::default();
        for resource in RESOURCES {
            let rate = rate(&account.filling(resource).unwrap_or_default(), network.alphas().of(resource));
            let mut lendable = Units::default();
            for asset in ASSETS {
                *lendable.of_mut(asset) = account.unlent(resource, asset);
            }
            *meters.of_mut(resource) = MeterView {
                stored: account.meters.of(resource).stored,
                rate,
                cap: mul_div(rate, storage.into(), DAY.into(), Rounding::Down).unwrap_or(Power::MAX),
                lendable,
            };
        }
        let (mut unstakable, mut withdrawable) = (Units::default(), Units::default());
        for asset in ASSETS {
            *unstakable.of_mut(asset) = account.unstakable(asset);
        }
        for chunk in Self::withdrawable(&account, at) {
            let sum = withdrawable.of_mut(chunk.asset);
            *sum = sum.saturating_add(chunk.amount);
        }
        AccountView {
            meters,
            free: Self::free_left(&account),
            exits: Self::exits_left(&account),
            policy: account.policy,
            staked: account.staked,
            lent: account.lent,
            borrowed: account.borrowed,
            unstakable,
            unbonding: account.unbonding.to_vec(),
            withdrawable,
            frozen: account.frozen,
            terms: account.terms.to_vec(),
        }
    }

    pub(crate) fn quote(power: Power) -> Quote {
        Quote { power, flux: Self::flux_for(power) }
    }

    pub(crate) fn quote_for_message(bytes: u32, is_intent: bool) -> Quote {
        Self::quote(Self::price_of_message(bytes, is_intent))
    }

    pub(crate) fn quote_for_extrinsic(bytes: u32, time: u64) -> Quote {
        Self::quote(Self::price_of_extrinsic(bytes, time))
    }

    pub(crate) fn quote_for_task(usage: Usage) -> Quote {
        Self::quote(Self::price_of_task(&usage))
    }

    /// The cheapest offers of which something can be rented now, with no more units than that.
    pub(crate) fn cheapest_offers(book: Book, count: u32) -> Vec<(OfferKey, Offer)> {
        let least = T::Parameters::get().least_lent;
        Offers::<T>::iter_prefix((book,))
            .take(MAX_SCANNED)
            .filter_map(|((price, id), offer)| {
                let account = Self::account_now(offer.lessor);
                let units = offer.units.min(account.unlent(book.resource, book.asset));
                let places = account.leases < T::MaxTerms::get();
                let rentable = units >= least && places && T::Identities::is_active(offer.lessor);
                rentable.then(|| (OfferKey { book, price: price.into(), id }, Offer { units, ..offer }))
            })
            .take(count.min(MAX_SHOWN).try_into().unwrap_or_default())
            .collect()
    }

    pub(crate) fn network_view() -> NetworkView {
        let network = NetworkState::<T>::get();
        NetworkView {
            congestion: network.congestion,
            rate: network.rate,
            alphas: network.alphas(),
            totals: Totals::<T>::get(),
        }
    }
}
