//! The close of an epoch: what its jobs issue.
use crate::{
    ActiveMiners, Config, EpochRecord, Error, Event, History, NexIssuance, Open, OpenEpoch, Pallet, Price,
    Round, Rounds, Terms, Usual, WeightInfo, salary::month_of,
};
use core::num::{NonZeroU32, NonZeroU128};
use fluxnomics_economics::{
    math::{Rounding, mul_div},
    poe::{
        index::{Measures, PoeIndex, Scales, Weights, gamma},
        issuance::{self, IssuanceTerms, issuance},
        price::{PriceTrack, spot},
    },
    quality::Quality,
};
use fluxnomics_primitives::{flux::Epoch, params::PoeParams, price::SpotPrice, time::EconomicClock};
use frame_support::{
    pallet_prelude::*,
    traits::{Get, fungible::Inspect},
    weights::Weight,
};
use sp_runtime::{FixedPointNumber, FixedU64, FixedU128, Perbill};

/// The weights of the components of Φ.
fn weights(terms: &PoeParams) -> Weights {
    Weights {
        volume: terms.weight_volume,
        liquidity: terms.weight_liquidity,
        uptime: terms.weight_uptime,
        quality: terms.weight_quality,
    }
}

impl OpenEpoch {
    /// What was measured in it, over so many miners.
    fn measures(&self, miners: u32, heartbeats: u32) -> Measures {
        let possible = u64::from(miners).saturating_mul(heartbeats.into());
        let uptime =
            if possible == 0 { Perbill::zero() } else { Perbill::from_rational(self.beats, possible) };
        let quality = mul_div(self.rated, FixedU64::DIV.into(), self.volume, Rounding::Down)
            .and_then(|parts| u64::try_from(parts).ok())
            .unwrap_or_default();
        Measures {
            volume: self.volume,
            liquidity: self.fees.reserve,
            uptime,
            quality: Quality::saturating_from(FixedU64::from_inner(quality)),
        }
    }
}

impl<T: Config> Pallet<T> {
    /// What the open epoch would be like if it closed now, at this price of NEX.
    pub(crate) fn outlook(terms: &PoeParams, price: NonZeroU128) -> EpochRecord {
        let open = Open::<T>::get();
        let before = Usual::<T>::get();
        let miners = ActiveMiners::<T>::get().saturating_add(open.departed);
        let measures = open.measures(miners, Self::heartbeats(terms));
        // The registry bounds it away from zero.
        let epochs = NonZeroU32::new(terms.scale_epochs).unwrap_or(NonZeroU32::MIN);
        let scales: Scales = before.after(&measures, epochs);
        let index = PoeIndex::new(&measures, &before, &weights(terms));
        let phi = index.phi();
        let supply = T::Nex::total_issuance();
        let epoch =
            issuance::Epoch { phi, usual_volume: scales.volume, supply, treasury: open.fees.treasury, price };
        let bounds = IssuanceTerms {
            threshold: FixedU128::from(terms.min_phi),
            per_epoch: terms.nex_per_epoch,
            beta: terms.nex_beta,
            max_inflation: terms.max_inflation,
            least_supply: T::LeastSupply::get(),
        };
        // Without weight there is nobody to issue to.
        let issued = if open.weight == 0 { 0 } else { issuance(&epoch, &bounds) };
        EpochRecord {
            epoch: open.epoch,
            jobs: open.jobs,
            volume: open.volume,
            fees: open.fees,
            weight: open.weight,
            beats: open.beats,
            miners,
            index,
            phi,
            gamma: gamma(phi),
            scales,
            price: price.get(),
            supply,
            issued,
        }
    }

    /// Closes the open epoch. Fails, and changes nothing, only if a number does not fit.
    pub(crate) fn close_epoch() -> DispatchResult {
        let terms = Self::terms();
        let epoch = Open::<T>::get().epoch;
        let end = Self::end_of(epoch);
        if let Some(track) = Price::<T>::get() {
            Price::<T>::put(track.close_day(end));
        }
        let record = Self::outlook(&terms, Self::price_now(&terms));
        let EpochRecord { issued, weight, price, .. } = record;
        if issued > 0 {
            Rounds::<T>::insert(epoch, Round { issued, realised: 0, weight, unrealised: weight, price });
            NexIssuance::<T>::try_mutate(|books| {
                books.issued = books.issued.checked_add(issued).ok_or(Error::<T>::Overflow)?;
                Ok::<_, DispatchError>(())
            })?;
        }
        Usual::<T>::put(record.scales);
        History::<T>::insert(Self::history_slot(epoch), record);
        let next = epoch.checked_add(1).ok_or(Error::<T>::Overflow)?;
        Self::open_epoch(next);
        Self::deposit_event(Event::EpochClosed { record });
        if month_of(next) > month_of(epoch) {
            Self::close_month(end, terms.vesting_period)?;
        }
        Ok(())
    }

    /// Opens an epoch on the terms that are in force now.
    fn open_epoch(epoch: Epoch) {
        Open::<T>::put(OpenEpoch { epoch, ..OpenEpoch::default() });
        Terms::<T>::put(T::Parameters::get());
    }

    /// Opens the epoch of today, and its month.
    pub(crate) fn open_first_epoch() {
        Self::open_epoch(T::Clock::today());
        Self::open_first_month();
        Self::keep_treasury();
    }

    /// The terms of the open epoch. A change of parameters is one for the next.
    pub(crate) fn terms() -> PoeParams {
        Terms::<T>::get().unwrap_or_else(T::Parameters::get)
    }

    /// What one NEX counts for: the average of seven days, at least the floor.
    pub(crate) fn price_now(params: &PoeParams) -> NonZeroU128 {
        // The registry bounds it away from zero.
        let floor = NonZeroU128::new(params.price_floor).unwrap_or(NonZeroU128::MIN);
        let average = Price::<T>::get().map(|track| track.average()).unwrap_or_default();
        issuance::price(floor, average)
    }

    /// Follows the pool by one step. At the beginning of a block, so that it sees what the last one left for everybody
    /// to trade against.
    ///
    /// A price that is too high issues less NEX, one that is too low too much: upwards a shallow pool is believed,
    /// downwards only a deep one.
    pub(crate) fn follow_price() -> Weight {
        let seen = || {
            // What a closed day averaged is not added to while days are due.
            let closed = Open::<T>::get().epoch >= T::Clock::today();
            let params = closed.then(T::Parameters::get)?;
            let reserves = T::SpotPrice::reserves()?;
            let read = reserves.hetu >= params.price_rise_depth;
            let spot = read.then(|| spot(reserves.hetu, reserves.nex))??;
            let now = T::Clock::now();
            let Some(track) = Price::<T>::get() else {
                return Some(PriceTrack::new(spot.max(params.price_floor), now));
            };
            let deep = reserves.hetu >= params.price_depth;
            track.observe(if deep { spot } else { spot.max(track.price) }, now, params.price_step)
        };
        if let Some(track) = seen() {
            Price::<T>::put(track);
            Self::deposit_event(Event::PriceMoved { price: track.price });
        }
        T::WeightInfo::follow_price()
    }

    pub(crate) fn history_slot(epoch: Epoch) -> u32 {
        epoch.checked_rem(T::HistoryLength::get()).unwrap_or_default()
    }
}
