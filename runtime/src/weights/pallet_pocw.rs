//! Weights of `pallet_pocw`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_pocw::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    fn set_bond_ceiling() -> Weight {
        // At least 13_612 ns.
        Weight::from_parts(15_749_000, 0)
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
        // At least 192_149 ns.
        Weight::from_parts(211_407_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel() -> Weight {
        // At least 195_307 ns.
        Weight::from_parts(204_781_000, 0)
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
        // At least 314_315 ns.
        Weight::from_parts(341_646_000, 0)
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
        // At least 762_642 ns.
        Weight::from_parts(874_687_000, 0)
            .saturating_add(T::DbWeight::get().reads(18))
            .saturating_add(T::DbWeight::get().writes(15))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
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
        // At least 1_027_432 ns.
        Weight::from_parts(1_127_569_000, 0)
            .saturating_add(T::DbWeight::get().reads(32))
            .saturating_add(T::DbWeight::get().writes(24))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
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
        // At least 1_000_641 ns.
        Weight::from_parts(1_105_767_000, 0)
            .saturating_add(T::DbWeight::get().reads(32))
            .saturating_add(T::DbWeight::get().writes(24))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn request_panel() -> Weight {
        // At least 163_232 ns.
        Weight::from_parts(190_986_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    fn commit() -> Weight {
        // At least 91_025 ns.
        Weight::from_parts(104_824_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `System::BlockHash` (r:1 w:0)
    fn reveal() -> Weight {
        // At least 113_174 ns.
        Weight::from_parts(124_069_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:21 w:1)
    /// Storage: `Flux::Accounts` (r:21 w:21)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Balances::Holds` (r:7 w:7)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Rounds` (r:19 w:19)
    /// Storage: `Capacity::Accounts` (r:20 w:20)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:0)
    /// Storage: `Power::Qualities` (r:1 w:1)
    fn settle() -> Weight {
        // At least 3_075_446 ns.
        Weight::from_parts(3_316_419_000, 0)
            .saturating_add(T::DbWeight::get().reads(142))
            .saturating_add(T::DbWeight::get().writes(119))
    }
    /// Storage: `Pocw::Pages` (r:62 w:62)
    /// Storage: `Power::Identities` (r:24 w:12)
    /// Storage: `Power::HumanOf` (r:12 w:0)
    /// Storage: `Xp::Burned` (r:12 w:0)
    /// Storage: `Flux::Watches` (r:30 w:30)
    /// Storage: `Flux::Accounts` (r:24 w:24)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:12 w:12)
    /// Storage: `Pocw::Positions` (r:24 w:24)
    /// Storage: `System::Account` (r:24 w:24)
    /// Storage: `Balances::Holds` (r:24 w:24)
    /// Storage: `Xp::Earners` (r:12 w:12)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:12 w:12)
    /// The range of component `t` is `[32, 1000]`.
    /// The range of component `p` is `[1, 32]`.
    /// The range of component `r` is `[1, 12]`.
    fn settle_many(t: u32, p: u32, r: u32) -> Weight {
        // At least 4_920_698 ns.
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(6_633_472, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(59_300_913, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(334_944_909, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(31))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().reads((15_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(30))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes((12_u64).saturating_mul(r.into())))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Disputes` (r:0 w:1)
    fn dispute() -> Weight {
        // At least 311_138 ns.
        Weight::from_parts(360_153_000, 0)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn answer() -> Weight {
        // At least 225_564 ns.
        Weight::from_parts(244_486_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn refer() -> Weight {
        // At least 247_707 ns.
        Weight::from_parts(270_864_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::Identities` (r:21 w:1)
    /// Storage: `Flux::Accounts` (r:21 w:21)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `System::Account` (r:7 w:7)
    /// Storage: `Balances::Holds` (r:7 w:7)
    /// Storage: `Flux::CurrentRound` (r:1 w:1)
    /// Storage: `Flux::Rounds` (r:19 w:19)
    /// Storage: `Capacity::Accounts` (r:20 w:20)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:0)
    /// Storage: `Power::Qualities` (r:1 w:1)
    fn rule() -> Weight {
        // At least 3_022_498 ns.
        Weight::from_parts(3_238_247_000, 0)
            .saturating_add(T::DbWeight::get().reads(142))
            .saturating_add(T::DbWeight::get().writes(119))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:31 w:31)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// The range of component `t` is `[1, 32]`.
    fn prune(t: u32) -> Weight {
        // At least 182_996 ns.
        Weight::from_parts(77_368_000, 0)
            .saturating_add(Weight::from_parts(116_649_000, 0).saturating_mul(t.into()))
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
        // At least 158_843 ns.
        Weight::from_parts(165_763_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    fn resign_evaluator() -> Weight {
        // At least 68_529 ns.
        Weight::from_parts(73_810_000, 0).saturating_add(T::DbWeight::get().reads(1))
    }
    /// Storage: `Pocw::Displaced` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    fn release_evaluator() -> Weight {
        // At least 151_105 ns.
        Weight::from_parts(165_891_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Pocw::Pages` (r:9 w:9)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:2 w:2)
    /// Storage: `Power::Identities` (r:21 w:1)
    /// Storage: `Flux::Accounts` (r:21 w:21)
    /// Storage: `Capacity::Accounts` (r:36 w:36)
    /// Storage: `Balances::Holds` (r:23 w:23)
    /// Storage: `System::Account` (r:24 w:24)
    /// Storage: `Capacity::Delegations` (r:17 w:16)
    /// Storage: `Capacity::Leases` (r:16 w:16)
    /// Storage: `Pocw::Disputes` (r:1 w:1)
    /// Storage: `Pocw::Panels` (r:2 w:2)
    /// Storage: `Flux::Watches` (r:1 w:1)
    /// Storage: `Power::HumanOf` (r:1 w:0)
    /// Storage: `Xp::Burned` (r:1 w:0)
    /// Storage: `Pocw::Displaced` (r:24 w:24)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:19 w:19)
    /// Storage: `Xp::Earners` (r:1 w:1)
    /// Storage: `Xp::Weeks` (r:1 w:1)
    /// Storage: `Xp::Reputations` (r:1 w:1)
    fn prove_equivocation() -> Weight {
        // At least 5_387_609 ns.
        Weight::from_parts(6_032_031_000, 0)
            .saturating_add(T::DbWeight::get().reads(224))
            .saturating_add(T::DbWeight::get().writes(198))
    }
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Epoch` (r:1 w:0)
    /// Storage: `Pocw::Requests` (r:1 w:0)
    fn on_initialize() -> Weight {
        // At least 15_785 ns.
        Weight::from_parts(18_263_000, 0).saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Pools` (r:1 w:0)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `Pocw::Displaced` (r:24 w:15)
    fn draw_panel() -> Weight {
        // At least 481_117 ns.
        Weight::from_parts(534_454_000, 0)
            .saturating_add(T::DbWeight::get().reads(31))
            .saturating_add(T::DbWeight::get().writes(16))
    }
}
