//! The end of a block: congestion, the rate of Flux, and the eras of α.
use crate::{Config, Event, NetworkState, Pallet};
use fluxnomics_economics::capacity::{
    congestion::CongestionTerms,
    conversion::{ConversionTerms, next_rate},
    stake::{Alphas, Era, PerAsset, PerResource},
};
use fluxnomics_primitives::{params::CapacityParams, time::EconomicClock};
use frame_support::{dispatch::DispatchClass, traits::Get};
use sp_runtime::{Perbill, SaturatedConversion, Saturating};

fn alphas(params: &CapacityParams) -> Alphas {
    PerResource {
        messaging: PerAsset { hetu: params.alpha_messaging_hetu, flux: params.alpha_messaging_flux },
        execution: PerAsset { hetu: params.alpha_execution_hetu, flux: params.alpha_execution_flux },
    }
}

fn conversion(params: &CapacityParams) -> ConversionTerms {
    ConversionTerms {
        target: params.target_fullness,
        dead_band: params.rate_dead_band,
        gain: params.rate_gain,
        recovery: params.rate_recovery,
        default: params.rate_default,
        lower: params.rate_min,
        upper: params.rate_max,
    }
}

impl<T: Config> Pallet<T> {
    /// The part of this block's room for users that they used, by what they used most of: computation, proof or
    /// length. Operational extrinsics count: anybody may sign one, and capacity pays for it like for any other. What is
    /// mandatory is nobody's choice.
    fn fullness() -> Perbill {
        let part = |used: u64, room: u64| Perbill::from_rational(used.min(room), room.max(1));
        let weight = frame_system::Pallet::<T>::block_weight();
        let used = weight.get(DispatchClass::Normal).saturating_add(*weight.get(DispatchClass::Operational));
        let limits = T::BlockWeights::get();
        let room = limits.get(DispatchClass::Normal).max_total.unwrap_or(limits.max_block);
        let length = frame_system::Pallet::<T>::block_size();
        let longest = *T::BlockLength::get().max.get(DispatchClass::Normal);
        part(used.ref_time(), room.ref_time())
            .max(part(used.proof_size(), room.proof_size()))
            .max(part(length.into(), longest.into()))
    }

    /// Ends a block: what it used moves M, the first block of a day moves R, and an α that changed begins an era.
    pub(crate) fn close_block() {
        let params = T::Parameters::get();
        let (now, today) = (T::Clock::now(), T::Clock::today());
        NetworkState::<T>::mutate(|network| {
            let fullness = Self::fullness();
            let terms = CongestionTerms { target: params.target_fullness, step: params.congestion_step };
            network.congestion = network.congestion.after_block(fullness, &terms);

            if today > network.day {
                let mean = network.fullness.checked_div(network.blocks.into()).unwrap_or_default();
                let mean = Perbill::from_parts(mean.saturated_into());
                let mean = if network.blocks == 0 { params.target_fullness } else { mean };
                network.rate = next_rate(network.rate, mean, &conversion(&params));
                (network.day, network.fullness, network.blocks) = (today, 0, 0);
                Self::deposit_event(Event::DayClosed { fullness: mean, rate: network.rate });
            }
            network.fullness.saturating_accrue(fullness.deconstruct().into());
            network.blocks.saturating_accrue(1);

            let (alphas, storage) = (alphas(&params), params.storage);
            let same = |era: &Era| (era.alphas, era.storage) == (alphas, storage);
            if !network.eras.last().is_some_and(same) {
                if network.eras.is_full() {
                    network.eras.remove(0);
                }
                let known = network.eras.try_push(Era { since: now, alphas, storage });
                debug_assert!(known.is_ok(), "there is a place");
                Self::deposit_event(Event::GenerationChanged { alphas, storage });
            }
        });
    }
}
