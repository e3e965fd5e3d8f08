//! The worked examples of `docs/xp.md`, and its tables and sentences against what the code computes. One fee unit is one FLX; where the flywheel speaks of dollars, read FLX.
use crate::mock::*;
use core::num::NonZeroU128;
use fluxnomics_economics::xp::{
    lock::MATURITY,
    shares::{Caps, Components, Distribution},
    tier::Tier,
    trust::{Record, trust},
    wash::WashTerms,
};
use fluxnomics_primitives::{UNIT, params::XpParams, time::DAY};
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

/// The docs, whatever their lines are.
fn docs() -> String {
    include_str!("../../../../docs/xp.md").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_in_docs(phrases: impl IntoIterator<Item = String>) {
    let docs = docs();
    for phrase in phrases {
        assert!(docs.contains(&phrase), "docs/xp.md lacks: {phrase}");
    }
}

/// Whole units, without what is left of one.
fn whole(x: u128) -> String {
    thousands(x / UNIT)
}

#[test]
fn docs_show_what_tiers_cost_and_save() {
    build_and_execute(|| {
        let volumes = [0, 100_000, 500_000, 2_000_000, 10_000_000, 50_000_000];
        let rows = Tier::ALL.into_iter().zip(volumes).skip(1).map(|(target, volume)| {
            let quote = Xp::quote_view(&ALICE, target, volume * UNIT, PRICE);
            let whole = |x: u128| thousands(x.div_ceil(UNIT));
            let rate = Params::get().tiers().terms(target).rate.deconstruct();
            format!(
                "| {target:?} | {} | {} % | {} | {} | {} | {} | {} |",
                whole(quote.to_burn),
                decimal(rate.into(), 10_000_000, 2),
                whole(volume * UNIT),
                whole(quote.saved),
                whole(quote.cost.unwrap()),
                whole(quote.break_even_volume.unwrap()),
                decimal(quote.break_even_price.unwrap(), UNIT, 3),
            )
        });
        assert_in_docs(rows);
    });
}

fn wash_terms(seats: u32) -> WashTerms {
    WashTerms {
        rate: Params::get().diamond_rate,
        panel: PanelPart::get(),
        seats: Perbill::from_percent(seats),
        per_fee: Params::get().xp_per_fee,
        cost: Perbill::one(),
    }
}

#[test]
fn docs_show_what_washing_brings() {
    build_and_execute(|| {
        let row = |who: &str, terms: WashTerms| {
            let wash = |burned| terms.wash(50_000_000 * UNIT, burned, PRICE).unwrap();
            let outcome = |burned| match wash(burned).outcome() {
                Ok(gain) => format!("+{}", whole(gain)),
                Err(loss) => format!("−{}", whole(loss)),
            };
            format!(
                "| {who} | {} | {} | {} | {} | {} | {} |",
                whole(wash(0).fees),
                whole(wash(0).recovered),
                whole(wash(0).worth),
                outcome(0),
                outcome(5_000_000 * UNIT),
                decimal(terms.break_even_price().unwrap(), UNIT, 4),
            )
        };
        let seats = [0, 20, 50, 100].map(|seats| row(&format!("{seats} %"), wash_terms(seats)));
        let idle = WashTerms { cost: Perbill::zero(), ..wash_terms(0) };
        assert_in_docs(seats.into_iter().chain([row("0 %, with Flux that would lie idle", idle)]));
    });
}

#[test]
fn docs_say_below_which_price_of_xp_washing_loses_at_the_lowest_price_of_flux() {
    build_and_execute(|| {
        let price = |price: u128, seats| {
            FluxPrice::set(&price);
            decimal(Xp::break_even(Perbill::from_percent(seats)).unwrap().hetu, UNIT, 4)
        };
        let lowest = fluxnomics_primitives::params::FluxParams::default().price_min;
        assert_in_docs([
            format!(
                "At 1 HETU for a FLX that is {} HETU for an XP, and {} for somebody who holds every seat.",
                price(UNIT, 0),
                price(UNIT, 100)
            ),
            format!(
                "at {} HETU for a FLX, the lowest, the two are {} and {}",
                decimal(lowest, UNIT, 2),
                price(lowest, 0),
                price(lowest, 100)
            ),
        ]);
    });
}

#[test]
fn docs_say_what_bounds_the_xp_of_idle_flux() {
    build_and_execute(|| {
        let XpParams { xp_per_fee, largest_share, bootstrap, .. } = Params::get();
        let all = 2 * u128::from(HALVING) * bootstrap;
        let fees = |xp: u128| whole(xp / (xp_per_fee / UNIT));
        let most = largest_share.mul_floor(bootstrap);
        assert_in_docs([
            format!("{} XP for a FLX that is burned", whole(xp_per_fee)),
            format!("{} XP of the first pool, for {} FLX of fees", whole(most), fees(most)),
            format!("at 100 % one owner could take all {} for {} FLX", whole(bootstrap), fees(bootstrap)),
            format!("all {} XP of the bootstrap ask for {} FLX of fees", whole(all), fees(all)),
        ]);
    });
}

#[test]
fn docs_show_what_trust_costs() {
    build_and_execute(|| {
        let XpParams { trust_unit, job_unit_fee, basic_rate, .. } = Params::get();
        let row = |what: &str, (good, all): (u32, u32), locked: u128, age: u64| {
            let record = Record { succeeded: FixedU64::from_u32(good), ended: FixedU64::from_u32(all) };
            let unit = NonZeroU128::new(trust_unit).unwrap();
            let points = trust(&record, age * DAY, locked * UNIT, unit).deconstruct();
            // One job counts of each owner of clients on a day.
            let waits = age.max(if locked > 0 { MATURITY / DAY } else { 0 });
            let days = |owners: u64| u64::from(all).div_ceil(owners).max(waits);
            format!(
                "| {what} | {} | {} | {} | {} |",
                decimal(points.into(), 10_000_000, 2),
                whole(u128::from(good) * job_unit_fee),
                thousands(days(1).into()),
                thousands(days(8).into()),
            )
        };
        let jobs = [(0, 8), (8, 8), (48, 48), (98, 98)]
            .map(|(good, all)| row(&format!("{good} of {all} jobs"), (good, all), 0, 0));
        let locks = [1_000, 9_000, 99_000, 999_000, 9_999_000]
            .map(|xp| row(&format!("{} XP locked for a week", thousands(xp)), (0, 0), xp, 0));
        let ages = [73, 365, 3_650]
            .map(|days| row(&format!("{} days old", thousands(days.into())), (0, 0), 0, days));
        let all = row("98 of 98 jobs, 999,000 XP, a year", (98, 98), 999_000, 365);
        let none = row("nothing known", (0, 0), 0, 0);
        assert_in_docs([none, all].into_iter().chain(jobs).chain(locks).chain(ages));
        let price = basic_rate.saturating_reciprocal_mul(job_unit_fee);
        assert_in_docs([format!(
            "from {} FLX on, a price of {}, it counts in full",
            whole(job_unit_fee),
            whole(price)
        )]);
    });
}

#[test]
fn docs_repeat_the_examples() {
    build_and_execute(|| {
        let (basic, sarah) = (Params::get().basic_rate, 15_000 * UNIT);
        let fees = basic.mul_ceil(sarah);
        let earned = fees / UNIT * Params::get().xp_per_fee;
        let sold = earned / UNIT * PRICE;
        let quote = |target, volume: u128| {
            let quote = Xp::quote_view(&ALICE, target, volume * UNIT, PRICE);
            let pays = Params::get().tiers().fee(volume * UNIT, target);
            (basic.mul_ceil(volume * UNIT), pays, quote.cost.unwrap(), quote.to_burn)
        };
        let (before, pays, cost, _) = quote(Tier::Platinum, 10_000_000);
        let (fleet, fleet_pays, fleet_cost, fleet_burns) = quote(Tier::Diamond, 25_000_000);
        assert_in_docs([
            format!("{} − {} + {} = {}", whole(sarah), whole(fees), whole(sold), whole(sarah - fees + sold)),
            format!(
                "{} − {} − {} = {}",
                whole(before),
                whole(pays),
                whole(cost),
                whole(before - pays - cost)
            ),
            format!(
                "25,000,000 pays {} at Basic; with {} XP for {} it is Diamond and pays {}: it saves {}.",
                whole(fleet),
                whole(fleet_burns),
                whole(fleet_cost),
                whole(fleet_pays),
                whole(fleet - fleet_pays - fleet_cost)
            ),
            format!("{}, nine times the XP's price", whole(before - pays - cost)),
            format!("{}: the fee of {} is paid too", whole(sarah - fees + sold), whole(fees)),
        ]);
        assert_eq!((before - pays - cost) / cost, 9);
    });
}

#[test]
fn docs_say_where_caps_cease_to_decide_and_what_an_own_burn_costs() {
    build_and_execute(|| {
        let capped_up_to = whole(Xp::week_view().capped_up_to);
        assert_in_docs([format!("is worth 20 XP for each of {capped_up_to} FLX of fees")]);
        assert!(include_str!("../../README.md").contains(&format!("less than {capped_up_to} FLX")));

        // Nine tenths of the work by whoever burned the pool.
        let (burned, params) = (1_000_000 * UNIT, Params::get());
        let caps = Caps { per_fee: u128::MAX, largest_share: Perbill::one() };
        let work = |fees: u128| Components::from([fees * UNIT; 4]);
        let open = |pool| Distribution::open(pool, params.weights(), work(100), caps).unwrap().0;
        let first = open(burned).claim(work(90), burned).unwrap();
        let second = open(first.carried).claim(work(90), 0).unwrap();
        assert_eq!(first.paid, 0);
        assert_in_docs([
            format!("is paid nothing of them in the next week, and {} carry on", whole(first.carried)),
            format!("is paid {} of these {}", whole(second.paid), whole(first.carried)),
        ]);

        // What the flywheel's own formula would have shared: each owner's success, clients and trust as they are.
        let [volume, success, diversity, reputation] =
            <[Perbill; 4]>::from(params.weights()).map(|weight| u128::from(weight.deconstruct()));
        let each = success * 95 / 100 + diversity + reputation * 60 / 100;
        let (pools, by_head) = (volume + 100 * each, success + diversity + reputation);
        assert_in_docs([
            format!("would have shared {} pools", decimal(pools, 1_000_000_000, 1)),
            format!("and {} parts in a hundred went by head", by_head / 10_000_000),
        ]);
    });
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
