//! Weights of `pallet_governance`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
//!
//! Past values, the history, signals and the cap came later: what they read and write is counted by hand until it is measured.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_governance::WeightInfo for WeightInfo<T> {
    /// Storage: `Governance::LastChanged` (r:16 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Storage: `Governance::Proposals` (r:0 w:1)
    /// Storage: `Governance::PastValues` (r:16 w:0), counted by hand
    /// The range of component `c` is `[1, 16]`.
    fn propose(c: u32) -> Weight {
        // At least 95_343 ns.
        Weight::from_parts(97_462_204, 0)
            .saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Governance::Proposals` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Governance::LastChanged` (r:16 w:16)
    /// Storage: `Governance::PastValues` (r:16 w:16), `ChangeCount` (r:1 w:1), `History` (r:0 w:16), counted by hand
    /// The range of component `c` is `[1, 16]`.
    fn enact(c: u32) -> Weight {
        // At least 107_452 ns.
        Weight::from_parts(95_314_458, 0)
            .saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(c.into()))
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
        // At least 52_789 ns.
        Weight::from_parts(57_021_976, 0)
            .saturating_add(Weight::from_parts(90_896, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Counted by hand: `Referenda::ReferendumInfoFor`, `Governance::{Signals, SignalTallies}`, `System::Account` and
    /// `Balances::Holds`; for NEX and for AUR `Assets::{Asset, Account}` and `AssetsHolder::{Holds, BalancesOnHold}`;
    /// `GenBalances::{TotalIssuance, Account}`; `Power::{HumanOf, Identities}`, `Flux::{Accounts, CurrentRound, Rounds}`.
    fn signal() -> Weight {
        Weight::from_parts(200_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(21, 12))
    }
    /// Counted by hand: `Governance::{Signals, SignalTallies}`, `System::Account` and `Balances::Holds`; for NEX and for AUR
    /// `Assets::{Asset, Account}` and `AssetsHolder::{Holds, BalancesOnHold}`.
    fn withdraw_signal() -> Weight {
        Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(12, 12))
    }
    /// Counted by hand: `Referenda::ReferendumInfoFor`, `ConvictionVoting::VotingFor` with 64 votes, twice, and
    /// `GenBalances::{TotalIssuance, Account}`.
    fn voting_cap() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads(5))
    }
}
