use crate::{Error, Event, TierDrop, assert_refused, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_economics::xp::tier::Tier;
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn fee_falls_at_each_threshold_when_one_base_unit_more_is_burned() {
    build_and_execute(|| {
        assert_eq!(rate(ALICE), 250);
        let table = [(10_000, 200), (50_000, 150), (250_000, 100), (1_000_000, 50), (5_000_000, 25)];
        let (mut burned, mut before) = (0, 250);
        for (threshold, fee) in table {
            assert_ok!(by(ALICE, burn(threshold * UNIT - burned - 1)));
            assert_eq!(rate(ALICE), before);
            assert_ok!(by(ALICE, burn(1)));
            assert_eq!(rate(ALICE), fee);
            (burned, before) = (threshold * UNIT, fee);
        }
        assert_eq!(xp(ALICE), RICHES - 5_000_000 * UNIT);
        assert_eq!(books().burned, 5_000_000 * UNIT);
        assert_eq!((rate(BOB), rate(STRANGER)), (250, 250));
    });
}

#[test]
fn tier_lasts_its_day_and_the_29_that_follow_to_the_block_when_a_burn_is_made_at_the_end_of_a_day() {
    build_and_execute(|| {
        // The last block of day 4.
        go_to_block(5 * DAY / SLOT_SECONDS - 1);
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        let last = 34 * DAY / SLOT_SECONDS - 1;
        go_to_block(last);
        assert_eq!(rate(ALICE), 200);
        go_to_block(last + 1);
        assert_eq!(rate(ALICE), 250);
    });
}

#[test]
fn tier_lasts_thirty_days_to_the_block_when_a_burn_is_made_at_the_beginning_of_a_day() {
    build_and_execute(|| {
        pass_days(4);
        assert_eq!(now() % DAY, 0);
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        let end = now() + 30 * DAY;
        go_to_block(end / SLOT_SECONDS - 1);
        assert_eq!(rate(ALICE), 200);
        go_to_block(end / SLOT_SECONDS);
        assert_eq!(rate(ALICE), 250);
    });
}

#[test]
fn burn_of_the_last_bucket_counts_on_its_own_when_the_first_is_gone() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        // The last day of the first burn.
        pass_days(29);
        assert_ok!(by(ALICE, burn(40_000 * UNIT)));
        assert_eq!(rate(ALICE), 150);
        pass_days(1);
        assert_eq!(rate(ALICE), 200);
        pass_days(28);
        assert_eq!(rate(ALICE), 200);
        assert_eq!(Xp::tier_view(&ALICE).drops, Some(TierDrop { day: 59, to: Tier::Basic }));
        pass_days(1);
        assert_eq!(rate(ALICE), 250);
    });
}

#[test]
fn rate_is_that_of_the_moment_when_the_table_changes() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        change_params(|params| params.bronze_burn = 10_001 * UNIT);
        assert_eq!(rate(ALICE), 250);
        change_params(|params| params.silver_burn = 10_000 * UNIT);
        assert_eq!(rate(ALICE), 150);
    });
}

#[test]
fn burn_is_told_when_it_is_made() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        assert_ok!(by(ALICE, burn(7)));
        let told = |week, amount, sum| Event::XpBurned {
            owner: 1,
            account: ALICE,
            week,
            amount,
            sum,
            tier: Tier::Bronze,
        };
        assert_eq!(events(), [told(0, 10_000 * UNIT, 10_000 * UNIT), told(0, 7, 10_000 * UNIT + 7)]);
        pass_weeks(2);
        events();
        assert_ok!(by(ALICE, burn(1)));
        assert_eq!(events(), [told(2, 1, 10_000 * UNIT + 8)]);
    });
}

#[test]
fn all_xp_can_be_burned_when_none_is_locked_and_all_but_a_unit_when_some_is() {
    build_and_execute(|| {
        assert_ok!(by(BOB, burn(RICHES)));
        assert_eq!(xp(BOB), 0);
        assert_ok!(by(ALICE, Call::lock { amount: UNIT }));
        assert!(by(ALICE, burn(RICHES - UNIT)).is_err());
        assert_ok!(by(ALICE, burn(RICHES - UNIT - 1)));
        assert_eq!((free(ALICE), held(ALICE)), (1, UNIT));
    });
}

#[test]
fn burn_is_refused_when_the_caller_has_no_identity_no_agent_no_xp_or_burns_nothing() {
    build_and_execute(|| {
        assert_refused!(STRANGER, burn(UNIT), Error::<Test>::NotRegistered);
        assert_refused!(DAVE, burn(UNIT), Error::<Test>::NoAgent);
        assert_refused!(ALICE, burn(0), Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, burn(RICHES + 1), TokenError::FundsUnavailable);
    });
}
