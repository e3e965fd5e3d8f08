use crate::{Error, Event, mock::*};
use fluxnomics_primitives::governance::TrackId;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const TRACK: TrackId = 1;

fn stage() {
    delegate(BOB, POOR, TRACK, 15_000);
    delegate(ALICE, POOR, TRACK, 1_000);
    delegate(BOB, ALICE, TRACK + 1, 2_000);
}

#[test]
fn decline_ends_that_delegation_and_no_other() {
    build_and_execute(|| {
        stage();
        assert_ok!(decline(POOR, BOB, TRACK));
        let declined = Event::DelegationDeclined { who: POOR, from: BOB, track: TRACK, balance: 15_000 };
        assert_eq!(events(), vec![declined]);
        assert_eq!(Governance::voting_power(BOB, TRACK).delegating, 0);
        assert_eq!(Governance::voting_power(POOR, TRACK).delegated, 1_000);
        assert_eq!(Governance::voting_power(ALICE, TRACK + 1).delegated, 2_000);
    });
}

#[test]
fn decline_fails_when_nothing_is_delegated_to_the_account_there() {
    build_and_execute(|| {
        stage();
        for (who, from, track) in [
            (ALICE, BOB, TRACK),
            (POOR, BOB, TRACK + 1),
            (BOB, POOR, TRACK),
            (BOB, BOB, TRACK),
            (CAROL, CAROL, 0),
        ] {
            assert_noop!(decline(who, from, track), error(Error::NotDelegated));
        }
        assert_ok!(decline(POOR, BOB, TRACK));
        assert_noop!(decline(POOR, BOB, TRACK), error(Error::NotDelegated));
    });
}

#[test]
fn decline_fails_when_the_origin_is_not_signed() {
    build_and_execute(|| {
        stage();
        for origin in origins() {
            if frame_system::ensure_signed(origin.clone()).is_err() {
                assert_noop!(Governance::decline_delegation(origin, BOB, TRACK), DispatchError::BadOrigin);
            }
        }
    });
}
