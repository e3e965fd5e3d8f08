use crate::{Error, Event, Proposals, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn clear_removes_and_releases_when_the_referendum_is_lost() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        let other = proposed(ALICE, &[Change::PowerCap(9_001)]);
        Referenda::set(index, State::Lost);
        System::reset_events();
        assert_ok!(clear(BOB, index));

        assert_eq!(events(), vec![Event::Cleared { index }]);
        assert_eq!(Proposals::<Test>::iter_keys().collect::<Vec<_>>(), vec![other]);
        assert_eq!(held(ALICE), BASE_DEPOSIT + CHANGE_DEPOSIT, "that of the other proposal");
        assert_eq!(Balances::free_balance(BOB), RICHES, "the deposit is the proposer's");
        assert_eq!(values()[3], 10_000);
    });
}

#[test]
fn clear_fails_when_the_origin_is_not_signed() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        Referenda::set(index, State::Lost);
        for origin in origins() {
            if frame_system::ensure_signed(origin.clone()).is_err() {
                assert_noop!(clear_by(origin, index), DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn clear_fails_when_there_is_no_such_proposal() {
    build_and_execute(|| {
        assert_noop!(clear(BOB, 0), error(Error::UnknownProposal));
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        Referenda::set(index, State::Lost);
        assert_ok!(clear(BOB, index));
        assert_noop!(clear(BOB, index), error(Error::UnknownProposal));
    });
}

#[test]
fn clear_fails_when_the_referendum_is_ongoing() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        advance(300 * DAY);
        for who in ACCOUNTS {
            assert_noop!(clear(who, index), error(Error::StillOngoing));
        }
    });
}

#[test]
fn clear_waits_for_the_grace_when_the_referendum_is_approved() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        approve(index);
        assert_noop!(clear(BOB, index), error(Error::AwaitingEnactment));
        advance(3 * DAY + LAG);
        assert_noop!(clear(BOB, index), error(Error::AwaitingEnactment));
        advance(1);
        assert_ok!(clear(BOB, index));
        assert_eq!(held(ALICE), 0);
        assert_noop!(enact(index), error(Error::UnknownProposal));
    });
}
