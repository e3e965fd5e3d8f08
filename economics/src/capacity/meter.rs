//! The lazy meter of one kind of capacity: stake fills it over time, up to some days of generation.
use crate::{
    math::{Rounding, mul_div},
    time::{DAY, Seconds},
    units::{Balance, Power, UNIT},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// Power generated in one economic day, in base units.
pub type PowerPerDay = Power;

/// What `stake` generates: `stake · alpha`, where `alpha` is the Power that one whole token generates in a day.
/// Rounded down, at most `Power::MAX`.
pub fn generation(stake: Balance, alpha: PowerPerDay) -> PowerPerDay {
    mul_div(stake, alpha, UNIT, Rounding::Down).unwrap_or(Power::MAX)
}

/// Power stored at a time, and the rate at which more comes. The default is empty and stays so: new stake starts at
/// zero.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Meter {
    /// The rate since `updated`.
    pub rate: PowerPerDay,
    /// Stored at `updated`, in base units.
    pub stored: Power,
    /// Stored beyond that but less than one base unit, in units of 1/86,400: below 86,400.
    pub fraction: u32,
    /// When the meter was last brought up to date.
    pub updated: Seconds,
}

impl Meter {
    /// The meter at time `to`: `stored + rate · elapsed`, at most `rate · cap`. What is already above that, because
    /// the rate fell, stays and nothing is added. A time in the future tells what the meter will hold if nothing
    /// happens; an earlier time than `updated` changes nothing.
    ///
    /// Rounded down with the fraction carried, so advancing often equals advancing once, exactly. Stores at most
    /// `Power::MAX`.
    pub fn advance(&self, to: Seconds, cap: Seconds) -> Self {
        let day = U256::from(DAY);
        let rate = U256::from(self.rate);
        let elapsed = to.saturating_sub(self.updated);
        // In units of 1/86,400: nothing is rounded until the end.
        let full = rate.saturating_mul(cap.into()).min(U256::from(Power::MAX).saturating_mul(day));
        let level = U256::from(self.stored).saturating_mul(day).saturating_add(self.fraction.into());
        let level = level.saturating_add(rate.saturating_mul(elapsed.into())).min(full).max(level);
        let (stored, fraction) = level.div_mod(day);
        Self {
            stored: stored.try_into().unwrap_or(Power::MAX),
            fraction: fraction.low_u32(),
            updated: self.updated.max(to),
            ..*self
        }
    }

    /// The meter after `amount` was drawn as of `updated`. `None` if less is stored.
    pub fn draw(&self, amount: Power) -> Option<Self> {
        Some(Self { stored: self.stored.checked_sub(amount)?, ..*self })
    }

    /// What the meter covers of `amount` as of `updated`, and the meter after that was drawn.
    pub fn draw_up_to(&self, amount: Power) -> (Power, Self) {
        let drawn = amount.min(self.stored);
        (drawn, Self { stored: self.stored.saturating_sub(drawn), ..*self })
    }

    /// The meter after `amount`, drawn at the same moment, was put back. The cap does not apply to it.
    pub fn put_back(&self, amount: Power) -> Self {
        Self { stored: self.stored.saturating_add(amount), ..*self }
    }
}
