//! Weights of `pallet_fees`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_fees::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::PendingControllers` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::RetiredControllers` (r:1 w:0)
    /// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
    /// Storage: `TxPause::PausedCalls` (r:1 w:0)
    fn waive() -> Weight {
        // At least 21_547 ns.
        Weight::from_parts(25_244_000, 0).saturating_add(T::DbWeight::get().reads(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    fn charge_power() -> Weight {
        // At least 57_538 ns.
        Weight::from_parts(63_419_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    fn charge_flux() -> Weight {
        // At least 56_408 ns.
        Weight::from_parts(61_207_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:0)
    fn look_up() -> Weight {
        // At least 19_064 ns.
        Weight::from_parts(20_456_000, 0).saturating_add(T::DbWeight::get().reads(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn exit() -> Weight {
        // At least 20_800 ns.
        Weight::from_parts(22_152_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}
