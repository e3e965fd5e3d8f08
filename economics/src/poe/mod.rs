//! Proof of economic activity: the fee of a job, the index of all jobs, and the NEX that it issues.
use crate::units::Balance;

pub mod fee;
pub mod index;
pub mod issuance;
pub mod price;

/// An amount of HETU, in base units.
pub type Hetu = Balance;

/// An amount of NEX, in base units.
pub type Nex = Balance;
