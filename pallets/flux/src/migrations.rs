//! How an existing chain gets Flux.
use crate::{Config, OpenEpoch};
use core::marker::PhantomData;
use fluxnomics_primitives::time::EconomicClock;
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
        if OpenEpoch::<T>::exists() {
            return T::DbWeight::get().reads(1);
        }
        OpenEpoch::<T>::put(T::Clock::today());
        T::DbWeight::get().reads_writes(3, 1)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        frame_support::ensure!(OpenEpoch::<T>::exists(), "no epoch was opened");
        Ok(())
    }
}
