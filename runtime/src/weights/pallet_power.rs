//! Weights of `pallet_power`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
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
        // At least 97_920 ns.
        Weight::from_parts(102_817_000, 0)
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
        // At least 107_200 ns.
        Weight::from_parts(114_040_000, 0)
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
        // At least 106_065 ns.
        Weight::from_parts(112_857_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Power::PendingControllers` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel_controller() -> Weight {
        // At least 56_617 ns.
        Weight::from_parts(60_233_000, 0)
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
        // At least 58_179 ns.
        Weight::from_parts(62_490_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    fn set_ceiling() -> Weight {
        // At least 10_322 ns.
        Weight::from_parts(11_654_000, 0)
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
        // At least 87_546 ns.
        Weight::from_parts(93_412_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Power::HumanOf` (r:0 w:1)
    fn release_bond() -> Weight {
        // At least 59_378 ns.
        Weight::from_parts(63_686_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn apply_as_attestor() -> Weight {
        // At least 56_992 ns.
        Weight::from_parts(61_035_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    fn admit_attestor() -> Weight {
        // At least 10_620 ns.
        Weight::from_parts(12_480_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn dismiss_attestor() -> Weight {
        // At least 42_124 ns.
        Weight::from_parts(50_575_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn resign_attestor() -> Weight {
        // At least 43_928 ns.
        Weight::from_parts(47_304_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Attestors` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn release_attestor_bond() -> Weight {
        // At least 53_442 ns.
        Weight::from_parts(56_266_000, 0)
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
        // At least 76_882 ns.
        Weight::from_parts(82_221_414, 0)
            .saturating_add(Weight::from_parts(1_537_064, 0).saturating_mul(r.into()))
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
        // At least 177_014 ns.
        Weight::from_parts(37_936_067, 0)
            .saturating_add(Weight::from_parts(47_206_745, 0).saturating_mul(r.into()))
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
        // At least 62_382 ns.
        Weight::from_parts(23_573_789, 0)
            .saturating_add(Weight::from_parts(48_118_930, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(r.into())))
    }
}
