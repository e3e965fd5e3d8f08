//! Weights of `pallet_governance`, measured by `scripts/weights` on 2026-11-22:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_governance::WeightInfo for WeightInfo<T> {
    /// Storage: `Governance::LastChanged` (r:16 w:0)
    /// Storage: `Governance::PastValues` (r:16 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Storage: `Governance::Proposals` (r:0 w:1)
    /// The range of component `c` is `[1, 16]`.
    fn propose(c: u32) -> Weight {
        // At least 126_318 ns.
        Weight::from_parts(128_139_500, 0)
            .saturating_add(Weight::from_parts(24_256_500, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Governance::Proposals` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Governance::LastChanged` (r:16 w:16)
    /// Storage: `Governance::PastValues` (r:16 w:16)
    /// Storage: `Governance::ChangeCount` (r:1 w:1)
    /// Storage: `Governance::History` (r:0 w:16)
    /// The range of component `c` is `[1, 16]`.
    fn enact(c: u32) -> Weight {
        // At least 185_334 ns.
        Weight::from_parts(147_380_750, 0)
            .saturating_add(Weight::from_parts(52_174_750, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(c.into())))
    }
    /// Storage: `Governance::Proposals` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// The range of component `c` is `[1, 16]`.
    fn clear(c: u32) -> Weight {
        // At least 65_336 ns.
        Weight::from_parts(75_309_000, 0)
            .saturating_add(Weight::from_parts(72_000, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `Governance::Signals` (r:1 w:1)
    /// Storage: `Governance::SignalTallies` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:2 w:2)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `AssetsHolder::Holds` (r:2 w:2)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
    /// Storage: `GenBalances::Account` (r:1 w:0)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:0)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    fn signal() -> Weight {
        // At least 309_746 ns.
        Weight::from_parts(337_738_000, 0)
            .saturating_add(T::DbWeight::get().reads(17))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `Governance::Signals` (r:1 w:1)
    /// Storage: `Governance::SignalTallies` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Assets::Asset` (r:2 w:2)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Storage: `AssetsHolder::Holds` (r:2 w:2)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
    fn withdraw_signal() -> Weight {
        // At least 156_978 ns.
        Weight::from_parts(174_201_000, 0)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `ConvictionVoting::VotingFor` (r:2 w:2)
    fn decline_delegation() -> Weight {
        // At least 31_664 ns.
        Weight::from_parts(36_233_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `GenBalances::Account` (r:1 w:0)
    /// Storage: `ConvictionVoting::VotingFor` (r:1 w:0)
    fn voting_cap() -> Weight {
        // At least 22_096 ns.
        Weight::from_parts(27_128_000, 0).saturating_add(T::DbWeight::get().reads(2))
    }
}
