//! Weights of the calls and of the hook.
//!
//! Database accesses are counted by hand and times estimated; `frame-omni-bencher` replaces this file.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn lift_halt() -> Weight;
    fn rearm() -> Weight;
    fn revoke_intervention() -> Weight;
    fn halt() -> Weight;
    fn intervene() -> Weight;
    fn on_initialize() -> Weight;
    fn look() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn lift_halt() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
    }
    fn rearm() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
    }
    fn revoke_intervention() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
    }
    fn halt() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
    }
    fn intervene() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 1))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().reads(3))
    }
    // For sixteen indicators of four reads each, all of which are written on the first look of a day.
    fn look() -> Weight {
        Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(84, 22))
    }
}

impl WeightInfo for () {
    fn lift_halt() -> Weight {
        Weight::zero()
    }
    fn rearm() -> Weight {
        Weight::zero()
    }
    fn revoke_intervention() -> Weight {
        Weight::zero()
    }
    fn halt() -> Weight {
        Weight::zero()
    }
    fn intervene() -> Weight {
        Weight::zero()
    }
    fn on_initialize() -> Weight {
        Weight::zero()
    }
    fn look() -> Weight {
        Weight::zero()
    }
}
