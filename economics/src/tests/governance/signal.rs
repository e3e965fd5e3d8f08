use super::{super::oracle::*, *};
use crate::{
    governance::signal::{Holding, ONE, weight},
    math::Rounding,
};

fn holding(held: u128, supply: u128, multiplier: u32) -> Holding {
    Holding { held, supply, multiplier }
}

#[test]
fn weight_is_the_multiplier_when_somebody_has_all() {
    for multiplier in [0, 1, 10, 100, u32::MAX] {
        for supply in [1, 7, 100_000, u128::MAX] {
            assert_eq!(holding(supply, supply, multiplier).weight(), u128::from(multiplier) * ONE);
        }
    }
    assert_eq!(holding(9, 8, 3).weight(), 3 * ONE, "there is no more than all");
}

#[test]
fn weight_is_nothing_when_nothing_exists() {
    assert_eq!(holding(0, 0, 10).weight(), 0);
    assert_eq!(holding(5, 0, 10).weight(), 0);
}

/// 30,000 of 100,000 GEN, 1,000 of 40,000 NEX, and 250,000 of 1,000,000 FLX, at 10, 3 and 1: no AUR exists.
#[test]
fn weight_is_what_the_guide_says_when_somebody_has_of_each() {
    let holdings = [
        holding(30_000, 100_000, 10),
        holding(0, 0, 5),
        holding(1_000, 40_000, 3),
        holding(250_000, 1_000_000, 1),
    ];
    assert_eq!(holdings.map(|holding| holding.weight()), [3 * ONE, 0, ONE / 1_000 * 75, ONE / 4]);
    assert_eq!(weight(&holdings), 3_325 * (ONE / 1_000));
}

#[test]
fn weight_equals_exact_arithmetic_rounded_down_when_holdings_vary() {
    for_all(20_000, (any_u128(), any_u128(), any_u32()), |(a, b, multiplier)| {
        let (held, supply) = (a.min(b), a.max(b).max(1));
        let exact = rounded(&(big(held) * multiplier * ONE), &big(supply), Rounding::Down);
        assert_eq!(big(holding(held, supply, multiplier).weight()), exact);
    });
}

/// What is held in parts never weighs more: there is nothing to gain from many accounts.
#[test]
fn parts_never_weigh_more_when_a_holding_is_split() {
    for_all(10_000, (any_u128(), any_u128(), any_u128(), 0_u32..=100), |(a, b, cut, multiplier)| {
        let (held, supply) = (a.min(b), a.max(b).max(1));
        let part = cut.min(held);
        let whole = holding(held, supply, multiplier).weight();
        let split =
            holding(part, supply, multiplier).weight() + holding(held - part, supply, multiplier).weight();
        assert!(split <= whole && whole <= split + 1);
        assert!(whole <= u128::from(multiplier) * ONE);
    });
}
