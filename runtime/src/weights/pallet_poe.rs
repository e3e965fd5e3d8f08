//! Weights of `pallet_poe`, measured by `scripts/weights` on 2026-11-21:
//! 10 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_poe::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn register_miner() -> Weight {
        // At least 78_401 ns.
        Weight::from_parts(84_563_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn suspend_miner() -> Weight {
        // At least 32_234 ns.
        Weight::from_parts(38_915_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn resume_miner() -> Weight {
        // At least 32_316 ns.
        Weight::from_parts(36_533_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn leave() -> Weight {
        // At least 29_023 ns.
        Weight::from_parts(32_891_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Poe::Rounds` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn release_miner() -> Weight {
        // At least 149_230 ns.
        Weight::from_parts(160_499_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn dismiss_miner() -> Weight {
        // At least 122_619 ns.
        Weight::from_parts(131_265_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Poe::Terms` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Poe::Rounds` (r:1 w:1)
    fn heartbeat() -> Weight {
        // At least 40_698 ns.
        Weight::from_parts(44_663_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::Account` (r:4 w:4)
    /// Storage: `Balances::Holds` (r:3 w:3)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Poe::Rounds` (r:1 w:1)
    fn submit_job() -> Weight {
        // At least 307_138 ns.
        Weight::from_parts(321_333_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::Account` (r:1003 w:1003)
    /// Storage: `Balances::Holds` (r:1002 w:1002)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1000 w:0)
    /// Storage: `Poe::Miners` (r:1000 w:1000)
    /// Storage: `Poe::Rounds` (r:1000 w:1000)
    /// The range of component `j` is `[0, 999]`.
    /// The range of component `p` is `[1, 1000]`.
    fn submit_jobs(j: u32, p: u32) -> Weight {
        // At least 1_851_578 ns.
        Weight::from_parts(1_557_000_000, 0)
            .saturating_add(Weight::from_parts(1_369_000, 0).saturating_mul(j.into()))
            .saturating_add(Weight::from_parts(122_200_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(6))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
    }
    /// Storage: `Power::Identities` (r:1000 w:0)
    /// Storage: `Poe::Miners` (r:1000 w:1000)
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `System::Account` (r:1002 w:1002)
    /// Storage: `Poe::Rounds` (r:1000 w:1000)
    /// Storage: `Balances::Holds` (r:1001 w:1001)
    /// The range of component `p` is `[1, 1000]`.
    fn reward_turnout(p: u32) -> Weight {
        // At least 276_021 ns.
        Weight::from_parts(277_176_000, 0)
            .saturating_add(Weight::from_parts(127_885_512, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
    }
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn close_chain() -> Weight {
        // At least 61_563 ns.
        Weight::from_parts(65_799_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Poe::Rounds` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn claim() -> Weight {
        // At least 71_940 ns.
        Weight::from_parts(77_567_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Poe::SalaryRecipient` (r:0 w:1)
    fn set_salary_recipient() -> Weight {
        // At least 7_096 ns.
        Weight::from_parts(8_358_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Poe::Reports` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    fn release_salary() -> Weight {
        // At least 72_455 ns.
        Weight::from_parts(78_394_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    fn on_initialize() -> Weight {
        // At least 2_197 ns.
        Weight::from_parts(2_508_000, 0)
    }
    /// Storage: `Poe::Terms` (r:1 w:1)
    /// Storage: `Poe::Price` (r:1 w:1)
    /// Storage: `Poe::Usual` (r:1 w:1)
    /// Storage: `Poe::ActiveMiners` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Storage: `Poe::Reports` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Poe::SalaryRecipient` (r:1 w:0)
    /// Storage: `Poe::History` (r:0 w:1)
    /// Storage: `Poe::Rounds` (r:0 w:1)
    fn close_epoch() -> Weight {
        // At least 110_012 ns.
        Weight::from_parts(119_940_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    /// Storage: `Poe::Terms` (r:1 w:1)
    /// Storage: `Poe::Price` (r:1 w:1)
    /// Storage: `Poe::Usual` (r:1 w:1)
    /// Storage: `Poe::ActiveMiners` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Storage: `Poe::Reports` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:1)
    /// Storage: `Poe::SalaryRecipient` (r:1 w:0)
    /// Storage: `Poe::History` (r:0 w:1)
    /// Storage: `Poe::Rounds` (r:0 w:1)
    fn close_epoch_forfeiting() -> Weight {
        // At least 104_335 ns.
        Weight::from_parts(114_173_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `System::Account` (r:1 w:0)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Storage: `Poe::Price` (r:1 w:1)
    fn follow_price() -> Weight {
        // At least 50_310 ns.
        Weight::from_parts(54_547_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}
