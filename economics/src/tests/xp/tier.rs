use crate::{
    math::Rounding,
    tests::{any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    time::Day,
    units::{Balance, UNIT},
    xp::{Xp, tier::*},
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// The table of the flywheel: XP burned, and the fee in hundredths of a percent.
const TABLE: [(Xp, u32); 6] =
    [(0, 250), (10_000, 200), (50_000, 150), (250_000, 100), (1_000_000, 50), (5_000_000, 25)];

fn defaults() -> TierTable {
    TierTable(TABLE.map(|(xp, basis_points)| TierTerms {
        burned: xp * UNIT,
        rate: Perbill::from_rational(basis_points, 10_000),
    }))
}

/// Thresholds and rates of any size, in order.
fn any_table() -> impl Strategy<Value = TierTable> {
    (prop::array::uniform5(any_u128()), prop::array::uniform6(0..=1_000_000_000_u32)).prop_map(
        |(mut thresholds, mut rates)| {
            thresholds.sort_unstable();
            rates.sort_unstable_by(|a, b| b.cmp(a));
            let mut terms = rates.map(|rate| TierTerms { burned: 0, rate: Perbill::from_parts(rate) });
            for (terms, burned) in terms[1..].iter_mut().zip(thresholds) {
                terms.burned = burned;
            }
            TierTable(terms)
        },
    )
}

#[test]
fn fee_is_250_100_and_25_when_the_price_is_10_000() {
    let fee = |tier| defaults().fee(10_000 * UNIT, tier);
    assert_eq!(Tier::ALL.map(fee), [250, 200, 150, 100, 50, 25].map(|fee| fee * UNIT));
    assert_eq!(defaults().fee(1, Tier::Diamond), 1);
    assert_eq!(defaults().fee(0, Tier::Basic), 0);
}

#[test]
fn fee_is_the_part_rounded_up_and_never_above_the_price_when_inputs_are_any() {
    for_all(10_000, (any_u128(), any_table(), 0..6_usize), |(price, table, i)| {
        let rate = table.0[i].rate.deconstruct();
        let fee = table.fee(price, Tier::ALL[i]);
        assert_eq!(big(fee), rounded(&(big(price) * rate), &big(1_000_000_000_u32), Rounding::Up));
        assert!(fee <= price);
    });
}

#[test]
fn tier_changes_at_its_threshold_when_one_unit_more_is_burned() {
    assert_eq!(defaults().tier(9_999 * UNIT), Tier::Basic);
    for (i, (xp, _)) in TABLE.into_iter().enumerate() {
        assert_eq!(defaults().tier(xp * UNIT), Tier::ALL[i]);
        if i > 0 {
            assert_eq!(defaults().tier(xp * UNIT - 1), Tier::ALL[i - 1]);
        }
    }
    assert_eq!(defaults().tier(Xp::MAX), Tier::Diamond);
}

#[test]
fn tier_is_the_best_whose_threshold_is_reached_when_the_table_is_any() {
    let met = [const { Cell::new(0) }; 6];
    for_all(10_000, (any_table(), any_u128()), |(table, burned)| {
        let tier = table.tier(burned);
        let best = (0..6).rev().find(|i| table.0[*i].burned <= burned).unwrap();
        assert_eq!((tier, table.terms(tier)), (Tier::ALL[best], table.0[best]));
        assert!(table.tier(burned.saturating_add(1)) >= tier);
        met[best].set(met[best].get() + 1);
    });
    assert!(met.iter().all(|count| count.get() > 500), "{met:?}");
}

#[test]
fn table_is_monotone_when_it_is_the_default_and_not_when_a_step_is_broken() {
    assert!(defaults().is_monotone());
    for i in 1..6 {
        let mut equal = defaults();
        equal.0[i].rate = equal.0[i - 1].rate;
        assert!(equal.is_monotone());
        let mut dearer = defaults();
        dearer.0[i].rate = Perbill::from_parts(dearer.0[i - 1].rate.deconstruct() + 1);
        assert!(!dearer.is_monotone());
        let mut same = defaults();
        same.0[i].burned = same.0[i - 1].burned;
        assert!(!same.is_monotone());
    }
    let mut not_free = defaults();
    not_free.0[0].burned = 1;
    assert!(!not_free.is_monotone());
}

#[test]
fn burn_lasts_its_day_and_the_29_following_when_it_reaches_bronze() {
    let table = defaults();
    let burns = Burns::default().burn(9_999 * UNIT, 100).unwrap();
    assert_eq!((table.tier(burns.sum(100)), burns.drop_after(100, &table)), (Tier::Basic, None));
    let burns = burns.burn(UNIT, 100).unwrap();
    for day in 100..=129 {
        assert_eq!(table.tier(burns.sum(day)), Tier::Bronze);
        assert_eq!(burns.drop_after(day, &table), Some((130, Tier::Basic)));
    }
    assert_eq!((burns.sum(130), burns.drop_after(130, &table)), (0, None));
    // One on the last day of the window does not prolong the first.
    let burns = burns.burn(UNIT, 129).unwrap();
    assert_eq!(
        (burns.sum(129), burns.sum(130), burns.sum(158), burns.sum(159)),
        (10_001 * UNIT, UNIT, UNIT, 0)
    );
}

#[test]
fn drop_after_names_each_step_when_burns_end_on_different_days() {
    let table = defaults();
    let burns = Burns::default().burn(200_000 * UNIT, 10).unwrap().burn(50_000 * UNIT, 20).unwrap();
    assert_eq!(table.tier(burns.sum(20)), Tier::Gold);
    assert_eq!(burns.drop_after(20, &table), Some((40, Tier::Silver)));
    assert_eq!(burns.drop_after(40, &table), Some((50, Tier::Basic)));
    assert_eq!(burns.drop_after(50, &table), None);
    let late = Burns { day: Day::MAX - 5, ..burns };
    assert_eq!(late.drop_after(Day::MAX - 5, &table), None);
}

#[test]
fn burns_count_towards_the_stored_day_when_the_day_is_earlier() {
    let burns = Burns::default().burn(5, 50).unwrap().burn(3, 40).unwrap();
    assert_eq!((burns.day, burns.sum(40), burns.sum(50), burns.sum(79), burns.sum(80)), (50, 8, 8, 8, 0));
}

#[test]
fn burn_is_none_when_the_sum_of_a_day_would_not_fit() {
    let burns = Burns::default().burn(Xp::MAX, 1).unwrap();
    assert_eq!(burns.burn(1, 1), None);
    assert_eq!(burns.burn(1, 2).unwrap().sum(2), Xp::MAX);
    assert_eq!(burns.burn(1, 31).unwrap().sum(31), 1);
}

#[test]
fn burns_equal_the_history_of_thirty_days_when_days_jump() {
    let step = (below_bits(70), prop_oneof![6 => 0..4_u32, 3 => 5..32_u32, 1 => 0..200_u32]);
    let (kept, dropped, edge, drops) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(1_000, (prop::collection::vec(step, 1..40), any_table()), |(steps, table)| {
        let (mut burns, mut history, mut day) = (Burns::default(), Vec::<(Day, Xp)>::new(), 0);
        for (amount, jump) in steps {
            day += jump;
            let sum =
                |day: Day| -> Xp { history.iter().filter(|(d, _)| d + 29 >= day).map(|(_, x)| x).sum() };
            assert_eq!(burns.sum(day), sum(day));
            for (burned_on, _) in &history {
                let count = if burned_on + 29 >= day { &kept } else { &dropped };
                count.set(count.get() + 1);
                edge.set(edge.get() + u32::from(burned_on + 29 == day || burned_on + 30 == day));
            }
            let now = table.tier(sum(day));
            let expected =
                (day + 1..day + 40).map(|day| (day, table.tier(sum(day)))).find(|(_, tier)| *tier < now);
            assert_eq!(burns.drop_after(day, &table), expected);
            drops.set(drops.get() + u32::from(expected.is_some()));
            burns = burns.burn(amount, day).unwrap();
            history.push((day, amount));
        }
    });
    assert!(kept.get() > 20_000 && dropped.get() > 20_000 && edge.get() > 2_000 && drops.get() > 2_000);
}

#[test]
fn quote_repeats_the_savings_of_the_table_when_the_volume_is_the_tables() {
    let volumes = [0, 100_000, 500_000, 2_000_000, 10_000_000, 50_000_000];
    let savings = [0, 500, 5_000, 30_000, 200_000, 1_125_000];
    for i in 0..6 {
        let quote = defaults().quote(0, Tier::ALL[i], volumes[i] * UNIT, UNIT / 50);
        assert_eq!((quote.to_burn, quote.saved), (TABLE[i].0 * UNIT, savings[i] * UNIT));
    }
}

#[test]
fn quote_breaks_even_at_40_000_to_4_4_million_when_xp_costs_two_hundredths() {
    let quote = |tier| defaults().quote(0, tier, 0, UNIT / 50).break_even_volume.unwrap();
    let third = |x: Balance| (x * UNIT).div_ceil(3);
    let expected = [
        0,
        40_000 * UNIT,
        100_000 * UNIT,
        third(1_000_000),
        1_000_000 * UNIT,
        (40_000_000 * UNIT).div_ceil(9),
    ];
    assert_eq!(Tier::ALL.map(quote), expected);
}

#[test]
fn quote_saves_462_500_when_a_fleet_of_25_million_burns_for_diamond() {
    let quote = defaults().quote(0, Tier::Diamond, 25_000_000 * UNIT, UNIT / 50);
    assert_eq!(quote.cost, Some(100_000 * UNIT));
    assert_eq!(quote.saved - quote.cost.unwrap(), 462_500 * UNIT);
    assert_eq!(quote.break_even_price, Some(UNIT * 1_125 / 10_000));
}

#[test]
fn quote_asks_only_the_rest_when_something_was_burned() {
    let quote = defaults().quote(240_000 * UNIT, Tier::Gold, 1_000_000 * UNIT, UNIT / 50);
    // Silver now: half a percent less.
    assert_eq!((quote.to_burn, quote.saved, quote.cost), (10_000 * UNIT, 5_000 * UNIT, Some(200 * UNIT)));
    let worse = defaults().quote(240_000 * UNIT, Tier::Bronze, 1_000_000 * UNIT, UNIT / 50);
    assert_eq!((worse.to_burn, worse.saved, worse.cost), (0, 0, Some(0)));
    assert_eq!((worse.break_even_volume, worse.break_even_price), (Some(0), None));
}

#[test]
fn quote_breaks_even_exactly_at_its_volume_and_price_when_inputs_are_any() {
    let (volumes, prices, never) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let table = prop_oneof![Just(defaults()), any_table()];
    let inputs = (table, below_bits(90), 0..6_usize, below_bits(100), below_bits(60));
    for_all(20_000, inputs, |(table, burned, i, volume, price)| {
        let target = Tier::ALL[i];
        let quote = |volume, price| table.quote(burned, target, volume, price);
        let now = quote(volume, price);
        let less = table.terms(table.tier(burned)).rate.deconstruct() as i64
            - table.terms(target).rate.deconstruct() as i64;
        let saved = big(volume) * less.max(0) as u64;
        assert_eq!(big(now.saved), rounded(&saved, &big(1_000_000_000_u32), Rounding::Down));
        let exact_cost = rounded(&(big(now.to_burn) * price), &big(UNIT), Rounding::Up);
        assert_eq!(now.cost, fitting(&exact_cost));
        match now.break_even_volume {
            Some(0) => assert_eq!(now.cost, Some(0)),
            Some(least) => {
                assert!(quote(least, price).saved >= now.cost.unwrap());
                assert!(quote(least - 1, price).saved < now.cost.unwrap());
                volumes.set(volumes.get() + 1);
            },
            None => {
                assert!(now.cost.is_none_or(|cost| quote(Balance::MAX, price).saved < cost));
                never.set(never.get() + 1);
            },
        }
        if let Some(highest) = now.break_even_price {
            assert!(quote(volume, highest).cost.unwrap() <= now.saved);
            assert!(quote(volume, highest + 1).cost.is_none_or(|cost| cost > now.saved));
            prices.set(prices.get() + 1);
        } else {
            assert!(now.to_burn == 0 || big(now.saved) * UNIT >= big(now.to_burn) << 128);
        }
    });
    assert!(
        volumes.get() > 3_000 && prices.get() > 5_000 && never.get() > 300,
        "{volumes:?} {prices:?} {never:?}"
    );
}

#[test]
fn fee_at_basic_is_that_of_the_price_when_it_is_charged_at_any_tier() {
    assert_eq!(defaults().fee_at_basic(25 * UNIT, Tier::Diamond), 250 * UNIT);
    assert_eq!(defaults().fee_at_basic(25 * UNIT, Tier::Basic), 25 * UNIT);
    let (same, dearer, free) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let table = prop_oneof![Just(defaults()), any_table()];
    for_all(10_000, (table, below_bits(90), 0..6_usize), |(table, price, i)| {
        let tier = Tier::ALL[i];
        let (basic, rate) =
            (table.terms(Tier::Basic).rate.deconstruct(), table.terms(tier).rate.deconstruct());
        let fee = table.fee(price, tier);
        let told = table.fee_at_basic(fee, tier);
        if rate == 0 {
            free.set(free.get() + 1);
            return assert_eq!((fee, told), (0, 0));
        }
        // No less than the price owes at Basic, and no more than one base unit of `fee` adds.
        let exact = big(price) * basic;
        assert!((big(told) + 1_u8) * 1_000_000_000_u32 > exact);
        assert!(big(told) * 1_000_000_000_u32 <= exact + big(1_000_000_000_u32) * basic / rate + 1_u8);
        let count = if told == fee { &same } else { &dearer };
        count.set(count.get() + 1);
    });
    assert!(same.get() > 1_000 && dearer.get() > 3_000, "{same:?} {dearer:?} {free:?}");
}

#[test]
fn tiers_survive_their_encoding_when_stored() {
    assert_encodes_in(Burns { day: 7, burned: [Xp::MAX; BURN_DAYS] }, 484);
    assert_encodes_in(defaults(), 120);
    assert_encodes_in(Tier::Diamond, 1);
}
