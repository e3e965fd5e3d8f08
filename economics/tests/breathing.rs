//! What the rules of Flux do to a supply over 2,500 days, on the model that draws the figure of the docs.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]
#[allow(dead_code, reason = "the figure of the docs needs more of it")]
#[path = "../examples/breathing/model.rs"]
mod model;

use fluxnomics_economics::units::UNIT;
use model::*;
use sp_arithmetic::Perbill;

const LAST_YEAR: usize = DAYS as usize - 365;
const SHOCK_DAY: usize = SHOCK as usize;

/// Thousandths.
fn relative(a: u128, b: u128) -> u128 {
    a * 1_000 / b
}

fn minted_over_burned(days: &[Day]) -> u128 {
    relative(days.iter().map(|day| day.minted).sum(), days.iter().map(|day| day.burned).sum())
}

fn lowest(days: &[Day]) -> u128 {
    days.iter().map(|day| day.supply).min().unwrap()
}

/// What holds in every run, whatever happens.
fn check_always(days: &[Day]) {
    let terms = terms();
    let mut released = 0;
    for (i, day) in days.iter().enumerate() {
        assert!((terms.kappa_min..=terms.kappa_max).contains(&day.policy.kappa), "κ on day {i}");
        assert!(day.policy.beta <= terms.beta_max, "β on day {i}");
        released = day.policy.released;
        let reservoir = day.policy.reservoir.total();
        assert!(day.supply + reservoir <= 1_000_000 * UNIT + released, "supply on day {i}");
    }
    assert!(released <= 10_000_000 * UNIT);
}

#[test]
fn mint_meets_burn_when_activity_is_constant_and_buyers_are_there() {
    let days = run(&CONSTANT);
    check_always(&days);
    let ratio = minted_over_burned(&days[LAST_YEAR..]);
    assert!((950..=1_050).contains(&ratio), "{ratio}");
    assert!(days[SHOCK_DAY..].iter().all(|day| day.done == 100));
    // The run begins with a β of zero.
    assert!(days[0].policy.beta > Perbill::zero());
}

#[test]
fn supply_settles_without_the_controller_when_activity_is_constant_and_buyers_are_there() {
    let mut terms = terms();
    terms.gains.max_step = Perbill::zero();
    let days = run_under(&CONSTANT, &terms);
    let ratio = minted_over_burned(&days[LAST_YEAR..]);
    assert!((950..=1_050).contains(&ratio), "{ratio}");
    assert_eq!(days.last().unwrap().policy.kappa, terms.kappa_max);
}

#[test]
fn supply_dips_little_and_comes_back_when_activity_is_fivefold_for_thirty_days() {
    let days = run(&PULSE);
    check_always(&days);
    let before = days[SHOCK_DAY - 1].supply;
    let dip = relative(lowest(&days[SHOCK_DAY..]), before);
    assert!(dip >= 850, "{dip}");
    let end = relative(days.last().unwrap().supply, before);
    assert!((950..=1_050).contains(&end), "{end}");
    let peak = relative(days[SHOCK_DAY..].iter().map(|day| day.supply).max().unwrap(), before);
    assert!((2_100..=2_300).contains(&peak), "{peak}");
    assert!(days.iter().all(|day| day.done >= 100));
}

#[test]
fn kappa_falls_and_beta_rises_when_activity_falls_for_good() {
    let days = run(&FALL);
    check_always(&days);
    let before = days[SHOCK_DAY - 1].policy;
    let after = days[SHOCK_DAY + 200].policy;
    assert!(after.kappa < before.kappa && after.beta > before.beta, "{before:?}");
    // The supply contracts to what a fifth of the activity needs.
    let end = relative(days.last().unwrap().supply, days[SHOCK_DAY - 1].supply);
    assert!((150..=350).contains(&end), "{end}");
}

#[test]
fn supply_grows_with_the_need_when_activity_is_fivefold_for_good() {
    let days = run(&RISE);
    check_always(&days);
    let end = relative(days.last().unwrap().supply, days[SHOCK_DAY - 1].supply);
    assert!((4_500..=5_500).contains(&end), "{end}");
    // The first weeks have Flux for less than is wanted.
    let least = days[SHOCK_DAY..].iter().map(|day| day.done).min().unwrap();
    assert!((100..=500).contains(&least), "{least}");
    assert_eq!(days.last().unwrap().done, 500);
}

#[test]
fn supply_collapses_and_work_stops_until_somebody_buys() {
    let days = run(&LATE_BUYERS);
    check_always(&days);
    let from = LATE_BUYERS.buyers.from as usize;
    let eve = &days[from - 1];
    assert_eq!(eve.done, 0);
    assert!(eve.supply < 10_000 * UNIT, "{}", eve.supply);
    // A hundredth of the supply of genesis is for sale every day, and the buyers bring the economy back.
    assert!(eve.policy.quota >= 10_000 * UNIT);
    let back = days[from..].iter().position(|day| day.done == 100).unwrap();
    assert!(back <= 30, "{back}");
}
