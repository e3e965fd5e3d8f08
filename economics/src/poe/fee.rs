//! The fee of an economic job and where it goes.
use super::Hetu;
use crate::split::{is_whole, split};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// The fee of a job: `value · rate`, rounded up.
pub fn fee(value: Hetu, rate: Perbill) -> Hetu {
    rate.mul_ceil(value)
}

/// Who gets which part of a fee.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct FeeSplit<T> {
    /// To the miner's locked reserve.
    pub reserve: T,
    /// To the miner.
    pub spendable: T,
    /// To the owner's salary.
    pub salary: T,
    /// To the treasury.
    pub treasury: T,
}

impl FeeSplit<Perbill> {
    fn shares(&self) -> [Perbill; 4] {
        [self.reserve, self.spendable, self.salary, self.treasury]
    }

    /// Whether the shares sum to one.
    pub fn is_whole(&self) -> bool {
        is_whole(&self.shares())
    }

    /// The parts of `fee`, each rounded down; the treasury gets what rounding leaves, so they sum to the fee. `None`
    /// if the shares exceed one.
    pub fn of(&self, fee: Hetu) -> Option<FeeSplit<Hetu>> {
        let ([reserve, spendable, salary, treasury], rest) = split(fee, &self.shares())?;
        Some(FeeSplit { reserve, spendable, salary, treasury: treasury.checked_add(rest)? })
    }
}

impl FeeSplit<Hetu> {
    /// The parts of two fees. `None` if one exceeds `u128`.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        Some(Self {
            reserve: self.reserve.checked_add(other.reserve)?,
            spendable: self.spendable.checked_add(other.spendable)?,
            salary: self.salary.checked_add(other.salary)?,
            treasury: self.treasury.checked_add(other.treasury)?,
        })
    }

    /// The fee. `None` if it exceeds `u128`.
    pub fn total(&self) -> Option<Hetu> {
        let Self { reserve, spendable, salary, treasury } = *self;
        reserve.checked_add(spendable)?.checked_add(salary)?.checked_add(treasury)
    }
}

/// What becomes of the owner's part of a fee.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Salary {
    /// Paid at once.
    pub paid: Hetu,
    /// Paid as it vests, evenly by [`ramp`](crate::ramp::ramp).
    pub vesting: Hetu,
    /// Over the cap: to the treasury.
    pub treasury: Hetu,
}

impl Salary {
    /// The salary from `part` of a fee, in a month in which `before` was paid or began to vest, under a monthly
    /// `cap`: half of what fits is paid, rounded down, and the rest of it vests. The three sum to `part`.
    pub fn of(part: Hetu, before: Hetu, cap: Hetu) -> Self {
        let earned = part.min(cap.saturating_sub(before));
        let paid = earned / 2;
        Self { paid, vesting: earned.saturating_sub(paid), treasury: part.saturating_sub(earned) }
    }
}
