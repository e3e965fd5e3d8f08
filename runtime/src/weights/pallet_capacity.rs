//! Weights of `pallet_capacity`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_capacity::WeightInfo for WeightInfo<T> {
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn stake_hetu() -> Weight {
        // At least 68_213 ns.
        Weight::from_parts(73_521_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn stake_flux() -> Weight {
        // At least 74_263 ns.
        Weight::from_parts(81_623_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Flux::OpenEpoch` (r:1 w:0)
    /// Storage: `Flux::Watches` (r:1 w:1)
    fn unstake() -> Weight {
        // At least 93_150 ns.
        Weight::from_parts(102_735_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:10 w:10)
    /// The range of component `n` is `[1, 10]`.
    fn cancel_unstake(n: u32) -> Weight {
        // At least 82_973 ns.
        Weight::from_parts(88_646_137, 0)
            .saturating_add(Weight::from_parts(3_911_379, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:31 w:31)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// The range of component `n` is `[1, 32]`.
    fn withdraw(n: u32) -> Weight {
        // At least 60_169 ns.
        Weight::from_parts(77_351_907, 0)
            .saturating_add(Weight::from_parts(17_604_258, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Capacity::Delegations` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    fn delegate() -> Weight {
        // At least 91_637 ns.
        Weight::from_parts(97_656_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Capacity::Delegations` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn undelegate() -> Weight {
        // At least 90_555 ns.
        Weight::from_parts(97_183_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Capacity::NextOffer` (r:1 w:1)
    /// Storage: `Capacity::Offers` (r:0 w:1)
    fn offer() -> Weight {
        // At least 74_331 ns.
        Weight::from_parts(80_066_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Capacity::Offers` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn withdraw_offer() -> Weight {
        // At least 68_944 ns.
        Weight::from_parts(73_221_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Power::Identities` (r:2 w:2)
    /// Storage: `Capacity::Offers` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Balances::Holds` (r:2 w:2)
    /// Storage: `Capacity::NextLease` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    /// Storage: `Capacity::Leases` (r:0 w:1)
    fn rent() -> Weight {
        // At least 187_071 ns.
        Weight::from_parts(196_176_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(11))
    }
    /// Storage: `Capacity::Leases` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    fn settle_lease() -> Weight {
        // At least 124_493 ns.
        Weight::from_parts(130_354_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn set_fee_policy() -> Weight {
        // At least 25_698 ns.
        Weight::from_parts(28_197_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    fn send_message() -> Weight {
        // At least 57_110 ns.
        Weight::from_parts(60_980_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:2 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    fn send_message_by_flux() -> Weight {
        // At least 93_839 ns.
        Weight::from_parts(98_863_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    fn close_block() -> Weight {
        // At least 9_852 ns.
        Weight::from_parts(10_897_000, 0)
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:17 w:17)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Capacity::Delegations` (r:17 w:16)
    /// The range of component `n` is `[0, 16]`.
    fn slash(n: u32) -> Weight {
        // At least 77_141 ns.
        Weight::from_parts(86_369_766, 0)
            .saturating_add(Weight::from_parts(27_431_893, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
    }
}
