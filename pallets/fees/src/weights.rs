//! Weights, which each runtime measures.
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn waive() -> Weight;
    fn charge_power() -> Weight;
    fn charge_flux() -> Weight;
    fn look_up() -> Weight;
    fn exit() -> Weight;
}

impl WeightInfo for () {
    fn waive() -> Weight {
        Weight::zero()
    }
    fn charge_power() -> Weight {
        Weight::zero()
    }
    fn charge_flux() -> Weight {
        Weight::zero()
    }
    fn look_up() -> Weight {
        Weight::zero()
    }
    fn exit() -> Weight {
        Weight::zero()
    }
}
