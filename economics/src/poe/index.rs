//! The index of economic activity Φ and its gate Γ.
use super::Hetu;
use crate::{
    average::moving_average,
    math::{Rounding, mul_div},
    quality::Quality,
    split::is_whole,
    units::UNIT,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use scale_info::TypeInfo;
use sp_arithmetic::{FixedPointNumber, FixedU128, Perbill, Perquintill, traits::Saturating};

/// What was measured in an epoch.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Measures {
    /// The value of all jobs, `ΣV`.
    pub volume: Hetu,
    /// What was added to locked reserves, `ΣΔL`.
    pub liquidity: Hetu,
    /// The miners' mean uptime.
    pub uptime: Perbill,
    /// The mean quality of the jobs.
    pub quality: Quality,
}

/// What counts as usual: moving averages, at least one HETU where they divide.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Scales {
    /// Of volume.
    pub volume: Hetu,
    /// Of liquidity.
    pub liquidity: Hetu,
}

impl Scales {
    /// The scales after an epoch, as [`moving_average`] over `epochs`.
    pub fn after(&self, measures: &Measures, epochs: NonZeroU32) -> Self {
        Self {
            volume: moving_average(self.volume, measures.volume, epochs),
            liquidity: moving_average(self.liquidity, measures.liquidity, epochs),
        }
    }
}

/// The weights of the four components, which sum to one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Weights {
    pub volume: Perbill,
    pub liquidity: Perbill,
    pub uptime: Perbill,
    pub quality: Perbill,
}

impl Weights {
    /// Whether the weights sum to one.
    pub fn is_whole(&self) -> bool {
        is_whole(&[self.volume, self.liquidity, self.uptime, self.quality])
    }
}

/// The four components of Φ, each already weighted.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PoeIndex {
    /// `w_V · ΣV / scale_V`
    pub volume: FixedU128,
    /// `w_L · ΣΔL / scale_L`
    pub liquidity: FixedU128,
    /// `w_U · uptime`
    pub uptime: FixedU128,
    /// `w_Q · quality`
    pub quality: FixedU128,
}

/// Parts of a [`FixedU128`] in one part of a [`Perbill`].
const PER_PART: u128 = 1_000_000_000;

/// `weight · amount / max(scale, 1 HETU)`, rounded down to 10^−18. Saturates.
fn relative(amount: Hetu, scale: Hetu, weight: Perbill) -> FixedU128 {
    let factor = u128::from(weight.deconstruct()).saturating_mul(PER_PART);
    let parts = mul_div(amount, factor, scale.max(UNIT), Rounding::Down);
    parts.map_or(FixedU128::from_inner(u128::MAX), FixedU128::from_inner)
}

/// `weight · parts · 10^−9`, exact.
fn weighted(parts: u64, weight: Perbill) -> FixedU128 {
    FixedU128::from_inner(u128::from(parts).saturating_mul(weight.deconstruct().into()))
}

impl PoeIndex {
    /// The components of an epoch, relative to the scales as they were before it.
    pub fn new(measures: &Measures, scales: &Scales, weights: &Weights) -> Self {
        Self {
            volume: relative(measures.volume, scales.volume, weights.volume),
            liquidity: relative(measures.liquidity, scales.liquidity, weights.liquidity),
            uptime: weighted(measures.uptime.deconstruct().into(), weights.uptime),
            quality: weighted(measures.quality.get().into_inner(), weights.quality),
        }
    }

    /// Φ, the sum of the components. Saturates.
    pub fn phi(&self) -> FixedU128 {
        [self.liquidity, self.uptime, self.quality].into_iter().fold(self.volume, FixedU128::saturating_add)
    }
}

/// `Γ = Φ / (1 + Φ)`, rounded down to 10^−18: never one.
pub fn gamma(phi: FixedU128) -> Perquintill {
    let one = FixedU128::DIV;
    // Beyond this bound the result no longer changes.
    let phi = phi.into_inner().min(u128::MAX.saturating_sub(one));
    mul_div(phi, one, phi.saturating_add(one), Rounding::Down)
        .and_then(|parts| u64::try_from(parts).ok())
        .map_or(Perquintill::zero(), Perquintill::from_parts)
}
