//! How an existing chain gets Flux.
use crate::{Config, OpenEpoch, Pallet, STORAGE_VERSION};
use core::marker::PhantomData;
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{
    traits::{Get, GetStorageVersion, OnRuntimeUpgrade},
    weights::Weight,
};

/// Opens the epoch of the day on which a chain gets this pallet, so that no epoch before it is closed. A chain that
/// was born with the pallet is left alone.
pub struct OpenFirstEpoch<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for OpenFirstEpoch<T> {
    fn on_runtime_upgrade() -> Weight {
        if Pallet::<T>::on_chain_storage_version() > 0 {
            return T::DbWeight::get().reads(1);
        }
        OpenEpoch::<T>::put(T::Clock::today());
        STORAGE_VERSION.put::<Pallet<T>>();
        T::DbWeight::get().reads_writes(3, 2)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        frame_support::ensure!(
            Pallet::<T>::on_chain_storage_version() == STORAGE_VERSION,
            "the storage version was not set"
        );
        Ok(())
    }
}
