//! Demurrage through one global index: the same cost for any number of holders, the same result however often one
//! is touched.
use crate::{math::Rounding, units::Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;
use sp_arithmetic::{PerThing, Perbill};

/// The level of a new index: 2^96.
pub const ONE: u128 = 1 << 96;

/// The factor by which a new generation lifts the level.
const GENERATION: u128 = 1 << 20;

/// A level below this, just under a millionth of [`ONE`], opens a new generation.
pub const FLOOR: u128 = ONE / GENERATION;

/// Generations after which less than one fraction is left of any amount below 2^127: their 180 binary digits, less
/// the 20 by which levels differ.
const VANISHED: u32 = 9;

/// Fractions in one base unit.
const FRACTIONS: u64 = 1 << 32;

/// A state of the index: what is left of one unit since genesis is `level / 2^96 · 2^(−20 · generation)`.
///
/// A new generation multiplies the level by 2^20 exactly, so the index never runs out of digits and nothing has to be
/// remembered about the generations before.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Mark {
    pub generation: u32,
    /// Between [`FLOOR`] and [`ONE`].
    pub level: u128,
}

impl Default for Mark {
    fn default() -> Self {
        Self { generation: 0, level: ONE }
    }
}

impl Mark {
    /// The index after an epoch in which `rate` of every holding decays: `level · (1 − rate)`, rounded down, at least
    /// the smallest level.
    pub fn step(self, rate: Perbill) -> Self {
        let Self { mut generation, level } = self;
        let kept = Perbill::one().deconstruct().saturating_sub(rate.deconstruct());
        let product = U256::from(level).saturating_mul(kept.into());
        let mut level = product.checked_div(Perbill::ACCURACY.into()).unwrap_or_default().low_u128().max(1);
        while level < FLOOR {
            level = level.saturating_mul(GENERATION);
            generation = generation.saturating_add(1);
        }
        Self { generation, level }
    }
}

/// An amount that decays, with a fraction so that touching it often costs nothing.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Decaying {
    /// Whole base units.
    pub whole: Balance,
    /// In units of 2^−32 base units.
    pub fraction: u32,
}

impl Decaying {
    pub const fn new(whole: Balance) -> Self {
        Self { whole, fraction: 0 }
    }

    /// What is left of the amount at `now` when it was last read at `since`:
    /// `amount · 2^(−20 · Δgeneration) · now.level / since.level`, rounded to 2^−32 base units.
    ///
    /// Never more than the amount. `None` if `now` is before `since`, or for 2^127 base units and more.
    pub fn decayed(&self, since: Mark, now: Mark, rounding: Rounding) -> Option<Self> {
        let generations = now.generation.checked_sub(since.generation)?;
        if generations == 0 && now.level > since.level {
            return None;
        }
        let fractions =
            U256::from(self.whole).checked_mul(FRACTIONS.into())?.checked_add(self.fraction.into())?;
        let product = fractions.checked_mul(now.level.into())?;
        if generations >= VANISHED {
            let left = matches!(rounding, Rounding::Up) && !product.is_zero();
            return Some(Self { whole: 0, fraction: left.into() });
        }
        let lifted = (0..generations).try_fold(U256::one(), |x, _| x.checked_mul(GENERATION.into()))?;
        let (lowered, rest) = product.div_mod(lifted);
        let level = U256::from(since.level);
        let quotient = lowered.checked_div(level)?;
        let exact = rest.is_zero() && lowered.checked_rem(level)?.is_zero();
        let up = matches!(rounding, Rounding::Up) && !exact;
        let left = quotient.checked_add(u8::from(up).into())?;
        let whole = u128::try_from(left.checked_div(FRACTIONS.into())?).ok()?;
        Some(Self { whole, fraction: left.low_u32() })
    }

    /// The sum of two amounts read at one index.
    pub fn plus(&self, other: Self) -> Option<Self> {
        let (fraction, carry) = self.fraction.overflowing_add(other.fraction);
        let whole = self.whole.checked_add(other.whole)?.checked_add(carry.into())?;
        Some(Self { whole, fraction })
    }

    pub fn checked_add(&self, amount: Balance) -> Option<Self> {
        Some(Self { whole: self.whole.checked_add(amount)?, ..*self })
    }

    pub fn checked_sub(&self, amount: Balance) -> Option<Self> {
        Some(Self { whole: self.whole.checked_sub(amount)?, ..*self })
    }
}
