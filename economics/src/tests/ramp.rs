use super::{any_u64, any_u128, for_all, oracle::*};
use crate::{math::Rounding, ramp::ramp};
use core::cell::Cell;

#[test]
fn ramp_gives_all_when_the_period_is_over_or_zero() {
    assert_eq!(ramp(7, 10, 10), 7);
    assert_eq!(ramp(7, 11, 10), 7);
    assert_eq!(ramp(7, 0, 0), 7);
    assert_eq!(ramp(7, 0, 10), 0);
    assert_eq!(ramp(7, 9, 10), 6);
}

#[test]
fn ramp_is_the_part_rounded_down_and_never_falls_when_inputs_are_any() {
    let partly = Cell::new(0);
    for_all(10_000, (any_u128(), any_u64(), any_u64()), |(amount, elapsed, period)| {
        let exact = if elapsed < period {
            partly.set(partly.get() + 1);
            rounded(&(big(amount) * elapsed), &big(period), Rounding::Down)
        } else {
            big(amount)
        };
        assert_eq!(big(ramp(amount, elapsed, period)), exact);
        assert!(ramp(amount, elapsed.saturating_add(1), period) >= ramp(amount, elapsed, period));
    });
    assert!(partly.get() > 3_000);
}
