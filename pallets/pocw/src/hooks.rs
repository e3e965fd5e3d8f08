//! The work of a block: drawing the panels whose randomness has come, a bounded number of them.
use crate::{Config, Pallet, RequestEnds, Requests, WeightInfo};
use frame_support::{
    storage::with_storage_layer,
    traits::{Get, Randomness, defensive_prelude::*},
    weights::Weight,
};

impl<T: Config> Pallet<T> {
    /// Draws panels in the order in which they were asked for, `MaxDraws` at most; the next blocks draw the rest.
    ///
    /// It happens at the beginning of a block, before anybody who knows the randomness can do anything.
    pub(crate) fn draw_due_panels() -> Weight {
        let mut weight = T::WeightInfo::on_initialize();
        let mut ends = RequestEnds::<T>::get();
        if ends.head >= ends.tail {
            return weight;
        }
        let (_, known_since) = T::Randomness::random_seed();
        let before = ends;
        for _ in 0..T::MaxDraws::get() {
            let Some(request) = Requests::<T>::get(ends.head).filter(|request| request.at < known_since)
            else {
                break;
            };
            weight = weight.saturating_add(T::WeightInfo::draw_panel());
            // Fails only if a number does not fit; the task then goes on without a panel.
            if with_storage_layer(|| Self::draw_panel(request)).defensive().is_err() {
                let _ = with_storage_layer(|| Self::miss_panel(request)).defensive();
            }
            Requests::<T>::remove(ends.head);
            ends.head = ends.head.saturating_add(1);
        }
        if ends != before {
            RequestEnds::<T>::put(ends);
        }
        weight
    }
}
