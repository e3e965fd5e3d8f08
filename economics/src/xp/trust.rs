//! Trust, from 0 to 100 points: settled work, locked XP and age.
use super::{Fees, Xp};
use crate::{
    log::{LOG_BITS, log10},
    math::{Rounding, mul_div},
    ramp::ramp,
    time::{DAY, Seconds},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU128;
use scale_info::TypeInfo;
use sp_arithmetic::{FixedPointNumber, FixedU64, PerThing, Perbill, traits::Saturating};

/// Trust as a part of 100 points: 25 points are 25 %. Counts in 10^−7 points.
pub type Trust = Perbill;

/// A number of jobs, each counted by its weight.
pub type Jobs = FixedU64;

/// One point of trust in parts of [`Trust`].
const POINT: u128 = 10_000_000;
/// What work gives at most. Only an endless record without a failure would reach it.
const MOST_FOR_WORK: u128 = 50 * POINT;
/// What locked XP gives at most.
const MOST_FOR_XP: u128 = 30 * POINT;
/// What locked XP gives for each tenfold.
const PER_TENFOLD: u128 = 10 * POINT;
/// What age gives at most.
const MOST_FOR_AGE: u128 = 20 * POINT;
/// The age that gives it: 20 · 18.25 days.
const FULL_AGE: Seconds = 365 * DAY;

/// `part / whole`, rounded down, at most one. Nothing of nothing is zero.
fn ratio(part: u128, whole: u128) -> Perbill {
    mul_div(part.min(whole), Perbill::ACCURACY.into(), whole, Rounding::Down)
        .and_then(|parts| u32::try_from(parts).ok())
        .map_or(Perbill::zero(), Perbill::from_parts)
}

/// The weight of a job in the record: `min(1, fee / unit_fee)`, rounded down, so that a record is not made of dust.
pub fn job_weight(fee: Fees, unit_fee: NonZeroU128) -> Perbill {
    ratio(fee, unit_fee.get())
}

/// What the jobs of one counterparty's owner on one day count for: the largest that succeeded and the largest that
/// failed. Many jobs of a day weigh no more than one, and no success hides a failure.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct DayCount {
    pub succeeded: Perbill,
    pub failed: Perbill,
}

impl DayCount {
    /// The count after one more job of this weight, and the weight that it adds to the record.
    pub fn after(&self, weight: Perbill, succeeded: bool) -> (Self, Perbill) {
        let before = if succeeded { self.succeeded } else { self.failed };
        let larger = before.max(weight);
        let counted =
            if succeeded { Self { succeeded: larger, ..*self } } else { Self { failed: larger, ..*self } };
        (counted, larger.saturating_sub(before))
    }
}

/// The jobs that ended, each counted by its weight.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Record {
    /// Those that succeeded, at most `ended`.
    pub succeeded: Jobs,
    /// All of them, cancelled and failed ones too.
    pub ended: Jobs,
}

impl Record {
    /// The record after one more job of this weight. Saturates.
    pub fn after(&self, weight: Perbill, succeeded: bool) -> Self {
        let weight = Jobs::from_inner(weight.deconstruct().into());
        let success = if succeeded { weight } else { Jobs::default() };
        Self { succeeded: self.succeeded.saturating_add(success), ended: self.ended.saturating_add(weight) }
    }

    /// The part that succeeded, rounded down. Zero of no jobs.
    pub fn success(&self) -> Perbill {
        ratio(self.succeeded.into_inner().into(), self.ended.into_inner().into())
    }

    /// `50 · (succeeded + 1) / (ended + 2)` points, rounded down.
    fn points(&self) -> u128 {
        let one = u128::from(Jobs::DIV);
        let ended = u128::from(self.ended.into_inner());
        let succeeded = u128::from(self.succeeded.into_inner()).min(ended);
        let (good, all) = (succeeded.saturating_add(one), ended.saturating_add(one).saturating_add(one));
        mul_div(MOST_FOR_WORK, good, all, Rounding::Down).unwrap_or(0)
    }
}

/// `min(30, 10 · log10(1 + locked / unit))` points, rounded down.
fn xp_points(locked: Xp, unit: NonZeroU128) -> u128 {
    let logarithm = log10(locked.saturating_add(unit.get()), unit);
    (PER_TENFOLD.saturating_mul(logarithm.into()) >> LOG_BITS).min(MOST_FOR_XP)
}

fn parts(points: u128) -> Trust {
    u32::try_from(points).map_or(Trust::one(), Trust::from_parts)
}

/// Trust without the term that XP buys: `50 · (s + 1) / (n + 2) + min(20, age / 18.25 days)` points. Each term is
/// rounded down to 10^−7 points.
pub fn organic_trust(record: &Record, age: Seconds) -> Trust {
    parts(record.points().saturating_add(ramp(MOST_FOR_AGE, age, FULL_AGE)))
}

/// [`organic_trust`] and `min(30, 10 · log10(1 + locked / unit))` points, rounded down to 10^−7 points and less than
/// 1.03 · 10^−7 points below the true value; `locked` is what has matured. Below 100 points, always.
pub fn trust(record: &Record, age: Seconds, locked: Xp, unit: NonZeroU128) -> Trust {
    let organic = u128::from(organic_trust(record, age).deconstruct());
    parts(organic.saturating_add(xp_points(locked, unit)))
}
