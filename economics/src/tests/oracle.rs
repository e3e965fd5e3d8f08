//! The same mathematics over unbounded integers and exact fractions, written without the code under test.
use crate::math::Rounding;
use num_bigint::BigUint;
use num_traits::{One, ToPrimitive, Zero};

pub fn big(x: impl Into<BigUint>) -> BigUint {
    x.into()
}

/// 2^`exponent`.
pub fn two_to(exponent: u64) -> BigUint {
    BigUint::one() << exponent
}

/// `numerator / denominator` rounded to an integer.
pub fn rounded(numerator: &BigUint, denominator: &BigUint, rounding: Rounding) -> BigUint {
    let quotient = numerator / denominator;
    let rest = numerator - &quotient * denominator;
    let twice = &rest * 2_u8;
    let up = match rounding {
        Rounding::Up => !rest.is_zero(),
        Rounding::Down => false,
        Rounding::NearestPrefUp => &twice >= denominator,
        Rounding::NearestPrefDown => &twice > denominator,
    };
    quotient + u8::from(up)
}

/// `x` as a `u128`, unless it exceeds one.
pub fn fitting(x: &BigUint) -> Option<u128> {
    x.to_u128()
}

pub fn distance(a: &BigUint, b: &BigUint) -> BigUint {
    if a > b { a - b } else { b - a }
}

/// Bits of the fixed point in which [`power_of_half`] works.
pub const PRECISION: u64 = 400;

/// ln 2 in units of 2^−400, by `ln 2 = Σ 1 / (k · 2^k)`: short of the true value by less than 401.
fn ln_2() -> BigUint {
    (1..=PRECISION).map(|k| two_to(PRECISION - k) / k).sum()
}

/// Bounds of `2^(−part / whole)` for `part < whole`, in units of 2^−400, by the alternating series of `e^−x` at
/// `x = ln 2 · part / whole`.
pub fn power_of_half(part: u64, whole: u64) -> (BigUint, BigUint) {
    let one = two_to(PRECISION);
    if part == 0 {
        return (one.clone(), one);
    }
    let x = ln_2() * part / whole;
    let (mut plus, mut minus) = (one.clone(), BigUint::zero());
    let mut term = one;
    for k in 1_u64.. {
        term = ((term * &x) >> PRECISION) / k;
        if term.is_zero() {
            break;
        }
        if k % 2 == 1 { minus += &term } else { plus += &term }
    }
    // x is short by at most 402, each of fewer than 100 terms by no more than that and its own two roundings.
    let (value, slack) = (plus - minus, 100_u32 * 404);
    (&value - slack, value + slack)
}

#[test]
fn power_of_half_encloses_the_root_when_the_exponent_is_a_fraction() {
    for whole in 2..=32_u32 {
        for part in 1..whole {
            let (low, high) = power_of_half(part.into(), whole.into());
            let exact = two_to(PRECISION * u64::from(whole) - u64::from(part));
            assert!(low.pow(whole) <= exact && exact <= high.pow(whole));
            assert!(high - low < two_to(20));
        }
    }
}
