//! Weights of `pallet_pocw`, measured by `scripts/weights` on 2026-11-21:
//! 10 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_pocw::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    fn set_bond_ceiling() -> Weight {
        // At least 16_183 ns.
        Weight::from_parts(18_788_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    fn post() -> Weight {
        // At least 280_846 ns.
        Weight::from_parts(292_486_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel() -> Weight {
        // At least 289_744 ns.
        Weight::from_parts(301_632_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Flux::OpenEpoch` (r:1 w:0)
    /// Storage: `Flux::Watches` (r:1 w:1)
    fn match_task() -> Weight {
        // At least 434_165 ns.
        Weight::from_parts(441_543_000, 0)
            .saturating_add(T::DbWeight::get().reads(13))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn submit() -> Weight {
        // At least 864_729 ns.
        Weight::from_parts(877_415_000, 0)
            .saturating_add(T::DbWeight::get().reads(18))
            .saturating_add(T::DbWeight::get().writes(15))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Panels` (r:2 w:0)
    /// Storage: `Pocw::Disputes` (r:1 w:0)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:2 w:2)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn accept() -> Weight {
        // At least 1_142_144 ns.
        Weight::from_parts(1_185_341_000, 0)
            .saturating_add(T::DbWeight::get().reads(32))
            .saturating_add(T::DbWeight::get().writes(24))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Panels` (r:2 w:0)
    /// Storage: `Pocw::Disputes` (r:1 w:0)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:2 w:2)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn agree() -> Weight {
        // At least 1_132_178 ns.
        Weight::from_parts(1_166_773_000, 0)
            .saturating_add(T::DbWeight::get().reads(32))
            .saturating_add(T::DbWeight::get().writes(24))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn request_panel() -> Weight {
        // At least 252_177 ns.
        Weight::from_parts(260_943_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    fn commit() -> Weight {
        // At least 208_602 ns.
        Weight::from_parts(220_142_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `System::BlockHash` (r:1 w:0)
    fn reveal() -> Weight {
        // At least 121_795 ns.
        Weight::from_parts(145_879_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:11 w:1)
    /// Storage: `Flux::Accounts` (r:11 w:11)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `System::Account` (r:17 w:17)
    /// Storage: `Balances::Holds` (r:9 w:9)
    /// Storage: `Capacity::Accounts` (r:10 w:10)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:0)
    /// Storage: `Power::Qualities` (r:1 w:1)
    fn settle() -> Weight {
        // At least 3_111_116 ns.
        Weight::from_parts(3_230_812_000, 0)
            .saturating_add(T::DbWeight::get().reads(107))
            .saturating_add(T::DbWeight::get().writes(93))
    }
    /// The range of component `t` is `[32, 1000]`.
    /// The range of component `p` is `[1, 32]`.
    /// The range of component `r` is `[1, 12]`.
    fn settle_many(t: u32, p: u32, r: u32) -> Weight {
        // Median slopes of ten steps and five repeats: the tool cannot write a benchmark of which some entries are touched at one
        // point alone.
        Weight::from_parts(7_233_000, 0)
            .saturating_mul(t.into())
            .saturating_add(Weight::from_parts(65_900_000, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(325_400_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(31))
            .saturating_add(T::DbWeight::get().reads(p.into()))
            .saturating_add(T::DbWeight::get().reads((15_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(29))
            .saturating_add(T::DbWeight::get().writes(p.into()))
            .saturating_add(T::DbWeight::get().writes((12_u64).saturating_mul(r.into())))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Disputes` (r:0 w:1)
    fn dispute() -> Weight {
        // At least 372_739 ns.
        Weight::from_parts(384_425_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn answer() -> Weight {
        // At least 332_549 ns.
        Weight::from_parts(341_304_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn refer() -> Weight {
        // At least 327_258 ns.
        Weight::from_parts(357_168_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:11 w:1)
    /// Storage: `Flux::Accounts` (r:11 w:11)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `System::Account` (r:17 w:17)
    /// Storage: `Balances::Holds` (r:17 w:17)
    /// Storage: `Capacity::Accounts` (r:10 w:10)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:0)
    /// Storage: `Power::Qualities` (r:1 w:1)
    fn rule() -> Weight {
        // At least 3_054_894 ns.
        Weight::from_parts(3_141_924_000, 0)
            .saturating_add(T::DbWeight::get().reads(114))
            .saturating_add(T::DbWeight::get().writes(101))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:32 w:32)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// The range of component `t` is `[1, 32]`.
    fn prune(t: u32) -> Weight {
        // At least 257_713 ns.
        Weight::from_parts(154_707_936, 0)
            .saturating_add(Weight::from_parts(115_873_459, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(t.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Displaced` (r:0 w:1)
    fn register_evaluator() -> Weight {
        // At least 168_260 ns.
        Weight::from_parts(172_992_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    fn resign_evaluator() -> Weight {
        // At least 77_701 ns.
        Weight::from_parts(87_351_000, 0).saturating_add(T::DbWeight::get().reads(1))
    }
    /// Storage: `Pocw::Displaced` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    fn release_evaluator() -> Weight {
        // At least 169_470 ns.
        Weight::from_parts(176_884_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Capacity::Accounts` (r:26 w:26)
    /// Storage: `Power::Identities` (r:11 w:1)
    /// Storage: `Balances::Holds` (r:18 w:18)
    /// Storage: `System::Account` (r:34 w:34)
    /// Storage: `Capacity::Delegations` (r:17 w:16)
    /// Storage: `Capacity::Leases` (r:16 w:16)
    /// Storage: `Flux::Accounts` (r:11 w:11)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn prove_equivocation() -> Weight {
        // At least 5_991_567 ns.
        Weight::from_parts(6_188_793_000, 0)
            .saturating_add(T::DbWeight::get().reads(181))
            .saturating_add(T::DbWeight::get().writes(165))
    }
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Epoch` (r:1 w:0)
    /// Storage: `Pocw::Requests` (r:1 w:0)
    fn on_initialize() -> Weight {
        // At least 18_446 ns.
        Weight::from_parts(19_631_000, 0).saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Pools` (r:2 w:2)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `Pocw::Epoch` (r:1 w:0)
    fn draw_panel() -> Weight {
        // At least 337_035 ns.
        Weight::from_parts(360_488_000, 0)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(4))
    }
}
