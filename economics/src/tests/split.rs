use super::{any_u32, any_u128, for_all, oracle::*};
use crate::{
    math::{Rounding, mul_div},
    split::{is_whole, split},
    units::UNIT,
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const ONE: u32 = 1_000_000_000;

fn percent<const N: usize>(shares: [u32; N]) -> [Perbill; N] {
    shares.map(Perbill::from_percent)
}

/// Five shares that sum to exactly one, to less, or to anything.
fn any_shares() -> impl Strategy<Value = [u32; 5]> {
    let cuts = || {
        [0..=ONE, 0..=ONE, 0..=ONE, 0..=ONE, 0..=ONE].prop_map(|mut cuts| {
            cuts.sort_unstable();
            cuts
        })
    };
    let gaps = |[a, b, c, d, e]: [u32; 5]| [a, b - a, c - b, d - c, e - d];
    prop_oneof![
        cuts().prop_map(move |[a, b, c, d, _]| gaps([a, b, c, d, ONE])),
        cuts().prop_map(gaps),
        [any_u32(), any_u32(), any_u32(), any_u32(), any_u32()]
            .prop_map(|shares| shares.map(|share| share.min(ONE))),
    ]
}

#[test]
fn split_is_exact_and_each_part_rounded_down_when_shares_stay_within_one() {
    let (whole, part, refused) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(20_000, (any_u128(), any_shares()), |(total, shares)| {
        let sum: u64 = shares.into_iter().map(u64::from).sum();
        let outcome = split(total, &shares.map(Perbill::from_parts));
        let Some((parts, remainder)) = outcome else {
            assert!(sum > u64::from(ONE) && !is_whole(&shares.map(Perbill::from_parts)));
            return refused.set(refused.get() + 1);
        };
        assert!(sum <= u64::from(ONE));
        assert_eq!(is_whole(&shares.map(Perbill::from_parts)), sum == u64::from(ONE));
        assert_eq!(parts.into_iter().map(big).sum::<num_bigint::BigUint>() + remainder, big(total));
        for (part, share) in parts.into_iter().zip(shares) {
            assert_eq!(big(part), big(total) * share / ONE);
        }
        if sum == u64::from(ONE) {
            assert!(remainder < 5);
            whole.set(whole.get() + 1);
        } else {
            part.set(part.get() + 1);
        }
    });
    assert!(whole.get() > 4_000 && part.get() > 4_000 && refused.get() > 1_000);
}

#[test]
fn split_gives_the_remainder_to_its_sink_when_a_reward_is_1001() {
    let (parts, remainder) = split(1_001, &percent([60, 30, 10])).unwrap();
    assert_eq!((parts, remainder), ([600, 300, 100], 1));
    assert_eq!([parts[0], parts[1], parts[2] + remainder], [600, 300, 101]);
}

#[test]
fn split_gives_two_three_two_three_when_the_fee_is_one_percent_of_1000() {
    let fee = mul_div(1_000 * UNIT, 1, 100, Rounding::Up).unwrap();
    let outcome = split(fee, &percent([20, 30, 20, 30]));
    assert_eq!(outcome, Some(([2 * UNIT, 3 * UNIT, 2 * UNIT, 3 * UNIT], 0)));
}

#[test]
fn split_leaves_everything_to_the_sink_when_the_fee_is_one_percent_of_101() {
    let fee = mul_div(101, 1, 100, Rounding::Up).unwrap();
    assert_eq!(fee, 2);
    assert_eq!(split(fee, &percent([20, 30, 20, 30])), Some(([0, 0, 0, 0], 2)));
}

#[test]
fn split_is_none_when_shares_exceed_one_by_one_part() {
    let shares = [Perbill::one(), Perbill::from_parts(1)];
    assert_eq!(split(1, &shares), None);
    assert_eq!(split(0, &shares), None);
}

#[test]
fn split_leaves_the_total_when_there_are_no_shares() {
    assert_eq!(split(7, &[]), Some(([], 7)));
    assert_eq!(split(u128::MAX, &[Perbill::one()]), Some(([u128::MAX], 0)));
}
