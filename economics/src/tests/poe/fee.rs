use crate::{
    math::Rounding,
    poe::{Hetu, fee::*},
    tests::{any_u128, assert_encodes_in, for_all, oracle::*},
    units::UNIT,
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const ONE: u32 = 1_000_000_000;

fn rate() -> Perbill {
    Perbill::from_percent(1)
}

fn shares([reserve, spendable, salary, treasury]: [u32; 4]) -> FeeSplit<Perbill> {
    let part = Perbill::from_parts;
    FeeSplit {
        reserve: part(reserve),
        spendable: part(spendable),
        salary: part(salary),
        treasury: part(treasury),
    }
}

fn defaults() -> FeeSplit<Perbill> {
    shares([20, 30, 20, 30].map(|percent| percent * (ONE / 100)))
}

fn parts(fee: Hetu) -> [Hetu; 4] {
    let FeeSplit { reserve, spendable, salary, treasury } = defaults().of(fee).unwrap();
    [reserve, spendable, salary, treasury]
}

#[test]
fn fee_of_1000_is_split_into_2_3_2_3_when_the_rate_is_one_percent() {
    let fee = fee(1_000 * UNIT, rate());
    assert_eq!((fee, parts(fee)), (10 * UNIT, [2, 3, 2, 3].map(|part| part * UNIT)));
}

#[test]
fn fee_of_101_base_units_goes_to_the_treasury_when_no_part_is_whole() {
    assert_eq!((fee(101, rate()), parts(2)), (2, [0, 0, 0, 2]));
    assert_eq!((fee(1, rate()), parts(1)), (1, [0, 0, 0, 1]));
    assert_eq!((fee(0, rate()), parts(0)), (0, [0; 4]));
}

#[test]
fn fee_parts_sum_to_the_fee_when_a_million_values_are_random() {
    let uneven = Cell::new(0);
    let assert_exact = |value: Hetu| {
        let fee = fee(value, rate());
        assert_eq!(fee, value.div_ceil(100));
        let parts = parts(fee);
        assert_eq!(parts.into_iter().sum::<Hetu>(), fee);
        assert_eq!(parts[..3], [fee / 5, fee / 10 * 3 + fee % 10 * 3 / 10, fee / 5]);
        uneven.set(uneven.get() + u32::from(!fee.is_multiple_of(10)));
    };
    for_all(1_000, any::<u128>(), |seed| {
        let mut random = seed;
        for i in 0..1_000 {
            random = random.wrapping_mul(0xDA94_2042_E4DD_58B5).wrapping_add(1);
            // Of every magnitude.
            assert_exact(random >> (i % 128));
        }
    });
    [1, 101, Hetu::MAX].into_iter().for_each(assert_exact);
    assert!(uneven.get() > 700_000);
}

#[test]
fn fee_is_the_part_rounded_up_and_never_above_the_value_when_inputs_are_any() {
    for_all(10_000, (any_u128(), 0..=ONE), |(value, rate)| {
        let fee = fee(value, Perbill::from_parts(rate));
        assert_eq!(big(fee), rounded(&(big(value) * rate), &big(ONE), Rounding::Up));
        assert!(fee <= value);
    });
}

#[test]
fn split_is_exact_when_its_shares_are_any_and_whole_when_they_sum_to_one() {
    assert!(defaults().is_whole());
    let (whole, less, more) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let any = prop::array::uniform4(0..=ONE / 2);
    let sum_to_one = prop::array::uniform3(0..=ONE).prop_map(|mut cuts| {
        cuts.sort_unstable();
        [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], ONE - cuts[2]]
    });
    for_all(10_000, (any_u128(), prop_oneof![any, sum_to_one]), |(fee, parts)| {
        let sum: u32 = parts.iter().sum();
        assert_eq!(shares(parts).is_whole(), sum == ONE);
        let Some(split) = shares(parts).of(fee) else {
            assert!(sum > ONE);
            return more.set(more.get() + 1);
        };
        let down = |part: u32| rounded(&(big(fee) * part), &big(ONE), Rounding::Down);
        assert_eq!(big(split.reserve), down(parts[0]));
        assert_eq!(big(split.spendable), down(parts[1]));
        assert_eq!(big(split.salary), down(parts[2]));
        assert!(big(split.treasury) >= down(parts[3]));
        assert_eq!(split.reserve + split.spendable + split.salary + split.treasury, fee);
        let count = if sum == ONE { &whole } else { &less };
        count.set(count.get() + 1);
    });
    assert!(whole.get() > 3_000 && less.get() > 1_500 && more.get() > 1_500);
}

#[test]
fn salary_is_half_paid_and_half_vesting_up_to_its_cap_when_parts_arrive() {
    let cap = 1_000;
    assert_eq!(Salary::of(101, 0, cap), Salary { paid: 50, vesting: 51, treasury: 0 });
    assert_eq!(Salary::of(101, 950, cap), Salary { paid: 25, vesting: 25, treasury: 51 });
    assert_eq!(Salary::of(101, 1_000, cap), Salary { paid: 0, vesting: 0, treasury: 101 });
    // The cap fell below what was paid.
    assert_eq!(Salary::of(101, 1_000, 10), Salary { paid: 0, vesting: 0, treasury: 101 });
}

#[test]
fn salary_sums_to_its_part_and_never_passes_the_cap_when_a_month_passes() {
    let (under, over, at) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let month = prop::collection::vec(any_u128().prop_map(|part| part >> 8), 1..12);
    for_all(5_000, (month, any_u128()), |(parts, cap)| {
        let (mut earned, mut treasury) = (0, 0);
        let all: Hetu = parts.iter().sum();
        for part in parts {
            let Salary { paid, vesting, treasury: rest } = Salary::of(part, earned, cap);
            assert_eq!(paid + vesting + rest, part);
            assert!(vesting - paid <= 1);
            let count = match (rest, paid + vesting) {
                (0, _) => &under,
                (_, 0) => &over,
                _ => &at,
            };
            count.set(count.get() + 1);
            earned += paid + vesting;
            treasury += rest;
        }
        assert_eq!((earned, treasury), (all.min(cap), all - all.min(cap)));
    });
    assert!(under.get() > 3_000 && over.get() > 3_000 && at.get() > 1_000);
}

#[test]
fn fee_split_survives_its_encoding_when_stored() {
    assert_encodes_in(defaults(), 16);
}

#[test]
fn parts_of_two_fees_are_added_one_by_one_when_they_fit() {
    let (added, exceeded) = (Cell::new(0), Cell::new(0));
    let parts = || prop::array::uniform4(any_u128());
    for_all(2_000, (parts(), parts()), |(a, b)| {
        let of = |[reserve, spendable, salary, treasury]: [Hetu; 4]| FeeSplit {
            reserve,
            spendable,
            salary,
            treasury,
        };
        let fits = a.iter().zip(&b).all(|(a, b)| a.checked_add(*b).is_some());
        let sum = of(a).plus(&of(b));
        assert_eq!(sum.is_some(), fits);
        if let Some(sum) = sum {
            assert_eq!([sum.reserve, sum.salary], [a[0] + b[0], a[2] + b[2]]);
            assert_eq!([sum.spendable, sum.treasury], [a[1] + b[1], a[3] + b[3]]);
            added.set(added.get() + 1);
        } else {
            exceeded.set(exceeded.get() + 1);
        }
        let total = a.iter().try_fold(0_u128, |sum, part| sum.checked_add(*part));
        assert_eq!(of(a).total(), total);
    });
    assert!(added.get() > 200 && exceeded.get() > 50);
}
