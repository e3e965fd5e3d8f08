//! Congestion: the factor by which full blocks raise what capacity buys, so that stored capacity cannot flood them.
use crate::{
    math::{Rounding, mul_div},
    units::Power,
};
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{FixedPointNumber, FixedU64, PerThing, Perbill};

/// A factor between 1 and 16. No other exists, nor can one be decoded.
#[derive(
    Clone, Copy, Debug, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Congestion(FixedU64);

/// How congestion moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CongestionTerms {
    /// The part of a block up to which nothing is congested.
    pub target: Perbill,
    /// The part by which a full block raises the factor, and a block within the target lowers it.
    pub step: Perbill,
}

impl Congestion {
    /// No congestion, 1.
    pub const MIN: Self = Self(FixedU64::from_u32(1));

    /// The highest congestion, 16.
    pub const MAX: Self = Self(FixedU64::from_u32(16));

    /// `None` if `value` is below 1 or above 16.
    pub fn new(value: FixedU64) -> Option<Self> {
        (Self::MIN.0 <= value && value <= Self::MAX.0).then_some(Self(value))
    }

    pub fn get(self) -> FixedU64 {
        self.0
    }

    fn parts(self) -> u128 {
        self.0.into_inner().into()
    }

    /// The factor `parts / 10^9`, or the nearest between 1 and 16.
    fn saturating_from_parts(parts: u128) -> Self {
        let value = u64::try_from(parts).map_or(Self::MAX.0, FixedU64::from_inner);
        Self(value.max(Self::MIN.0).min(Self::MAX.0))
    }

    /// `cost · M`, rounded up, at most `Power::MAX`.
    pub fn scale(self, cost: Power) -> Power {
        mul_div(cost, self.parts(), FixedU64::DIV.into(), Rounding::Up).unwrap_or(Power::MAX)
    }

    /// The factor after one more block, of which the part `fullness` was used.
    ///
    /// Above the target it rises in proportion to the excess, `M · (1 + step · (fullness − target) / (1 − target))`,
    /// rounded up. Within the target it falls to `M · (1 − step)`, rounded down, so that load that stays there is
    /// soon not congested, however close to the target it is. Within 1 and 16.
    pub fn after_block(self, fullness: Perbill, terms: &CongestionTerms) -> Self {
        let one = u128::from(Perbill::ACCURACY);
        let [fullness, target, step] =
            [fullness, terms.target, terms.step].map(|part| u128::from(part.deconstruct()));
        let change = self.parts().saturating_mul(step);
        let excess = fullness.saturating_sub(target);
        let parts = if excess > 0 {
            let room = one.saturating_sub(target).saturating_mul(one);
            let rise = mul_div(change, excess, room, Rounding::Up).unwrap_or(u128::MAX);
            self.parts().saturating_add(rise)
        } else {
            self.parts().saturating_sub(change.div_ceil(one))
        };
        Self::saturating_from_parts(parts)
    }
}

impl Default for Congestion {
    fn default() -> Self {
        Self::MIN
    }
}

impl Decode for Congestion {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Self::new(FixedU64::decode(input)?).ok_or_else(|| "congestion outside of 1 to 16".into())
    }
}
