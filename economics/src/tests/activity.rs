use super::{any_u64, any_u128, assert_encodes_in, for_all, oracle::*};
use crate::{
    activity::*,
    median::median,
    units::{Power, UNIT},
};
use core::cell::Cell;
use proptest::prelude::*;

fn activity([uptime, bandwidth, compute, storage, judgements]: [u64; 5]) -> Activity {
    Activity { uptime, bandwidth, compute, storage, judgements }
}

fn components(a: &Activity) -> [u64; 5] {
    [a.uptime, a.bandwidth, a.compute, a.storage, a.judgements]
}

fn rates([uptime, bandwidth, compute, storage, judgement]: [Power; 5]) -> ActivityRates {
    ActivityRates { uptime, bandwidth, compute, storage, judgement }
}

fn any_activity() -> impl Strategy<Value = Activity> {
    [any_u64(), any_u64(), any_u64(), any_u64(), any_u64()].prop_map(activity)
}

#[test]
fn activity_power_takes_each_rate_once_when_one_component_is_set() {
    let rates = rates([2, 3, 5, 7, 11]);
    for (i, expected) in [20, 30, 50, 70, 110].into_iter().enumerate() {
        let mut counts = [0; 5];
        counts[i] = 10;
        assert_eq!(activity_power(&activity(counts), &rates), expected);
    }
}

#[test]
fn activity_power_is_173_when_an_identity_was_online_for_a_day_and_worked() {
    let rates = rates([UNIT / 1_000, UNIT / 1_000, UNIT / 100, UNIT / 10_000, UNIT]);
    // 86.4 for the uptime, 10 bandwidth, 36 compute, 0.6 storage, 40 judgements.
    let done = activity([86_400, 10_000, 3_600, 6_000, 40]);
    assert_eq!(activity_power(&done, &rates), 173 * UNIT);
}

#[test]
fn activity_power_is_the_sum_of_products_at_most_the_maximum_when_inputs_are_any() {
    let (fits, saturates) = (Cell::new(0), Cell::new(0));
    let any_rates = [any_u128(), any_u128(), any_u128(), any_u128(), any_u128()];
    let small_rates = [0..=UNIT, 0..=UNIT, 0..=UNIT, 0..=UNIT, 0..=UNIT];
    for_all(5_000, (any_activity(), prop_oneof![any_rates, small_rates]), |(done, per)| {
        let exact = components(&done).into_iter().zip(per).map(|(n, rate)| big(n) * rate).sum();
        assert_eq!(activity_power(&done, &rates(per)), fitting(&exact).unwrap_or(Power::MAX));
        let count = if fitting(&exact).is_some() { &fits } else { &saturates };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 1_000 && saturates.get() > 500);
    let most = activity([u64::MAX; 5]);
    assert_eq!(activity_power(&most, &rates([Power::MAX; 5])), Power::MAX);
}

#[test]
fn median_activity_is_none_when_there_are_no_reports() {
    assert_eq!(median_activity(&[]), None);
}

#[test]
fn median_activity_takes_each_component_on_its_own_when_reports_differ() {
    let reports = [activity([1, 30, 5, 0, 9]), activity([2, 10, 5, 4, 9]), activity([3, 20, 6, 8, 0])];
    assert_eq!(median_activity(&reports), Some(activity([2, 20, 5, 4, 9])));
    for_all(2_000, prop::collection::vec(any_activity(), 1..12), |reports| {
        let result = components(&median_activity(&reports).unwrap());
        for (i, expected) in result.into_iter().enumerate() {
            let mut values: Vec<u64> = reports.iter().map(|report| components(report)[i]).collect();
            assert_eq!(median(&mut values), Some(expected));
        }
    });
}

#[test]
fn activity_survives_its_encoding_when_stored() {
    assert_encodes_in(activity([1, 2, 3, 4, u64::MAX]), 40);
}
