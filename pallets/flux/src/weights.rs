//! Weights, which each runtime measures.
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn purchase() -> Weight;
    fn claim() -> Weight;
    fn on_initialize() -> Weight;
    fn close_epoch() -> Weight;
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
