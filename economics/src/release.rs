//! A release that halves.
use core::num::NonZeroU32;

/// What is released in `period`: `first / 2^(period / halving)`, both divisions rounded down. All periods together
/// release at most `2 · first · halving`.
pub fn halving_release(period: u32, first: u128, halving: NonZeroU32) -> u128 {
    first.checked_shr(period / halving).unwrap_or(0)
}
