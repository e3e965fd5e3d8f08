//! Weights of `pallet_power`, measured by `scripts/weights` on 2026-11-21:
//! 10 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
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
        // At least 114_611 ns.
        Weight::from_parts(128_904_000, 0)
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
        // At least 125_572 ns.
        Weight::from_parts(141_159_000, 0)
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
        // At least 125_366 ns.
        Weight::from_parts(139_354_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel_controller() -> Weight {
        // At least 66_404 ns.
        Weight::from_parts(79_180_000, 0)
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
        // At least 72_422 ns.
        Weight::from_parts(81_194_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    fn set_ceiling() -> Weight {
        // At least 12_559 ns.
        Weight::from_parts(14_769_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:2)
    /// Storage: `System::Account` (r:3 w:3)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Power::Attestors` (r:1 w:0)
    /// Storage: `Power::Odometers` (r:1 w:1)
    /// Storage: `Power::RetiredPowerUsed` (r:1 w:1)
    /// Storage: `Power::RetiredControllers` (r:0 w:1)
    /// Storage: `Power::Qualities` (r:0 w:1)
    /// Storage: `Power::IdentityOf` (r:0 w:1)
    fn deregister() -> Weight {
        // At least 106_687 ns.
        Weight::from_parts(118_098_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Xp::Earners` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Xp::Burned` (r:0 w:1)
    /// Storage: `Power::HumanOf` (r:0 w:1)
    fn release_bond() -> Weight {
        // At least 88_945 ns.
        Weight::from_parts(98_550_000, 0)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn apply_as_attestor() -> Weight {
        // At least 70_948 ns.
        Weight::from_parts(78_059_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    fn admit_attestor() -> Weight {
        // At least 12_902 ns.
        Weight::from_parts(16_177_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn dismiss_attestor() -> Weight {
        // At least 54_659 ns.
        Weight::from_parts(62_220_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn resign_attestor() -> Weight {
        // At least 56_764 ns.
        Weight::from_parts(64_300_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn release_attestor_bond() -> Weight {
        // At least 68_931 ns.
        Weight::from_parts(75_877_000, 0)
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
        // At least 97_989 ns.
        Weight::from_parts(108_430_291, 0)
            .saturating_add(Weight::from_parts(1_680_307, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Reports` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Identities` (r:16 w:16)
    /// Storage: `System::Account` (r:16 w:16)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Storage: `Power::Attestors` (r:16 w:16)
    /// The range of component `r` is `[3, 16]`.
    fn claim_activity(r: u32) -> Weight {
        // At least 218_042 ns.
        Weight::from_parts(44_100_844, 0)
            .saturating_add(Weight::from_parts(67_838_230, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(2))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(r.into())))
    }
    /// Storage: `Power::Reports` (r:1 w:1)
    /// Storage: `Power::Identities` (r:16 w:16)
    /// Storage: `System::Account` (r:16 w:16)
    /// Storage: `Balances::Holds` (r:16 w:16)
    /// Storage: `Power::Attestors` (r:16 w:16)
    /// The range of component `r` is `[1, 16]`.
    fn clear_reports(r: u32) -> Weight {
        // At least 76_211 ns.
        Weight::from_parts(36_481_278, 0)
            .saturating_add(Weight::from_parts(60_870_178, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(r.into())))
    }
}
