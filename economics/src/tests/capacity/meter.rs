use crate::{
    capacity::meter::{Meter, PowerPerDay, generation},
    math::Rounding,
    tests::{any_u64, any_u128, assert_encodes_in, for_all, oracle::*},
    time::{DAY, Seconds},
    units::{Power, UNIT},
};
use core::cell::Cell;
use num_bigint::BigUint;
use proptest::prelude::*;

const CAP: Seconds = 5 * DAY;
const ALPHA: PowerPerDay = UNIT / 2;

/// The meter at `at`, filling at another rate from then on.
fn with_rate(meter: &Meter, rate: PowerPerDay, at: Seconds, cap: Seconds) -> Meter {
    Meter { rate, ..meter.advance(at, cap) }
}

fn filling(rate: PowerPerDay) -> Meter {
    Meter { rate, ..Meter::default() }
}

/// What is stored, in units of 1/86,400.
pub fn level(meter: &Meter) -> BigUint {
    big(meter.stored) * DAY + meter.fraction
}

fn any_meter() -> impl Strategy<Value = Meter> {
    (any_u128(), any_u128(), 0..86_400_u32, any_u64()).prop_map(|(rate, stored, fraction, updated)| Meter {
        rate,
        stored,
        fraction,
        updated,
    })
}

#[test]
fn generation_is_the_product_rounded_down_when_stake_and_alpha_are_any() {
    assert_eq!(generation(100 * UNIT, ALPHA), 50 * UNIT);
    assert_eq!(generation(3, ALPHA), 1);
    let (fits, saturated) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_u128()), |(stake, alpha)| {
        let exact = rounded(&(big(stake) * alpha), &big(UNIT), Rounding::Down);
        assert_eq!(generation(stake, alpha), fitting(&exact).unwrap_or(u128::MAX));
        let count = if fitting(&exact).is_some() { &fits } else { &saturated };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 3_000 && saturated.get() > 1_000);
}

#[test]
fn meter_fills_by_50_a_day_and_never_above_250_when_the_stake_is_100_and_alpha_a_half() {
    let meter = filling(generation(100 * UNIT, ALPHA));
    for (days, stored) in [(0, 0), (1, 50), (4, 200), (5, 250), (6, 250), (10_000, 250)] {
        assert_eq!(meter.advance(days * DAY, CAP).stored, stored * UNIT);
    }
    assert_eq!(meter.advance(DAY / 2, CAP).stored, 25 * UNIT);
    assert_eq!(meter.advance(u64::MAX, CAP).stored, 250 * UNIT);
}

#[test]
fn meter_is_unchanged_when_stake_is_new_and_fills_from_then_on() {
    let meter = with_rate(&filling(10 * UNIT), 110 * UNIT, 2 * DAY, CAP);
    assert_eq!(meter.stored, 20 * UNIT);
    assert_eq!(meter.advance(3 * DAY, CAP).stored, 130 * UNIT);
}

#[test]
fn meter_keeps_what_it_stores_and_adds_nothing_when_the_rate_fell_until_it_is_below_the_new_cap() {
    let meter = with_rate(&filling(50 * UNIT), 10 * UNIT, 5 * DAY, CAP);
    assert_eq!(meter.stored, 250 * UNIT);
    let later = meter.advance(9 * DAY, CAP);
    assert_eq!(later.stored, 250 * UNIT);
    let at_cap = later.draw(200 * UNIT).unwrap();
    assert_eq!(at_cap.advance(20 * DAY, CAP).stored, 50 * UNIT);
    let below = at_cap.draw(15 * UNIT).unwrap();
    assert_eq!(below.advance(10 * DAY, CAP).stored, 45 * UNIT);
    assert_eq!(below.advance(11 * DAY, CAP).stored, 50 * UNIT);
    let unstaked = with_rate(&meter, 0, 6 * DAY, CAP).draw(249 * UNIT).unwrap();
    assert_eq!(unstaked.advance(u64::MAX, CAP).stored, UNIT);
}

#[test]
fn meter_carries_its_fraction_over_a_change_of_rate_when_a_day_has_one_base_unit() {
    let mut meter = filling(1);
    for second in 1..DAY {
        meter = with_rate(&meter, 1, second, CAP);
        assert_eq!(u64::from(meter.fraction), second);
    }
    assert_eq!(meter.stored, 0);
    assert_eq!((meter.advance(DAY, CAP).stored, meter.advance(DAY, CAP).fraction), (1, 0));
    assert_eq!(with_rate(&meter, 0, DAY - 1, CAP).advance(u64::MAX, CAP).stored, 0);
}

#[test]
fn advancing_often_equals_advancing_once_when_meter_and_times_are_any() {
    let (grew, full) = (Cell::new(0), Cell::new(0));
    let times = (any_u64(), any_u64(), prop_oneof![any_u64(), Just(CAP)]);
    for_all(20_000, (any_meter(), times), |(meter, (first, then, cap))| {
        let once = meter.advance(first.max(then), cap);
        assert_eq!(meter.advance(first, cap).advance(then, cap), once);
        assert!(level(&once) >= level(&meter));
        if level(&once) > level(&meter) {
            let (gain, limit) = (big(meter.rate) * (once.updated - meter.updated), big(meter.rate) * cap);
            let capped = limit.min(big(Power::MAX) * DAY);
            assert_eq!(level(&once), (level(&meter) + gain).min(capped.clone()));
            grew.set(grew.get() + 1);
            full.set(full.get() + u32::from(level(&once) == capped));
        }
    });
    assert!(grew.get() > 4_000 && full.get() > 2_000, "{grew:?} {full:?}");
}

#[test]
fn meter_reads_the_same_when_read_in_the_future_and_when_that_comes() {
    let meter = filling(7 * UNIT).advance(DAY, CAP);
    let read = meter.advance(3 * DAY, CAP);
    assert_eq!(meter.advance(2 * DAY, CAP).advance(3 * DAY, CAP), read);
    assert_eq!(read.advance(2 * DAY, CAP), read);
}

#[test]
fn draw_takes_exactly_or_nothing_when_amounts_are_any() {
    let (taken, refused) = (Cell::new(0), Cell::new(0));
    for_all(5_000, (any_meter(), any_u128()), |(meter, amount)| {
        let (part, rest) = meter.draw_up_to(amount);
        assert_eq!(part, amount.min(meter.stored));
        assert_eq!(rest, Meter { stored: meter.stored - part, ..meter });
        assert_eq!(rest.put_back(part), meter);
        match meter.draw(amount) {
            Some(drawn) => {
                assert_eq!((part, rest), (amount, drawn));
                taken.set(taken.get() + 1);
            },
            None => {
                assert!(amount > meter.stored);
                refused.set(refused.get() + 1);
            },
        }
    });
    assert!(taken.get() > 1_000 && refused.get() > 1_000);
}

#[test]
fn meter_survives_its_encoding_when_stored() {
    assert_encodes_in(Meter { rate: u128::MAX, stored: 1, fraction: 86_399, updated: u64::MAX }, 44);
}
