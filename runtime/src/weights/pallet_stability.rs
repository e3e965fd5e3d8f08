//! Weights of `pallet_stability`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_stability::WeightInfo for WeightInfo<T> {
    fn lift_halt() -> Weight {
        // At least 14_036 ns.
        Weight::from_parts(17_833_000, 0)
    }
    fn rearm() -> Weight {
        // At least 10_235 ns.
        Weight::from_parts(17_276_000, 0)
    }
    fn revoke_intervention() -> Weight {
        // At least 8_925 ns.
        Weight::from_parts(13_097_000, 0)
    }
    fn halt() -> Weight {
        // At least 10_431 ns.
        Weight::from_parts(18_271_000, 0)
    }
    fn intervene() -> Weight {
        // At least 36_780 ns.
        Weight::from_parts(56_551_000, 0)
    }
    fn on_initialize() -> Weight {
        // At least 5_798 ns.
        Weight::from_parts(6_960_000, 0)
    }
    /// Storage: `Stability::Today` (r:1 w:1)
    /// Storage: `Stability::Watches` (r:11 w:6)
    /// Storage: `Flux::MonetaryPolicy` (r:1 w:0)
    /// Storage: `Flux::OpenEpoch` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:2 w:0)
    /// Storage: `System::Account` (r:1 w:0)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Storage: `Pocw::Requests` (r:1 w:0)
    /// Storage: `Stability::History` (r:0 w:1)
    fn look() -> Weight {
        // At least 142_582 ns.
        Weight::from_parts(152_779_000, 0)
            .saturating_add(T::DbWeight::get().reads(20))
            .saturating_add(T::DbWeight::get().writes(8))
    }
}
