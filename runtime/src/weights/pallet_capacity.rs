//! Weights of `pallet_capacity`, measured by `scripts/weights` on 2026-11-21:
//! 8 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
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
        // At least 70_300 ns.
        Weight::from_parts(84_356_000, 0)
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
        // At least 75_701 ns.
        Weight::from_parts(92_707_000, 0)
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
        // At least 95_077 ns.
        Weight::from_parts(116_174_000, 0)
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
        // At least 87_144 ns.
        Weight::from_parts(97_384_000, 0)
            .saturating_add(Weight::from_parts(4_223_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Flux::Watches` (r:30 w:30)
    /// Storage: `Flux::Accounts` (r:1 w:1)
    /// Storage: `Flux::CurrentRound` (r:1 w:0)
    /// Storage: `Flux::Rounds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// The range of component `n` is `[1, 32]`.
    fn withdraw(n: u32) -> Weight {
        // At least 63_493 ns.
        Weight::from_parts(77_445_333, 0)
            .saturating_add(Weight::from_parts(19_416_333, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(6))
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
        // At least 93_329 ns.
        Weight::from_parts(111_544_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `Capacity::Delegations` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    fn undelegate() -> Weight {
        // At least 93_508 ns.
        Weight::from_parts(111_627_000, 0)
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
        // At least 77_686 ns.
        Weight::from_parts(93_151_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Capacity::Offers` (r:1 w:1)
    /// Storage: `Power::Identities` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn withdraw_offer() -> Weight {
        // At least 69_514 ns.
        Weight::from_parts(85_601_000, 0)
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
        // At least 189_360 ns.
        Weight::from_parts(232_206_000, 0)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(11))
    }
    /// Storage: `Capacity::Leases` (r:1 w:1)
    /// Storage: `Power::Identities` (r:2 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Capacity::Accounts` (r:2 w:2)
    fn settle_lease() -> Weight {
        // At least 127_934 ns.
        Weight::from_parts(151_318_000, 0)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    fn set_fee_policy() -> Weight {
        // At least 27_324 ns.
        Weight::from_parts(33_026_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Power::IdentityOf` (r:1 w:0)
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:1 w:1)
    /// Storage: `Power::Odometers` (r:1 w:1)
    fn send_message() -> Weight {
        // At least 54_014 ns.
        Weight::from_parts(65_047_000, 0)
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
        // At least 100_349 ns.
        Weight::from_parts(114_121_000, 0)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    fn close_block() -> Weight {
        // At least 10_120 ns.
        Weight::from_parts(12_489_000, 0)
    }
    /// Storage: `Power::Identities` (r:1 w:0)
    /// Storage: `Capacity::Accounts` (r:17 w:17)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:2 w:2)
    /// Storage: `Capacity::Delegations` (r:17 w:16)
    /// The range of component `n` is `[0, 16]`.
    fn slash(n: u32) -> Weight {
        // At least 85_711 ns.
        Weight::from_parts(104_550_428, 0)
            .saturating_add(Weight::from_parts(31_372_428, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
    }
}
