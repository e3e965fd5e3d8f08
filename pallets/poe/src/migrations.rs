//! How an existing chain gets proof of economic activity.
use crate::{Config, Open, Pallet};
use core::marker::PhantomData;
use frame_support::{
    traits::{Get, OnRuntimeUpgrade},
    weights::Weight,
};

/// Opens the epoch of the day on which a chain gets this pallet, so that no epoch before it is closed. A chain that
/// was born with the pallet is left alone.
pub struct OpenFirstEpoch<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for OpenFirstEpoch<T> {
    fn on_runtime_upgrade() -> Weight {
        // The storage version does not tell: FRAME writes it for a new pallet before any migration runs.
        if Open::<T>::exists() {
            return T::DbWeight::get().reads(1);
        }
        Pallet::<T>::open_first_epoch();
        T::DbWeight::get().reads_writes(6, 4)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        frame_support::ensure!(Open::<T>::exists(), "no epoch was opened");
        Ok(())
    }
}
