//! Weights of `pallet_fees`, measured by `scripts/weights` on 2026-11-22:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
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
        // At least 27_045 ns.
        Weight::from_parts(33_052_000, 0).saturating_add(T::DbWeight::get().reads(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    fn charge_power() -> Weight {
        // At least 58_908 ns.
        Weight::from_parts(70_806_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    fn charge_flux() -> Weight {
        // At least 65_674 ns.
        Weight::from_parts(78_358_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:0)
    fn look_up() -> Weight {
        // At least 25_223 ns.
        Weight::from_parts(29_202_000, 0).saturating_add(T::DbWeight::get().reads(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn exit() -> Weight {
        // At least 27_986 ns.
        Weight::from_parts(31_105_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}
