//! Weights of the calls and of the hook.
//!
//! A runtime measures its own. These are for one that has not yet: database accesses counted by hand, and held to what calls really
//! touch by tests.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn set_bond_ceiling() -> Weight;
    fn post() -> Weight;
    fn cancel() -> Weight;
    fn match_task() -> Weight;
    fn submit() -> Weight;
    fn accept() -> Weight;
    fn agree() -> Weight;
    fn request_panel() -> Weight;
    fn commit() -> Weight;
    fn reveal() -> Weight;
    fn settle() -> Weight;
    fn settle_many(tasks: u32, pages: u32, runs: u32) -> Weight;
    fn dispute() -> Weight;
    fn answer() -> Weight;
    fn refer() -> Weight;
    fn rule() -> Weight;
    fn prune(tasks: u32) -> Weight;
    fn register_evaluator() -> Weight;
    fn resign_evaluator() -> Weight;
    fn release_evaluator() -> Weight;
    fn prove_equivocation() -> Weight;
    fn on_initialize() -> Weight;
    fn draw_panel() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
    fn of(microseconds: u64, reads: u64, writes: u64) -> Weight {
        let time = Weight::from_parts(microseconds.saturating_mul(1_000_000), 0);
        time.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
    }
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn set_bond_ceiling() -> Weight {
        Self::of(15, 2, 1)
    }
    fn post() -> Weight {
        Self::of(90, 13, 8)
    }
    fn cancel() -> Weight {
        Self::of(90, 11, 7)
    }
    fn match_task() -> Weight {
        Self::of(150, 19, 10)
    }
    fn submit() -> Weight {
        // Up to eight parents on pages of their own, the meter, the odometer, and a panel request.
        Self::of(320, 32, 21)
    }
    fn accept() -> Weight {
        Self::of(250, 30, 24)
    }
    fn agree() -> Weight {
        Self::of(250, 30, 24)
    }
    fn request_panel() -> Weight {
        // The stake of a client moves in the ledger of Flux.
        Self::of(60, 9, 6)
    }
    fn commit() -> Weight {
        Self::of(30, 4, 1)
    }
    fn reveal() -> Weight {
        Self::of(35, 4, 1)
    }
    fn settle() -> Weight {
        // Two panels of 24 seats in all, each penalised in HETU, or paid in it or in Flux and stake; a dispute, a
        // referral, and eight parents.
        Self::of(1_500, 120, 90)
    }
    fn settle_many(tasks: u32, pages: u32, runs: u32) -> Weight {
        Self::of(20, 5, 1)
            .saturating_add(Self::of(12, 0, 0).saturating_mul(tasks.into()))
            .saturating_add(Self::of(20, 1, 1).saturating_mul(pages.into()))
            .saturating_add(Self::of(150, 14, 13).saturating_mul(runs.into()))
    }
    fn dispute() -> Weight {
        Self::of(90, 12, 7)
    }
    fn answer() -> Weight {
        Self::of(90, 11, 8)
    }
    fn refer() -> Weight {
        Self::of(80, 9, 6)
    }
    fn rule() -> Weight {
        Self::settle()
    }
    fn prune(tasks: u32) -> Weight {
        Self::of(15, 3, 0).saturating_add(Self::of(40, 6, 5).saturating_mul(tasks.into()))
    }
    fn register_evaluator() -> Weight {
        // Another may be displaced.
        Self::of(120, 7, 5)
    }
    fn resign_evaluator() -> Weight {
        Self::of(80, 3, 1)
    }
    fn release_evaluator() -> Weight {
        Self::of(120, 6, 5)
    }
    fn prove_equivocation() -> Weight {
        // Two signatures, or one and a receipt that is voided: two that are recorded never convict.
        Self::settle().saturating_add(Self::of(300, 10, 10))
    }
    fn on_initialize() -> Weight {
        Self::of(3, 3, 1)
    }
    fn draw_panel() -> Weight {
        // Two pools, and evaluators that were displaced since.
        Self::of(800, 26, 22)
    }
}

impl WeightInfo for () {
    fn set_bond_ceiling() -> Weight {
        Weight::zero()
    }
    fn post() -> Weight {
        Weight::zero()
    }
    fn cancel() -> Weight {
        Weight::zero()
    }
    fn match_task() -> Weight {
        Weight::zero()
    }
    fn submit() -> Weight {
        Weight::zero()
    }
    fn accept() -> Weight {
        Weight::zero()
    }
    fn agree() -> Weight {
        Weight::zero()
    }
    fn request_panel() -> Weight {
        Weight::zero()
    }
    fn commit() -> Weight {
        Weight::zero()
    }
    fn reveal() -> Weight {
        Weight::zero()
    }
    fn settle() -> Weight {
        Weight::zero()
    }
    fn settle_many(_: u32, _: u32, _: u32) -> Weight {
        Weight::zero()
    }
    fn dispute() -> Weight {
        Weight::zero()
    }
    fn answer() -> Weight {
        Weight::zero()
    }
    fn refer() -> Weight {
        Weight::zero()
    }
    fn rule() -> Weight {
        Weight::zero()
    }
    fn prune(_: u32) -> Weight {
        Weight::zero()
    }
    fn register_evaluator() -> Weight {
        Weight::zero()
    }
    fn resign_evaluator() -> Weight {
        Weight::zero()
    }
    fn release_evaluator() -> Weight {
        Weight::zero()
    }
    fn prove_equivocation() -> Weight {
        Weight::zero()
    }
    fn on_initialize() -> Weight {
        Weight::zero()
    }
    fn draw_panel() -> Weight {
        Weight::zero()
    }
}
