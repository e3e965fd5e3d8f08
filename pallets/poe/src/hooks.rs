//! The work of a block: closing the epochs that are due, a bounded number of them.
use crate::{Config, Open, Pallet, WeightInfo};
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{
    storage::with_storage_layer,
    traits::{Get, defensive_prelude::*},
    weights::Weight,
};

impl<T: Config> Pallet<T> {
    /// Closes epochs up to the current one, `MaxCloses` at most; the next blocks close the rest.
    pub(crate) fn close_due_epochs() -> Weight {
        let today = T::Clock::today();
        let mut weight = T::WeightInfo::on_initialize();
        for _ in 0..T::MaxCloses::get() {
            if Open::<T>::get().epoch >= today {
                break;
            }
            let closing = T::WeightInfo::close_epoch().max(T::WeightInfo::close_epoch_forfeiting());
            weight = weight.saturating_add(closing);
            // It is tried again in the next block; no sum of balances that can exist fails it.
            if with_storage_layer(Self::close_epoch).defensive().is_err() {
                break;
            }
        }
        weight
    }
}
