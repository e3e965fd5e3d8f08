//! The XP flywheel: paid work earns XP, burned XP lowers fees, and what was burned is earned again.
use crate::{
    time::{Seconds, WEEK},
    units::Balance,
};

pub mod bootstrap;
pub mod lock;
pub mod shares;
pub mod tier;
pub mod trust;
pub mod wash;

/// An amount of XP, in base units.
pub type Xp = Balance;

/// Marketplace fees of tasks, in base units of Flux.
pub type Fees = Balance;

/// Whole economic weeks since genesis: an XP epoch.
pub type Week = u32;

/// The week in which `at` lies, at most `Week::MAX`.
pub fn week(at: Seconds) -> Week {
    Week::try_from(at / WEEK).unwrap_or(Week::MAX)
}
