//! The quality of an identity's settled work.
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::FixedU64;

/// A quality between 0 and 2. No value above 2 exists, nor can one be decoded.
#[derive(
    Clone,
    Copy,
    Debug,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub struct Quality(FixedU64);

impl Quality {
    /// The highest quality, 2.
    pub const MAX: Self = Self(FixedU64::from_u32(2));

    /// The neutral quality, 1.
    pub const ONE: Self = Self(FixedU64::from_u32(1));

    /// `None` if `value` is above 2.
    pub fn new(value: FixedU64) -> Option<Self> {
        (value <= Self::MAX.0).then_some(Self(value))
    }

    /// The quality `value`, or 2 if it is above.
    pub fn saturating_from(value: FixedU64) -> Self {
        Self(value.min(Self::MAX.0))
    }

    pub fn get(self) -> FixedU64 {
        self.0
    }
}

impl Decode for Quality {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Self::new(FixedU64::decode(input)?).ok_or_else(|| "quality above 2".into())
    }
}

/// The moving average after one more settled evaluation: the first evaluation sets it, each later one counts for an
/// eighth. Rounded down to 10^-9; never outside its two inputs.
pub fn blend(current: Option<Quality>, settled: Quality) -> Quality {
    let Some(current) = current else {
        return settled;
    };
    let sum = current.0.into_inner().saturating_mul(7).saturating_add(settled.0.into_inner());
    Quality::saturating_from(FixedU64::from_inner(sum / 8))
}
