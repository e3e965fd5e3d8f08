//! The close of an epoch: what its jobs issue.
use crate::{
    ActiveMiners, Config, EpochRecord, Error, Event, History, NexIssuance, Open, OpenEpoch, Pallet, Price,
    Round, Rounds, Usual, WeightInfo, salary::month_of,
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

/// The weights of the components of Φ by the parameters in force.
fn weights(params: &PoeParams) -> Weights {
    Weights {
        volume: params.weight_volume,
        liquidity: params.weight_liquidity,
        uptime: params.weight_uptime,
        quality: params.weight_quality,
    }
}

impl OpenEpoch {
    /// What was measured in it. The mean uptime is at most one: miners that left counted when they were there.
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
    pub(crate) fn outlook(params: &PoeParams, price: NonZeroU128) -> EpochRecord {
        let open = Open::<T>::get();
        let before = Usual::<T>::get();
        let miners = ActiveMiners::<T>::get();
        let measures = open.measures(miners, Self::heartbeats(params));
        // The registry bounds it away from zero.
        let epochs = NonZeroU32::new(params.scale_epochs).unwrap_or(NonZeroU32::MIN);
        let scales: Scales = before.after(&measures, epochs);
        let index = PoeIndex::new(&measures, &before, &weights(params));
        let phi = index.phi();
        let supply = T::Nex::total_issuance();
        let epoch =
            issuance::Epoch { phi, usual_volume: scales.volume, supply, treasury: open.fees.treasury, price };
        let terms = IssuanceTerms {
            threshold: FixedU128::from(params.min_phi),
            per_epoch: params.nex_per_epoch,
            beta: params.nex_beta,
            max_inflation: params.max_inflation,
            least_supply: T::LeastSupply::get(),
        };
        // Without weight there is nobody to issue to.
        let issued = if open.weight == 0 { 0 } else { issuance(&epoch, &terms) };
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
        let params = T::Parameters::get();
        let epoch = Open::<T>::get().epoch;
        let end = Self::end_of(epoch);
        if let Some(track) = Price::<T>::get() {
            Price::<T>::put(track.close_day(end));
        }
        let record = Self::outlook(&params, Self::price_now(&params));
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
        Open::<T>::put(OpenEpoch { epoch: next, ..OpenEpoch::default() });
        Self::deposit_event(Event::EpochClosed { record });
        if month_of(next) > month_of(epoch) {
            Self::close_month(end, params.vesting_period)?;
        }
        Ok(())
    }

    /// Opens the epoch of today, and its month.
    pub(crate) fn open_first_epoch() {
        Open::<T>::put(OpenEpoch { epoch: T::Clock::today(), ..OpenEpoch::default() });
        Self::open_first_month();
    }

    /// What one NEX counts for: the average of seven days, at least the floor.
    pub(crate) fn price_now(params: &PoeParams) -> NonZeroU128 {
        // The registry bounds it away from zero.
        let floor = NonZeroU128::new(params.price_floor).unwrap_or(NonZeroU128::MIN);
        let average = Price::<T>::get().map(|track| track.average()).unwrap_or_default();
        issuance::price(floor, average)
    }

    /// Follows the pool by one step, where it is deep enough. At the beginning of a block, so that it sees what the
    /// last one left for everybody to trade against.
    pub(crate) fn follow_price() -> Weight {
        let seen = || {
            // What a closed day averaged is not added to while days are due.
            let closed = Open::<T>::get().epoch >= T::Clock::today();
            let params = closed.then(T::Parameters::get)?;
            let reserves = T::SpotPrice::reserves()?;
            let deep = reserves.hetu >= params.price_depth;
            let spot = deep.then(|| spot(reserves.hetu, reserves.nex))??;
            let now = T::Clock::now();
            let track = Price::<T>::get().unwrap_or_else(|| PriceTrack::new(params.price_floor, now));
            track.observe(spot, now, params.price_step)
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
