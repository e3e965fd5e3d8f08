//! What NEX has lately cost: the price of its pool, followed slowly and averaged over seven days.
//!
//! An average that is too low would let too much NEX be issued. To move it, a wrong price has to be held from block to
//! block against everyone who trades in the pool: one block counts for its two seconds in a week, and for no more than
//! one step.
use super::Hetu;
use crate::{
    math::{Rounding, mul_div},
    time::{DAY, Seconds},
    units::UNIT,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// Base units of HETU for one whole NEX.
pub type HetuPerNex = Hetu;

/// Days that the average covers.
const WINDOW: usize = 7;

/// The price in a pool, rounded up. `None` if the pool has no NEX or the price does not fit.
pub fn spot(hetu: Hetu, nex: u128) -> Option<HetuPerNex> {
    mul_div(hetu, UNIT, nex, Rounding::Up)
}

/// The price of NEX over time.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PriceTrack {
    /// Follows the pool, a step at a time.
    pub price: HetuPerNex,
    /// Up to when the price is part of `today`.
    pub since: Seconds,
    /// Price times seconds of the open day.
    pub today: u128,
    /// The mean of each of the last seven days, the oldest first.
    pub days: [HetuPerNex; WINDOW],
}

impl PriceTrack {
    /// As if the price had been the same for a week.
    pub fn new(price: HetuPerNex, now: Seconds) -> Self {
        let since_midnight = now.checked_rem(DAY).unwrap_or_default();
        Self { price, since: now, today: price.saturating_mul(since_midnight.into()), days: [price; WINDOW] }
    }

    /// The track with its price counted until `now`.
    fn counted(&self, now: Seconds) -> Self {
        let held = self.price.saturating_mul(now.saturating_sub(self.since).into());
        Self { since: now.max(self.since), today: self.today.saturating_add(held), ..*self }
    }

    /// The track after it saw a price in the pool: it goes there, by `step` of itself at most, rounded up, or by one base unit. `None` if
    /// it is there already.
    pub fn observe(&self, spot: HetuPerNex, now: Seconds, step: Perbill) -> Option<Self> {
        let reach = step.mul_ceil(self.price).max(1);
        let price = spot.clamp(self.price.saturating_sub(reach), self.price.saturating_add(reach));
        (price != self.price).then(|| Self { price, ..self.counted(now) })
    }

    /// The track once the day that ends at `end` is over. Its mean is rounded up.
    pub fn close_day(&self, end: Seconds) -> Self {
        let counted = self.counted(end);
        let mut days = self.days;
        days.rotate_left(1);
        if let Some(last) = days.last_mut() {
            *last = counted.today.div_ceil(DAY.into());
        }
        Self { today: 0, days, ..counted }
    }

    /// The mean of the last seven days that are over, rounded up.
    pub fn average(&self) -> HetuPerNex {
        let sum = self.days.iter().fold(0, |sum: u128, day| sum.saturating_add(*day));
        sum.div_ceil(7)
    }
}
