//! How an existing chain gets the flywheel.
use crate::{Books, Config, Ledger, OpenWeek, Pallet};
use core::marker::PhantomData;
use fluxnomics_economics::xp::week;
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{
    traits::{Get, OnRuntimeUpgrade, fungible::Inspect},
    weights::Weight,
};

/// Opens the week in which a chain gets this pallet, so that no week before it is closed, and takes the XP that exists
/// for that of genesis. A chain that was born with the pallet is left alone.
pub struct OpenFirstWeek<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for OpenFirstWeek<T> {
    fn on_runtime_upgrade() -> Weight {
        // The storage version does not tell: FRAME writes it for a new pallet before any migration runs.
        if OpenWeek::<T>::exists() {
            return T::DbWeight::get().reads(1);
        }
        Books::<T>::put(Ledger { genesis: T::Xp::total_issuance(), ..Ledger::default() });
        OpenWeek::<T>::put(Pallet::<T>::opening(week(T::Clock::now())));
        T::DbWeight::get().reads_writes(5, 2)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        frame_support::ensure!(OpenWeek::<T>::exists(), "no week was opened");
        Ok(())
    }
}
