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
        // At least 16_729 ns.
        Weight::from_parts(22_505_000, 0)
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
        // At least 244_131 ns.
        Weight::from_parts(250_528_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn cancel() -> Weight {
        // At least 255_703 ns.
        Weight::from_parts(271_775_000, 0)
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
        // At least 405_311 ns.
        Weight::from_parts(588_689_000, 0)
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
        // At least 984_528 ns.
        Weight::from_parts(1_054_587_000, 0)
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
        // At least 1_192_245 ns.
        Weight::from_parts(1_216_956_000, 0)
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
        // At least 1_173_312 ns.
        Weight::from_parts(1_213_377_000, 0)
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
        // At least 217_304 ns.
        Weight::from_parts(287_007_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    fn commit() -> Weight {
        // At least 141_298 ns.
        Weight::from_parts(151_582_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:1 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `System::BlockHash` (r:1 w:0)
    fn reveal() -> Weight {
        // At least 150_672 ns.
        Weight::from_parts(168_485_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
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
        // At least 3_534_808 ns.
        Weight::from_parts(3_762_002_000, 0)
            .saturating_add(T::DbWeight::get().reads(106))
            .saturating_add(T::DbWeight::get().writes(93))
    }
    /// Storage: `Pocw::Pages` (r:62 w:62)
    /// Storage: `Power::Identities` (r:24 w:12)
    /// Storage: `Power::HumanOf` (r:12 w:0)
    /// Storage: `Xp::Burned` (r:12 w:0)
    /// Storage: `Flux::Watches` (r:29 w:29)
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
        // At least 5_782_538 ns.
        Weight::from_parts(24_290_000, 0)
            .saturating_add(Weight::from_parts(7_233_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(56_800_000, 0).saturating_mul(p.into()))
            .saturating_add(Weight::from_parts(328_800_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(30))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().reads((15_u64).saturating_mul(r.into())))
            .saturating_add(T::DbWeight::get().writes(29))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes((12_u64).saturating_mul(r.into())))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Pocw::Disputes` (r:0 w:1)
    fn dispute() -> Weight {
        // At least 315_811 ns.
        Weight::from_parts(379_728_000, 0)
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
    /// Storage: `Pocw::Requests` (r:0 w:1)
    fn answer() -> Weight {
        // At least 290_297 ns.
        Weight::from_parts(298_770_000, 0)
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
        // At least 245_773 ns.
        Weight::from_parts(272_382_000, 0)
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
        // At least 3_136_764 ns.
        Weight::from_parts(3_231_432_000, 0)
            .saturating_add(T::DbWeight::get().reads(114))
            .saturating_add(T::DbWeight::get().writes(101))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Pocw::Pages` (r:31 w:31)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    /// The range of component `t` is `[1, 32]`.
    fn prune(t: u32) -> Weight {
        // At least 205_238 ns.
        Weight::from_parts(98_070_000, 0)
            .saturating_add(Weight::from_parts(123_800_000, 0).saturating_mul(t.into()))
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
        // At least 179_127 ns.
        Weight::from_parts(182_362_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    fn resign_evaluator() -> Weight {
        // At least 85_514 ns.
        Weight::from_parts(89_837_000, 0).saturating_add(T::DbWeight::get().reads(1))
    }
    /// Storage: `Pocw::Displaced` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Pocw::Positions` (r:1 w:1)
    fn release_evaluator() -> Weight {
        // At least 173_223 ns.
        Weight::from_parts(178_287_000, 0)
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
        // At least 6_237_043 ns.
        Weight::from_parts(6_582_743_000, 0)
            .saturating_add(T::DbWeight::get().reads(181))
            .saturating_add(T::DbWeight::get().writes(165))
    }
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Epoch` (r:1 w:0)
    /// Storage: `Pocw::Requests` (r:1 w:0)
    fn on_initialize() -> Weight {
        // At least 18_984 ns.
        Weight::from_parts(20_154_000, 0).saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Pocw::Pages` (r:1 w:1)
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Storage: `Pocw::Pools` (r:2 w:2)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Pocw::Panels` (r:1 w:1)
    /// Storage: `Pocw::Epoch` (r:1 w:0)
    fn draw_panel() -> Weight {
        // At least 380_489 ns.
        Weight::from_parts(417_288_000, 0)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(4))
    }
}
