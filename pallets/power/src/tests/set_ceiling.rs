use crate::{Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::{Balance, UNIT, identity::StorageDeposits};
use frame_support::{assert_noop, assert_ok};

#[test]
fn ceiling_is_what_the_owner_says_when_it_is_set() {
    build_and_execute(|| {
        let id = human(ALICE);
        let _ = events();
        for ceiling in [0, 1, UNIT, Balance::MAX] {
            assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling }));
            assert_eq!(get(id).ceiling, ceiling);
            assert_eq!(events(), [Event::CeilingSet { id, ceiling }]);
        }
    });
}

#[test]
fn ceiling_fails_to_change_when_the_caller_is_not_the_owner_of_a_registered_identity() {
    build_and_execute(|| {
        let id = human(ALICE);
        let set = |id| Call::set_ceiling { id, ceiling: UNIT };
        for who in [key(id), BOB, STRANGER] {
            assert_refused!(who, set(id), Error::<Test>::NotOwner);
        }
        assert_refused!(ALICE, set(9), Error::<Test>::UnknownIdentity);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, set(id), Error::<Test>::Deregistered);
    });
}

#[test]
fn lower_ceiling_stops_new_entries_only_when_more_is_held_already() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(Power::hold(id, 10 * UNIT));
        assert_noop!(<Power as StorageDeposits>::hold(id, 1), Error::<Test>::CeilingExceeded);
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT }));
        assert_eq!(held(HoldReason::Storage, ALICE), 10 * UNIT);
        assert_ok!(Power::release(id, 9 * UNIT));
        assert_noop!(<Power as StorageDeposits>::hold(id, 1), Error::<Test>::CeilingExceeded);
        assert_ok!(Power::release(id, UNIT));
        assert_ok!(Power::hold(id, UNIT));
        assert_ok!(Power::release(id, UNIT));
        assert_noop!(<Power as StorageDeposits>::release(id, 1), Error::<Test>::Overflow);
    });
}

#[test]
fn deposit_fails_when_the_identity_is_unknown_or_deregistered() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_noop!(<Power as StorageDeposits>::hold(9, 1), Error::<Test>::UnknownIdentity);
        assert_noop!(<Power as StorageDeposits>::release(9, 1), Error::<Test>::UnknownIdentity);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_noop!(<Power as StorageDeposits>::hold(id, 1), Error::<Test>::Deregistered);
    });
}

#[test]
fn deposit_fails_when_the_owner_has_no_hetu_left_below_the_ceiling() {
    build_and_execute(|| {
        fund(50, 21 * UNIT + ED + UNIT);
        assert_ok!(by(50, register_human(HOT)));
        assert_ok!(Power::hold(0, UNIT));
        assert_noop!(<Power as StorageDeposits>::hold(0, 1), sp_runtime::TokenError::FundsUnavailable);
        assert_ok!(Power::release(0, UNIT));
    });
}
