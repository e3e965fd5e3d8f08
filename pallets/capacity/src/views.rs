//! What clients read.
use crate::{
    AccountView, Accounts, Config, MeterView, NetworkState, NetworkView, Offer, OfferKey, OfferPage, Offers,
    Pallet, Quote, Totals,
    account::{ASSETS, RESOURCES},
    market::storage_key,
    types::Book,
};
use alloc::vec::Vec;
use fluxnomics_economics::{
    capacity::stake::{PerResource, Units, rate},
    math::{Rounding, mul_div},
    time::{DAY, day},
};
use fluxnomics_primitives::{
    Power,
    capacity::Usage,
    identity::{Identities, IdentityId, PowerLedger},
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
        let [mut unstakable, mut withdrawable, mut frozen] = [Units::default(); 3];
        for asset in ASSETS {
            *unstakable.of_mut(asset) = account.unstakable(asset);
            *frozen.of_mut(asset) = account.frozen(asset);
        }
        for chunk in Self::withdrawable(&account, at) {
            let sum = withdrawable.of_mut(chunk.asset);
            *sum = sum.saturating_add(chunk.amount);
        }
        AccountView {
            meters,
            free: Self::free_left(&account),
            spendable: Self::messaging_power(&account).min(T::Power::spendable_on(id, day(at))),
            exits: Self::exits_left(&account),
            policy: account.policy,
            staked: account.staked,
            lent: account.lent,
            borrowed: account.borrowed,
            unstakable,
            unbonding: account.unbonding.to_vec(),
            withdrawable,
            frozen,
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

    /// What of an offer can be rented now. `None` if nothing can.
    fn rentable(book: Book, offer: Offer, shortest_term: Seconds) -> Option<Offer> {
        let account = Self::account_now(offer.lessor);
        let units = offer.units.min(account.unlent(book.resource, book.asset));
        let enough = units >= offer.least_units || units == offer.units;
        let open = enough
            && offer.longest_term >= shortest_term
            && account.leases < T::MaxTerms::get()
            && T::Identities::is_active(offer.lessor);
        open.then_some(Offer { units, ..offer })
    }

    /// The cheapest offers of a book after `after` of which something can be rented now, with no more units than that.
    pub(crate) fn page_of_offers(book: Book, after: Option<OfferKey>, count: u32) -> OfferPage {
        let shortest_term = T::Parameters::get().shortest_term;
        let count = usize::try_from(count.min(MAX_SHOWN)).unwrap_or_default();
        let mut entries = match after {
            Some(key) => {
                let start = Offers::<T>::hashed_key_for(storage_key(&OfferKey { book, ..key }));
                Offers::<T>::iter_prefix_from((book,), start)
            },
            None => Offers::<T>::iter_prefix((book,)),
        };
        let mut page = OfferPage { offers: Vec::new(), next: after };
        for _ in 0..MAX_SCANNED {
            if page.offers.len() >= count {
                break;
            }
            let Some(((price, id), offer)) = entries.next() else {
                return OfferPage { next: None, ..page };
            };
            let key = OfferKey { book, price: price.into(), id };
            page.next = Some(key);
            page.offers.extend(Self::rentable(book, offer, shortest_term).map(|offer| (key, offer)));
        }
        page
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
