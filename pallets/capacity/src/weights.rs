//! Weights, which each runtime measures.
use frame_support::weights::Weight;

pub trait WeightInfo {
    fn stake_hetu() -> Weight;
    fn stake_flux() -> Weight;
    fn unstake() -> Weight;
    fn cancel_unstake(n: u32) -> Weight;
    fn withdraw(n: u32) -> Weight;
    fn delegate() -> Weight;
    fn undelegate() -> Weight;
    fn offer() -> Weight;
    fn withdraw_offer() -> Weight;
    fn rent() -> Weight;
    fn settle_lease() -> Weight;
    fn set_fee_policy() -> Weight;
    fn send_message() -> Weight;
    fn send_message_by_flux() -> Weight;
    fn close_block() -> Weight;
    fn slash(n: u32) -> Weight;
}

impl WeightInfo for () {
    fn stake_hetu() -> Weight {
        Weight::zero()
    }
    fn stake_flux() -> Weight {
        Weight::zero()
    }
    fn unstake() -> Weight {
        Weight::zero()
    }
    fn cancel_unstake(_: u32) -> Weight {
        Weight::zero()
    }
    fn withdraw(_: u32) -> Weight {
        Weight::zero()
    }
    fn delegate() -> Weight {
        Weight::zero()
    }
    fn undelegate() -> Weight {
        Weight::zero()
    }
    fn offer() -> Weight {
        Weight::zero()
    }
    fn withdraw_offer() -> Weight {
        Weight::zero()
    }
    fn rent() -> Weight {
        Weight::zero()
    }
    fn settle_lease() -> Weight {
        Weight::zero()
    }
    fn set_fee_policy() -> Weight {
        Weight::zero()
    }
    fn send_message() -> Weight {
        Weight::zero()
    }
    fn send_message_by_flux() -> Weight {
        Weight::zero()
    }
    fn close_block() -> Weight {
        Weight::zero()
    }
    fn slash(_: u32) -> Weight {
        Weight::zero()
    }
}
