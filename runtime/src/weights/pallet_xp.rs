//! Weights of `pallet_xp`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_xp::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Storage: `Xp::Burned` (r:1 w:1)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    fn burn() -> Weight {
        // At least 144_688 ns.
        Weight::from_parts(162_441_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn claim() -> Weight {
        // At least 98_691 ns.
        Weight::from_parts(114_943_000, 0)
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
        // At least 105_358 ns.
        Weight::from_parts(121_781_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn unlock() -> Weight {
        // At least 47_325 ns.
        Weight::from_parts(54_631_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn cancel_unlock() -> Weight {
        // At least 40_244 ns.
        Weight::from_parts(45_022_000, 0)
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
        // At least 83_449 ns.
        Weight::from_parts(100_836_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    fn on_initialize() -> Weight {
        // At least 1_818 ns.
        Weight::from_parts(2_284_000, 0)
    }
    /// Storage: `Xp::Weeks` (r:0 w:1)
    /// Storage: `Xp::History` (r:0 w:1)
    fn close_week() -> Weight {
        // At least 24_879 ns.
        Weight::from_parts(28_597_000, 0).saturating_add(T::DbWeight::get().writes(2))
    }
}
