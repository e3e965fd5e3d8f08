//! The work of a block: closing the weeks that are due, a bounded number of them.
use crate::{Config, OpenWeek, Pallet, WeightInfo};
use fluxnomics_economics::xp::week;
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{
    storage::with_storage_layer,
    traits::{Get, defensive_prelude::*},
    weights::Weight,
};

impl<T: Config> Pallet<T> {
    /// Closes weeks up to the current one, `MaxCloses` at most; the next blocks close the rest.
    pub(crate) fn close_due_weeks() -> Weight {
        let current = week(T::Clock::now());
        let due = current.saturating_sub(OpenWeek::<T>::get().week);
        let mut weight = T::WeightInfo::on_initialize();
        for _ in 0..due.min(T::MaxCloses::get()) {
            weight = weight.saturating_add(T::WeightInfo::close_week());
            // It is tried again in the next block; no sum of balances that can exist fails it.
            if with_storage_layer(Self::close_week).defensive().is_err() {
                break;
            }
        }
        weight
    }
}
