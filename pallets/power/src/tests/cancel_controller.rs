use crate::{Error, Event, HoldReason, PendingControllers, assert_refused, mock::*};
use frame_support::assert_ok;

#[test]
fn named_controller_is_withdrawn_and_its_deposit_released_when_the_owner_cancels() {
    build_and_execute(|| {
        let id = human(ALICE);
        let free = Balances::free_balance(ALICE);
        assert_ok!(by(key(id), Call::announce_controller { id, controller: HOT }));
        let _ = events();
        assert_ok!(by(ALICE, Call::cancel_controller { id }));
        assert_eq!(events(), [Event::ControllerCancelled { id, controller: HOT }]);
        assert!(!PendingControllers::<Test>::contains_key(id));
        assert_eq!(held(HoldReason::Storage, ALICE), 0);
        assert_eq!(Balances::free_balance(ALICE), free);
        assert_eq!(get(id).deposits, 0);
        assert!(!System::account_exists(&HOT));
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::NoPendingController);
    });
}

#[test]
fn first_controller_is_withdrawn_when_it_has_not_accepted() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_ok!(by(ALICE, Call::cancel_controller { id: 0 }));
        assert_refused!(HOT, Call::accept_controller { id: 0 }, Error::<Test>::NoPendingController);
        // The identity is not lost: its owner names another.
        assert_ok!(by(ALICE, Call::announce_controller { id: 0, controller: WARM }));
        assert_ok!(by(WARM, Call::accept_controller { id: 0 }));
    });
}

#[test]
fn cancellation_fails_when_the_caller_is_not_the_owner() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        for who in [STRANGER, HOT, key(id)] {
            assert_refused!(who, Call::cancel_controller { id }, Error::<Test>::NotOwner);
        }
    });
}

#[test]
fn cancellation_fails_when_nobody_was_named() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_refused!(ALICE, Call::cancel_controller { id }, Error::<Test>::NoPendingController);
        assert_refused!(ALICE, Call::cancel_controller { id: 9 }, Error::<Test>::UnknownIdentity);
    });
}
