//! Weights of the calls and of the hook.
//!
//! Database accesses are counted by hand and times estimated; `frame-omni-bencher` replaces this file.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn purchase() -> Weight;
    fn claim() -> Weight;
    fn on_initialize() -> Weight;
    fn close_epoch() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn purchase() -> Weight {
        Weight::from_parts(40_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(11, 6))
    }
    fn claim() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().reads(2))
    }
    fn close_epoch() -> Weight {
        Weight::from_parts(40_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 7))
    }
}

impl WeightInfo for () {
    fn purchase() -> Weight {
        Weight::zero()
    }
    fn claim() -> Weight {
        Weight::zero()
    }
    fn on_initialize() -> Weight {
        Weight::zero()
    }
    fn close_epoch() -> Weight {
        Weight::zero()
    }
}
