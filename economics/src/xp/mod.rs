//! The XP flywheel: paid work earns XP, burned XP lowers fees, and what was burned is earned again.
use crate::units::Balance;

pub mod bootstrap;
pub mod lock;
pub mod shares;
pub mod tier;
pub mod trust;

/// An amount of XP, in base units.
pub type Xp = Balance;

/// Marketplace fees of tasks, in base units of Flux.
pub type Fees = Balance;

/// Whole economic weeks since genesis: an XP epoch.
pub type Week = u32;
