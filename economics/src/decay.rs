//! Exponential decay by half-lives.
use crate::math::Rounding;
use core::num::NonZeroU64;
use primitive_types::U256;

/// Bits of the fixed point in which the factor of a part of a half-life is computed.
const BITS: usize = 128;

/// One in that fixed point.
const ONE: U256 = U256([0, 0, 1, 0]);

/// `2^(−2^−i)` for `i` from 1 to 128, in units of 2^−128: short of the true value by less than [`ROOT_ERROR`].
pub(crate) static ROOTS: [u128; BITS] = roots();

pub(crate) const ROOT_ERROR: u64 = 8;

/// The width of the interval in which [`factor`] knows the true value, in units of 2^−128: each of 128
/// multiplications is short by the error of its root and one for its own rounding, and one is for the exponent,
/// which is cut after 128 bits.
const FACTOR_ERROR: u64 = 128 * (ROOT_ERROR + 1) + 1;

/// The square root of `x` in units of 2^−128, for `x` at least a half: short of the true value by less than 4.
const fn root(x: u128) -> u128 {
    let high = x.isqrt();
    let rest = x.saturating_sub(high.saturating_mul(high));
    // √(high² + rest) · 2^64 is high · 2^64 + low, less at most 1 for the rest of the series.
    let low = match (rest << 63).checked_div(high) {
        Some(low) => low,
        None => 0,
    };
    (high << 64).saturating_add(low).saturating_sub(2)
}

#[allow(clippy::indexing_slicing, reason = "the compiler evaluates it and rejects an index out of bounds")]
const fn roots() -> [u128; BITS] {
    let mut roots = [0; BITS];
    let mut last = 1 << 127;
    let mut i = 0_usize;
    while i < BITS {
        last = root(last);
        roots[i] = last;
        i = i.saturating_add(1);
    }
    roots
}

/// The whole part of a number in units of 2^−128.
fn whole(x: U256) -> U256 {
    let U256([_, _, low, high]) = x;
    U256([low, high, 0, 0])
}

/// Bounds of `2^(−part / half_life)` for `part < half_life`, in units of 2^−128. Neither exceeds one: the true value
/// of a part is further below it than the bounds are apart.
fn factor(part: u64, half_life: NonZeroU64) -> (U256, U256) {
    if part == 0 {
        return (ONE, ONE);
    }
    let half_life = u128::from(half_life.get());
    let mut rest = u128::from(part);
    let mut low = ONE;
    for &root in &ROOTS {
        rest <<= 1;
        if let Some(less) = rest.checked_sub(half_life) {
            rest = less;
            low = whole(low.saturating_mul(root.into()));
        }
    }
    let low = low.saturating_sub(U256::one());
    (low, low.saturating_add(FACTOR_ERROR.into()))
}

/// `x / 2^bits` for a result below 2^128 and `bits` from 1 to 257.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "shifts of U256 by any distance lose bits and nothing else"
)]
fn divide_by_power_of_two(x: U256, bits: usize, rounding: Rounding) -> u128 {
    let quotient = x >> bits;
    let rest = x.saturating_sub(quotient << bits);
    let below_half = U256::MAX >> 257_usize.saturating_sub(bits);
    let up = match rounding {
        Rounding::Up => !rest.is_zero(),
        Rounding::Down => false,
        Rounding::NearestPrefUp => rest > below_half,
        Rounding::NearestPrefDown => rest.saturating_sub(U256::one()) > below_half,
    };
    quotient.low_u128().saturating_add(up.into())
}

/// `value · 2^(−elapsed / half_life)`.
///
/// A result rounded `Up` is never below the true value, one rounded `Down` never above, and either is less than
/// `1 + true value · 2^−117` away from it. Rounding to the nearest may err where the true value is that close to a
/// half. Whole half-lives are exact. So decaying often and decaying once differ by less than about one unit per
/// step.
pub fn halve(value: u128, elapsed: u64, half_life: NonZeroU64, rounding: Rounding) -> u128 {
    let (low, high) = factor(elapsed % half_life, half_life);
    let factor = if matches!(rounding, Rounding::Up) { high } else { low };
    // More halvings change no result: what is left is below a half.
    let halvings = usize::try_from(elapsed / half_life).map_or(129, |halvings| halvings.min(129));
    let bits = halvings.saturating_add(BITS);
    divide_by_power_of_two(U256::from(value).saturating_mul(factor), bits, rounding)
}
