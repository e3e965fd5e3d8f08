//! What people will try, by the number of the attack in the catalogue of this project's design.
use crate::{Error, OpenWeek, assert_refused, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_primitives::{UNIT, identity::IdentityId, time::DAY};
use frame_support::assert_ok;
use sp_runtime::{FixedU64, Perbill};

/// Claims for these owners and returns what each was paid.
fn claimed(owners: impl IntoIterator<Item = IdentityId>) -> Vec<u128> {
    owners
        .into_iter()
        .map(|owner| {
            let before = books().paid;
            let _ = by(STRANGER, Call::claim { owner });
            books().paid - before
        })
        .collect()
}

#[test]
fn attack_19_shares_never_exceed_the_pool_when_a_hundred_owners_succeed_and_are_trusted() {
    build_and_execute(|| {
        // By the flywheel's own formula these would get 54.9 pools.
        without_caps();
        change_params(|params| params.bootstrap = 1_000_000 * UNIT);
        let owners = MANY..MANY + 100;
        for owner in owners.clone() {
            for client in 0..3 {
                settle(owner, owner + 100 + client, u128::from(owner % 7 + 1) * UNIT);
            }
        }
        pass_weeks(1);
        let paid: u128 = claimed(owners).iter().sum();
        assert!(paid <= 1_000_000 * UNIT);
        assert!(1_000_000 * UNIT - paid < 1_000, "and only dust is left");
        assert_eq!(books().carried, 1_000_000 * UNIT - paid);
    });
}

#[test]
fn attack_20_splitting_earns_no_more_when_an_owner_spreads_its_work_over_agents() {
    let earned = |agents: [IdentityId; 4]| {
        let mut paid = 0;
        build_and_execute(|| {
            without_caps();
            change_params(|params| params.bootstrap = 1_000_000 * UNIT);
            for (i, agent) in agents.into_iter().enumerate() {
                settle(agent, if i % 2 == 0 { 2 } else { 3 }, 25 * UNIT);
            }
            settle(BOBS_BOT, 3, 100 * UNIT);
            settle(BOBS_BOT, 1, 100 * UNIT);
            pass_weeks(1);
            paid = claimed([1])[0];
        });
        paid
    };
    let whole = earned([BOT, BOT, BOT, BOT]);
    assert!(whole > 0);
    assert_eq!(earned([BOT, BOT_2, BOT, BOT_2]), whole);
    assert_eq!(earned([BOT, BOT, BOT_2, 1]), whole);
}

#[test]
fn attack_20_sybils_earn_nothing_when_they_do_no_paid_work() {
    build_and_execute(|| {
        without_caps();
        change_params(|params| params.bootstrap = 1_000_000 * UNIT);
        settle(BOT, 2, UNIT);
        settle(BOT, 3, UNIT);
        // A hundred sybils succeed at tasks that cost no fee, for each other.
        for sybil in MANY..MANY + 100 {
            settle(sybil, sybil + 1, 0);
            settle(sybil, sybil + 2, 0);
        }
        pass_weeks(1);
        assert_eq!(claimed(MANY..MANY + 100).iter().sum::<u128>(), 0);
        assert!(claimed([1])[0] > 999_999 * UNIT);
    });
}

#[test]
fn attack_21_washing_at_diamond_loses_below_the_break_even_that_the_chain_tells() {
    build_and_execute(|| {
        // A pool that could pay all that the cap per fee allows.
        change_params(|params| {
            params.bootstrap = 100_000_000 * UNIT;
            params.largest_share = Perbill::one();
        });
        assert_ok!(by(ALICE, burn(5_000_000 * UNIT)));
        let volume = 50_000_000 * UNIT;
        let fees = Perbill::from_parts(rate(ALICE) * 100_000).mul_ceil(volume);
        settle(BOT, 2, fees / 2);
        settle(BOT, 3, fees / 2);
        pass_weeks(1);
        let earned = claimed([1])[0];
        assert_eq!(earned, fees / UNIT * Params::get().xp_per_fee, "the cap per fee binds");
        for seats in [0, 20, 50, 100].map(Perbill::from_percent) {
            // What the washer's own seats bring back.
            let back = seats.mul_floor(PanelPart::get().mul_floor(fees));
            let gain = |price: u128| (back + earned / UNIT * price).checked_sub(fees);
            let break_even = Xp::break_even(seats).unwrap().flux;
            assert_eq!(gain(break_even), Some(0), "neither gains nor loses");
            assert_eq!(gain(break_even - 1), None);
            // At 0.02 FLX for an XP, as `docs/xp.md` has it.
            assert_eq!(gain(UNIT / 50), None);
        }
    });
}

#[test]
fn attack_22_ring_earns_no_diversity_and_a_clique_less_than_its_fees_when_k_owners_trade() {
    let ring: Vec<_> = (MANY..MANY + 10).collect();
    let worth = |paid: u128| paid / UNIT * Xp::break_even(Perbill::zero()).unwrap().flux;
    build_and_execute(|| {
        without_caps();
        change_params(|params| params.bootstrap = 1_000_000 * UNIT);
        for (i, owner) in ring.iter().enumerate() {
            settle(*owner, ring[(i + 1) % 10], 100 * UNIT);
        }
        assert_eq!(OpenWeek::<Test>::get().totals.diversity, 0);
        // As many fees, of two honest clients: it gets the diversity too, and half of the rest.
        settle(BOT, 2, 500 * UNIT);
        settle(BOT, 3, 500 * UNIT);
        pass_weeks(1);
        let ring_paid: u128 = claimed(ring.clone()).iter().sum();
        let honest = claimed([1])[0];
        assert!(ring_paid.abs_diff(400_000 * UNIT) < 5_000 * UNIT, "{ring_paid}");
        assert!(honest.abs_diff(600_000 * UNIT) < 5_000 * UNIT, "{honest}");
    });
    build_and_execute(|| {
        change_params(|params| params.largest_share = Perbill::one());
        // Four, all with all, have the diversity of three clients each, and the whole pool is theirs; the cap is not.
        let clique = &ring[..4];
        for owner in clique {
            for client in clique.iter().filter(|client| *client != owner) {
                settle(*owner, *client, 30 * UNIT);
            }
        }
        let totals = OpenWeek::<Test>::get().totals;
        assert_eq!((totals.volume, totals.diversity), (360 * UNIT, 240 * UNIT));
        pass_weeks(1);
        let paid: u128 = claimed(clique.to_vec()).iter().sum();
        assert_eq!(paid, 7_200 * UNIT);
        assert_eq!(
            worth(paid),
            totals.volume,
            "at the break-even they get back what they paid, and below it less"
        );
    });
}

#[test]
fn attack_23_lock_for_a_moment_buys_no_trust_and_an_unlock_ends_it_at_once() {
    build_and_execute(|| {
        let organic = |id| Xp::trust_view(id).organic.deconstruct();
        assert_ok!(by(ALICE, Call::lock { amount: 50_000_000 * UNIT }));
        assert_eq!(trust(1), organic(1), "nothing in the block of the lock");
        assert_ok!(by(ALICE, Call::unlock { amount: 50_000_000 * UNIT }));
        assert_eq!(trust(1), organic(1));
        // Mature, then ask for it back: it waits a week without counting.
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 50_000_000 * UNIT }));
        go_to(now() + 7 * DAY);
        assert_eq!(trust(1) - organic(1), 300_000_000);
        assert_ok!(by(ALICE, Call::unlock { amount: 50_000_000 * UNIT }));
        assert_eq!(trust(1), organic(1));
        assert_refused!(ALICE, Call::withdraw { owner: 1 }, Error::<Test>::NothingToWithdraw);
        assert!(send(ALICE, BOB, 60_000_000 * UNIT).is_err());
        // Topping up does not age what comes in, and a dust lock does not reset what has matured.
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 50_000_000 * UNIT }));
        go_to(now() + 7 * DAY);
        assert_ok!(by(ALICE, Call::lock { amount: 1 }));
        assert_eq!(trust(1) - organic(1), 300_000_000);
    });
}

#[test]
fn attack_24_a_thousand_xp_buy_three_points_and_organic_trust_shows_them() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 1_000 * UNIT }));
        go_to(now() + 7 * DAY);
        let view = Xp::trust_view(1);
        assert_eq!(view.trust.deconstruct() - view.organic.deconstruct(), 30_102_999);
        assert_eq!(view.organic.deconstruct(), 250_000_000 + (200 * 1_000_000 * now() / (365 * DAY)) as u32);
    });
}

#[test]
fn attack_25_trust_and_shares_are_defined_when_everything_is_zero() {
    build_and_execute(|| {
        change_params(|params| {
            params.job_unit_fee = 0;
            params.trust_unit = 0;
            params.bootstrap = 0;
        });
        System::set_block_number(0);
        assert_eq!(trust(1), 250_000_000);
        settle(BOT, 2, 0);
        fail(BOT, 3, 0);
        assert_eq!(Xp::trust_view(1).success, Perbill::zero());
        go_to_block(1);
        pass_weeks(2);
        assert_eq!(claimable(1), 0);
        assert!(!Xp::is_claimable(1));
    });
}

#[test]
fn attack_26_cancelling_counts_as_failing_and_no_success_hides_it() {
    build_and_execute(|| {
        // A dust job well done, then a real one cancelled, the same day, for the same client.
        settle(BOT, 2, 1);
        fail(BOT, 2, 100 * UNIT);
        let view = Xp::trust_view(1);
        assert_eq!(view.jobs.ended.into_inner(), 1_000_000_000);
        assert_eq!(view.success, Perbill::zero());
        // The other way round is no better.
        fail(BOBS_BOT, 1, 100 * UNIT);
        settle(BOBS_BOT, 1, 1);
        assert_eq!(Xp::trust_view(2).success, Perbill::zero());
        // Nor is a new agent: the record is the owner's.
        settle(BOT_2, 3, UNIT);
        assert_eq!(Xp::trust_view(BOT_2).success, Perbill::from_percent(50));
    });
}

#[test]
fn attack_26_no_dust_hides_a_failure_when_it_is_settled_together_or_its_panel_is_dear() {
    build_and_execute(|| {
        let success = |owner| Xp::trust_view(owner).success;
        // A hundred jobs of a tenth each, settled together, are a tenth of a job.
        settle_run(BOT, 2, &[UNIT / 10; 100]);
        fail(BOT, 2, UNIT);
        assert_eq!(success(1), Perbill::from_rational(1_u32, 11));
        // A tenth of a job whose panel cost as much as four full ones.
        settle_at_least(BOBS_BOT, 1, 4 * UNIT, UNIT / 10);
        fail(BOBS_BOT, 1, UNIT);
        assert_eq!(success(2), Perbill::from_rational(1_u32, 11));
    });
}

#[test]
fn attack_26_no_crowd_hides_failures_when_seven_hundred_clients_are_failed() {
    build_and_execute(|| {
        // A hundred a day for a week; only the first of them have a place.
        for day in 0..7 {
            for client in 0..100 {
                fail(BOT, MANY + 100 * day + client, UNIT);
                settle(BOT, MANY + 100 * day + client, UNIT);
            }
            pass_days(1);
        }
        let jobs = Xp::trust_view(1).jobs;
        assert_eq!(jobs.ended - jobs.succeeded, FixedU64::from_u32(700));
        // The three with a place, and one a day of all others.
        assert_eq!(jobs.succeeded, FixedU64::from_u32(3 + 7));
    });
}

#[test]
fn attack_27_burner_does_not_earn_its_own_burn_when_it_does_nine_tenths_of_the_work() {
    build_and_execute(|| {
        without_caps();
        assert_ok!(by(ALICE, burn(1_000_000 * UNIT)));
        pass_weeks(1);
        for client in [2, 3] {
            settle(BOT, client, 45 * UNIT);
        }
        for client in [1, 3] {
            settle(BOBS_BOT, client, 5 * UNIT);
        }
        pass_weeks(1);
        let paid = claimed([1, 2]);
        assert_eq!(paid[0], 0);
        assert!(paid[1].abs_diff(100_000 * UNIT) < 10, "{paid:?}");
        // What it could not get belongs to nobody; the next pool has it.
        assert_eq!(books().carried, 1_000_000 * UNIT - paid[1]);
        // There it is nobody's burn any more: nine tenths of the work get nine tenths of it.
        for (provider, fees) in [(BOT, 45), (BOBS_BOT, 5)] {
            for client in [3, MANY] {
                settle(provider, client, fees * UNIT);
            }
        }
        pass_weeks(1);
        let paid = claimed([1, 2]);
        assert!(paid[0].abs_diff(810_000 * UNIT) < 3_000 * UNIT, "{paid:?}");
        assert!(900_000 * UNIT - paid[0] - paid[1] < 100, "{paid:?}");
    });
}

#[test]
fn attack_27_burner_cannot_move_its_burn_to_another_week_when_it_claims_late_or_early() {
    build_and_execute(|| {
        without_caps();
        // Burns in the week in which it works are in the next pool, not in this.
        for touch in [false, true] {
            let start = books();
            settle(BOT, 2, UNIT);
            settle(BOBS_BOT, 3, UNIT);
            assert_ok!(by(ALICE, burn(1_000 * UNIT)));
            pass_weeks(1);
            if touch {
                // An idle touch between the burn and the work does not lose it.
                assert_ok!(by(ALICE, burn(1)));
                let _ = by(STRANGER, Call::claim { owner: 1 });
            }
            settle(BOT, 2, UNIT);
            settle(BOBS_BOT, 3, UNIT);
            pass_weeks(1);
            let own = claimed([1])[0];
            let other = claimed([2])[0];
            let pool = Xp::latest_weeks(1)[0].pool;
            assert!(pool >= 1_000 * UNIT && start.burned < books().burned);
            let mine = pool - 1_000 * UNIT;
            assert!(own <= mine / 2 + 1, "{own} of {pool}");
            assert!(other > own);
            pass_weeks(2);
        }
    });
}

#[test]
fn attack_28_fee_is_the_dear_one_when_it_falls_due_in_the_first_block_after_the_thirty_days() {
    build_and_execute(|| {
        // Burned at 23:00 of day 0; a fee 29 days and 23 hours later.
        go_to(23 * 3_600);
        assert_ok!(by(ALICE, burn(5_000_000 * UNIT)));
        let burned_at = now();
        go_to(burned_at + 29 * DAY + 3_598);
        assert_eq!(rate(ALICE), 25);
        go_to_block(30 * DAY / SLOT_SECONDS);
        assert_eq!(rate(ALICE), 250, "it counts its day and the 29 that follow, not 30 times 24 hours");
        assert!(now() < burned_at + 30 * DAY);
    });
}

#[test]
fn places_of_counterparties_raise_nothing_when_dust_clients_take_them() {
    build_and_execute(|| {
        // Three dust clients first: real ones are then counted as one. It lowers diversity and never raises it.
        for dust in 0..3 {
            settle(BOT, MANY + dust, 1);
        }
        for client in [2, 3] {
            settle(BOT, client, 100 * UNIT);
        }
        let crowded = OpenWeek::<Test>::get().totals;
        assert!(crowded.diversity < 10);
        assert_eq!(crowded.volume, 200 * UNIT + 3);
    });
}

#[test]
fn xp_of_the_market_changes_no_books_when_it_is_sent() {
    build_and_execute(|| {
        let before = books();
        assert_ok!(send(ALICE, STRANGER, 1_000 * UNIT));
        assert_ok!(send(STRANGER, BOB, 1_001 * UNIT));
        assert_eq!(books(), before);
        assert_eq!(issuance(), 5 * RICHES);
    });
}
