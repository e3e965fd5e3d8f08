//! A ceiling on a flow within a window that forgets linearly, and what happens when it is reached.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{
    math::{Rounding, mul_div},
    time::Seconds,
    units::Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use scale_info::TypeInfo;

/// How much may pass, and in what time that much is forgotten.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limit {
    /// The most that the window holds.
    pub ceiling: Balance,
    /// Economic seconds in which a full window empties.
    pub length: NonZeroU64,
}

/// What has passed and is not forgotten yet. It empties by `ceiling / length` a second, so no border between two
/// windows lets twice the ceiling pass.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Window {
    pub level: Balance,
    /// When `level` was read.
    pub at: Seconds,
}

impl Window {
    /// What is not forgotten at `now`: `level − ceiling · (now − at) / length`, rounded up.
    pub fn level_at(&self, now: Seconds, limit: &Limit) -> Balance {
        let elapsed = now.saturating_sub(self.at);
        let forgotten = mul_div(limit.ceiling, elapsed.into(), limit.length.get().into(), Rounding::Down);
        self.level.saturating_sub(forgotten.unwrap_or(Balance::MAX))
    }

    /// What may still pass at `now`.
    pub fn headroom(&self, now: Seconds, limit: &Limit) -> Balance {
        limit.ceiling.saturating_sub(self.level_at(now, limit))
    }

    /// The window after `amount` passed at `now`. `None` if that is more than the [`headroom`](Self::headroom).
    pub fn pass(&self, amount: Balance, now: Seconds, limit: &Limit) -> Option<Self> {
        let level = self.level_at(now, limit).checked_add(amount)?;
        (level <= limit.ceiling).then_some(Self { level, at: now.max(self.at) })
    }
}

/// Where a breaker stands.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Stage {
    /// Everything passes that fits.
    #[default]
    Armed,
    /// Nothing passes before `until`.
    Paused { until: Seconds },
    /// As much passes as there is headroom for, until all that is wanted fits.
    Throttled,
}

/// What of `wanted` passes, and the stage after that.
///
/// What would not fit an empty window trips the breaker: nothing passes for `pause` economic seconds, in which people
/// can look at it. What merely does not fit beside what has passed is throttled, so nobody can pause others by using
/// the window up. No trip lasts for ever: after the pause the headroom passes.
pub fn admit(
    stage: Stage,
    wanted: Balance,
    headroom: Balance,
    ceiling: Balance,
    now: Seconds,
    pause: Seconds,
) -> (Balance, Stage) {
    match stage {
        Stage::Paused { until } if now < until => (0, stage),
        _ if wanted <= headroom => (wanted, Stage::Armed),
        Stage::Armed if wanted > ceiling => (0, Stage::Paused { until: now.saturating_add(pause) }),
        Stage::Armed | Stage::Paused { .. } | Stage::Throttled => (headroom, Stage::Throttled),
    }
}
