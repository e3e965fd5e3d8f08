use crate::{
    math::Rounding,
    poe::{
        Hetu,
        fee::{FeeSplit, Salary, fee},
        index::gamma,
        issuance::*,
    },
    quality::Quality,
    tests::{any_u128, below_bits, for_all, oracle::*},
    units::UNIT,
};
use core::{cell::Cell, num::NonZeroU128};
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, FixedU128, Perbill};

const ONE: u32 = 1_000_000_000;

fn nonzero(x: u128) -> NonZeroU128 {
    NonZeroU128::new(x.max(1)).unwrap()
}

/// A tenth of the usual volume, at most 1,000 a day and at most a thousandth of a supply of a million or more.
fn defaults() -> IssuanceTerms {
    IssuanceTerms {
        threshold: FixedU128::from_rational(1, 10),
        per_epoch: 1_000 * UNIT,
        beta: Perbill::from_percent(10),
        max_inflation: Perbill::from_rational(1_u32, 1_000),
        least_supply: 1_000_000 * UNIT,
    }
}

/// Γ is a half, so 100 NEX, and the treasury could pay 150 at this price.
fn usual() -> Epoch {
    Epoch {
        phi: FixedU128::from_u32(1),
        usual_volume: 2_000 * UNIT,
        supply: 0,
        treasury: 300 * UNIT,
        price: nonzero(UNIT),
    }
}

#[test]
fn issuance_is_each_of_its_bounds_when_that_is_the_least() {
    let (epoch, terms) = (usual(), defaults());
    assert_eq!(issuance(&epoch, &terms), 100 * UNIT);
    assert_eq!(issuance(&Epoch { treasury: 100 * UNIT, ..epoch }, &terms), 50 * UNIT);
    assert_eq!(issuance(&Epoch { price: nonzero(5 * UNIT), ..epoch }, &terms), 30 * UNIT);
    assert_eq!(issuance(&epoch, &IssuanceTerms { per_epoch: 70 * UNIT, ..terms }), 70 * UNIT);
    assert_eq!(issuance(&epoch, &IssuanceTerms { least_supply: 60_000 * UNIT, ..terms }), 60 * UNIT);
    let grown = Epoch { supply: 90_000 * UNIT, ..epoch };
    assert_eq!(issuance(&grown, &IssuanceTerms { least_supply: 60_000 * UNIT, ..terms }), 90 * UNIT);
}

#[test]
fn issuance_is_nothing_when_phi_is_below_its_threshold() {
    let terms = defaults();
    let at = |phi| Epoch { phi, ..usual() };
    assert!(issuance(&at(terms.threshold), &terms) > 0);
    let below = FixedU128::from_inner(terms.threshold.into_inner() - 1);
    assert_eq!(issuance(&at(below), &terms), 0);
    assert_eq!(issuance(&at(FixedU128::default()), &IssuanceTerms { threshold: below, ..terms }), 0);
}

#[test]
fn issuance_is_nothing_when_no_fees_were_paid() {
    assert_eq!(issuance(&Epoch { treasury: 0, ..usual() }, &defaults()), 0);
    assert_eq!(issuance(&Epoch { usual_volume: 0, ..usual() }, &defaults()), 0);
}

#[test]
fn price_is_the_higher_of_floor_and_average_when_there_is_one() {
    let floor = nonzero(5);
    assert_eq!([0, 4, 5, 6].map(|average| price(floor, average).get()), [5, 5, 5, 6]);
}

fn any_epoch() -> impl Strategy<Value = Epoch> {
    let phi = prop_oneof![below_bits(70), any_u128()].prop_map(FixedU128::from_inner);
    (phi, any_u128(), any_u128(), any_u128(), below_bits(60)).prop_map(
        |(phi, usual_volume, supply, treasury, price)| Epoch {
            phi,
            usual_volume,
            supply,
            treasury,
            price: nonzero(price),
        },
    )
}

fn any_terms() -> impl Strategy<Value = IssuanceTerms> {
    (below_bits(65), any_u128(), 0..=ONE, 0..=ONE, any_u128()).prop_map(
        |(threshold, per_epoch, beta, max_inflation, least_supply)| IssuanceTerms {
            threshold: FixedU128::from_inner(threshold),
            per_epoch,
            beta: Perbill::from_parts(beta),
            max_inflation: Perbill::from_parts(max_inflation),
            least_supply,
        },
    )
}

#[test]
fn issuance_is_the_least_of_its_exact_bounds_when_inputs_are_any() {
    let bound = [const { Cell::new(0) }; 5];
    for_all(20_000, (any_epoch(), any_terms()), |(epoch, terms)| {
        let issued = issuance(&epoch, &terms);
        if epoch.phi < terms.threshold {
            assert_eq!(issued, 0);
            return bound[4].set(bound[4].get() + 1);
        }
        let ratio =
            |numerator: BigUint, denominator: BigUint| rounded(&numerator, &denominator, Rounding::Down);
        let parts = big(gamma(epoch.phi).deconstruct()) * terms.beta.deconstruct();
        let bounds = [
            big(terms.per_epoch),
            ratio(parts * epoch.usual_volume, big(10_u8).pow(27)),
            ratio(big(epoch.supply.max(terms.least_supply)) * terms.max_inflation.deconstruct(), big(ONE)),
            ratio(big(epoch.treasury) * UNIT, big(epoch.price.get()) * 2_u8),
        ];
        let least = bounds.iter().min().unwrap();
        assert_eq!(&big(issued), least);
        // What is issued is worth no more than half of the treasury's part.
        assert!(big(issued) * epoch.price.get() * 2_u8 <= big(epoch.treasury) * UNIT);
        let which = bounds.iter().position(|bound| bound == least).unwrap();
        bound[which].set(bound[which].get() + 1);
    });
    assert!(bound.iter().all(|count| count.get() > 1_000), "{bound:?}");
}

#[test]
fn worth_bound_is_the_largest_amount_worth_half_of_the_fees_when_inputs_are_any() {
    let fits = Cell::new(0);
    for_all(10_000, (any_u128(), any_u128()), |(treasury, price)| {
        let price = nonzero(price);
        let worth = |nex: BigUint| nex * price.get() * 2_u8;
        let bound = worth_bound(treasury, price);
        assert!(worth(big(bound)) <= big(treasury) * UNIT);
        if bound < u128::MAX {
            assert!(worth(big(bound) + 1_u8) > big(treasury) * UNIT);
            fits.set(fits.get() + u32::from(bound > 0));
        }
    });
    assert!(fits.get() > 3_000);
}

#[test]
fn job_weight_is_the_product_rounded_down_when_inputs_are_any() {
    assert_eq!(job_weight(10, Perbill::one(), Quality::ONE), Some(10));
    assert_eq!(job_weight(10, Perbill::zero(), Quality::MAX), Some(0));
    let (fits, exceeds) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), 0..=ONE, 0..=2 * u64::from(ONE)), |(fee, of_type, quality)| {
        let exact = rounded(&(big(fee) * of_type * quality), &big(10_u8).pow(18), Rounding::Down);
        let quality = Quality::new(FixedU64::from_inner(quality)).unwrap();
        let weight = job_weight(fee, Perbill::from_parts(of_type), quality);
        assert_eq!(weight, fitting(&exact));
        let count = if weight.is_some() { &fits } else { &exceeds };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 5_000 && exceeds.get() > 10);
}

#[test]
fn miner_issuance_is_none_when_the_total_lacks_the_weight() {
    assert_eq!(miner_issuance(100, 0, 0, 100, nonzero(1)), None);
    assert_eq!(miner_issuance(100, 2, 1, 100, nonzero(1)), None);
    assert_eq!(miner_issuance(100, 0, 1, 100, nonzero(1)), Some(0));
}

#[test]
fn miners_get_their_part_within_their_own_fees_and_no_more_in_all_when_they_share() {
    let miners = prop::collection::vec((below_bits(110), below_bits(100)), 1..8);
    let (by_weight, by_fees) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (miners, any_u128(), below_bits(60)), |(miners, issued, price)| {
        let price = nonzero(price);
        let total: u128 = miners.iter().map(|(weight, _)| weight).sum();
        let issued = issued.min(worth_bound(miners.iter().map(|(_, treasury)| treasury).sum(), price));
        let mut all = BigUint::default();
        for (weight, treasury) in miners {
            let Some(nex) = miner_issuance(issued, weight, total, treasury, price) else {
                return assert_eq!(total, 0);
            };
            let part = rounded(&(big(issued) * weight), &big(total), Rounding::Down);
            let bound = rounded(&(big(treasury) * UNIT), &(big(price.get()) * 2_u8), Rounding::Down);
            let count = if part <= bound { &by_weight } else { &by_fees };
            count.set(count.get() + 1);
            assert_eq!(big(nex), part.min(bound));
            all += nex;
        }
        assert!(all <= big(issued));
    });
    assert!(by_weight.get() > 5_000 && by_fees.get() > 5_000);
}

#[test]
fn washing_jobs_loses_when_the_miner_is_payer_provider_and_salary_recipient() {
    let shares = [20, 30, 20, 30].map(Perbill::from_percent);
    let [reserve, spendable, salary, treasury] = shares;
    let split = FeeSplit { reserve, spendable, salary, treasury };
    let paid_nex = Cell::new(0);
    for_all(20_000, (below_bits(100), any_epoch(), any_terms()), |(value, epoch, terms)| {
        let fee = fee(value, Perbill::from_percent(1));
        let parts = split.of(fee).unwrap();
        // Alone in the epoch: all of the issuance is its own.
        let issued = issuance(&Epoch { treasury: parts.treasury, ..epoch }, &terms);
        let nex = miner_issuance(issued, 1, 1, parts.treasury, epoch.price).unwrap();
        let Salary { paid, vesting, .. } = Salary::of(parts.salary, 0, Hetu::MAX);
        let back =
            big(parts.reserve + parts.spendable + paid + vesting) * UNIT + big(nex) * epoch.price.get();
        assert!(back < big(fee) * UNIT || fee == 0);
        // At most 85 % of a fee comes back, and what rounding moves.
        assert!(back * 100_u8 <= (big(fee) * 85_u8 + 100_u8) * UNIT);
        paid_nex.set(paid_nex.get() + u32::from(nex > 0));
    });
    assert!(paid_nex.get() > 5_000);
}
