//! One bounded step of a parameter, beside what was voted.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// Which way a parameter gives.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Direction {
    Raise,
    Lower,
}

/// A step, as a part of the value that was voted.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Adjustment {
    pub direction: Direction,
    pub part: Perbill,
}

/// What no step passes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    pub min: u128,
    pub max: u128,
    /// The largest step, in the parameter's own unit.
    pub step: u128,
}

/// `voted·(1 ± part)`, the step rounded down, within the limits. Never on the other side of what was voted.
pub fn adjusted(voted: u128, adjustment: Adjustment, limits: &Limits) -> u128 {
    let step = adjustment.part.mul_floor(voted).min(limits.step);
    match adjustment.direction {
        Direction::Raise => voted.saturating_add(step).min(limits.max).max(voted),
        Direction::Lower => voted.saturating_sub(step).max(limits.min).min(voted),
    }
}
