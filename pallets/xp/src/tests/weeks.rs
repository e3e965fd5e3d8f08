//! The close of a week.
use crate::{Event, Ledger, OpenWeek, WeekRecord, WeekTerms, Weeks, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_economics::xp::shares::Components;
use fluxnomics_primitives::{UNIT, time::WEEK};
use frame_support::assert_ok;
use sp_runtime::Perbill;

#[test]
fn week_closes_in_the_first_block_of_the_next_when_time_passes() {
    build_and_execute(|| {
        go_to_block(WEEK / SLOT_SECONDS - 1);
        assert_eq!((open_week(), events()), (0, vec![]));
        go_to_block(WEEK / SLOT_SECONDS);
        assert_eq!(open_week(), 1);
        let record = WeekRecord {
            week: 0,
            burned: 0,
            carried_in: 0,
            released: 1_920_000 * UNIT,
            pool: 1_920_000 * UNIT,
            carried_on: 1_920_000 * UNIT,
            totals: Components::default(),
        };
        assert_eq!(events(), [Event::WeekClosed { record }]);
        assert_eq!(Weeks::<Test>::iter().count(), 0, "nobody worked");
    });
}

#[test]
fn burns_of_a_week_are_shared_by_the_work_of_the_next_when_it_closes() {
    build_and_execute(|| {
        without_caps();
        settle(BOT, 2, UNIT);
        assert_ok!(by(BOB, burn(1_000 * UNIT)));
        pass_weeks(1);
        // The work of the week of the burn has no part in it.
        assert_eq!(claimable(1), 0);
        assert_eq!((books().burned_before, books().carried), (1_000 * UNIT, 0));
        settle(CAROLS_BOT, 2, UNIT);
        settle(CAROLS_BOT, 1, UNIT);
        pass_weeks(1);
        let weights = 900;
        let reputation = claimable(3) - weights * UNIT;
        assert!(reputation > 99 * UNIT && reputation <= 100 * UNIT, "{reputation}");
        assert_eq!(books().burned_before, 0);
    });
}

#[test]
fn bootstrap_halves_after_26_weeks_when_they_close() {
    build_and_execute(|| {
        pass_weeks(25);
        assert_eq!(books().released, 25 * 1_920_000 * UNIT);
        pass_weeks(1);
        assert_eq!(books().released, 26 * 1_920_000 * UNIT);
        pass_weeks(2);
        assert_eq!(books().released, 26 * 1_920_000 * UNIT + 2 * 960_000 * UNIT);
        // Idle weeks lose nothing.
        assert_eq!(books().carried, books().released);
    });
}

#[test]
fn missed_weeks_are_closed_a_bounded_number_a_block_when_the_chain_stood_still() {
    build_and_execute(|| {
        settle(BOT, 2, UNIT);
        go_to_block(6 * WEEK / SLOT_SECONDS);
        assert_eq!(open_week(), MAX_CLOSES);
        // Meanwhile work is counted in the week that is open.
        settle(BOT, 3, UNIT);
        assert_eq!(OpenWeek::<Test>::get().totals.volume, UNIT);
        go_to_block(System::block_number() + 1);
        assert_eq!(open_week(), 6);
        go_to_block(System::block_number() + 1);
        assert_eq!(open_week(), 6);
        assert_eq!(claimable(1), 40 * UNIT);
    });
}

/// Takes everything from those who work.
fn vote_all_away() {
    vote(|params| {
        params.xp_per_fee = 0;
        params.largest_share = Perbill::zero();
        params.volume_weight = Perbill::zero();
        params.diversity_weight = Perbill::from_percent(60);
        params.bootstrap = 0;
    });
}

#[test]
fn claims_follow_the_terms_of_their_week_when_parameters_change_after_it() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        pass_weeks(1);
        vote_all_away();
        assert_eq!(claimable(1), 2_000 * UNIT);
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert_eq!(books().paid, 2_000 * UNIT);
    });
}

#[test]
fn week_is_shared_by_the_terms_that_it_opened_with_when_a_vote_is_won_in_the_middle() {
    build_and_execute(|| {
        let before = OpenWeek::<Test>::get().terms;
        settle(BOT, 2, 100 * UNIT);
        pass_days(3);
        vote_all_away();
        settle(BOT, 3, 50 * UNIT);
        assert_eq!(OpenWeek::<Test>::get().terms, before);
        assert_eq!(Xp::earnings_view(1).expected, 3_000 * UNIT);
        let promised = Xp::week_view().pool;
        pass_weeks(1);
        assert_eq!(Xp::latest_weeks(1)[0].pool, promised);
        assert_eq!(books().released, 1_920_000 * UNIT);
        assert_eq!(claimable(1), 3_000 * UNIT);
        // The next week opens with what was voted.
        let params = Params::get();
        let terms = WeekTerms { released: 0, weights: params.weights(), caps: params.caps() };
        assert_eq!(OpenWeek::<Test>::get().terms, terms);
        settle(BOT, 2, 100 * UNIT);
        vote(|params| *params = Default::default());
        pass_weeks(1);
        assert_eq!((claimable(1), books().released), (3_000 * UNIT, 1_920_000 * UNIT));
    });
}

#[test]
fn every_missed_week_opens_with_what_is_in_force_when_several_are_closed_at_once() {
    build_and_execute(|| {
        vote(|params| params.bootstrap = UNIT);
        go_to_block(3 * WEEK / SLOT_SECONDS);
        let released: Vec<_> = Xp::latest_weeks(3).iter().map(|record| record.released).collect();
        assert_eq!(released, [UNIT, UNIT, 1_920_000 * UNIT]);
    });
}

#[test]
fn owner_gets_five_percent_of_the_pool_at_most_when_it_did_all_the_work() {
    build_and_execute(|| {
        settle(BOT, 2, 1_000_000 * UNIT);
        settle(BOT, 3, 1_000_000 * UNIT);
        pass_weeks(1);
        assert_eq!(claimable(1), 96_000 * UNIT);
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert_eq!(books().carried, (1_920_000 - 96_000) * UNIT);
        pass_weeks(1);
        // It went into the next pool.
        assert_eq!(Xp::latest_weeks(1)[0].pool, (2 * 1_920_000 - 96_000) * UNIT);
    });
}

#[test]
fn every_slice_carries_when_its_component_has_no_total() {
    build_and_execute(|| {
        change_params(|params| params.largest_share = Perbill::one());
        // One counterparty: no diversity.
        settle(BOT, 2, 1_000_000 * UNIT);
        pass_weeks(1);
        assert_eq!(books().carried, 384_000 * UNIT);
        assert_eq!(books().unclaimed, 1_536_000 * UNIT);
        assert!(claimable(1).abs_diff(1_536_000 * UNIT) < 10);
    });
}

#[test]
fn nobody_is_paid_and_nothing_is_lost_when_the_pool_is_empty() {
    build_and_execute(|| {
        without_caps();
        settle(BOT, 2, UNIT);
        pass_weeks(1);
        assert_eq!(Weeks::<Test>::iter().count(), 0);
        assert_eq!(books(), Ledger { genesis: 5 * RICHES, ..Ledger::default() });
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert_eq!(xp(ALICE), RICHES);
    });
}
