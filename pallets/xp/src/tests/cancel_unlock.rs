use crate::{Error, Event, Reputations, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

fn amounts() -> Vec<u128> {
    Reputations::<Test>::get(1).unlocking.iter().map(|request| request.amount).collect()
}

#[test]
fn latest_requests_are_cancelled_first_and_in_part_when_an_amount_is_named() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 100 }));
        for amount in [10, 20, 30] {
            assert_ok!(by(ALICE, Call::unlock { amount }));
        }
        events();
        assert!(Xp::is_unlock_cancellable(&ALICE, 60) && !Xp::is_unlock_cancellable(&ALICE, 61));
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 35 }));
        assert_eq!(amounts(), [10, 15]);
        assert_eq!(events(), [Event::UnlockCancelled { owner: 1, amount: 35 }]);
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 15 }));
        assert_eq!(amounts(), [10]);
        assert_eq!(Xp::trust_view(1).locked, 90);
        assert_eq!(held(ALICE), 100);
    });
}

#[test]
fn cancelled_xp_matures_anew_when_it_had_matured_before() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 99_000 * UNIT }));
        go_to(now() + 7 * DAY);
        let points = || trust(1) - Xp::trust_view(1).organic.deconstruct();
        assert_eq!(points(), 200_000_000);
        assert_ok!(by(ALICE, Call::unlock { amount: 90_000 * UNIT }));
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 90_000 * UNIT }));
        assert_eq!(points(), 100_000_000);
        go_to(now() + 7 * DAY);
        assert_eq!(points(), 200_000_000);
    });
}

#[test]
fn request_can_be_cancelled_when_it_has_waited_long_enough() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 10 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 10 }));
        pass_days(10);
        assert_ok!(by(ALICE, Call::cancel_unlock { amount: 10 }));
        assert_refused!(ALICE, Call::withdraw { owner: 1 }, Error::<Test>::NothingToWithdraw);
    });
}

#[test]
fn cancelling_is_refused_when_more_than_waits_or_nothing_is_named() {
    build_and_execute(|| {
        assert_refused!(STRANGER, Call::cancel_unlock { amount: 1 }, Error::<Test>::NotRegistered);
        assert_ok!(by(ALICE, Call::lock { amount: 10 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 4 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 4 }));
        assert_refused!(ALICE, Call::cancel_unlock { amount: 0 }, Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, Call::cancel_unlock { amount: 9 }, Error::<Test>::InsufficientUnlocking);
        assert!(!Xp::is_unlock_cancellable(&STRANGER, 1) && !Xp::is_unlock_cancellable(&ALICE, 0));
    });
}
