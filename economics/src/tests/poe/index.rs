use crate::{
    math::Rounding,
    poe::{Hetu, index::*},
    quality::Quality,
    tests::{any_u128, assert_encodes_in, for_all, oracle::*},
    units::UNIT,
};
use core::{cell::Cell, num::NonZeroU32};
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, FixedU128, Perbill, Perquintill};

const ONE: u32 = 1_000_000_000;
const FIXED_ONE: u128 = 1_000_000_000_000_000_000;

fn fixed(whole: u128) -> FixedU128 {
    FixedU128::from_inner(whole * FIXED_ONE)
}

fn weights([volume, liquidity, uptime, quality]: [u32; 4]) -> Weights {
    let part = Perbill::from_parts;
    Weights { volume: part(volume), liquidity: part(liquidity), uptime: part(uptime), quality: part(quality) }
}

fn any_weights() -> impl Strategy<Value = [u32; 4]> {
    prop::array::uniform3(0..=ONE).prop_map(|mut cuts| {
        cuts.sort_unstable();
        [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], ONE - cuts[2]]
    })
}

fn thirty() -> NonZeroU32 {
    NonZeroU32::new(30).unwrap()
}

#[test]
fn gamma_is_0_a_half_and_three_quarters_when_phi_is_0_1_and_3() {
    assert_eq!(gamma(fixed(0)), Perquintill::zero());
    assert_eq!(gamma(fixed(1)), Perquintill::from_percent(50));
    assert_eq!(gamma(fixed(3)), Perquintill::from_percent(75));
}

#[test]
fn gamma_is_the_ratio_rounded_down_monotone_and_below_one_when_phi_is_any() {
    let rose = Cell::new(0);
    for_all(20_000, (any_u128(), any_u128()), |(phi, more)| {
        let result = gamma(FixedU128::from_inner(phi));
        let exact = rounded(&(big(phi) * FIXED_ONE), &(big(phi) + FIXED_ONE), Rounding::Down);
        assert_eq!(big(result.deconstruct()), exact);
        assert!(result < Perquintill::one());
        let higher = gamma(FixedU128::from_inner(phi.saturating_add(more)));
        assert!(result <= higher);
        rose.set(rose.get() + u32::from(result < higher));
    });
    assert!(rose.get() > 5_000);
    assert_eq!(gamma(FixedU128::from_inner(u128::MAX)).deconstruct(), FIXED_ONE as u64 - 1);
}

#[test]
fn phi_is_one_when_everything_is_as_usual() {
    let measures =
        Measures { volume: 500 * UNIT, liquidity: UNIT, uptime: Perbill::one(), quality: Quality::ONE };
    let scales = Scales { volume: 500 * UNIT, liquidity: UNIT };
    for_all(1_000, any_weights(), |parts| {
        assert!(weights(parts).is_whole());
        assert_eq!(PoeIndex::new(&measures, &scales, &weights(parts)).phi(), fixed(1));
    });
    assert!(!weights([ONE, 1, 0, 0]).is_whole());
}

#[test]
fn phi_names_its_components_when_only_one_is_there() {
    let w = weights([ONE / 2, ONE / 5, ONE / 5, ONE / 10]);
    let none = Measures {
        volume: 0,
        liquidity: 0,
        uptime: Perbill::zero(),
        quality: Quality::new(FixedU64::from_inner(0)).unwrap(),
    };
    let scales = Scales { volume: 100 * UNIT, liquidity: 10 * UNIT };
    let index = |measures| PoeIndex::new(&measures, &scales, &w);
    let tenths = |x: u128| FixedU128::from_inner(x * FIXED_ONE / 10);
    let zero = PoeIndex::default();
    assert_eq!(index(none), zero);
    let volume = index(Measures { volume: 300 * UNIT, ..none });
    assert_eq!(volume, PoeIndex { volume: tenths(15), ..zero });
    let liquidity = index(Measures { liquidity: 5 * UNIT, ..none });
    assert_eq!(liquidity, PoeIndex { liquidity: tenths(1), ..zero });
    let uptime = index(Measures { uptime: Perbill::from_percent(50), ..none });
    assert_eq!(uptime, PoeIndex { uptime: tenths(1), ..zero });
    let quality = index(Measures { quality: Quality::MAX, ..none });
    assert_eq!(quality, PoeIndex { quality: tenths(2), ..zero });
    assert_eq!(volume.phi(), tenths(15));
}

#[test]
fn scale_counts_as_one_hetu_when_there_was_less() {
    let w = weights([ONE, 0, 0, 0]);
    let measures =
        Measures { volume: 3 * UNIT, liquidity: 0, uptime: Perbill::zero(), quality: Quality::ONE };
    for volume in [0, 1, UNIT] {
        let scales = Scales { volume, liquidity: 0 };
        assert_eq!(PoeIndex::new(&measures, &scales, &w).phi(), fixed(3));
    }
    let scales = Scales { volume: UNIT + UNIT / 2, liquidity: 0 };
    assert_eq!(PoeIndex::new(&measures, &scales, &w).phi(), fixed(2));
}

#[test]
fn components_are_exact_and_rounded_down_once_when_inputs_are_any() {
    let (normal, floored, saturated) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let amounts = prop::array::uniform4(any_u128());
    let parts = (0..=ONE, 0..=2 * u64::from(ONE));
    for_all(10_000, (amounts, parts, any_weights()), |([v, l, scale_v, scale_l], (uptime, quality), w)| {
        let measures = Measures {
            volume: v,
            liquidity: l,
            uptime: Perbill::from_parts(uptime),
            quality: Quality::new(FixedU64::from_inner(quality)).unwrap(),
        };
        let index = PoeIndex::new(&measures, &Scales { volume: scale_v, liquidity: scale_l }, &weights(w));
        let relative = |amount: Hetu, scale: Hetu, weight: u32| {
            let exact = rounded(&(big(amount) * weight * ONE), &big(scale.max(UNIT)), Rounding::Down);
            let count = match fitting(&exact) {
                None => &saturated,
                Some(_) if scale < UNIT => &floored,
                Some(_) => &normal,
            };
            count.set(count.get() + 1);
            fitting(&exact).unwrap_or(u128::MAX)
        };
        assert_eq!(index.volume.into_inner(), relative(v, scale_v, w[0]));
        assert_eq!(index.liquidity.into_inner(), relative(l, scale_l, w[1]));
        assert_eq!(index.uptime.into_inner(), u128::from(uptime) * u128::from(w[2]));
        assert_eq!(index.quality.into_inner(), u128::from(quality) * u128::from(w[3]));
        let sum: BigUint = [index.volume, index.liquidity, index.uptime, index.quality]
            .into_iter()
            .map(|part| big(part.into_inner()))
            .sum();
        assert_eq!(index.phi().into_inner(), fitting(&sum).unwrap_or(u128::MAX));
    });
    assert!(normal.get() > 5_000 && floored.get() > 3_000 && saturated.get() > 300);
}

#[test]
fn scales_reach_the_usual_when_it_lasts() {
    let measures =
        Measures { volume: 0, liquidity: 30 * UNIT, uptime: Perbill::one(), quality: Quality::ONE };
    let start = Scales { volume: 300 * UNIT, liquidity: 0 };
    let next = start.after(&measures, thirty());
    assert_eq!(next, Scales { volume: 290 * UNIT, liquidity: UNIT });
    let last = (0..2_000).fold(start, |scales, _| scales.after(&measures, thirty()));
    // From below it stays short by what rounding cuts off.
    assert_eq!(last, Scales { volume: 0, liquidity: 30 * UNIT - 29 });
}

#[test]
fn index_survives_its_encoding_when_stored() {
    assert_encodes_in(Scales { volume: 1, liquidity: Hetu::MAX }, 32);
    assert_encodes_in(PoeIndex { volume: fixed(7), ..PoeIndex::default() }, 64);
}
