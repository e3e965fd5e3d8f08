use crate::{
    math::Rounding,
    tests::{any_u32, any_u128, for_all, oracle::*},
    units::UNIT,
    xp::bootstrap::*,
};
use core::{cell::Cell, num::NonZeroU32};

/// 1,920,000 a week, half of it after 26 weeks.
fn defaults() -> BootstrapTerms {
    BootstrapTerms { first: 1_920_000 * UNIT, halving: NonZeroU32::new(26).unwrap() }
}

#[test]
fn release_halves_when_26_weeks_are_over() {
    for (week, expected) in [(0, 1_920_000), (25, 1_920_000), (26, 960_000), (51, 960_000), (52, 480_000)] {
        assert_eq!(defaults().release(week), expected * UNIT);
    }
    assert_eq!(defaults().release(26 * 60), 1);
    assert_eq!(defaults().release(26 * 61), 0);
    assert_eq!(defaults().release(u32::MAX), 0);
}

#[test]
fn releases_are_99_84_million_when_all_weeks_are_counted() {
    let all: u128 = (0..26 * 61).map(|week| defaults().release(week)).sum();
    let limit = 99_840_000 * UNIT;
    // Rounding down loses less than a base unit a week.
    assert!(all <= limit && limit - all < 26 * 61 + 52);
}

#[test]
fn release_is_the_first_over_a_power_of_two_rounded_down_when_inputs_are_any() {
    let halved = Cell::new(0);
    for_all(10_000, (any_u128(), 1..100_u32, any_u32()), |(first, halving, week)| {
        let week = week % (halving * 140);
        let terms = BootstrapTerms { first, halving: NonZeroU32::new(halving).unwrap() };
        let exact = rounded(&big(first), &two_to(u64::from(week / halving)), Rounding::Down);
        assert_eq!(big(terms.release(week)), exact);
        halved.set(halved.get() + u32::from(week >= halving && exact > big(0_u8)));
    });
    assert!(halved.get() > 2_000);
}

#[test]
fn pool_is_the_sum_of_its_sources_when_it_fits() {
    let (fits, exceeds) = (Cell::new(0), Cell::new(0));
    for_all(5_000, (any_u128(), any_u128(), any_u128()), |(burned, carried, release)| {
        let outcome = pool(burned, carried, release);
        assert_eq!(outcome, fitting(&(big(burned) + carried + release)));
        let count = if outcome.is_some() { &fits } else { &exceeds };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 2_000 && exceeds.get() > 300);
}
