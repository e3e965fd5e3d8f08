//! The decimal logarithm in fixed point.
use crate::math::{Rounding, mul_div};
use core::num::NonZeroU128;

/// Binary digits of a logarithm after the point.
pub const LOG_BITS: u32 = 32;

/// One and ten in the fixed point of the remaining factor.
const ONE: u128 = 1 << 120;
const TEN: u128 = 10 << 120;

/// `log10(numerator / denominator)` in units of 2^−32, rounded down; zero for a ratio below one.
///
/// Never above the true value, and less than `2^−32 + 2^−119` below it; whole logarithms are exact. A greater ratio
/// never has a smaller result.
pub fn log10(numerator: u128, denominator: NonZeroU128) -> u64 {
    let mut divisor = denominator.get();
    let mut result = 0_u64;
    while let Some(next) = divisor.checked_mul(10).filter(|next| *next <= numerator) {
        divisor = next;
        result = result.saturating_add(1);
    }
    // The rest is below ten. It is short by less than 2^−120 of itself, and so is every step below; what is lost in
    // a step counts half as much in the result as what was lost in the one before. Below one no digit is ever set.
    let mut rest = mul_div(numerator, ONE, divisor, Rounding::Down).unwrap_or(ONE);
    for _ in 0..LOG_BITS {
        rest = mul_div(rest, rest, ONE, Rounding::Down).unwrap_or(rest);
        result <<= 1;
        if rest >= TEN {
            rest /= 10;
            result |= 1;
        }
    }
    result
}
