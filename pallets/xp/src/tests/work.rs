//! What the end of a task counts for.
use crate::{Earners, Event, OpenWeek, Reputations, mock::*};
use fluxnomics_economics::xp::shares::Components;
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::{FixedU64, Perbill};

fn totals() -> Components<u128> {
    OpenWeek::<Test>::get().totals
}

fn jobs(owner: u64) -> (FixedU64, FixedU64) {
    let jobs = Reputations::<Test>::get(owner).jobs;
    (jobs.succeeded, jobs.ended)
}

fn quarters(n: u64) -> FixedU64 {
    FixedU64::from_inner(n * 250_000_000)
}

#[test]
fn fees_of_all_agents_of_an_owner_are_its_own_when_tasks_settle() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        settle(BOT_2, 3, 100 * UNIT);
        settle(1, CAROLS_BOT, 100 * UNIT);
        let Components { volume, success, diversity, reputation } = totals();
        assert_eq!((volume, success), (300 * UNIT, 300 * UNIT));
        // F − ΣF²/F = 300 − (100² + 200²)/300
        assert_eq!(diversity, 400 * UNIT / 3);
        // One job of one: 33.3 points, two of two: 37.5 (and a second of age); Carol counts once a day.
        assert!(reputation > 108 * UNIT && reputation < 109 * UNIT, "{reputation}");
        assert_eq!(Earners::<Test>::iter_keys().collect::<Vec<_>>(), [1]);
        assert_eq!(jobs(1), (quarters(8), quarters(8)));
    });
}

#[test]
fn job_counts_once_a_day_for_each_counterparty_when_tasks_are_many() {
    build_and_execute(|| {
        for _ in 0..10 {
            settle(BOT, 2, UNIT);
        }
        settle(BOT, BOBS_BOT, UNIT);
        assert_eq!(jobs(1), (quarters(4), quarters(4)), "one owner, one job");
        settle(BOT, 3, UNIT);
        assert_eq!(jobs(1), (quarters(8), quarters(8)));
        pass_days(1);
        settle(BOT, 2, UNIT);
        assert_eq!(jobs(1), (quarters(12), quarters(12)));
        // All fees count for the week.
        assert_eq!(totals().volume, 13 * UNIT);
    });
}

#[test]
fn largest_job_of_a_day_counts_when_small_ones_come_first() {
    build_and_execute(|| {
        let events_of = |fee| {
            events();
            settle(BOT, 2, fee);
            match events()[..] {
                [
                    Event::WorkCounted {
                        weight,
                        settled: true,
                        owner: 1,
                        week: 0,
                        provider: BOT,
                        client: 2,
                        counterparty: Some(2),
                        fee: told,
                    },
                ] => {
                    assert_eq!(told, fee);
                    weight
                },
                ref other => panic!("{other:?}"),
            }
        };
        // The unit is one FLX.
        assert_eq!(events_of(UNIT / 4), Perbill::from_percent(25));
        assert_eq!(events_of(UNIT / 4), Perbill::zero());
        assert_eq!(events_of(UNIT / 2), Perbill::from_percent(25));
        assert_eq!(events_of(UNIT), Perbill::from_percent(50));
        assert_eq!(events_of(100 * UNIT), Perbill::zero());
        assert_eq!(jobs(1), (quarters(4), quarters(4)));
    });
}

#[test]
fn tasks_settled_together_weigh_as_much_as_the_largest_alone_when_they_are_many() {
    let seen = |together: bool| {
        let mut seen = None;
        build_and_execute(|| {
            let fees: Vec<_> = (1..=100).map(|n: u128| UNIT / 10 * n / 100).collect();
            if together {
                settle_run(BOT, 2, &fees);
            } else {
                fees.iter().rev().for_each(|fee| settle(BOT, 2, *fee));
            }
            let Components { volume, success, diversity, reputation } = totals();
            seen = Some((jobs(1), volume, success, diversity));
            // The largest of them, 0.1 FLX: a tenth of a job.
            assert_eq!(jobs(1).1, FixedU64::from_inner(100_000_000));
            // Each fee is rounded down alone.
            let whole = Xp::trust_view(1).trust.mul_floor(volume);
            assert!(whole - reputation < 100, "{whole} {reputation}");
        });
        seen
    };
    assert_eq!(seen(true), seen(false));
}

#[test]
fn success_weighs_what_its_price_owes_when_its_panel_cost_more() {
    build_and_execute(|| {
        settle_at_least(BOT, 2, 6 * UNIT / 10, UNIT / 10);
        assert_eq!(jobs(1).0, FixedU64::from_inner(100_000_000));
        assert_eq!(totals().volume, 6 * UNIT / 10, "the fee was paid");
        // A failure at the same price weighs as much.
        fail(BOT, 2, UNIT / 10);
        assert_eq!(Xp::trust_view(1).success, Perbill::from_percent(50));
    });
}

#[test]
fn job_is_as_large_at_every_tier_when_its_price_is_the_same() {
    build_and_execute(|| {
        // A price of 20 FLX is half a job: it owes 0.5 FLX at Basic, and a tenth of it at Diamond.
        let price = 20 * UNIT;
        let fee = || Perbill::from_parts(rate(ALICE) * 100_000).mul_ceil(price);
        settle(BOT, 2, fee());
        fail(BOT, 3, fee());
        assert_eq!(jobs(1), (quarters(2), quarters(4)));
        for (burned, part) in [(50_000, 60), (950_000, 20), (4_000_000, 10)] {
            let before = jobs(1);
            assert_ok!(by(ALICE, burn(burned * UNIT)));
            assert_eq!(fee(), UNIT / 2 * part / 100);
            // On another day, so that each of them counts.
            pass_days(1);
            settle(BOT, 2, fee());
            fail(BOT, 3, fee());
            assert_eq!(jobs(1), (before.0 + quarters(2), before.1 + quarters(4)));
        }
        // Volume is what was paid.
        assert_eq!(totals().volume, UNIT / 2 * (100 + 60 + 20 + 10) / 100);
    });
}

#[test]
fn every_failure_counts_when_clients_are_not_told_apart() {
    build_and_execute(|| {
        for client in 0..u64::from(MAX_COUNTERPARTIES) {
            settle(BOT, MANY + client, UNIT);
        }
        events();
        for client in 10..17 {
            fail(BOT, MANY + client, UNIT);
        }
        assert_eq!(jobs(1), (quarters(12), quarters(40)));
        for client in 10..17 {
            settle(BOT, MANY + client, UNIT);
        }
        assert_eq!(jobs(1), (quarters(16), quarters(44)), "successes are one");
        let others = events()
            .into_iter()
            .filter(|event| matches!(event, Event::WorkCounted { counterparty: None, owner: 1, .. }));
        assert_eq!(others.count(), 14);
        // Of a client that has a place, one failure a day counts.
        fail(BOT, MANY, UNIT);
        fail(BOT, MANY, UNIT);
        assert_eq!(jobs(1), (quarters(16), quarters(48)));
    });
}

#[test]
fn failure_counts_beside_a_success_when_both_are_of_one_day() {
    build_and_execute(|| {
        settle(BOT, 2, UNIT);
        fail(BOT, 2, UNIT);
        fail(BOT, 2, UNIT);
        assert_eq!(jobs(1), (quarters(4), quarters(8)));
        assert_eq!(Xp::trust_view(1).success, Perbill::from_percent(50));
        // It paid no fee, so it earns nothing.
        assert_eq!(totals().volume, UNIT);
        // The fee of the next is weighted by the success of its moment: 2 of 3.
        settle(BOT, 3, 3 * UNIT);
        assert_eq!(totals().success, UNIT + Perbill::from_rational(2_u32, 3).mul_floor(3 * UNIT));
    });
}

#[test]
fn first_failure_leaves_no_fees_when_nothing_settled() {
    build_and_execute(|| {
        fail(BOT, 2, UNIT);
        assert_eq!(totals(), Components::default());
        assert_eq!(jobs(1), (quarters(0), quarters(4)));
        pass_weeks(1);
        assert!(!Xp::is_claimable(1));
    });
}

#[test]
fn counterparties_beyond_the_limit_are_one_when_a_week_has_many() {
    build_and_execute(|| {
        for client in 0..10 {
            settle(BOT, MANY + client, UNIT);
        }
        let earner = Earners::<Test>::get(1).unwrap();
        assert_eq!(earner.counterparties.len(), MAX_COUNTERPARTIES as usize);
        assert_eq!(earner.others.fees, 7 * UNIT);
        // 10 − (3·1 + 7²)/10
        assert_eq!(totals().diversity, 48 * UNIT / 10);
        // They are one job as well.
        assert_eq!(jobs(1), (quarters(16), quarters(16)));
        // Those that have a place keep it.
        settle(BOT, MANY, UNIT);
        assert_eq!(Earners::<Test>::get(1).unwrap().others.fees, 7 * UNIT);
        // A new week, new places.
        pass_weeks(1);
        settle(BOT, MANY + 9, UNIT);
        assert_eq!(Earners::<Test>::get(1).unwrap().counterparties.len(), 1);
    });
}

#[test]
fn work_for_oneself_counts_for_nothing_when_agents_of_one_owner_trade() {
    build_and_execute(|| {
        settle(BOT, BOT_2, 100 * UNIT);
        settle(BOT, 1, 100 * UNIT);
        fail(1, BOT, 100 * UNIT);
        assert_eq!(totals(), Components::default());
        assert_eq!(events(), []);
        assert_eq!(Reputations::<Test>::iter().count(), 0);
    });
}

#[test]
fn work_counts_for_nobody_when_the_owner_is_gone_and_for_the_others_when_the_client_is() {
    build_and_execute(|| {
        settle(99, 2, 100 * UNIT);
        assert_eq!(totals(), Components::default());
        settle(BOT, 99, UNIT);
        settle(BOT, 98, UNIT);
        assert_eq!(totals().volume, 2 * UNIT);
        assert_eq!(totals().diversity, 0);
        assert_eq!(Earners::<Test>::get(1).unwrap().others.fees, 2 * UNIT);
    });
}

#[test]
fn day_of_a_job_is_the_economic_day_when_it_ends_at_midnight() {
    build_and_execute(|| {
        go_to(DAY - 2);
        settle(BOT, 2, UNIT);
        go_to(DAY);
        settle(BOT, 2, UNIT);
        assert_eq!(jobs(1), (quarters(8), quarters(8)));
    });
}
