use crate::{
    capacity::conversion::{ConversionRate, ConversionTerms, cross_rule_holds, next_rate},
    math::Rounding,
    tests::{below_bits, for_all, oracle::*},
    units::UNIT,
};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::CheckedSub;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const ONE: u64 = 1_000_000_000;
const TERMS: ConversionTerms = ConversionTerms {
    target: Perbill::from_percent(50),
    dead_band: Perbill::from_percent(25),
    gain: Perbill::from_percent(5),
    recovery: Perbill::from_percent(2),
    default: 100 * UNIT,
    lower: 25 * UNIT,
    upper: 400 * UNIT,
};

fn after(rate: ConversionRate, percent: u32) -> ConversionRate {
    next_rate(rate, Perbill::from_percent(percent), &TERMS)
}

fn any_perbill() -> impl Strategy<Value = Perbill> {
    prop_oneof![1 => Just(0), 1 => Just(1_000_000_000), 6 => 0..=1_000_000_000_u32]
        .prop_map(Perbill::from_parts)
}

#[test]
fn rate_falls_when_blocks_are_full_and_rises_when_they_are_empty() {
    // d = ±0.75: the whole target off, less the dead band.
    assert_eq!(after(100 * UNIT, 100), 9_625 * UNIT / 100);
    assert_eq!(after(100 * UNIT, 0), 10_375 * UNIT / 100);
    assert_eq!(after(100 * UNIT, 75), 9_875 * UNIT / 100);
}

#[test]
fn rate_moves_by_5_percent_at_most_when_fullness_is_several_targets_off() {
    let terms = ConversionTerms { target: Perbill::from_percent(20), ..TERMS };
    assert_eq!(next_rate(100 * UNIT, Perbill::one(), &terms), 95 * UNIT);
    assert_eq!(next_rate(100 * UNIT, Perbill::from_percent(45), &terms), 95 * UNIT);
    let terms = ConversionTerms { target: Perbill::zero(), ..TERMS };
    assert_eq!(next_rate(100 * UNIT, Perbill::one(), &terms), 95 * UNIT);
}

#[test]
fn rate_returns_by_2_percent_of_the_way_and_arrives_when_within_the_dead_band() {
    for fullness in [37_500_000, 50_000_000, 62_500_000].map(|parts| Perbill::from_parts(parts * 10)) {
        assert_eq!(next_rate(100 * UNIT, fullness, &TERMS), 100 * UNIT);
        assert_eq!(next_rate(200 * UNIT, fullness, &TERMS), 198 * UNIT);
        assert_eq!(next_rate(50 * UNIT, fullness, &TERMS), 51 * UNIT);
    }
    for start in [25 * UNIT, 400 * UNIT] {
        let path = core::iter::successors(Some(start), |rate| Some(after(*rate, 50)));
        let epochs = path.take(2_000).take_while(|rate| *rate != TERMS.default).count();
        assert!(epochs < 2_000, "{epochs}");
    }
}

#[test]
fn rate_reaches_its_bounds_and_stays_when_fullness_stays() {
    let settled = |percent| (0..100).fold(100 * UNIT, |rate, _| after(rate, percent));
    assert_eq!((settled(100), settled(0)), (25 * UNIT, 400 * UNIT));
    assert_eq!((after(0, 50), after(u128::MAX, 100)), (25 * UNIT, 400 * UNIT));
    let crossed = ConversionTerms { lower: 3, upper: 2, ..TERMS };
    assert_eq!(next_rate(100, Perbill::one(), &crossed), 2);
}

#[test]
fn rate_equals_the_rational_within_its_bounds_when_all_is_any() {
    let counts = [Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0)];
    let rates = [below_bits(100), below_bits(100), below_bits(100), below_bits(128)];
    let parts = [any_perbill(), any_perbill(), any_perbill(), any_perbill(), any_perbill()];
    for_all(10_000, (rates, parts), |([rate, default, lower, upper], parts)| {
        let [fullness, target, dead_band, gain, recovery] = parts;
        let terms = ConversionTerms { target, dead_band, gain, recovery, default, lower, upper };
        let [f, t, band, gain, recovery] = parts.map(|part| u64::from(part.deconstruct()));
        let t = t.max(1);
        // Everything in parts of t · 10^18.
        let one = big(t) * ONE * ONE;
        let moved = |off: u64| {
            let d = (big(off) * ONE).checked_sub(&(big(t) * band)).unwrap_or_default();
            d.min(big(t) * ONE) * gain
        };
        let beyond = |off: u64| big(off) * ONE > big(t) * band;
        let (exact, case) = if f > t && beyond(f - t) {
            (rounded(&(big(rate) * (&one - moved(f - t))), &one, Rounding::Down), 0)
        } else if f < t && beyond(t - f) {
            (rounded(&(big(rate) * (&one + moved(t - f))), &one, Rounding::Down), 1)
        } else {
            let step = |way: u128| rounded(&(big(way) * recovery), &big(ONE), Rounding::Up);
            let near: BigUint = if rate > default {
                big(rate) - step(rate - default)
            } else {
                big(rate) + step(default - rate)
            };
            (near, 2)
        };
        let within = exact.clone().max(big(lower)).min(big(upper));
        counts[if within == exact { case } else { 3 }].update(|count| count + 1);
        assert_eq!(big(next_rate(rate, fullness, &terms)), within);
    });
    assert!(counts.iter().all(|count| count.get() > 500), "{counts:?}");
}

#[test]
fn cross_rule_holds_with_equality_and_fails_one_unit_above_when_the_bounds_are_the_defaults() {
    let (kappa, rate, margin) = (UNIT / 1_000, 400 * UNIT, Perbill::from_percent(20));
    assert!(cross_rule_holds(kappa, rate, margin));
    assert!(!cross_rule_holds(kappa + 1, rate, margin));
    assert!(!cross_rule_holds(kappa, rate + 1, margin));
    assert!(!cross_rule_holds(kappa, rate, Perbill::from_parts(200_000_001)));
    assert!(!cross_rule_holds(kappa, 1_000 * UNIT, Perbill::zero()));
    assert!(cross_rule_holds(0, u128::MAX, Perbill::one()));
    assert!(!cross_rule_holds(1, 1, Perbill::one()));
    assert!(!cross_rule_holds(u128::MAX, u128::MAX, Perbill::zero()));
}

#[test]
fn cross_rule_equals_the_rational_when_bounds_are_any() {
    let (holds, fails) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (below_bits(60), below_bits(60), any_perbill()), |(kappa, rate, margin)| {
        let minted = big(kappa) * rate * 2_u8 * ONE;
        let allowed = big(UNIT) * UNIT * (ONE - u64::from(margin.deconstruct()));
        let outcome = cross_rule_holds(kappa, rate, margin);
        assert_eq!(outcome, minted <= allowed);
        let count = if outcome { &holds } else { &fails };
        count.set(count.get() + 1);
    });
    assert!(holds.get() > 2_500 && fails.get() > 500);
}
