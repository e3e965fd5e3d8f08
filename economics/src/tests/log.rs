use super::{any_u128, for_all, oracle::*};
use crate::log::{LOG_BITS, log10};
use core::{cell::Cell, num::NonZeroU128};

fn nonzero(x: u128) -> NonZeroU128 {
    NonZeroU128::new(x.max(1)).unwrap()
}

#[test]
fn log10_is_exact_when_the_ratio_is_a_power_of_ten() {
    for exponent in 0..=38 {
        let power = 10_u128.pow(exponent);
        let expected = u64::from(exponent) << LOG_BITS;
        assert_eq!(log10(power, nonzero(1)), expected);
        assert_eq!(log10(u128::MAX / power * power, nonzero(u128::MAX / power)), expected);
        // One less is below it, by less than a unit or two.
        if exponent > 0 {
            assert!(log10(power - 1, nonzero(1)) < expected);
        }
    }
}

#[test]
fn log10_knows_the_logarithms_of_two_and_three_when_cut_after_32_bits() {
    // 0.30102999566… and 0.47712125471… of 2^32.
    assert_eq!(log10(2, nonzero(1)), 1_292_913_986);
    assert_eq!(log10(3, nonzero(1)), 2_049_220_185);
}

#[test]
fn log10_is_zero_when_the_ratio_is_at_most_one() {
    for (numerator, denominator) in [(0, 1), (1, 1), (1, 2), (0, u128::MAX), (u128::MAX - 1, u128::MAX)] {
        assert_eq!(log10(numerator, nonzero(denominator)), 0);
    }
}

#[test]
fn log10_is_the_true_value_cut_when_the_ratio_is_any() {
    let (fractional, below_one) = (Cell::new(0), Cell::new(0));
    for_all(5_000, (any_u128(), any_u128()), |(numerator, denominator)| {
        let result = log10(numerator, nonzero(denominator));
        if numerator < denominator.max(1) {
            below_one.set(below_one.get() + 1);
            return assert_eq!(result, 0);
        }
        let (low, high) = log_10(&big(numerator), &big(denominator.max(1)));
        let unit = two_to(PRECISION - u64::from(LOG_BITS));
        let result = result * &unit;
        // Never above, and below by less than 2^-32 + 2^-119.
        assert!(result <= high);
        assert!(low < result + &unit + two_to(PRECISION - 119));
        fractional.set(fractional.get() + 1);
    });
    assert!(fractional.get() > 2_000 && below_one.get() > 1_500);
}

#[test]
fn log10_never_falls_when_the_ratio_rises() {
    let close = Cell::new(0);
    for_all(10_000, (any_u128(), any_u128(), any_u128()), |(a, b, denominator)| {
        let (low, high) = (a.min(b), a.max(b));
        let denominator = nonzero(denominator);
        assert!(log10(low, denominator) <= log10(high, denominator));
        let next = log10(low.saturating_add(1), denominator);
        assert!(log10(low, denominator) <= next);
        close.set(close.get() + u32::from(log10(low, denominator) < next));
        assert!(log10(high, denominator.saturating_add(1)) <= log10(high, denominator));
    });
    assert!(close.get() > 500);
}
