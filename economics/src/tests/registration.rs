use super::{any_u64, any_u128, for_all, oracle::*};
use crate::{
    math::Rounding,
    registration::*,
    time::HOUR,
    units::{Balance, UNIT},
};
use core::{cell::Cell, num::NonZeroU64};
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// 1 to 100 HETU, a rise of 1/128 per registration, half of the excess gone in 6 hours.
fn defaults() -> PriceTerms {
    PriceTerms {
        floor: UNIT,
        ceiling: 100 * UNIT,
        growth: Perbill::from_rational(1_u32, 128),
        half_life: NonZeroU64::new(6 * HOUR).unwrap(),
    }
}

fn any_terms() -> impl Strategy<Value = PriceTerms> {
    (any_u128(), any_u128(), 0..=1_000_000_000_u32, any_u64()).prop_map(|(a, b, growth, half_life)| {
        PriceTerms {
            floor: a.min(b),
            ceiling: a.max(b),
            growth: Perbill::from_parts(growth),
            half_life: NonZeroU64::new(half_life.max(1)).unwrap(),
        }
    })
}

/// A price that lies within the terms, or anywhere.
fn any_price() -> impl Strategy<Value = (PriceTerms, Balance)> {
    (any_terms(), any_u128(), any::<bool>()).prop_map(|(terms, last, inside)| {
        (terms, if inside { last.max(terms.floor).min(terms.ceiling) } else { last })
    })
}

/// The prices of `count` registrations in one moment, from the floor.
fn at_once(count: usize, terms: &PriceTerms) -> Vec<Balance> {
    core::iter::successors(Some(terms.floor), |price| Some(price_after(*price, terms))).take(count).collect()
}

#[test]
fn growth_is_exactly_one_128th_when_default() {
    assert_eq!(defaults().growth.deconstruct() * 128, 1_000_000_000);
}

#[test]
fn a_thousand_registrations_cost_53_495_hetu_when_made_at_once_from_the_floor() {
    let prices = at_once(1_000, &defaults());
    assert_eq!(prices.iter().sum::<Balance>(), 53_495_791_116_489_005);
    // The 593rd pays the ceiling first.
    assert_eq!(prices.iter().position(|price| *price == 100 * UNIT), Some(592));

    // Without any rounding: 592 prices of (129/128)^n, then 408 of 100, as fractions of 128^592. Rounding each price
    // up adds less than 10^-6 HETU to the whole.
    let denominator = big(128_u8).pow(592);
    let risen = (0..592).map(|n| big(129_u8).pow(n) * big(128_u8).pow(592 - n));
    let exact = (risen.sum::<BigUint>() + 408_u16 * 100_u16 * &denominator) * UNIT;
    let total = 53_495_791_116_489_005_u128 * &denominator;
    assert!(exact < total && total < exact + denominator * (UNIT / 1_000_000));
}

#[test]
fn price_falls_half_way_to_the_floor_when_six_hours_pass() {
    let terms = defaults();
    assert_eq!(price_now(9 * UNIT, 6 * HOUR, &terms), 5 * UNIT);
    assert_eq!(price_now(9 * UNIT, 12 * HOUR, &terms), 3 * UNIT);
    assert_eq!(price_now(9 * UNIT, 0, &terms), 9 * UNIT);
    assert_eq!(price_now(UNIT, 6 * HOUR, &terms), UNIT);
    // Three hours: 1 + 8 / √2 = 6.656854249492380195…
    assert_eq!(price_now(9 * UNIT, 3 * HOUR, &terms), 6_656_854_249_493);
}

#[test]
fn price_stays_one_base_unit_above_the_floor_when_it_was_ever_above() {
    let terms = defaults();
    assert_eq!(price_now(100 * UNIT, u64::MAX, &terms), UNIT + 1);
    assert_eq!(price_now(UNIT + 1, 6 * HOUR, &terms), UNIT + 1);
}

#[test]
fn price_meets_new_bounds_when_the_terms_changed_since() {
    let terms = PriceTerms { floor: 10 * UNIT, ceiling: 20 * UNIT, ..defaults() };
    assert_eq!(price_now(UNIT, 5, &terms), 10 * UNIT);
    assert_eq!(price_now(100 * UNIT, 0, &terms), 20 * UNIT);
    let crossed = PriceTerms { floor: 30 * UNIT, ..terms };
    assert_eq!(price_now(UNIT, 5, &crossed), 20 * UNIT);
}

#[test]
fn price_now_is_the_decayed_excess_rounded_up_within_bounds_when_inputs_are_any() {
    let decaying = Cell::new(0);
    for_all(5_000, (any_price(), any_u64()), |((terms, last), elapsed)| {
        let price = price_now(last, elapsed, &terms);
        assert!(terms.floor <= price && price <= terms.ceiling);
        let half_lives = elapsed / terms.half_life;
        if last <= terms.floor {
            assert_eq!(price, terms.floor);
        } else if half_lives < 200 && price < terms.ceiling {
            let (low, high) = power_of_half(elapsed % terms.half_life, terms.half_life.get());
            // In units of 2^-PRECISION, before the whole half-lives.
            let unit = two_to(PRECISION + half_lives);
            let (low, high) = (low * (last - terms.floor), high * (last - terms.floor));
            let above = (price - terms.floor) * &unit;
            assert!(high <= above);
            assert!(above < low + unit + (high >> 117_u32));
            decaying.set(decaying.get() + 1);
        }
    });
    assert!(decaying.get() > 1_000);
}

#[test]
fn price_after_is_the_raised_price_rounded_up_to_the_ceiling_when_inputs_are_any() {
    let (raised, capped) = (Cell::new(0), Cell::new(0));
    for_all(10_000, any_price(), |(terms, price)| {
        let growth = big(price) * terms.growth.deconstruct();
        let exact = price + rounded(&growth, &big(1_000_000_000_u32), Rounding::Up);
        let next = price_after(price, &terms);
        assert_eq!(big(next), exact.min(big(terms.ceiling)));
        let count = if next < terms.ceiling { &raised } else { &capped };
        count.set(count.get() + 1);
    });
    assert!(raised.get() > 1_000 && capped.get() > 1_000);
}
