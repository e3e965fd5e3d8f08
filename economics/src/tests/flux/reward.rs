use crate::{
    flux::reward::{Lambdas, Reward, Share, reward, share, weight},
    math::Rounding,
    quality::Quality,
    tests::{any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    units::UNIT,
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, Perbill};

const KAPPA: u128 = UNIT / 1_000;
const LAMBDAS: Lambdas = Lambdas { free: Perbill::from_percent(60), staked: Perbill::from_percent(30) };

fn lambdas() -> impl Strategy<Value = Lambdas> {
    (0..=1_000_000_000_u32, 0..=1_000_000_000_u32).prop_map(|(a, b)| Lambdas {
        free: Perbill::from_parts(a),
        staked: Perbill::from_parts(b.min(1_000_000_000 - a)),
    })
}

#[test]
fn a_reward_of_1001_base_units_is_split_600_300_101() {
    let parts = share(1_001, 7, 7, &LAMBDAS).unwrap();
    assert_eq!(parts, Share { free: 600, staked: 300, sunk: 101 });
}

#[test]
fn a_power_of_quality_one_earns_a_thousandth_of_a_flux_when_the_budget_allows() {
    let one = weight(UNIT, Quality::ONE);
    let paid = reward(one, KAPPA, u128::MAX, LAMBDAS.sink());
    assert_eq!(paid, Reward { gross: UNIT / 1_000, net: UNIT / 1_000 * 9 / 10 });
}

#[test]
fn nothing_is_minted_when_nobody_worked_or_nothing_is_available() {
    assert_eq!(reward(0, KAPPA, u128::MAX, LAMBDAS.sink()), Reward::default());
    assert_eq!(reward(u128::MAX, KAPPA, 0, LAMBDAS.sink()), Reward::default());
    assert_eq!(reward(u128::MAX, 0, u128::MAX, LAMBDAS.sink()), Reward::default());
}

#[test]
fn everything_available_is_minted_when_work_exceeds_it() {
    let paid = reward(u128::MAX, KAPPA, 900, LAMBDAS.sink());
    assert_eq!(paid, Reward { gross: 1_000, net: 900 });
}

#[test]
fn all_is_minted_and_all_is_sunk_when_lambda_3_is_one() {
    let paid = reward(1_000 * UNIT, KAPPA, 0, Perbill::one());
    assert_eq!(paid, Reward { gross: UNIT, net: 0 });
}

#[test]
fn weight_saturates_when_it_would_not_fit() {
    assert_eq!(weight(u128::MAX, Quality::MAX), u128::MAX);
    assert_eq!(weight(3, Quality::new(FixedU64::from_inner(500_000_000)).unwrap()), 1);
    assert_eq!(weight(u128::MAX, Quality::default()), 0);
}

#[test]
fn a_share_is_refused_when_it_exceeds_the_whole() {
    assert_eq!(share(10, 2, 1, &LAMBDAS), None);
    assert_eq!(share(10, 0, 0, &LAMBDAS), None);
    let more_than_one = Lambdas { free: Perbill::one(), staked: Perbill::from_parts(1) };
    assert_eq!(share(10, 1, 1, &more_than_one), None);
}

#[test]
fn reward_is_the_smaller_of_rate_and_budget_when_inputs_vary() {
    let by_budget = Cell::new(0);
    let cases = (below_bits(110), 0..=2 * KAPPA, below_bits(90), 0..=1_000_000_000_u32);
    for_all(10_000, cases, |(weight, kappa, available, sink)| {
        let paid = reward(weight, kappa, available, Perbill::from_parts(sink));
        let kept = 1_000_000_000 - sink;
        let rate = rounded(&(big(weight) * kappa), &big(UNIT), Rounding::Down);
        let budget = if kept == 0 {
            rate.clone()
        } else {
            rounded(&(big(available) * 1_000_000_000_u32), &big(kept), Rounding::Down)
        };
        if budget < rate {
            by_budget.set(by_budget.get() + 1);
        }
        let gross = rate.min(budget);
        assert_eq!(big(paid.gross), gross);
        // The net is the exact net rounded up, yet within what is available.
        assert_eq!(big(paid.net), rounded(&(gross * kept), &big(1_000_000_000_u32), Rounding::Up));
        assert!(paid.net <= available || kept == 0);
    });
    assert!(by_budget.get() > 1_000);
}

#[test]
fn shares_never_exceed_what_was_booked_when_workers_and_lambdas_vary() {
    let workers = prop::collection::vec(below_bits(80), 1..30);
    let alone = Cell::new(0);
    for_all(4_000, (workers, below_bits(90), lambdas()), |(weights, available, lambdas)| {
        let total: u128 = weights.iter().sum();
        let booked = reward(total, KAPPA, available, lambdas.sink());
        let mut paid = 0;
        for weight in &weights {
            if total == 0 {
                continue;
            }
            let parts = share(booked.gross, *weight, total, &lambdas).unwrap();
            assert_eq!(
                big(parts.free + parts.staked + parts.sunk),
                rounded(&(big(booked.gross) * *weight), &big(total), Rounding::Down)
            );
            let of = |x: Perbill| {
                rounded(
                    &(big(booked.gross) * *weight / total * x.deconstruct()),
                    &big(1_000_000_000_u32),
                    Rounding::Down,
                )
            };
            assert_eq!([big(parts.free), big(parts.staked)], [of(lambdas.free), of(lambdas.staked)]);
            paid += parts.free + parts.staked;
        }
        assert!(paid <= booked.net, "{paid} > {}", booked.net);
        if weights.len() == 1 {
            alone.set(alone.get() + 1);
        }
    });
    assert!(alone.get() > 50);
}

#[test]
fn splitting_work_among_identities_never_pays_more_when_weights_vary() {
    for_all(4_000, (any_u128(), below_bits(100), below_bits(100), below_bits(100)), |(gross, a, b, rest)| {
        let (gross, total) = (gross >> 8, a + b + rest);
        if total == 0 {
            return;
        }
        let of = |w| share(gross, w, total, &LAMBDAS).unwrap();
        assert!(of(a).free + of(b).free <= of(a + b).free);
        assert!(of(a).staked + of(b).staked <= of(a + b).staked);
    });
}

#[test]
fn lambdas_survive_their_encoding_when_stored() {
    assert_encodes_in(LAMBDAS, 8);
}
