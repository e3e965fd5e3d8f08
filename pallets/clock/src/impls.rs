use crate::{Config, Pallet, Scale};
use core::num::NonZeroU32;
use fluxnomics_economics::time::economic_seconds;
use fluxnomics_primitives::time::{EconomicClock, Seconds};
use sp_runtime::traits::UniqueSaturatedInto;

impl<T: Config> EconomicClock for Pallet<T> {
    fn scale() -> NonZeroU32 {
        Scale::<T>::get()
    }

    fn now() -> Seconds {
        economic_seconds(frame_system::Pallet::<T>::block_number().unique_saturated_into(), Scale::<T>::get())
    }
}
