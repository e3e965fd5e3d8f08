//! Where a figure should lie, and how far from there it is.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::math::{Rounding, mul_div};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// The values that are as they should be, both ends among them.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Band {
    /// 0: no value is too low.
    pub low: u128,
    /// `u128::MAX`: none is too high.
    pub high: u128,
}

/// How far a value is from its band, as a part of the end that it passed: 100 % at most.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Deviation {
    #[default]
    Within,
    Below(Perbill),
    Above(Perbill),
}

impl Deviation {
    pub fn part(self) -> Perbill {
        match self {
            Self::Within => Perbill::zero(),
            Self::Below(part) | Self::Above(part) => part,
        }
    }
}

impl Band {
    /// From `reference·(1 − below)`, rounded down, to `reference·(1 + above)`, rounded up.
    pub fn around(reference: u128, below: Perbill, above: Perbill) -> Self {
        Self {
            low: reference.saturating_sub(below.mul_ceil(reference)),
            high: reference.saturating_add(above.mul_ceil(reference)),
        }
    }

    /// `(low − value) / low` or `(value − high) / high`, rounded down. From an end at 0 any distance is the whole.
    pub fn deviation(&self, value: u128) -> Deviation {
        if value < self.low {
            Deviation::Below(part(self.low.saturating_sub(value), self.low))
        } else if value > self.high {
            Deviation::Above(part(value.saturating_sub(self.high), self.high))
        } else {
            Deviation::Within
        }
    }
}

fn part(distance: u128, end: u128) -> Perbill {
    let parts = mul_div(distance, Perbill::one().deconstruct().into(), end, Rounding::Down);
    // None: more parts than can be counted.
    Perbill::from_parts(parts.and_then(|parts| u32::try_from(parts).ok()).unwrap_or(u32::MAX))
}
