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

/// Bounds of `ln(numerator / denominator)` in units of 2^−400, for a ratio of at least one and below 2^200, by
/// `ln m = 2 · Σ z^(2j+1) / (2j+1)` with `z = (m − 1) / (m + 1)` and `m` the ratio without its powers of two.
fn ln(numerator: &BigUint, denominator: &BigUint) -> (BigUint, BigUint) {
    let twos = (numerator / denominator).bits() - 1;
    let denominator = denominator << twos;
    let z = ((numerator - &denominator) << PRECISION) / (numerator + &denominator);
    let square = (&z * &z) >> PRECISION;
    let (mut sum, mut power) = (BigUint::zero(), z);
    for odd in (1_u64..).step_by(2) {
        if power.is_zero() {
            break;
        }
        sum += &power / odd;
        power = (power * &square) >> PRECISION;
    }
    // Short by less than 3 for each of fewer than 130 terms, twice, and by 401 for each power of two.
    let low = sum * 2_u8 + ln_2() * twos;
    (low.clone(), low + 100_000_u32)
}

/// Bounds of `log10(numerator / denominator)` in units of 2^−400, for a ratio of at least one.
pub fn log_10(numerator: &BigUint, denominator: &BigUint) -> (BigUint, BigUint) {
    let (low, high) = ln(numerator, denominator);
    let (low_10, high_10) = ln(&big(10_u8), &big(1_u8));
    ((low << PRECISION) / high_10, (high << PRECISION) / low_10 + 1_u8)
}

#[test]
fn log_10_encloses_the_logarithm_when_it_is_known() {
    // 56 decimals of log10(2).
    let digits: BigUint = "30102999566398119521373889472449302676818988146210854131".parse().unwrap();
    let decimals = big(10_u8).pow(56);
    let (low, high) = log_10(&big(2_u8), &big(1_u8));
    assert!(low.clone() * &decimals < (&digits + 1_u8) << PRECISION);
    assert!(high.clone() * &decimals > digits << PRECISION);
    assert!(high - low < two_to(20));
    for (numerator, denominator) in [(3_u32, 2_u32), (11, 10), (7, 1), (999, 1), (1_000, 999), (355, 113)] {
        let (low, high) = log_10(&big(numerator), &big(denominator));
        // The largest p with 10^p at most the ratio's 512th power.
        let (above, below) = (big(numerator).pow(512), big(denominator).pow(512));
        let p = (0_u64..).take_while(|p| big(10_u8).pow(*p as u32) * &below <= above).last().unwrap();
        assert!(high * 512_u32 >= big(p) << PRECISION);
        assert!(low * 512_u32 < big(p + 1) << PRECISION);
    }
    for p in 0..39 {
        let (low, high) = log_10(&big(10_u8).pow(p), &big(1_u8));
        assert!(low <= big(p) << PRECISION && big(p) << PRECISION <= high && high - low < two_to(24));
    }
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
