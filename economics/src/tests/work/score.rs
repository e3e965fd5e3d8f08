use crate::{
    flux::reward::weight,
    math::Rounding,
    quality::Quality,
    tests::{any_u128, below_bits, for_all, oracle::*},
    units::{Power, UNIT},
    work::score::{
        FeeParts, bond_value, contest_stake, cost_factor, earned, marketplace_fee, match_burn, minimum_bond,
        receipt_quality, risk_factor, split_fee, verified_power,
    },
};
use core::cell::Cell;
use num_traits::CheckedDiv;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, Perbill};

const ONE: u64 = 1_000_000_000;
const ALPHA: Power = UNIT / 2;

fn fixed(parts: u64) -> FixedU64 {
    FixedU64::from_inner(parts)
}

fn parts(quality: Quality) -> u64 {
    quality.get().into_inner()
}

fn percent<const N: usize>(shares: [u32; N]) -> [Perbill; N] {
    shares.map(Perbill::from_percent)
}

fn any_perbill() -> impl Strategy<Value = Perbill> {
    prop_oneof![1 => Just(0), 1 => Just(1_000_000_000), 6 => 0..=1_000_000_000_u32]
        .prop_map(Perbill::from_parts)
}

fn any_quality() -> impl Strategy<Value = Quality> {
    prop_oneof![1 => Just(0), 1 => Just(2 * ONE), 6 => 0..=2 * ONE]
        .prop_map(|parts| Quality::new(fixed(parts)).unwrap())
}

#[test]
fn bond_counts_by_the_alphas_when_compared_with_flux() {
    assert_eq!(bond_value(10 * UNIT, ALPHA, ALPHA), Some(10 * UNIT));
    assert_eq!(bond_value(10 * UNIT, ALPHA, 2 * ALPHA), Some(5 * UNIT));
    assert_eq!(bond_value(1, 1, 3), Some(0));
    assert_eq!(bond_value(1, 1, 0), None);
    assert_eq!(bond_value(u128::MAX, 2, 1), None);
    let tenth = Perbill::from_percent(10);
    assert_eq!(minimum_bond(100 * UNIT, tenth, ALPHA, ALPHA), Some(10 * UNIT));
    assert_eq!(minimum_bond(100 * UNIT, tenth, 2 * ALPHA, ALPHA), Some(5 * UNIT));
    assert_eq!(minimum_bond(1, tenth, 1, 1), Some(1));
    assert_eq!(minimum_bond(1, tenth, 0, 1), None);
}

#[test]
fn the_minimum_bond_is_worth_its_part_of_the_price_and_no_smaller_one_is_when_all_is_any() {
    let (fits, up) = (Cell::new(0), Cell::new(0));
    let alphas = (below_bits(60), below_bits(60));
    for_all(10_000, (any_u128(), any_perbill(), alphas), |(price, part, (hetu, flx))| {
        let needed = rounded(&(big(price) * part.deconstruct()), &big(ONE), Rounding::Up);
        let Some(bond) = minimum_bond(price, part, hetu, flx) else {
            return assert!(hetu == 0 || fitting(&(needed * flx / hetu + 1_u8)).is_none());
        };
        assert!(big(bond) * hetu >= &needed * flx && (bond == 0 || big(bond - 1) * hetu < &needed * flx));
        up.set(up.get() + u32::from(big(bond) * hetu > &needed * flx));
        if let Some(value) = bond_value(bond, hetu, flx) {
            assert!(big(value) >= needed);
            assert_eq!(big(value), big(bond) * hetu / flx);
            fits.set(fits.get() + 1);
        }
    });
    assert!(fits.get() > 3_000 && up.get() > 3_000);
}

#[test]
fn risk_factor_goes_from_1_to_1_6_when_the_bond_goes_from_nothing_to_the_price() {
    for (bond, factor) in [(0, 1_000), (10, 1_060), (50, 1_300), (100, 1_600), (1_000, 1_600)] {
        assert_eq!(risk_factor(bond * UNIT, 100 * UNIT), fixed(factor * 1_000_000));
    }
    assert_eq!(risk_factor(0, 0), fixed(ONE));
    assert_eq!(risk_factor(1, 0), fixed(1_600_000_000));
    assert_eq!(risk_factor(u128::MAX, 1), fixed(1_600_000_000));
    assert_eq!(risk_factor(u128::MAX - 1, u128::MAX), fixed(1_599_999_999));
}

#[test]
fn cost_factor_is_budget_over_metered_within_its_limits_when_amounts_are_any() {
    for (metered, factor) in [(100, 1_000), (80, 1_250), (10, 1_250), (125, 800), (200, 500), (201, 500)] {
        assert_eq!(cost_factor(100 * UNIT, metered * UNIT), fixed(factor * 1_000_000));
    }
    assert_eq!(cost_factor(0, 0), fixed(1_250_000_000));
    assert_eq!(cost_factor(0, 1), fixed(500_000_000));
    assert_eq!(cost_factor(u128::MAX, 1), fixed(1_250_000_000));
    assert_eq!(cost_factor(1, u128::MAX), fixed(500_000_000));
    let within = Cell::new(0);
    let near = any_u128().prop_flat_map(|metered| (Just(metered), metered / 3..=metered.saturating_mul(2)));
    for_all(10_000, near, |(metered, budget)| {
        let quotient = (big(budget) * ONE).checked_div(&big(metered)).unwrap_or_else(|| big(2 * ONE));
        let expected = quotient.clone().max(big(500_000_000_u32)).min(big(1_250_000_000_u32));
        within.set(within.get() + u32::from(quotient == expected));
        assert_eq!(big(cost_factor(budget, metered).into_inner()), expected);
    });
    assert!(within.get() > 3_000);
}

#[test]
fn risk_factor_equals_the_rational_when_bond_and_price_are_any() {
    let partly = Cell::new(0);
    for_all(10_000, (any_u128(), any_u128()), |(bond, price)| {
        let (bond, price) = (bond.min(price.saturating_mul(2)), price.max(1));
        let expected = big(ONE) + big(bond.min(price)) * 600_000_000_u32 / price;
        assert_eq!(big(risk_factor(bond, price).into_inner()), expected);
        partly.set(partly.get() + u32::from(0 < bond && bond < price));
    });
    assert!(partly.get() > 2_000);
}

#[test]
fn quality_is_the_product_and_2_at_most_when_factors_are_any() {
    let best = receipt_quality(Perbill::one(), fixed(1_600_000_000), fixed(1_250_000_000));
    assert_eq!(best, Quality::MAX);
    let ordinary = receipt_quality(Perbill::from_percent(80), fixed(1_060_000_000), fixed(ONE));
    assert_eq!(parts(ordinary), 848_000_000);
    assert_eq!(parts(receipt_quality(Perbill::zero(), fixed(u64::MAX), fixed(u64::MAX))), 0);
    assert_eq!(receipt_quality(Perbill::one(), fixed(u64::MAX), fixed(u64::MAX)), Quality::MAX);
    let exact = Cell::new(0);
    for_all(10_000, (any_perbill(), any_u128(), any_u128(), any_u128()), |(score, bond, price, power)| {
        let (risk, cost) = (risk_factor(bond, price), cost_factor(power, bond));
        let product = big(score.deconstruct()) * risk.into_inner() * cost.into_inner() / ONE / ONE;
        assert!(product <= big(2 * ONE));
        assert_eq!(big(parts(receipt_quality(score, risk, cost))), product);
        exact.set(exact.get() + u32::from(product > big(0_u8)));
    });
    assert!(exact.get() > 7_000);
}

#[test]
fn verified_power_is_what_was_metered_within_the_budget_when_either_is_less() {
    assert_eq!(verified_power(4, 5), 4);
    assert_eq!(verified_power(6, 5), 5);
    assert_eq!(verified_power(u128::MAX, 0), 0);
}

#[test]
fn weight_and_burn_equal_the_rational_when_power_is_any() {
    assert_eq!(weight(5 * UNIT, Quality::ONE), 5 * UNIT);
    assert_eq!(weight(u128::MAX, Quality::MAX), u128::MAX);
    assert_eq!(match_burn(500 * UNIT, UNIT / 1_000), Some(UNIT / 2));
    assert_eq!(match_burn(1, 1), Some(1));
    assert_eq!(match_burn(u128::MAX, UNIT + 1), None);
    let (down, up) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_quality(), below_bits(60)), |(power, quality, mu)| {
        let exact = rounded(&(big(power) * parts(quality)), &big(ONE), Rounding::Down);
        assert_eq!(weight(power, quality), fitting(&exact).unwrap_or(u128::MAX));
        let burn = rounded(&(big(power) * mu), &big(UNIT), Rounding::Up);
        assert_eq!(match_burn(power, mu), fitting(&burn));
        down.set(down.get() + u32::from(exact * ONE < big(power) * parts(quality)));
        up.set(up.get() + u32::from(burn * UNIT > big(power) * mu));
    });
    assert!(down.get() > 3_000 && up.get() > 3_000);
}

#[test]
fn a_receipt_never_returns_what_its_match_burned_when_mint_and_burn_are_at_their_bounds() {
    // κ at its highest, μ at its lowest, 0.9 of the mint kept, and 5 % of margin.
    let (kappa, mu) = (UNIT / 1_000, UNIT / 1_000);
    let gained = Cell::new(0);
    for_all(10_000, (below_bits(100), below_bits(100), any_quality()), |(metered, budget, quality)| {
        let worth = weight(verified_power(metered, budget), quality);
        let kept = big(worth) * kappa * 9_u8 / 10_u8 / UNIT;
        let burned = big(match_burn(budget, mu).unwrap()) * 2_u8;
        assert!(kept * 100_u8 <= &burned * 95_u8);
        gained.set(gained.get() + u32::from(worth > 0));
    });
    assert!(gained.get() > 6_000);
}

#[test]
fn fee_is_250_100_and_25_when_the_price_is_10_000_and_the_tier_basic_gold_and_diamond() {
    for (rate, fee) in [(25_000_000, 250), (10_000_000, 100), (2_500_000, 25)] {
        assert_eq!(marketplace_fee(10_000 * UNIT, Perbill::from_parts(rate)), fee * UNIT);
    }
    assert_eq!(marketplace_fee(1, Perbill::from_parts(1)), 1);
    assert_eq!(marketplace_fee(u128::MAX, Perbill::one()), u128::MAX);
    assert_eq!(marketplace_fee(u128::MAX, Perbill::zero()), 0);
}

#[test]
fn fee_parts_are_50_75_50_75_when_the_fee_is_250_and_the_treasury_takes_the_remainder() {
    let shares = percent([20, 30, 20, 30]);
    let fee =
        |panel_staked, panel_free, owner, treasury| FeeParts { panel_staked, panel_free, owner, treasury };
    assert_eq!(split_fee(250, &shares), Some(fee(50, 75, 50, 75)));
    assert_eq!(split_fee(2, &shares), Some(fee(0, 0, 0, 2)));
    assert_eq!(split_fee(0, &shares), Some(fee(0, 0, 0, 0)));
    assert_eq!(split_fee(1, &percent([50, 50, 1, 0])), None);
}

#[test]
fn fee_and_parts_are_exact_when_price_rate_and_shares_are_any() {
    let (up, dust) = (Cell::new(0), Cell::new(0));
    let cuts = [0..=100_u32, 0..=100_u32, 0..=100_u32].prop_map(|mut cuts| {
        cuts.sort_unstable();
        [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]]
    });
    for_all(10_000, (any_u128(), any_perbill(), cuts), |(price, rate, shares)| {
        let fee = marketplace_fee(price, rate);
        assert_eq!(big(fee), rounded(&(big(price) * rate.deconstruct()), &big(ONE), Rounding::Up));
        assert!(fee <= price);
        up.set(up.get() + u32::from(big(fee) * ONE > big(price) * rate.deconstruct()));
        let parts = split_fee(fee, &percent(shares)).unwrap();
        let part = |of: usize| big(fee) * shares[of] / 100_u8;
        assert_eq!(big(parts.panel_staked), part(0));
        assert_eq!(big(parts.panel_free), part(1));
        assert_eq!(big(parts.owner), part(2));
        assert!(big(parts.treasury) >= part(3));
        let FeeParts { panel_staked, panel_free, owner, treasury } = parts;
        assert_eq!(big(panel_staked) + panel_free + owner + treasury, big(fee));
        dust.set(dust.get() + u32::from(big(treasury) > part(3)));
    });
    assert!(up.get() > 3_000 && dust.get() > 3_000);
}

#[test]
fn contesting_in_vain_costs_the_client_the_whole_fee_and_the_worker_nothing_when_price_and_rate_are_any() {
    let (by_rate, by_seats) = (Cell::new(0), Cell::new(0));
    let cases = (below_bits(120), any_perbill(), below_bits(100), below_bits(100));
    for_all(10_000, cases, |(price, rate, seats, burn)| {
        // No panel is asked for that the price does not cover.
        if burn > price || seats > price - burn {
            return;
        }
        let plain = marketplace_fee(price, rate);
        let stake = contest_stake(price, rate, seats);
        assert!(stake >= plain && stake >= seats && stake <= price);
        assert!(stake > 0 || price == 0 || (rate.is_zero() && seats == 0), "a contest for nothing");
        // In vain: what the stake pays, the worker does not.
        let fee = plain.max(seats);
        let worker = earned(price, burn, fee, stake);
        assert_eq!(worker, price - burn);
        assert!(worker >= earned(price, burn, plain, 0), "no less than by acceptance");
        assert_eq!(
            price + stake - fee - worker,
            burn,
            "the client gets back the burn that it advanced alone"
        );
        // Without a stake the worker pays, and where the stake has decayed it pays the rest.
        assert_eq!(earned(price, burn, fee, 0), price.saturating_sub(fee).saturating_sub(burn));
        assert_eq!(
            earned(price, burn, fee, stake / 2),
            price.saturating_sub(fee - stake / 2).saturating_sub(burn)
        );
        if plain > seats { by_rate.set(by_rate.get() + 1) } else { by_seats.set(by_seats.get() + 1) }
    });
    assert!(by_rate.get() > 1_000 && by_seats.get() > 500);
}
