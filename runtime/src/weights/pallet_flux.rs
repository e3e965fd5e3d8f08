//! Weights of `pallet_flux`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_flux::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Flux::MonetaryPolicy` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn purchase() -> Weight {
        // At least 99_436 ns.
        Weight::from_parts(121_611_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn claim() -> Weight {
        // At least 47_230 ns.
        Weight::from_parts(57_626_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Flux::OpenEpoch` (r:1 w:0)
    fn on_initialize() -> Weight {
        // At least 2_169 ns.
        Weight::from_parts(2_663_000, 0).saturating_add(T::DbWeight::get().reads(1))
    }
    /// Storage: `Flux::MonetaryPolicy` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Flux::History` (r:0 w:1)
    /// Storage: `Flux::Rounds` (r:0 w:1)
    fn close_epoch() -> Weight {
        // At least 27_095 ns.
        Weight::from_parts(32_708_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(5))
    }
}
