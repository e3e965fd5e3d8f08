use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_economics::time::{DAY, SLOT_SECONDS, WEEK};
use frame_support::assert_ok;

#[test]
fn xp_is_released_by_anybody_to_the_block_when_it_has_waited_seven_days() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 100 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 60 }));
        let from = System::block_number() + WEEK / SLOT_SECONDS;
        go_to_block(from - 1);
        assert!(!Xp::is_withdrawable(1));
        assert_refused!(STRANGER, Call::withdraw { owner: 1 }, Error::<Test>::NothingToWithdraw);
        go_to_block(from);
        assert!(Xp::is_withdrawable(1));
        events();
        assert_ok!(by(STRANGER, Call::withdraw { owner: 1 }));
        assert_eq!(events(), [Event::XpReleased { owner: 1, account: ALICE, amount: 60 }]);
        assert_eq!((free(ALICE), held(ALICE)), (RICHES - 40, 40));
        assert_refused!(STRANGER, Call::withdraw { owner: 1 }, Error::<Test>::NothingToWithdraw);
    });
}

#[test]
fn only_what_has_waited_is_released_when_requests_are_of_different_days() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 100 }));
        for amount in [1, 2, 4] {
            assert_ok!(by(ALICE, Call::unlock { amount }));
            go_to(now() + DAY);
        }
        go_to(now() + 5 * DAY);
        assert_ok!(by(ALICE, Call::withdraw { owner: 1 }));
        assert_eq!(held(ALICE), 97);
        go_to(now() + DAY);
        assert_ok!(by(ALICE, Call::withdraw { owner: 1 }));
        assert_eq!(held(ALICE), 93);
    });
}

#[test]
fn withdrawal_is_refused_when_the_identity_is_an_agent_or_nobody() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 100 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 100 }));
        pass_days(9);
        for owner in [BOT, 2, 99] {
            assert_refused!(STRANGER, Call::withdraw { owner }, Error::<Test>::NothingToWithdraw);
        }
    });
}
