//! Weights of the calls.
//!
//! Database accesses are counted by hand and times estimated; `frame-omni-bencher` replaces this file.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn register_human() -> Weight;
    fn register_agent() -> Weight;
    fn announce_controller() -> Weight;
    fn cancel_controller() -> Weight;
    fn accept_controller() -> Weight;
    fn set_ceiling() -> Weight;
    fn deregister() -> Weight;
    fn release_bond() -> Weight;
    fn apply_as_attestor() -> Weight;
    fn admit_attestor() -> Weight;
    fn dismiss_attestor() -> Weight;
    fn resign_attestor() -> Weight;
    fn release_attestor_bond() -> Weight;
    fn report_activity(r: u32) -> Weight;
    fn claim_activity(r: u32) -> Weight;
    fn clear_reports(r: u32) -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn register_human() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(10, 10))
    }
    fn register_agent() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(11, 10))
    }
    fn announce_controller() -> Weight {
        Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 6))
    }
    fn cancel_controller() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 5))
    }
    fn accept_controller() -> Weight {
        Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 9))
    }
    fn set_ceiling() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
    }
    fn deregister() -> Weight {
        Weight::from_parts(28_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(11, 12))
    }
    fn release_bond() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 7))
    }
    fn apply_as_attestor() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
    }
    fn admit_attestor() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
    }
    fn dismiss_attestor() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
    }
    fn resign_attestor() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
    }
    fn release_attestor_bond() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
    }
    fn report_activity(r: u32) -> Weight {
        Weight::from_parts(30_000_000, 0)
            .saturating_add(T::DbWeight::get().reads_writes(9, 5))
            .saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(r.into()))
    }
    fn claim_activity(r: u32) -> Weight {
        Weight::from_parts(30_000_000, 0)
            .saturating_add(T::DbWeight::get().reads_writes(6, 4))
            .saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads_writes(4, 4).saturating_mul(r.into()))
    }
    fn clear_reports(r: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(T::DbWeight::get().reads_writes(2, 1))
            .saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads_writes(4, 4).saturating_mul(r.into()))
    }
}

impl WeightInfo for () {
    fn register_human() -> Weight {
        Weight::zero()
    }
    fn register_agent() -> Weight {
        Weight::zero()
    }
    fn announce_controller() -> Weight {
        Weight::zero()
    }
    fn cancel_controller() -> Weight {
        Weight::zero()
    }
    fn accept_controller() -> Weight {
        Weight::zero()
    }
    fn set_ceiling() -> Weight {
        Weight::zero()
    }
    fn deregister() -> Weight {
        Weight::zero()
    }
    fn release_bond() -> Weight {
        Weight::zero()
    }
    fn apply_as_attestor() -> Weight {
        Weight::zero()
    }
    fn admit_attestor() -> Weight {
        Weight::zero()
    }
    fn dismiss_attestor() -> Weight {
        Weight::zero()
    }
    fn resign_attestor() -> Weight {
        Weight::zero()
    }
    fn release_attestor_bond() -> Weight {
        Weight::zero()
    }
    fn report_activity(_: u32) -> Weight {
        Weight::zero()
    }
    fn claim_activity(_: u32) -> Weight {
        Weight::zero()
    }
    fn clear_reports(_: u32) -> Weight {
        Weight::zero()
    }
}
