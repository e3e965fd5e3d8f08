//! The mathematics of the economy: state in, delta out. No storage, no FRAME, no floats.
//!
//! Every function names its rounding and returns `None` or an error where the result would not fit;
//! none of them panics. Intermediates are 256-bit.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod activity;
pub mod average;
pub mod breaker;
pub mod capacity;
pub mod decay;
pub mod flux;
pub mod governance;
pub mod index;
pub mod lifetime;
pub mod log;
pub mod math;
pub mod median;
pub mod poe;
pub mod quality;
pub mod ramp;
pub mod registration;
pub mod release;
pub mod split;
pub mod stability;
pub mod time;
pub mod units;
pub mod work;
pub mod xp;

#[cfg(test)]
mod tests;
