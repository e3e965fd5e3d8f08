//! Weights of the calls and of the hook.
//!
//! A runtime measures its own. These are for one that has not yet: database accesses counted by hand, and held to what calls really
//! touch by tests.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn register_miner() -> Weight;
    fn suspend_miner() -> Weight;
    fn resume_miner() -> Weight;
    fn leave() -> Weight;
    fn release_miner() -> Weight;
    fn dismiss_miner() -> Weight;
    fn heartbeat() -> Weight;
    fn submit_job() -> Weight;
    fn submit_jobs(j: u32, p: u32) -> Weight;
    fn reward_turnout(p: u32) -> Weight;
    fn close_chain() -> Weight;
    fn claim() -> Weight;
    fn set_salary_recipient() -> Weight;
    fn release_salary() -> Weight;
    fn on_initialize() -> Weight;
    fn close_epoch() -> Weight;
    fn close_epoch_forfeiting() -> Weight;
    fn follow_price() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn register_miner() -> Weight {
        Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 4))
    }
    fn suspend_miner() -> Weight {
        Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 3))
    }
    fn resume_miner() -> Weight {
        Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 3))
    }
    fn leave() -> Weight {
        Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 3))
    }
    fn release_miner() -> Weight {
        Weight::from_parts(40_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(11, 8))
    }
    fn dismiss_miner() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 6))
    }
    fn heartbeat() -> Weight {
        Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 4))
    }
    fn submit_job() -> Weight {
        Weight::from_parts(70_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(17, 13))
    }
    fn submit_jobs(j: u32, p: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(T::DbWeight::get().reads_writes(13, 10))
            .saturating_add(Weight::from_parts(4_000_000, 0).saturating_mul(j.into()))
            .saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads_writes(5, 4).saturating_mul(p.into()))
    }
    fn reward_turnout(p: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(T::DbWeight::get().reads_writes(11, 8))
            .saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads_writes(5, 4).saturating_mul(p.into()))
    }
    fn close_chain() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
    }
    fn claim() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(9, 6))
    }
    fn set_salary_recipient() -> Weight {
        Weight::from_parts(8_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
    }
    fn release_salary() -> Weight {
        Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
    }
    fn on_initialize() -> Weight {
        Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().reads(2))
    }
    fn close_epoch() -> Weight {
        Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(16, 13))
    }
    fn close_epoch_forfeiting() -> Weight {
        Weight::from_parts(65_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(16, 12))
    }
    fn follow_price() -> Weight {
        Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 1))
    }
}

impl WeightInfo for () {
    fn register_miner() -> Weight {
        Weight::zero()
    }
    fn suspend_miner() -> Weight {
        Weight::zero()
    }
    fn resume_miner() -> Weight {
        Weight::zero()
    }
    fn leave() -> Weight {
        Weight::zero()
    }
    fn release_miner() -> Weight {
        Weight::zero()
    }
    fn dismiss_miner() -> Weight {
        Weight::zero()
    }
    fn heartbeat() -> Weight {
        Weight::zero()
    }
    fn submit_job() -> Weight {
        Weight::zero()
    }
    fn submit_jobs(_: u32, _: u32) -> Weight {
        Weight::zero()
    }
    fn reward_turnout(_: u32) -> Weight {
        Weight::zero()
    }
    fn close_chain() -> Weight {
        Weight::zero()
    }
    fn claim() -> Weight {
        Weight::zero()
    }
    fn set_salary_recipient() -> Weight {
        Weight::zero()
    }
    fn release_salary() -> Weight {
        Weight::zero()
    }
    fn on_initialize() -> Weight {
        Weight::zero()
    }
    fn close_epoch() -> Weight {
        Weight::zero()
    }
    fn close_epoch_forfeiting() -> Weight {
        Weight::zero()
    }
    fn follow_price() -> Weight {
        Weight::zero()
    }
}
