use crate::{
    flux::{
        bounds::is_funded,
        reward::{reward, weight},
    },
    quality::Quality,
    tests::for_all,
    units::UNIT,
};
use core::cell::Cell;
use sp_arithmetic::Perbill;

const KAPPA_MAX: u128 = UNIT / 1_000;
const MATCH_BURN_MIN: u128 = UNIT / 1_000;

#[test]
fn the_defaults_are_funded() {
    // 0.9 · 0.001 · 2 = 0.0018 ≤ 0.0019.
    assert!(is_funded(Perbill::from_percent(10), KAPPA_MAX, MATCH_BURN_MIN));
}

#[test]
fn the_rule_holds_to_the_part_when_lambda_3_falls() {
    assert!(is_funded(Perbill::from_percent(5), KAPPA_MAX, MATCH_BURN_MIN));
    assert!(!is_funded(Perbill::from_parts(49_999_999), KAPPA_MAX, MATCH_BURN_MIN));
}

#[test]
fn the_rule_holds_to_the_base_unit_when_kappa_rises() {
    let sink = Perbill::from_percent(5);
    assert!(!is_funded(sink, KAPPA_MAX + 1, MATCH_BURN_MIN));
    assert!(!is_funded(sink, u128::MAX, MATCH_BURN_MIN));
    assert!(is_funded(Perbill::one(), u128::MAX, 0));
    assert!(is_funded(Perbill::zero(), 0, 0));
}

#[test]
fn no_receipt_returns_what_its_match_burned_when_the_rule_holds() {
    let funded = Cell::new(0);
    let cases =
        (1..100_000 * UNIT, 0..=1_000_000_000_u32, 0..2 * KAPPA_MAX, MATCH_BURN_MIN..10 * MATCH_BURN_MIN);
    for_all(10_000, cases, |(budget, sink, kappa, match_burn)| {
        let sink = Perbill::from_parts(sink);
        if !is_funded(sink, kappa, match_burn) {
            return;
        }
        funded.set(funded.get() + 1);
        let burned = 2 * (budget.checked_mul(match_burn).unwrap().div_ceil(UNIT));
        let earned = reward(weight(budget, Quality::MAX), kappa, u128::MAX, sink).net;
        // Net rounds up by less than a unit.
        assert!(earned <= burned - burned / 20 + 1, "{earned} of {burned}");
    });
    assert!(funded.get() > 1_000);
}
