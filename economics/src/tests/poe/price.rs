use crate::{
    math::Rounding,
    poe::price::*,
    tests::{any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    time::{DAY, Seconds},
    units::UNIT,
};
use core::cell::Cell;
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const STEP: Perbill = Perbill::from_percent(1);

#[test]
fn spot_is_the_ratio_of_the_reserves_rounded_up_when_there_is_nex() {
    assert_eq!(spot(1_000 * UNIT, 500 * UNIT), Some(2 * UNIT));
    assert_eq!(spot(1, 3 * UNIT), Some(1));
    assert_eq!(spot(0, 1), Some(0));
    assert_eq!(spot(1, 0), None);
    for_all(10_000, (any_u128(), any_u128()), |(hetu, nex)| {
        if nex > 0 {
            let exact = rounded(&(big(hetu) * UNIT), &big(nex), Rounding::Up);
            assert_eq!(spot(hetu, nex), fitting(&exact));
        }
    });
}

#[test]
fn average_is_the_price_when_it_never_moves() {
    let mut track = PriceTrack::new(3 * UNIT + 1, 5 * DAY + 77);
    assert_eq!(track.average(), 3 * UNIT + 1);
    for day in 6..20 {
        track = track.close_day(day * DAY);
        assert_eq!(track.average(), 3 * UNIT + 1);
        assert_eq!(track.observe(3 * UNIT + 1, day * DAY + 2, STEP), None);
    }
    assert_encodes_in(track, 16 + 8 + 16 + 7 * 16);
}

#[test]
fn price_follows_the_pool_by_a_step_a_block_when_it_jumps() {
    let track = PriceTrack::new(100 * UNIT, 0);
    let up = track.observe(1_000 * UNIT, 2, STEP).unwrap();
    assert_eq!(up.price, 101 * UNIT);
    let down = track.observe(0, 2, STEP).unwrap();
    assert_eq!(down.price, 99 * UNIT);
    let near = track.observe(100 * UNIT + 1, 2, STEP).unwrap();
    assert_eq!(near.price, 100 * UNIT + 1);
    // From one base unit it still moves, and from nothing.
    assert_eq!(PriceTrack::new(1, 0).observe(10, 2, STEP).unwrap().price, 2);
    assert_eq!(PriceTrack::new(0, 0).observe(10, 2, STEP).unwrap().price, 1);
    assert_eq!(PriceTrack::new(u128::MAX, 0).observe(u128::MAX, DAY, STEP), None);
}

#[test]
fn average_moves_by_a_step_of_two_seconds_in_a_week_when_one_block_is_manipulated() {
    let honest = PriceTrack::new(100 * UNIT, 0);
    // Moved before a block and back before the next, whatever the price in between.
    let moved = honest.observe(0, 1_000, STEP).unwrap().observe(100 * UNIT, 1_002, STEP).unwrap();
    let (after, before) = (moved.close_day(DAY).average(), honest.close_day(DAY).average());
    let back = moved.price;
    assert!((99 * UNIT + UNIT * 99 / 100..100 * UNIT).contains(&back));
    // The block itself, and what is left of the step until somebody trades again.
    let lost = before - after;
    assert!(lost > 0 && lost <= (UNIT * 2 + UNIT / 100 * u128::from(DAY)) / (7 * u128::from(DAY)) + 2);
}

#[test]
fn average_falls_by_half_in_half_a_week_when_the_price_is_held_at_nothing() {
    let mut track = PriceTrack::new(UNIT, 0);
    let mut now = 0;
    let mut halved = 0;
    while halved == 0 {
        now += 2;
        if now % DAY == 0 {
            track = track.close_day(now);
            if track.average() <= UNIT / 2 {
                halved = now / DAY;
            }
        }
        track = track.observe(0, now, STEP).unwrap_or(track);
    }
    assert_eq!(halved, 4);
}

/// An eager model: every second of every day counted, in numbers of unbounded size.
#[test]
fn average_equals_the_eager_mean_when_prices_and_times_are_random() {
    let change = (0..3_u32, below_bits(90), 0..40_000_u64);
    let changes = prop::collection::vec(change, 1..60);
    let averages = Cell::new(0);
    for_all(300, (below_bits(80), changes, 0..3 * DAY), |(first, changes, start)| {
        let start: Seconds = start;
        let mut track = PriceTrack::new(first, start);
        let mut now = start;
        let mut day = start / DAY;
        let mut sums: Vec<BigUint> = vec![big(first) * DAY; 7];
        let mut today = big(first) * (start % DAY);
        for (kind, spot, elapsed) in changes {
            let until = now + elapsed;
            while (day + 1) * DAY <= until {
                let end = (day + 1) * DAY;
                today += big(track.price) * (end - now);
                now = end;
                day += 1;
                track = track.close_day(end);
                sums.push(core::mem::take(&mut today));
                let means = sums[sums.len() - 7..].iter().map(|sum| rounded(sum, &big(DAY), Rounding::Up));
                let mean = rounded(&means.sum(), &big(7_u8), Rounding::Up);
                assert_eq!(big(track.average()), mean);
                averages.set(averages.get() + 1);
            }
            today += big(track.price) * (until - now);
            now = until;
            let spot = if kind == 0 { track.price } else { spot };
            let step = Perbill::from_percent(if kind == 1 { 100 } else { 1 });
            if let Some(moved) = track.observe(spot, now, step) {
                let reach = step.mul_ceil(track.price).max(1);
                assert!(moved.price.abs_diff(track.price) <= reach);
                track = moved;
            } else {
                assert_eq!(spot, track.price);
            }
        }
    });
    assert!(averages.get() > 1_000);
}
