//! Weights, which each runtime measures.
use frame_support::weights::Weight;

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
