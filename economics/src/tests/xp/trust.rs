use crate::{
    math::Rounding,
    tests::{any_u64, any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    time::{DAY, Seconds},
    units::UNIT,
    xp::trust::*,
};
use core::{cell::Cell, num::NonZeroU128};
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, Perbill};

const YEAR: Seconds = 365 * DAY;
const JOB: u64 = 1_000_000_000;

/// 1,000 XP.
fn unit() -> NonZeroU128 {
    NonZeroU128::new(1_000 * UNIT).unwrap()
}

fn nonzero(x: u128) -> NonZeroU128 {
    NonZeroU128::new(x.max(1)).unwrap()
}

fn record(succeeded: u64, ended: u64) -> Record {
    Record { succeeded: FixedU64::from_inner(succeeded), ended: FixedU64::from_inner(ended) }
}

fn any_record() -> impl Strategy<Value = Record> {
    let few = (0..200 * JOB, 0..200 * JOB);
    prop_oneof![few, (any_u64(), any_u64())].prop_map(|(a, b)| record(a.min(b), a.max(b)))
}

/// Points times `10^scale`.
fn points(whole_and_decimals: u32, scale: u32) -> Trust {
    Trust::from_parts(whole_and_decimals * 10_u32.pow(7 - scale))
}

#[test]
fn trust_is_25_when_nothing_is_known() {
    assert_eq!(trust(&Record::default(), 0, 0, unit()), points(25, 0));
}

#[test]
fn trust_is_99_5_when_98_jobs_of_98_999_units_and_a_year_are_reached() {
    let all = record(98 * JOB, 98 * JOB);
    assert_eq!(trust(&all, YEAR, 999_000 * UNIT, unit()), points(995, 1));
    assert_eq!(organic_trust(&all, YEAR), points(695, 1));
    assert_eq!(trust(&all, 10 * YEAR, u128::MAX - unit().get(), unit()), points(995, 1));
}

#[test]
fn trust_follows_the_table_when_one_argument_changes() {
    let none = Record::default();
    for (units, expected) in [(0, 0), (9, 10), (99, 20), (999, 30), (9_999, 30)] {
        assert_eq!(trust(&none, 0, units * unit().get(), unit()), points(25 + expected, 0));
    }
    // 10 · log10(2) = 3.01029995…
    assert_eq!(trust(&none, 0, unit().get(), unit()), Trust::from_parts(250_000_000 + 30_102_999));
    for (days, expected) in [(0, 0), (73, 40), (219, 120), (365, 200), (366, 200)] {
        assert_eq!(organic_trust(&none, days * DAY), points(250 + expected, 1));
    }
    for (good, all, expected) in
        [(1, 1, 333_333_333), (0, 1, 166_666_666), (8, 8, 450_000_000), (3, 8, 200_000_000)]
    {
        assert_eq!(organic_trust(&record(good * JOB, all * JOB), 0).deconstruct(), expected);
    }
}

#[test]
fn organic_trust_is_the_formula_with_each_term_cut_when_inputs_are_any() {
    let (young, old) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_record(), any_u64()), |(record, age)| {
        let (good, all) = (big(record.succeeded.into_inner()), big(record.ended.into_inner()));
        let work = rounded(&((good + JOB) * 500_000_000_u32), &(all + 2 * JOB), Rounding::Down);
        let time = rounded(&(big(age.min(YEAR)) * 200_000_000_u32), &big(YEAR), Rounding::Down);
        assert_eq!(big(organic_trust(&record, age).deconstruct()), work + time);
        let count = if age < YEAR { &young } else { &old };
        count.set(count.get() + 1);
    });
    assert!(young.get() > 2_000 && old.get() > 2_000);
}

#[test]
fn trust_adds_the_logarithm_within_its_error_when_locked_and_unit_are_any() {
    let (partial, full) = (Cell::new(0), Cell::new(0));
    for_all(5_000, (any_u128(), any_u128(), any::<u32>()), |(locked, unit, age)| {
        // Sums beyond 128 bits are beyond any supply.
        let (locked, unit) = (locked / 2, nonzero(unit / 2));
        let (record, age) = (record(3 * JOB, 4 * JOB), u64::from(age));
        let added =
            trust(&record, age, locked, unit).deconstruct() - organic_trust(&record, age).deconstruct();
        let (low, high) = log_10(&(big(locked) + unit.get()), &big(unit.get()));
        let (low, high) = (low * 100_000_000_u32, high * 100_000_000_u32);
        let limit: BigUint = two_to(PRECISION) * 300_000_000_u32;
        if low >= limit {
            full.set(full.get() + 1);
            return assert_eq!(added, 300_000_000);
        }
        assert!(big(added) << PRECISION <= high);
        // Short by less than 1.03 parts.
        assert!(low * 100_u8 < (big(added) * 100_u8 + 103_u8) << PRECISION);
        partial.set(partial.get() + u32::from(added > 0));
    });
    assert!(partial.get() > 500 && full.get() > 1_000);
}

#[test]
fn trust_is_monotone_in_each_argument_and_below_100_when_inputs_are_any() {
    let moved = [const { Cell::new(0) }; 5];
    let inputs = (any_record(), any_u64(), any_u128(), any_u128(), 0..=JOB as u32, any_u64());
    for_all(20_000, inputs, |(record, age, locked, unit, weight, more)| {
        let (age, unit, weight) = (age % (2 * YEAR), nonzero(unit), Perbill::from_parts(weight));
        let now = trust(&record, age, locked, unit);
        assert!(now < Trust::one());
        let steps = [
            trust(&record.after(weight, true), age, locked, unit),
            trust(&record, age.saturating_add(more % YEAR), locked, unit),
            trust(&record, age, locked.saturating_add(more.into()), unit),
        ];
        assert!(steps.iter().all(|better| *better >= now));
        let failed = trust(&record.after(weight, false), age, locked, unit);
        let dearer = trust(&record, age, locked, unit.saturating_add(more.into()));
        assert!(failed <= now && dearer <= now);
        let changed = [steps[0] > now, steps[1] > now, steps[2] > now, failed < now, dearer < now];
        for (count, changed) in moved.iter().zip(changed) {
            count.set(count.get() + u32::from(changed));
        }
    });
    assert!(moved.iter().all(|count| count.get() > 1_000), "{moved:?}");
    let best = record(u64::MAX, u64::MAX);
    assert!(trust(&best, u64::MAX, u128::MAX, nonzero(1)) < Trust::one());
    assert_eq!(trust(&record(2 * JOB, JOB), 0, 0, unit()), trust(&record(JOB, JOB), 0, 0, unit()));
}

#[test]
fn job_weight_is_the_part_of_the_unit_fee_at_most_one_when_inputs_are_any() {
    let (dust, whole) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_u128()), |(fee, unit_fee)| {
        let unit_fee = nonzero(unit_fee);
        let weight = job_weight(fee, unit_fee);
        let exact = rounded(&(big(fee) * JOB), &big(unit_fee.get()), Rounding::Down);
        assert_eq!(big(weight.deconstruct()), exact.min(big(JOB)));
        let count = if weight == Perbill::one() { &whole } else { &dust };
        count.set(count.get() + 1);
    });
    assert!(dust.get() > 3_000 && whole.get() > 3_000);
}

#[test]
fn success_is_the_ratio_of_weights_when_jobs_end() {
    assert_eq!(Record::default().success(), Perbill::zero());
    let half = Perbill::from_percent(50);
    let mixed = Record::default().after(Perbill::one(), true).after(half, true).after(half, false);
    assert_eq!(mixed, record(3 * JOB / 2, 2 * JOB));
    assert_eq!(mixed.success(), Perbill::from_percent(75));
    // A dust job of weight zero changes nothing.
    assert_eq!(mixed.after(Perbill::zero(), false), mixed);
    for_all(5_000, any_record(), |record| {
        let (good, all) = (record.succeeded.into_inner(), record.ended.into_inner());
        let exact = rounded(&(big(good) * JOB), &big(all.max(1)), Rounding::Down);
        assert_eq!(big(record.success().deconstruct()), exact);
    });
}

#[test]
fn record_never_has_more_successes_than_jobs_when_it_is_full() {
    for_all(5_000, (any_record(), below_bits(30), any::<bool>()), |(record, weight, success)| {
        let next = record.after(Perbill::from_parts(weight as u32), success);
        assert!(next.succeeded <= next.ended && record.ended <= next.ended);
    });
    let full = record(u64::MAX, u64::MAX);
    assert_eq!(full.after(Perbill::one(), true), full);
}

#[test]
fn day_count_adds_the_largest_success_and_the_largest_failure_when_jobs_are_any() {
    let (grown, hidden) = (Cell::new(0), Cell::new(0));
    let jobs = prop::collection::vec((0..=JOB as u32, any::<bool>()), 0..12);
    for_all(5_000, jobs, |jobs| {
        let (mut day, mut record) = (DayCount::default(), Record::default());
        for (weight, succeeded) in &jobs {
            let (next, added) = day.after(Perbill::from_parts(*weight), *succeeded);
            (day, record) = (next, record.after(added, *succeeded));
            let count = if added.is_zero() { &hidden } else { &grown };
            count.set(count.get() + 1);
        }
        let largest = |which| {
            let those = jobs.iter().filter(|(_, succeeded)| *succeeded == which);
            u64::from(those.map(|(weight, _)| *weight).max().unwrap_or(0))
        };
        let (good, bad) = (largest(true), largest(false));
        assert_eq!(record, self::record(good, good + bad));
    });
    assert!(grown.get() > 5_000 && hidden.get() > 5_000, "{grown:?} {hidden:?}");
}

#[test]
fn record_survives_its_encoding_when_stored() {
    assert_encodes_in(record(1, u64::MAX), 16);
}
