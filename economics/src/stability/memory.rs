//! What a figure was like on the days before.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{average::moving_average, time::Day};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use scale_info::TypeInfo;

/// One look a day.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Memory {
    /// Days on which the figure was seen.
    pub days: u32,
    /// The last of them.
    pub last: Day,
    /// The moving average of what was seen; what was seen first is where it starts.
    pub average: u128,
}

impl Memory {
    /// The memory after a look on `day`: only the first of a day counts, and none of a day that has passed.
    pub fn observe(&self, day: Day, value: u128, periods: NonZeroU32) -> Self {
        if self.days == 0 {
            return Self { days: 1, last: day, average: value };
        }
        if day <= self.last {
            return *self;
        }
        Self {
            days: self.days.saturating_add(1),
            last: day,
            average: moving_average(self.average, value, periods),
        }
    }

    /// The average so far, once there was a day.
    pub fn average(&self) -> Option<u128> {
        (self.days > 0).then_some(self.average)
    }
}
