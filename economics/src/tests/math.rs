use super::{any_u128, for_all, oracle::*};
use crate::math::{Rounding, mul_div};
use core::cell::Cell;

const ROUNDINGS: [Rounding; 4] =
    [Rounding::Up, Rounding::Down, Rounding::NearestPrefUp, Rounding::NearestPrefDown];

fn model(a: u128, b: u128, c: u128, rounding: Rounding) -> Option<u128> {
    if c == 0 { None } else { fitting(&rounded(&(big(a) * b), &big(c), rounding)) }
}

fn assert_equals_model(a: u128, b: u128, c: u128) -> [Option<u128>; 4] {
    ROUNDINGS.map(|rounding| {
        let result = mul_div(a, b, c, rounding);
        assert_eq!(result, model(a, b, c, rounding), "{a} * {b} / {c} {rounding:?}");
        result
    })
}

#[test]
fn mul_div_equals_the_rational_when_operands_have_any_magnitude() {
    let (inexact, exact, none) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(20_000, (any_u128(), any_u128(), any_u128()), |(a, b, c)| {
        let [up, down, ..] = assert_equals_model(a, b, c);
        let outcome = match (up, down) {
            (None, _) => &none,
            _ if up == down => &exact,
            _ => &inexact,
        };
        outcome.set(outcome.get() + 1);
    });
    assert!(inexact.get() > 5_000 && exact.get() > 1_000 && none.get() > 2_000);
}

#[test]
fn mul_div_equals_the_rational_when_operands_are_small() {
    for a in 0..=12 {
        for b in 0..=12 {
            for c in 0..=24 {
                assert_equals_model(a, b, c);
            }
        }
    }
}

#[test]
fn mul_div_equals_the_rational_when_operands_are_extreme() {
    let half = 1_u128 << 127;
    let low = 1_u128 << 64;
    let extremes = [
        0,
        1,
        2,
        3,
        low - 1,
        low,
        low + 1,
        half - 1,
        half,
        half + 1,
        u128::MAX / 3,
        u128::MAX - 1,
        u128::MAX,
    ];
    for a in extremes {
        for b in extremes {
            for c in extremes {
                assert_equals_model(a, b, c);
            }
        }
    }
}

#[test]
fn mul_div_is_none_when_the_divisor_is_zero_or_the_result_too_large() {
    assert_eq!(mul_div(1, 1, 0, Rounding::Up), None);
    assert_eq!(mul_div(u128::MAX, 2, 1, Rounding::Down), None);
    // Fits rounded down, does not fit rounded up: (2^128 - 1) + 1/2.
    let (a, b, c) = (u128::MAX / 3, 6, 2);
    assert_eq!(mul_div(a, b, c, Rounding::Down), Some(u128::MAX));
    let (a, b, c) = (u128::MAX - 1, u128::MAX, u128::MAX - 2);
    assert_eq!(mul_div(a, b, c, Rounding::Down), None);
    let (a, b, c) = ((1 << 127) + 1, u128::MAX, (1 << 127) + 1);
    assert_eq!(mul_div(a, b, c, Rounding::Up), Some(u128::MAX));
}
