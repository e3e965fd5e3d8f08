use crate::{Error, Event, Reputations, Unlocking, assert_refused, mock::*};
use fluxnomics_primitives::{
    UNIT,
    time::{DAY, WEEK},
};
use frame_support::assert_ok;

#[test]
fn trust_falls_at_the_request_when_xp_is_unlocked() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 999_000 * UNIT }));
        pass_days(7);
        go_to(now() + DAY);
        let full = trust(1);
        let organic = Xp::trust_view(1).organic.deconstruct();
        assert_eq!(full - organic, 300_000_000);
        assert_ok!(by(ALICE, Call::unlock { amount: 900_000 * UNIT }));
        // 99 units are left: 20 points.
        assert_eq!(trust(1) - organic, 200_000_000);
        assert_eq!(held(ALICE), 999_000 * UNIT, "nothing is released yet");
        assert_ok!(by(ALICE, Call::unlock { amount: 99_000 * UNIT }));
        assert_eq!(trust(1), organic);
    });
}

#[test]
fn unlock_is_told_with_its_day_when_it_is_asked_for() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: UNIT }));
        events();
        assert_ok!(by(ALICE, Call::unlock { amount: 7 }));
        let releasable_from = now() + WEEK;
        assert_eq!(events(), [Event::UnlockRequested { owner: 1, amount: 7, releasable_from }]);
        // A later change of the delay does not move it.
        change_params(|params| params.unlock_delay = 30 * DAY);
        let request = Unlocking { amount: 7, releasable_from };
        assert_eq!(Reputations::<Test>::get(1).unlocking.into_inner(), [request]);
    });
}

#[test]
fn unlock_is_refused_when_more_than_is_locked_nothing_or_too_often_is_asked_for() {
    build_and_execute(|| {
        assert_refused!(STRANGER, Call::unlock { amount: 1 }, Error::<Test>::NotRegistered);
        assert_refused!(ALICE, Call::unlock { amount: 1 }, Error::<Test>::InsufficientLocked);
        assert_ok!(by(ALICE, Call::lock { amount: UNIT }));
        assert_refused!(ALICE, Call::unlock { amount: 0 }, Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, Call::unlock { amount: UNIT + 1 }, Error::<Test>::InsufficientLocked);
        assert!(!Xp::is_unlockable(&ALICE, UNIT + 1) && !Xp::is_unlockable(&ALICE, 0));
        for _ in 0..MAX_UNLOCKING {
            assert!(Xp::is_unlockable(&ALICE, 1));
            assert_ok!(by(ALICE, Call::unlock { amount: 1 }));
        }
        assert_refused!(ALICE, Call::unlock { amount: 1 }, Error::<Test>::TooManyUnlocking);
        assert!(!Xp::is_unlockable(&ALICE, 1) && !Xp::is_unlockable(&STRANGER, 1));
    });
}
