//! # Clock
//!
//! Economic time: real time multiplied by a scale that genesis fixes and no call changes.
//!
//! Every period of the economy (a day, an epoch, a deadline, a lock) is read from here, so that a development
//! chain lives through a week in minutes under the very rules of production. See the README for the invariants.
#![cfg_attr(not(feature = "std"), no_std)]

mod impls;
mod try_state;
mod types;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{MAX_SCALE, One, Scaled};

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{MAX_SCALE, One};
    use core::{marker::PhantomData, num::NonZeroU32};
    use fluxnomics_primitives::time::{Day, EconomicClock, Seconds};
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The clock needs nothing but block numbers.
    #[pallet::config]
    pub trait Config: frame_system::Config {}

    /// Economic seconds that pass in one real second.
    ///
    /// Written by genesis alone; 1 where genesis says nothing. Between 1 and [`MAX_SCALE`].
    /// Read in nearly every block, hence not counted as a database read by benchmarks.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Scale<T: Config> = StorageValue<_, NonZeroU32, ValueQuery, One>;

    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// Economic seconds that pass in one real second: 1 in production, at most [`MAX_SCALE`].
        pub scale: NonZeroU32,
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self { scale: One::get(), _config: PhantomData }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            assert!(
                self.scale <= MAX_SCALE,
                "clock.scale is {}, but at most {MAX_SCALE} is possible",
                self.scale
            );
            Scale::<T>::put(self.scale);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Economic seconds that pass in one real second.
        pub fn scale() -> NonZeroU32 {
            <Self as EconomicClock>::scale()
        }

        /// Economic seconds since genesis.
        pub fn now() -> Seconds {
            <Self as EconomicClock>::now()
        }

        /// Economic days since genesis, rounded down.
        pub fn today() -> Day {
            <Self as EconomicClock>::today()
        }
    }
}
