use super::{any_u32, any_u64, for_all, oracle::*};
use crate::time::*;
use core::num::NonZeroU32;
use num_traits::ToPrimitive;
use proptest::prelude::*;

fn scale(x: u32) -> NonZeroU32 {
    NonZeroU32::new(x).unwrap()
}

fn any_scale() -> impl Strategy<Value = NonZeroU32> {
    prop_oneof![any_u32().prop_map(|x| scale(x.max(1))), Just(scale(1)), Just(scale(1_008))]
}

#[test]
fn slot_is_two_seconds_when_read() {
    assert_eq!(SLOT_SECONDS, 2);
    assert_eq!((MINUTE, HOUR, DAY, WEEK), (60, 3_600, 86_400, 604_800));
}

#[test]
fn economic_seconds_equal_the_product_when_it_fits() {
    for_all(10_000, (any_u64(), any_scale()), |(blocks, scale)| {
        let exact = big(blocks) * SLOT_SECONDS * scale.get();
        assert_eq!(economic_seconds(blocks, scale), exact.to_u64().unwrap_or(u64::MAX));
    });
}

#[test]
fn a_week_lasts_ten_minutes_when_the_scale_is_1008() {
    assert_eq!(economic_seconds(300, scale(1_008)), WEEK);
    assert_eq!(scaled_blocks(302_400, scale(1_008)), 300);
    assert_eq!(window_blocks(WEEK, scale(1_008)), 300);
    assert_eq!(window_blocks(WEEK, scale(1)), 302_400);
}

#[test]
fn day_is_the_number_of_whole_days_when_it_fits() {
    assert_eq!(day(0), 0);
    assert_eq!(day(DAY - 1), 0);
    assert_eq!(day(DAY), 1);
    assert_eq!(day(u64::from(u32::MAX) * DAY + DAY - 1), u32::MAX);
    assert_eq!(day(u64::MAX), u32::MAX);
    for_all(10_000, any_u64(), |at| {
        let today = u64::from(day(at));
        assert!(today * DAY <= at);
        assert!(at - today * DAY < DAY || today == u64::from(u32::MAX));
    });
}

#[test]
fn scaled_blocks_round_down_to_at_least_one_when_scaled() {
    assert_eq!(scaled_blocks(0, scale(1)), 1);
    assert_eq!(scaled_blocks(1_007, scale(1_008)), 1);
    assert_eq!(scaled_blocks(2_015, scale(1_008)), 1);
    assert_eq!(scaled_blocks(2_016, scale(1_008)), 2);
    for_all(10_000, (any_u32(), any_scale()), |(blocks, scale)| {
        let expected = big(blocks / scale.get());
        assert_eq!(big(scaled_blocks(blocks, scale)), expected.max(big(1_u8)));
    });
}

#[test]
fn window_is_the_shortest_that_covers_its_period_when_it_exceeds_five_blocks() {
    assert_eq!(window_blocks(0, scale(1)), 5);
    assert_eq!(window_blocks(10, scale(1)), 5);
    assert_eq!(window_blocks(11, scale(1)), 6);
    assert_eq!(window_blocks(u64::MAX, scale(1)), u32::MAX);
    let longer = core::cell::Cell::new(0);
    for_all(10_000, (any_u64(), any_scale()), |(period, scale)| {
        let window = window_blocks(period, scale);
        assert!(window >= MIN_WINDOW_BLOCKS);
        if window < u32::MAX {
            assert!(economic_seconds(window.into(), scale) >= period);
        }
        if window > MIN_WINDOW_BLOCKS {
            assert!(economic_seconds(u64::from(window) - 1, scale) < period);
            longer.set(longer.get() + 1);
        }
    });
    assert!(longer.get() > 2_000);
}

#[test]
fn windows_are_as_many_as_asked_for_when_each_lasts_five_blocks() {
    assert_eq!(windows(DAY, 8, scale(1)), 8);
    // A day of 42 blocks.
    assert_eq!(windows(DAY, 8, scale(1_008)), 8);
    assert_eq!(windows(DAY, 9, scale(1_008)), 8);
    assert_eq!(windows(DAY, 8, scale(8_640)), 1);
    assert_eq!(windows(DAY, 0, scale(1)), 1);
    let fewer = core::cell::Cell::new(0);
    for_all(10_000, (any_u64(), any_u32(), any_scale()), |(period, most, scale)| {
        let windows = windows(period, most, scale);
        assert!(windows >= 1 && windows <= most.max(1));
        let five = economic_seconds(5, scale);
        if windows > 1 {
            assert!(period / u64::from(windows) >= five);
        }
        if windows < most {
            assert!(windows == 1 || u128::from(windows + 1) * u128::from(five) > period.into());
            fewer.set(fewer.get() + 1);
        }
    });
    assert!(fewer.get() > 1_000);
}
