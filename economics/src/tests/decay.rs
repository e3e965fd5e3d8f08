use super::{any_u64, any_u128, below_bits, for_all, oracle::*};
use crate::{
    decay::{ROOT_ERROR, ROOTS, halve},
    math::Rounding,
    time::{DAY, HOUR},
};
use core::{cell::Cell, num::NonZeroU64};
use num_bigint::BigUint;
use proptest::prelude::*;

fn half_life(x: u64) -> NonZeroU64 {
    NonZeroU64::new(x).unwrap()
}

fn any_half_life() -> impl Strategy<Value = u64> {
    prop_oneof![1_u64..1_000, any_u64().prop_map(|x| x.max(1)), Just(6 * HOUR), Just(250 * DAY)]
}

/// A half-life and a time of at most 140 of them, or of any length.
fn any_time() -> impl Strategy<Value = (u64, u64)> {
    (any_half_life(), 0_u64..140, any_u64()).prop_map(|(half_life, whole, part)| {
        (half_life, half_life.saturating_mul(whole).saturating_add(part % half_life))
    })
}

/// Bounds of the true value, and what one is in their units.
fn truth(value: u128, elapsed: u64, half_life: u64) -> (BigUint, BigUint, BigUint) {
    let (low, high) = power_of_half(elapsed % half_life, half_life);
    (low * value, high * value, two_to(PRECISION + elapsed / half_life))
}

#[test]
fn roots_are_short_by_less_than_their_error_when_computed_at_compile_time() {
    let mut exact = two_to(511);
    for root in ROOTS {
        exact = (exact << 512_u32).sqrt();
        let exact: BigUint = &exact >> 384_u32;
        assert!(big(root) <= exact && exact < big(root) + ROOT_ERROR);
    }
}

#[test]
fn halve_is_exact_when_the_half_life_is_small_enough_for_exact_powers() {
    let inexact = Cell::new(0);
    let time = (1_u64..=48).prop_flat_map(|half_life| (Just(half_life), 0..half_life * 20));
    for_all(5_000, (below_bits(110), time), |(value, (half, elapsed))| {
        // y is at most value · 2^(−elapsed / half) if and only if y^half · 2^elapsed is at most value^half.
        let at_most = |y: u128| big(y).pow(half as u32) << elapsed <= big(value).pow(half as u32);
        let at_least = |y: u128| big(y).pow(half as u32) << elapsed >= big(value).pow(half as u32);
        let down = halve(value, elapsed, half_life(half), Rounding::Down);
        let up = halve(value, elapsed, half_life(half), Rounding::Up);
        assert!(at_most(down) && !at_most(down + 1));
        assert!(at_least(up) && (up == 0 || !at_least(up - 1)));
        inexact.set(inexact.get() + u32::from(up != down));
    });
    assert!(inexact.get() > 2_000);
}

#[test]
fn halve_rounds_truthfully_and_within_its_error_when_inputs_are_any() {
    let (large, small) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_time()), |(value, (half, elapsed))| {
        let (low, high, one) = truth(value, elapsed, half);
        let result = |rounding| halve(value, elapsed, half_life(half), rounding) * &one;
        let (down, up) = (result(Rounding::Down), result(Rounding::Up));
        let error = &high >> 117_u32;
        assert!(down <= low && &high - &down < &one + &error);
        assert!(high <= up && &up - &low < &one + &error);
        for nearest in [Rounding::NearestPrefUp, Rounding::NearestPrefDown].map(result) {
            assert!(distance(&nearest, &low) <= (&one >> 1) + &error);
        }
        // The relative error is far below 10^-15 where rounding to an integer does not hide it.
        if low > &one << 60 {
            assert!((&high - down) * 10_u64.pow(15) < high);
            assert!((up - low) * 10_u64.pow(15) < high);
            large.set(large.get() + 1);
        } else {
            small.set(small.get() + 1);
        }
    });
    assert!(large.get() > 1_500 && small.get() > 1_500);
}

#[test]
fn halve_is_exact_when_whole_half_lives_pass() {
    for_all(5_000, (any_u128(), any_half_life(), 0_u64..140), |(value, half, n)| {
        let Some(elapsed) = half.checked_mul(n) else {
            return;
        };
        let divisor = two_to(n);
        for rounding in [Rounding::Up, Rounding::Down, Rounding::NearestPrefUp, Rounding::NearestPrefDown] {
            let expected = rounded(&big(value), &divisor, rounding);
            assert_eq!(big(halve(value, elapsed, half_life(half), rounding)), expected);
        }
    });
}

#[test]
fn halve_leaves_nothing_or_one_unit_when_the_time_is_endless() {
    for elapsed in [129, 130, 256, 257, 1 << 32, u64::MAX] {
        let once = |rounding| halve(u128::MAX, elapsed, half_life(1), rounding);
        assert_eq!(once(Rounding::Up), 1);
        assert_eq!(once(Rounding::Down), 0);
        assert_eq!(once(Rounding::NearestPrefUp), 0);
        assert_eq!(once(Rounding::NearestPrefDown), 0);
        assert_eq!(halve(0, elapsed, half_life(1), Rounding::Up), 0);
    }
    assert_eq!(halve(u128::MAX, 128, half_life(1), Rounding::NearestPrefUp), 1);
    assert_eq!(halve(1 << 127, 128, half_life(1), Rounding::NearestPrefUp), 1);
    assert_eq!(halve(1 << 127, 128, half_life(1), Rounding::NearestPrefDown), 0);
}

#[test]
fn halve_changes_nothing_when_no_time_passes_or_nothing_is_left() {
    for_all(5_000, (any_u128(), any_half_life(), any_u64()), |(value, half, elapsed)| {
        for rounding in [Rounding::Up, Rounding::Down] {
            assert_eq!(halve(value, 0, half_life(half), rounding), value);
            assert_eq!(halve(0, elapsed, half_life(half), rounding), 0);
            assert!(halve(value, elapsed, half_life(half), rounding) <= value);
        }
    });
}

#[test]
fn halve_knows_the_root_of_a_half_when_half_of_a_half_life_passes() {
    // 10^38 / √2 = 7.0710678118654752440084436210484903928…·10^37
    let value = 10_u128.pow(38);
    let expected = 70_710_678_118_654_752_440_084_436_210_484_903_928;
    assert_eq!(halve(value, 3, half_life(6), Rounding::Down) / 1_000, expected / 1_000);
    assert!(halve(value, 3, half_life(6), Rounding::Up) - expected < 1_000);
}

#[test]
fn halve_touched_often_equals_touched_once_within_a_unit_per_touch_when_time_is_cut() {
    let cuts = (any_half_life(), prop::collection::vec(any::<u64>(), 1..12));
    let differing = Cell::new(0);
    for_all(10_000, (below_bits(112), cuts), |(value, (half, parts))| {
        let parts: Vec<u64> = parts.into_iter().map(|part| part % (half / 4 + 2)).collect();
        let Some(elapsed) = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(*part)) else {
            return;
        };
        for rounding in [Rounding::Up, Rounding::Down] {
            let once = halve(value, elapsed, half_life(half), rounding);
            let often = parts.iter().fold(value, |rest, part| halve(rest, *part, half_life(half), rounding));
            assert!(often.abs_diff(once) <= parts.len() as u128);
            differing.set(differing.get() + u32::from(often != once));
        }
    });
    assert!(differing.get() > 1_000);
}

#[test]
fn halve_never_rises_when_more_time_passes_or_less_is_there() {
    for_all(10_000, (below_bits(112), any_u64(), any_time()), |(value, less, (half, elapsed))| {
        for rounding in [Rounding::Up, Rounding::Down] {
            let now = halve(value, elapsed, half_life(half), rounding);
            assert!(halve(value, elapsed.saturating_add(1), half_life(half), rounding) <= now);
            let smaller = value.saturating_sub(less.into());
            assert!(halve(smaller, elapsed, half_life(half), rounding) <= now);
        }
    });
}
