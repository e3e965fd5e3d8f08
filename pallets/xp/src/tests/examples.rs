//! The worked examples of `docs/xp.md`. One fee unit is one FLX; where the flywheel speaks of dollars, read FLX.
use crate::mock::*;
use core::num::NonZeroU128;
use fluxnomics_economics::xp::{
    tier::Tier,
    trust::{Record, trust},
};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::{FixedU64, Perbill};

/// 0.02 FLX for an XP.
const PRICE: u128 = UNIT / 50;

fn fee(who: AccountId, volume: u128) -> u128 {
    Perbill::from_parts(rate(who) * 100_000).mul_ceil(volume)
}

/// A week's work of an operator, among others who do nineteen times as much, and what it is paid for it.
fn week_of(fees: u128) -> u128 {
    for client in [2, 3] {
        settle(BOT, client, fees / 2);
    }
    for client in [1, 3] {
        settle(BOBS_BOT, client, fees * 19 / 2);
    }
    pass_weeks(1);
    assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
    xp(ALICE) - RICHES
}

#[test]
fn sarah_earns_7_500_xp_when_her_bot_was_paid_15_000() {
    build_and_execute(|| {
        let fees = fee(ALICE, 15_000 * UNIT);
        assert_eq!(fees, 375 * UNIT);
        // Her share of the first pool would be more; 20 XP for a unit of fees is the most.
        let earned = week_of(fees);
        assert_eq!(earned, 7_500 * UNIT);
        assert_eq!(earned / UNIT * PRICE, 150 * UNIT);
        // The flywheel counts 15,150, before the fee.
        assert_eq!(15_000 * UNIT - fees + earned / UNIT * PRICE, 14_775 * UNIT);
    });
}

#[test]
fn small_operator_earns_5_000_xp_when_it_was_paid_10_000() {
    build_and_execute(|| {
        let fees = fee(ALICE, 10_000 * UNIT);
        assert_eq!(fees, 250 * UNIT);
        assert_eq!(week_of(fees), 5_000 * UNIT);
    });
}

#[test]
fn large_operator_saves_180_000_when_it_burns_a_million_xp() {
    build_and_execute(|| {
        let volume = 10_000_000 * UNIT;
        let before = fee(ALICE, volume);
        assert_eq!(before, 250_000 * UNIT);
        let quote = Xp::quote_view(&ALICE, Tier::Platinum, volume, PRICE);
        assert_eq!(
            (quote.to_burn, quote.saved, quote.cost),
            (1_000_000 * UNIT, 200_000 * UNIT, Some(20_000 * UNIT))
        );
        assert_ok!(by(ALICE, burn(1_000_000 * UNIT)));
        // Platinum is 0.5 %. The flywheel's code says 0.25 %, its table does not.
        assert_eq!(fee(ALICE, volume), 50_000 * UNIT);
        assert_eq!(before - fee(ALICE, volume) - quote.cost.unwrap(), 180_000 * UNIT);
    });
}

#[test]
fn megacorp_saves_462_500_when_it_burns_five_million_xp() {
    build_and_execute(|| {
        let volume = 25_000_000 * UNIT;
        let before = fee(ALICE, volume);
        assert_eq!(before, 625_000 * UNIT);
        let cost = Xp::quote_view(&ALICE, Tier::Diamond, volume, PRICE).cost.unwrap();
        assert_ok!(by(ALICE, burn(5_000_000 * UNIT)));
        assert_eq!((fee(ALICE, volume), cost), (62_500 * UNIT, 100_000 * UNIT));
        assert_eq!(before - fee(ALICE, volume) - cost, 462_500 * UNIT);
    });
}

#[test]
fn burn_of_the_week_is_shared_in_the_next_when_a_large_operator_burns_ten_million() {
    build_and_execute(|| {
        without_caps();
        assert_ok!(by(CAROL, burn(10_000_000 * UNIT)));
        settle(BOT, 2, UNIT);
        pass_weeks(1);
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert_eq!(books().paid, 0, "the work of the week of the burn has no part in it");
        // Four equal workers of the next week, and one who is idle.
        for provider in [BOT, BOBS_BOT, MANY, MANY + 1] {
            settle(provider, CAROLS_BOT, UNIT);
            settle(provider, MANY + 2, UNIT);
        }
        pass_weeks(1);
        for owner in [1, 2, MANY, MANY + 1] {
            assert!(claimable(owner).abs_diff(2_500_000 * UNIT) < 100_000 * UNIT);
        }
        assert_eq!(claimable(3), 0);
    });
}

/// A table of the docs, row by row, as the code computes it.
#[test]
fn docs_show_what_the_code_computes() {
    let docs = include_str!("../../../../docs/xp.md");
    let mut rows = vec![];
    build_and_execute(|| {
        let volumes = [0, 100_000, 500_000, 2_000_000, 10_000_000, 50_000_000];
        for (target, volume) in Tier::ALL.into_iter().zip(volumes).skip(1) {
            let quote = Xp::quote_view(&ALICE, target, volume * UNIT, PRICE);
            let whole = |x: u128| thousands(x.div_ceil(UNIT));
            let price = quote.break_even_price.unwrap();
            rows.push(format!(
                "| {target:?} | {} | {} % | {} | {} | {} | {} | {} |",
                whole(quote.to_burn),
                decimal(u128::from(Params::get().tiers().terms(target).rate.deconstruct()), 10_000_000, 2),
                whole(volume * UNIT),
                whole(quote.saved),
                whole(quote.cost.unwrap()),
                whole(quote.break_even_volume.unwrap()),
                decimal(price, UNIT, 3),
            ));
        }
        for seats in [0_u32, 20, 50] {
            let terms = fluxnomics_economics::xp::wash::WashTerms {
                rate: Params::get().diamond_rate,
                panel: Perbill::from_percent(50),
                seats: Perbill::from_percent(seats),
                per_fee: Params::get().xp_per_fee,
            };
            let wash = |burned| terms.wash(50_000_000 * UNIT, burned, PRICE).unwrap();
            let lost = |burned| thousands(wash(burned).outcome().unwrap_err() / UNIT);
            rows.push(format!(
                "| {seats} % | {} | {} | {} | −{} | −{} | {} |",
                thousands(wash(0).fees / UNIT),
                thousands(wash(0).recovered / UNIT),
                thousands(wash(0).worth / UNIT),
                lost(0),
                lost(5_000_000 * UNIT),
                decimal(terms.break_even_price().unwrap(), UNIT, 4),
            ));
        }
        let unit = NonZeroU128::new(Params::get().trust_unit).unwrap();
        let record = |good: u32, all: u32| Record {
            succeeded: FixedU64::from_u32(good),
            ended: FixedU64::from_u32(all),
        };
        let mut point = |what: &str, (good, all): (u32, u32), days: u64, locked: u128| {
            let points = trust(&record(good, all), days * DAY, locked * UNIT, unit).deconstruct();
            rows.push(format!("| {what} | {} |", decimal(points.into(), 10_000_000, 2)));
        };
        point("nothing known", (0, 0), 0, 0);
        for (good, all) in [(0, 8), (8, 8), (48, 48), (98, 98)] {
            point(&format!("{good} of {all} jobs"), (good, all), 0, 0);
        }
        for locked in [1_000, 9_000, 99_000, 999_000, 9_999_000] {
            point(&format!("{} XP locked for a week", thousands(locked)), (0, 0), 0, locked);
        }
        for days in [73, 365, 3_650] {
            point(&format!("{} days old", thousands(days.into())), (0, 0), days, 0);
        }
        point("98 of 98 jobs, 999,000 XP, a year", (98, 98), 365, 999_000);
    });
    for row in rows {
        assert!(docs.contains(&row), "docs/xp.md lacks {row}");
    }
}

fn thousands(x: u128) -> String {
    let digits = x.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `part / whole` with so many decimals, cut, without trailing zeros.
fn decimal(part: u128, whole: u128, decimals: u32) -> String {
    let scale = 10_u128.pow(decimals);
    let scaled = part * scale / whole;
    let text = format!("{}.{:0width$}", scaled / scale, scaled % scale, width = decimals as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}
