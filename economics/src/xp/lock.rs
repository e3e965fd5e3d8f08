//! XP locked for reputation, which counts more the longer it stays, up to a week.
use super::Xp;
use crate::{
    math::{Rounding, mul_div},
    ramp::ramp,
    time::{Seconds, WEEK},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Economic seconds in which locked XP matures.
pub const MATURITY: Seconds = WEEK;

/// What an owner has locked.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Locked {
    /// Counts in full.
    pub matured: Xp,
    /// Matures evenly over [`MATURITY`] from `since`.
    pub maturing: Xp,
    /// When XP was last locked, in economic seconds.
    pub since: Seconds,
}

impl Locked {
    /// All that is locked, at most `Xp::MAX`.
    pub fn total(&self) -> Xp {
        self.matured.saturating_add(self.maturing)
    }

    /// What counts for trust at `now`, rounded down. Time before `since` counts as none.
    pub fn matured_at(&self, now: Seconds) -> Xp {
        let elapsed = now.saturating_sub(self.since);
        self.matured.saturating_add(ramp(self.maturing, elapsed, MATURITY))
    }

    /// After locking `amount` more. What has not matured by then starts over together with it, so nothing matures
    /// sooner than if each amount were kept apart. `None` if the total exceeds `Xp`.
    ///
    /// A cancelled unlock locks its amount anew.
    pub fn lock(&self, amount: Xp, now: Seconds) -> Option<Self> {
        let total = self.total().checked_add(amount)?;
        let matured = self.matured_at(now);
        Some(Self { matured, maturing: total.checked_sub(matured)?, since: now.max(self.since) })
    }

    /// After a request to unlock `amount`: matured and maturing shrink in proportion and at once, the matured part
    /// rounded down. `None` if less is locked.
    pub fn unlock(&self, amount: Xp) -> Option<Self> {
        let rest = self.total().checked_sub(amount)?;
        let matured = mul_div(self.matured, rest, self.total(), Rounding::Down).unwrap_or(0);
        Some(Self { matured, maturing: rest.checked_sub(matured)?, ..*self })
    }
}
