//! Weights of `pallet_balances`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
    /// Storage: `System::Account` (r:2 w:2)
    fn transfer_allow_death() -> Weight {
        // At least 67_230 ns.
        Weight::from_parts(79_036_000, 0)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn transfer_keep_alive() -> Weight {
        // At least 42_446 ns.
        Weight::from_parts(48_519_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn force_set_balance_creating() -> Weight {
        // At least 21_602 ns.
        Weight::from_parts(24_034_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn force_set_balance_killing() -> Weight {
        // At least 21_736 ns.
        Weight::from_parts(23_877_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `System::Account` (r:3 w:3)
    fn force_transfer() -> Weight {
        // At least 68_783 ns.
        Weight::from_parts(74_331_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn transfer_all() -> Weight {
        // At least 52_424 ns.
        Weight::from_parts(60_937_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn force_unreserve() -> Weight {
        // At least 17_964 ns.
        Weight::from_parts(19_630_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `System::Account` (r:1000 w:1000)
    /// The range of component `u` is `[1, 1000]`.
    fn upgrade_accounts(u: u32) -> Weight {
        // At least 17_562 ns.
        Weight::from_parts(18_352_000, 0)
            .saturating_add(Weight::from_parts(15_896_519, 0).saturating_mul(u.into()))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(u.into())))
    }
    fn force_adjust_total_issuance() -> Weight {
        // At least 6_066 ns.
        Weight::from_parts(7_041_000, 0)
    }
    /// Storage: `System::Account` (r:1 w:1)
    fn burn_allow_death() -> Weight {
        // At least 47_605 ns.
        Weight::from_parts(50_626_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn burn_keep_alive() -> Weight {
        // At least 21_389 ns.
        Weight::from_parts(22_818_000, 0)
    }
}
