//! Weights of the calls and of the hook.
//!
//! A runtime measures its own. These are for one that has not yet: database accesses counted by hand, and held to what calls really
//! touch by tests.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn burn() -> Weight;
    fn claim() -> Weight;
    fn lock() -> Weight;
    fn unlock() -> Weight;
    fn cancel_unlock() -> Weight;
    fn withdraw() -> Weight;
    fn on_initialize() -> Weight;
    fn close_week() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn burn() -> Weight {
        Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(17, 9))
    }
    fn claim() -> Weight {
        Weight::from_parts(50_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(14, 6))
    }
    fn lock() -> Weight {
        Weight::from_parts(50_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(12, 5))
    }
    fn unlock() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 1))
    }
    fn cancel_unlock() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 1))
    }
    fn withdraw() -> Weight {
        Weight::from_parts(50_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(12, 5))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().reads(2))
    }
    fn close_week() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 4))
    }
}

impl WeightInfo for () {
    fn burn() -> Weight {
        Weight::zero()
    }
    fn claim() -> Weight {
        Weight::zero()
    }
    fn lock() -> Weight {
        Weight::zero()
    }
    fn unlock() -> Weight {
        Weight::zero()
    }
    fn cancel_unlock() -> Weight {
        Weight::zero()
    }
    fn withdraw() -> Weight {
        Weight::zero()
    }
    fn on_initialize() -> Weight {
        Weight::zero()
    }
    fn close_week() -> Weight {
        Weight::zero()
    }
}
