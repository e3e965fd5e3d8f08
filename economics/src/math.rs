//! Multiplication and division without loss.
pub use sp_arithmetic::Rounding;
use sp_arithmetic::helpers_128bit::multiply_by_rational_with_rounding;

/// `a · b / c` over a 256-bit product, rounded as `r` says. `None` if `c` is zero or the result exceeds `u128`.
pub const fn mul_div(a: u128, b: u128, c: u128, r: Rounding) -> Option<u128> {
    multiply_by_rational_with_rounding(a, b, c, r)
}
