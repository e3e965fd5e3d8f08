use super::{any_u64, for_all};
use crate::median::median;
use core::cell::Cell;
use proptest::prelude::*;

#[test]
fn median_is_none_when_there_are_no_values() {
    assert_eq!(median(&mut []), None);
}

#[test]
fn median_is_the_middle_or_the_lower_of_the_middle_two_when_there_are_values() {
    assert_eq!(median(&mut [7]), Some(7));
    assert_eq!(median(&mut [9, 1, 5]), Some(5));
    assert_eq!(median(&mut [4, 1]), Some(1));
    assert_eq!(median(&mut [10, 1, 2, 4]), Some(2));
    assert_eq!(median(&mut [u64::MAX, u64::MAX]), Some(u64::MAX));
    assert_eq!(median(&mut [u64::MAX, u64::MAX - 1]), Some(u64::MAX - 1));
}

#[test]
fn median_has_half_of_the_values_on_each_side_when_values_are_any() {
    let (even, odd) = (Cell::new(0), Cell::new(0));
    for_all(10_000, prop::collection::vec(any_u64(), 1..20), |mut values| {
        let n = values.len();
        let middle = median(&mut values).unwrap();
        let below = values.iter().filter(|x| **x < middle).count();
        let at_most = values.iter().filter(|x| **x <= middle).count();
        assert!(2 * below <= n && 2 * at_most >= n);
        assert_eq!(middle, values[n.div_ceil(2) - 1]);
        let count = if n % 2 == 1 { &odd } else { &even };
        count.set(count.get() + 1);
    });
    assert!(even.get() > 3_000 && odd.get() > 3_000);
}

#[test]
fn median_does_not_depend_on_order_when_values_are_shuffled() {
    let values = prop::collection::vec(any_u64(), 1..12);
    for_all(2_000, values.prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())), |(mut a, mut b)| {
        assert_eq!(median(&mut a), median(&mut b));
    });
}

#[test]
fn median_stays_within_the_honest_values_when_less_than_half_lie() {
    let sample = (1_usize..8).prop_flat_map(|honest| {
        (prop::collection::vec(1_000_u64..2_000, honest), prop::collection::vec(any_u64(), 0..honest))
    });
    for_all(10_000, sample, |(honest, lies)| {
        let mut all = [honest.clone(), lies].concat();
        let middle = median(&mut all).unwrap();
        assert!(honest.iter().min().unwrap() <= &middle && &middle <= honest.iter().max().unwrap());
    });
}

#[test]
fn median_is_not_raised_above_the_honest_values_when_no_strict_majority_lies() {
    let ties = Cell::new(0);
    let sample = (1_usize..8).prop_flat_map(|honest| {
        (prop::collection::vec(1_000_u64..2_000, honest), prop::collection::vec(any_u64(), 0..=honest))
    });
    for_all(10_000, sample, |(honest, lies)| {
        ties.set(ties.get() + u32::from(honest.len() == lies.len()));
        let mut all = [honest.clone(), lies].concat();
        assert!(&median(&mut all).unwrap() <= honest.iter().max().unwrap());
    });
    assert!(ties.get() > 1_000);
}
