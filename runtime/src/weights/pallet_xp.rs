//! Weights of `pallet_xp`, measured by `scripts/weights` on 2026-11-21:
//! 10 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_xp::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:1)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    fn burn() -> Weight {
        // At least 162_465 ns.
        Weight::from_parts(171_304_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn claim() -> Weight {
        // At least 122_249 ns.
        Weight::from_parts(132_914_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    fn lock() -> Weight {
        // At least 120_208 ns.
        Weight::from_parts(130_567_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn unlock() -> Weight {
        // At least 53_422 ns.
        Weight::from_parts(64_371_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn cancel_unlock() -> Weight {
        // At least 48_613 ns.
        Weight::from_parts(55_648_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    fn withdraw() -> Weight {
        // At least 107_690 ns.
        Weight::from_parts(117_336_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    fn on_initialize() -> Weight {
        // At least 2_116 ns.
        Weight::from_parts(2_410_000, 0)
    }
    /// Storage: `Xp::Weeks` (r:0 w:1)
    /// Storage: `Xp::History` (r:0 w:1)
    fn close_week() -> Weight {
        // At least 28_494 ns.
        Weight::from_parts(31_712_000, 0).saturating_add(T::DbWeight::get().writes(2))
    }
}
