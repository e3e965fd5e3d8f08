use crate::{
    flux::purchase::{PriceTerms, cost, next_price, quota},
    math::Rounding,
    tests::{any_u128, below_bits, for_all, oracle::*},
    units::UNIT,
};
use core::cell::Cell;
use sp_arithmetic::Perbill;

const TERMS: PriceTerms = PriceTerms { step: Perbill::from_percent(5), min: UNIT / 10, max: 10 * UNIT };

#[test]
fn quota_is_what_the_reward_left_when_that_is_less() {
    let one_percent = Perbill::from_percent(1);
    assert_eq!(quota(50, 10, 2, 10_000, one_percent), 50);
    assert_eq!(quota(500, 10, 2, 10_000, one_percent), 120);
    assert_eq!(quota(0, 10, 2, 10_000, one_percent), 0);
    assert_eq!(quota(u128::MAX, u128::MAX, 2, u128::MAX, Perbill::one()), u128::MAX);
}

#[test]
fn price_moves_five_percent_when_all_or_nothing_was_sold() {
    assert_eq!(next_price(UNIT, 100, 100, &TERMS), UNIT / 100 * 105);
    assert_eq!(next_price(UNIT, 0, 100, &TERMS), UNIT / 100 * 95);
    assert_eq!(next_price(UNIT, 50, 100, &TERMS), UNIT);
    assert_eq!(next_price(UNIT, 75, 100, &TERMS), UNIT / 1_000 * 1_025);
}

#[test]
fn price_stays_when_nothing_was_for_sale() {
    assert_eq!(next_price(UNIT, 0, 0, &TERMS), UNIT);
}

#[test]
fn price_comes_back_into_its_bounds_when_they_moved() {
    assert_eq!(next_price(UNIT / 100, 50, 100, &TERMS), TERMS.min);
    assert_eq!(next_price(u128::MAX, 0, 0, &TERMS), TERMS.max);
}

#[test]
fn price_equals_exact_arithmetic_rounded_up_when_sales_vary() {
    let (rose, fell) = (Cell::new(0), Cell::new(0));
    // Multiples of twenty, so that the largest step is whole.
    let cases = (5_000_000_000_u128..=500_000_000_000, below_bits(90), 0..=1_000_u128);
    for_all(10_000, cases, |(price, quota, part)| {
        let price = price * 20;
        let quota = quota.max(1);
        let sold = quota / 1_000 * part;
        let next = next_price(price, sold, quota, &TERMS);
        // 1 + (2·sold − quota)/(20·quota) = (19·quota + 2·sold) / (20·quota)
        let exact =
            rounded(&(big(price) * (big(quota) * 19_u8 + sold * 2)), &(big(quota) * 20_u8), Rounding::Up);
        assert_eq!(big(next), exact.min(big(TERMS.max)).max(big(TERMS.min)));
        if next > price { rose.set(rose.get() + 1) } else { fell.set(fell.get() + 1) }
    });
    assert!(rose.get() > 1_000 && fell.get() > 1_000);
}

#[test]
fn cost_is_rounded_up_when_it_is_not_whole() {
    assert_eq!(cost(1, UNIT / 10), Some(1));
    assert_eq!(cost(0, UNIT), Some(0));
    assert_eq!(cost(3 * UNIT, 2 * UNIT), Some(6 * UNIT));
    assert_eq!(cost(u128::MAX, 10 * UNIT), None);
}

#[test]
fn buying_in_parts_is_never_cheaper_when_amounts_vary() {
    for_all(4_000, (below_bits(100), below_bits(100), any_u128()), |(a, b, price)| {
        let price = price % (10 * UNIT);
        assert!(cost(a, price).unwrap() + cost(b, price).unwrap() >= cost(a + b, price).unwrap());
    });
}
