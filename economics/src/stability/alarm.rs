//! When a deviation is an alarm: it must last, and it must have gone for good before the alarm is over.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::time::Seconds;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{Perbill, traits::Saturating};

/// How bad it is.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
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
pub enum Level {
    #[default]
    Calm,
    /// Far enough from its band that a parameter should give way.
    Strained,
    /// So far that what moves it should stop.
    Broken,
}

/// When a level is reached and left.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Thresholds {
    /// The deviation that strains.
    pub strained: Perbill,
    /// The deviation that breaks.
    pub broken: Perbill,
    /// How far below its threshold a deviation must fall before the level is left.
    pub hysteresis: Perbill,
    /// Economic seconds for which a deviation must last before it counts.
    pub patience: Seconds,
}

impl Thresholds {
    /// Whether nothing is left of a deviation that would keep an alarm.
    pub fn is_calm(&self, deviation: Perbill) -> bool {
        has_left(deviation, self.strained, self.hysteresis)
    }
}

fn has_left(deviation: Perbill, threshold: Perbill, hysteresis: Perbill) -> bool {
    deviation <= threshold.saturating_sub(hysteresis)
}

/// Whether what has been so since then has been so for long enough.
pub(super) fn lasted(since: Option<Seconds>, now: Seconds, patience: Seconds) -> bool {
    since.is_some_and(|since| now.saturating_sub(since) >= patience)
}

/// The alarm of one figure.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Alarm {
    pub level: Level,
    /// Since when the deviation has not left the threshold of a strain.
    pub strained: Option<Seconds>,
    /// Since when it has not left that of a break.
    pub broken: Option<Seconds>,
}

impl Alarm {
    /// The alarm after one more look at the deviation. A level is reached by a deviation at its threshold now that has not
    /// left it for `patience`; going to and fro about the threshold neither delays an alarm nor ends it.
    pub fn follow(&self, deviation: Perbill, now: Seconds, thresholds: &Thresholds) -> Self {
        let Thresholds { hysteresis, patience, .. } = *thresholds;
        let next = |since: Option<Seconds>, threshold| match since {
            Some(_) if has_left(deviation, threshold, hysteresis) => None,
            None if deviation >= threshold => Some(now),
            since => since,
        };
        let strained = next(self.strained, thresholds.strained);
        let broken = next(self.broken, thresholds.broken);
        let reached = |since, threshold| deviation >= threshold && lasted(since, now, patience);
        let kept = match (strained, broken) {
            (_, Some(_)) => self.level,
            (Some(_), None) => self.level.min(Level::Strained),
            (None, None) => Level::Calm,
        };
        let level = if reached(broken, thresholds.broken) {
            Level::Broken
        } else if reached(strained, thresholds.strained) {
            kept.max(Level::Strained)
        } else {
            kept
        };
        Self { level, strained, broken }
    }

    /// What the deviation asks for now: never more than the level, and nothing that only the hysteresis keeps.
    pub fn demand(&self, deviation: Perbill, thresholds: &Thresholds) -> Level {
        if self.level >= Level::Broken && deviation >= thresholds.broken {
            Level::Broken
        } else if self.level >= Level::Strained && deviation >= thresholds.strained {
            Level::Strained
        } else {
            Level::Calm
        }
    }
}
