use super::{super::oracle::*, *};
use crate::{governance::concentration::herfindahl, math::Rounding};
use sp_arithmetic::Perbill;
use std::cell::Cell;

fn parts(powers: &[u128]) -> Option<u32> {
    herfindahl(powers.iter().copied()).map(Perbill::deconstruct)
}

#[test]
fn index_is_one_of_a_single_holder_and_a_part_of_it_of_equals() {
    assert_eq!(parts(&[7]), Some(1_000_000_000));
    assert_eq!(parts(&[0, u128::MAX, 0]), Some(1_000_000_000));
    assert_eq!(parts(&[5, 5]), Some(500_000_000));
    assert_eq!(parts(&[9, 9, 9]), Some(333_333_333));
    // 30, 25, 20, 15 and 10 of 100.
    assert_eq!(parts(&[30, 25, 20, 15, 10]), Some(225_000_000));
}

#[test]
fn there_is_no_index_when_nobody_has_any() {
    assert_eq!(parts(&[]), None);
    assert_eq!(parts(&[0, 0]), None);
    assert_eq!(parts(&[u128::MAX, 1]), None);
}

#[test]
fn index_equals_exact_arithmetic_rounded_down_when_powers_vary() {
    let overflown = Cell::new(0);
    for_all(10_000, prop::collection::vec(any_u128(), 1..20), |powers| {
        let sum = powers.iter().map(|power| big(*power)).sum::<num_bigint::BigUint>();
        let squares = powers.iter().map(|power| big(*power) * *power).sum::<num_bigint::BigUint>();
        let found = parts(&powers).map(big);
        if fitting(&sum).is_none() {
            overflown.set(overflown.get() + 1);
            assert_eq!(found, None);
            return;
        }
        let exact = (sum > big(0_u8))
            .then(|| rounded(&(squares * 1_000_000_000_u32), &(sum.clone() * sum), Rounding::Down));
        assert_eq!(found, exact);
    });
    assert!((100..9_000).contains(&overflown.get()), "{}", overflown.get());
}

#[test]
fn index_never_falls_when_two_holders_join() {
    for_all(5_000, prop::collection::vec(below_bits(100), 2..20), |mut powers| {
        let apart = parts(&powers);
        let first = powers.remove(0);
        powers[0] += first;
        assert!(parts(&powers) >= apart);
    });
}
