//! Weights of `pallet_power`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_power::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::HumanOf` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::RetiredControllers` (r:1 w:0)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:0 w:1)
    /// Storage: `Power::Identities` (r:0 w:1)
    /// Storage: `Power::Odometers` (r:0 w:1)
    fn register_human() -> Weight {
        // At least 101_430 ns.
        Weight::from_parts(116_498_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:2)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::RetiredControllers` (r:1 w:0)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:0 w:1)
    /// Storage: `Power::Odometers` (r:0 w:1)
    fn register_agent() -> Weight {
        // At least 114_590 ns.
        Weight::from_parts(129_219_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::RetiredControllers` (r:1 w:0)
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `System::Account` (r:3 w:3)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn announce_controller() -> Weight {
        // At least 113_610 ns.
        Weight::from_parts(133_100_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel_controller() -> Weight {
        // At least 60_390 ns.
        Weight::from_parts(70_310_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:2)
    /// Storage: `Power::RetiredControllers` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn accept_controller() -> Weight {
        // At least 65_052 ns.
        Weight::from_parts(71_956_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    fn set_ceiling() -> Weight {
        // At least 10_757 ns.
        Weight::from_parts(13_130_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:2)
    /// Storage: `System::Account` (r:3 w:3)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Power::Attestors` (r:1 w:0)
    /// Storage: `Power::EndedAgents` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    /// Storage: `Power::RetiredPowerUsed` (r:1 w:1)
    /// Storage: `Power::RetiredControllers` (r:0 w:1)
    /// Storage: `Power::Qualities` (r:0 w:1)
    /// Storage: `Power::IdentityOf` (r:0 w:1)
    fn deregister() -> Weight {
        // At least 98_746 ns.
        Weight::from_parts(112_475_000, 0)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(13))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Poe::Miners` (r:1 w:0)
    /// Storage: `Power::EndedAgents` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Xp::Burned` (r:0 w:1)
    /// Storage: `Power::HumanOf` (r:0 w:1)
    fn release_bond() -> Weight {
        // At least 163_596 ns.
        Weight::from_parts(183_955_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn apply_as_attestor() -> Weight {
        // At least 61_386 ns.
        Weight::from_parts(68_729_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    fn admit_attestor() -> Weight {
        // At least 11_291 ns.
        Weight::from_parts(13_194_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn dismiss_attestor() -> Weight {
        // At least 46_375 ns.
        Weight::from_parts(54_567_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn resign_attestor() -> Weight {
        // At least 47_891 ns.
        Weight::from_parts(56_132_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn release_attestor_bond() -> Weight {
        // At least 57_403 ns.
        Weight::from_parts(84_904_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Power::Reports` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// The range of component `r` is `[1, 16]`.
    fn report_activity(r: u32) -> Weight {
        // At least 84_266 ns.
        Weight::from_parts(100_397_875, 0)
            .saturating_add(Weight::from_parts(461_375, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Reports` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Identities` (r:16 w:16)
    /// Storage: `System::Account` (r:16 w:16)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Storage: `Power::Attestors` (r:16 w:16)
    /// The range of component `r` is `[3, 16]`.
    fn claim_activity(r: u32) -> Weight {
        // At least 218_514 ns.
        Weight::from_parts(90_022_000, 0)
            .saturating_add(Weight::from_parts(48_438_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(r.into())))
    }
    /// Storage: `Power::Reports` (r:1 w:1)
    /// Storage: `Power::Identities` (r:16 w:16)
    /// Storage: `System::Account` (r:16 w:16)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Storage: `Power::Attestors` (r:16 w:16)
    /// The range of component `r` is `[1, 16]`.
    fn clear_reports(r: u32) -> Weight {
        // At least 64_689 ns.
        Weight::from_parts(27_299_625, 0)
            .saturating_add(Weight::from_parts(51_575_875, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(r.into())))
    }
}
