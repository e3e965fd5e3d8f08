//! Weights of `pallet_poe`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
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
        // At least 69_050 ns.
        Weight::from_parts(83_460_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn suspend_miner() -> Weight {
        // At least 27_700 ns.
        Weight::from_parts(34_044_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn resume_miner() -> Weight {
        // At least 27_371 ns.
        Weight::from_parts(33_350_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn leave() -> Weight {
        // At least 28_504 ns.
        Weight::from_parts(33_214_000, 0)
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
        // At least 127_812 ns.
        Weight::from_parts(147_017_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Poe::ActiveMiners` (r:1 w:1)
    fn dismiss_miner() -> Weight {
        // At least 105_016 ns.
        Weight::from_parts(124_614_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Poe::Terms` (r:1 w:0)
    /// Storage: `Poe::Miners` (r:1 w:1)
    /// Storage: `Poe::Rounds` (r:1 w:1)
    fn heartbeat() -> Weight {
        // At least 34_518 ns.
        Weight::from_parts(39_753_000, 0)
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
        // At least 259_327 ns.
        Weight::from_parts(281_307_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::Account` (r:1002 w:1002)
    /// Storage: `Balances::Holds` (r:1001 w:1001)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Power::Identities` (r:999 w:0)
    /// Storage: `Poe::Miners` (r:999 w:999)
    /// Storage: `Poe::Rounds` (r:999 w:999)
    /// The range of component `j` is `[0, 999]`.
    /// The range of component `p` is `[1, 1000]`.
    fn submit_jobs(_j: u32, p: u32) -> Weight {
        // At least 1_770_215 ns.
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(104_342_636, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(6))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
    }
    /// Storage: `Power::Identities` (r:999 w:0)
    /// Storage: `Poe::Miners` (r:999 w:999)
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `System::Account` (r:1001 w:1001)
    /// Storage: `Poe::Rounds` (r:999 w:999)
    /// Storage: `Balances::Holds` (r:1000 w:1000)
    /// The range of component `p` is `[1, 1000]`.
    fn reward_turnout(p: u32) -> Weight {
        // At least 239_177 ns.
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(113_456_301, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
    }
    /// Storage: `Poe::Chains` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn close_chain() -> Weight {
        // At least 50_928 ns.
        Weight::from_parts(61_275_000, 0)
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
        // At least 60_270 ns.
        Weight::from_parts(72_516_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Poe::SalaryRecipient` (r:0 w:1)
    fn set_salary_recipient() -> Weight {
        // At least 5_972 ns.
        Weight::from_parts(7_338_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Poe::Reports` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    fn release_salary() -> Weight {
        // At least 57_234 ns.
        Weight::from_parts(63_666_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    fn on_initialize() -> Weight {
        // At least 1_799 ns.
        Weight::from_parts(2_117_000, 0)
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
        // At least 99_007 ns.
        Weight::from_parts(114_774_000, 0)
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
        // At least 94_919 ns.
        Weight::from_parts(113_173_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `System::Account` (r:1 w:0)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Storage: `Poe::Price` (r:1 w:1)
    fn follow_price() -> Weight {
        // At least 46_735 ns.
        Weight::from_parts(56_033_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}
