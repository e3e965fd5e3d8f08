//! Weights, which each runtime measures.
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn bond() -> Weight;
    fn unbond() -> Weight;
    fn withdraw() -> Weight;
    fn purge_keys() -> Weight;
    fn add_validator() -> Weight;
    fn remove_validator() -> Weight;
    fn within_session() -> Weight;
    fn rotate(n: u32) -> Weight;
    fn on_offence(n: u32) -> Weight;
}

impl WeightInfo for () {
    fn bond() -> Weight {
        Weight::zero()
    }
    fn unbond() -> Weight {
        Weight::zero()
    }
    fn withdraw() -> Weight {
        Weight::zero()
    }
    fn purge_keys() -> Weight {
        Weight::zero()
    }
    fn add_validator() -> Weight {
        Weight::zero()
    }
    fn remove_validator() -> Weight {
        Weight::zero()
    }
    fn within_session() -> Weight {
        Weight::zero()
    }
    fn rotate(_: u32) -> Weight {
        Weight::zero()
    }
    fn on_offence(_: u32) -> Weight {
        Weight::zero()
    }
}
