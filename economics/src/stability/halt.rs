//! When what moves a broken figure stops, and when it goes on.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use super::alarm::lasted;
use crate::time::Seconds;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How long, and how often.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HaltTerms {
    /// Economic seconds that a halt lasts.
    pub period: Seconds,
    /// Further halts in one incident.
    pub renewals: u32,
    /// Economic seconds between the end of a halt and the next, unless it is renewed as it ends.
    pub cool_down: Seconds,
    /// Economic seconds of calm until an incident is over.
    pub calm: Seconds,
    /// Economic seconds of calm until a halt is lifted.
    pub patience: Seconds,
}

/// Where a halt stands.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Stage {
    /// From `since` on, and before `until`: it ends without anybody writing it down.
    Halted { since: Seconds, until: Seconds },
    /// It went on at `since`.
    Open { since: Seconds },
}

/// The halts of one subsystem from the first until all has been calm for long enough.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Incident {
    pub stage: Stage,
    /// Halts that may still begin by themselves.
    pub left: u32,
    /// Since when all has been calm: while it is halted, by the raw figure of what broke.
    pub calm: Option<Seconds>,
}

/// What a look at a subsystem finds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Findings {
    /// A figure that halts it is broken.
    pub broken: bool,
    /// The raw figure that broke is back within the band from which it broke.
    pub recovered: bool,
    /// All figures that halt it are calm.
    pub calm: bool,
}

/// What a look changed.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Move {
    /// A halt began.
    Began,
    /// It ended and began again.
    Renewed,
    /// It ended before its time, for the raw figure has recovered.
    Lifted,
    /// Its time was over.
    Expired,
    /// Calm for so long that the incident is over.
    Over,
}

impl Incident {
    pub fn is_halted(&self, now: Seconds) -> bool {
        matches!(self.stage, Stage::Halted { until, .. } if now < until)
    }

    /// The incident once people end its halt: none begins by itself until it is over.
    pub fn overruled(&self, now: Seconds) -> Self {
        let since = match self.stage {
            Stage::Halted { until, .. } => now.min(until),
            Stage::Open { since } => since,
        };
        Self { stage: Stage::Open { since }, left: 0, calm: None }
    }

    /// The incident once people allow it further halts.
    pub fn rearmed(&self, halts: u32) -> Self {
        Self { left: halts, ..*self }
    }

    fn halt(left: u32, now: Seconds, terms: &HaltTerms) -> Self {
        let until = now.saturating_add(terms.period);
        Self { stage: Stage::Halted { since: now, until }, left, calm: None }
    }
}

/// The incident after one more look. At most one halt begins in a cool-down, and `1 + renewals` in an incident.
pub fn look(
    incident: Option<Incident>,
    findings: Findings,
    now: Seconds,
    terms: &HaltTerms,
) -> (Option<Incident>, Option<Move>) {
    let Some(incident) = incident else {
        let begun = findings.broken.then(|| Incident::halt(terms.renewals, now, terms));
        return (begun, begun.map(|_| Move::Began));
    };
    let again = || Some(Incident::halt(incident.left.saturating_sub(1), now, terms));
    let calm_if = |calm: bool| if calm { incident.calm.or(Some(now)) } else { None };
    match incident.stage {
        Stage::Halted { until, .. } if now < until => {
            let calm = calm_if(findings.recovered);
            if lasted(calm, now, terms.patience) {
                let open = Incident { stage: Stage::Open { since: now }, calm: None, ..incident };
                return (Some(open), Some(Move::Lifted));
            }
            (Some(Incident { calm, ..incident }), None)
        },
        Stage::Halted { .. } if findings.broken && incident.left > 0 => (again(), Some(Move::Renewed)),
        Stage::Halted { until, .. } => {
            let open = Incident { stage: Stage::Open { since: until }, calm: None, ..incident };
            (Some(open), Some(Move::Expired))
        },
        Stage::Open { since } => {
            let rested = now.saturating_sub(since) >= terms.cool_down;
            if findings.broken && incident.left > 0 && rested {
                return (again(), Some(Move::Began));
            }
            let calm = calm_if(findings.calm && !findings.broken);
            if lasted(calm, now, terms.calm) {
                return (None, Some(Move::Over));
            }
            (Some(Incident { calm, ..incident }), None)
        },
    }
}
