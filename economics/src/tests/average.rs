use super::{any_u32, any_u128, below_bits, for_all, oracle::*};
use crate::{average::moving_average, math::Rounding};
use core::num::NonZeroU32;
use proptest::prelude::*;

fn periods(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap()
}

#[test]
fn moving_average_starts_at_a_seventh_of_the_first_sample_when_smoothed_over_seven() {
    assert_eq!(moving_average(0, 700, periods(7)), 100);
    assert_eq!(moving_average(100, 700, periods(7)), 185);
    assert_eq!(moving_average(185, 0, periods(7)), 158);
}

#[test]
fn moving_average_is_the_sample_when_it_covers_one_period() {
    for (last, sample) in [(0, 0), (5, 9), (9, 5), (u128::MAX, 0), (0, u128::MAX)] {
        assert_eq!(moving_average(last, sample, periods(1)), sample);
    }
}

#[test]
fn moving_average_equals_exact_arithmetic_rounded_down_when_inputs_vary() {
    let cases = (any_u128(), any_u128(), any_u32().prop_map(|n| n.max(1)));
    for_all(20_000, cases, |(last, sample, n)| {
        let exact = rounded(&(big(last) * (n - 1) + sample), &big(n), Rounding::Down);
        assert_eq!(big(moving_average(last, sample, periods(n))), exact);
    });
}

#[test]
fn averages_pay_out_no_more_than_the_samples_paid_in_when_started_at_zero() {
    let cases = (1_u32..60, prop::collection::vec(below_bits(100), 1..200));
    for_all(1_000, cases, |(n, samples)| {
        let (mut average, mut paid) = (0, big(0_u8));
        for sample in &samples {
            average = moving_average(average, *sample, periods(n));
            paid += average;
        }
        // What is still in the average has not been paid out yet.
        let kept = big(average) * (n - 1);
        assert!(paid + kept <= samples.iter().map(|x| big(*x)).sum());
    });
}
