//! The odometer of lifetime Power: monotone, capped for life and for a day.
use crate::{
    time::Day,
    units::{LIFETIME_POWER, Power},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a spend was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SpendError {
    /// The spend would raise the odometer above [`LIFETIME_POWER`].
    LifetimeExhausted,
    /// The spend would exceed what may be spent in one day.
    DailyCapReached,
}

/// What an identity has spent, in its life and in one economic day.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Odometer {
    /// Spent ever, at most [`LIFETIME_POWER`].
    pub lifetime: Power,
    /// The day that `today` counts.
    pub day: Day,
    /// Spent on `day`.
    pub today: Power,
}

impl Odometer {
    /// The same odometer read on `day`: a later day starts with nothing spent, an earlier one counts as the stored
    /// one.
    fn on(&self, day: Day) -> Self {
        if day > self.day { Self { day, today: 0, ..*self } } else { *self }
    }

    fn left_of_life(&self) -> Power {
        LIFETIME_POWER.saturating_sub(self.lifetime)
    }

    fn left_of_day(&self, daily_cap: Power) -> Power {
        daily_cap.saturating_sub(self.today)
    }

    /// What may still be spent on `day`: the smaller of the lifetime and daily remainders.
    pub fn spendable(&self, day: Day, daily_cap: Power) -> Power {
        self.left_of_life().min(self.on(day).left_of_day(daily_cap))
    }

    /// The odometer raised by exactly `amount`. Succeeds if and only if `amount` is [`spendable`](Self::spendable).
    ///
    /// # Errors
    /// The lifetime cap is checked first.
    pub fn spend(&self, amount: Power, day: Day, daily_cap: Power) -> Result<Self, SpendError> {
        let now = self.on(day);
        if amount > now.left_of_life() {
            return Err(SpendError::LifetimeExhausted);
        }
        if amount > now.left_of_day(daily_cap) {
            return Err(SpendError::DailyCapReached);
        }
        Ok(Self {
            lifetime: now.lifetime.saturating_add(amount),
            today: now.today.saturating_add(amount),
            ..now
        })
    }
}
