use crate::{Error, Event, HoldReason, PendingController, PendingControllers, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

fn announce(id: u64, controller: AccountId) -> Call {
    Call::announce_controller { id, controller }
}

#[test]
fn controller_is_named_after_a_delay_when_the_owner_rotates() {
    build_and_execute(|| {
        let id = human(ALICE);
        let _ = events();
        let acceptable_from = now() + 5 * DAY;
        assert_ok!(by(ALICE, announce(id, HOT)));
        assert_eq!(
            PendingControllers::<Test>::get(id),
            Some(PendingController { account: HOT, acceptable_from, deposit: UNIT })
        );
        assert_eq!(events(), [Event::ControllerAnnounced { id, controller: HOT, acceptable_from }]);
        assert_eq!(held(HoldReason::Storage, ALICE), UNIT);
        assert_eq!(get(id).deposits, UNIT);
        assert_eq!(get(id).controller, Some(key(id)), "the old controller still acts");
        assert_eq!(sufficients(HOT), 1);
    });
}

#[test]
fn controller_is_named_after_a_delay_when_the_controller_rotates_itself() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(key(id), announce(id, HOT)));
        let pending = PendingControllers::<Test>::get(id).unwrap();
        assert_eq!(pending.acceptable_from, now() + 5 * DAY);
        assert_eq!(held(HoldReason::Storage, ALICE), UNIT, "the deposit is the owner's");
        assert_eq!(held(HoldReason::Storage, key(id)), 0);
    });
}

#[test]
fn controller_may_accept_at_once_when_the_identity_has_none() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_ok!(by(ALICE, announce(0, WARM)));
        let pending = PendingControllers::<Test>::get(0).unwrap();
        assert_eq!((pending.account, pending.acceptable_from), (WARM, now()));
        assert_eq!(sufficients(HOT), 0);
        assert!(!System::account_exists(&HOT), "a key named in vain leaves nothing behind");
    });
}

#[test]
fn owner_replaces_the_named_controller_when_there_is_one() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(key(id), announce(id, HOT)));
        let _ = events();
        advance(4 * DAY);
        assert_ok!(by(ALICE, announce(id, WARM)));
        let acceptable_from = now() + 5 * DAY;
        assert_eq!(
            events(),
            [
                Event::ControllerCancelled { id, controller: HOT },
                Event::ControllerAnnounced { id, controller: WARM, acceptable_from },
            ]
        );
        assert_eq!(held(HoldReason::Storage, ALICE), UNIT, "one entry, one deposit");
        assert_eq!((sufficients(HOT), sufficients(WARM)), (0, 1));
    });
}

#[test]
fn announcement_fails_when_the_controller_would_replace_one_named_before() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, announce(id, HOT)));
        assert_refused!(key(id), announce(id, WARM), Error::<Test>::ControllerPending);
        assert_refused!(key(id), announce(id, HOT), Error::<Test>::ControllerPending);
    });
}

#[test]
fn announcement_fails_when_the_caller_is_neither_owner_nor_controller() {
    build_and_execute(|| {
        let id = human(ALICE);
        let other = human(BOB);
        for who in [STRANGER, BOB, key(other), HOT] {
            assert_refused!(who, announce(id, HOT), Error::<Test>::NotOwnerOrController);
        }
        assert_refused!(ALICE, announce(9, HOT), Error::<Test>::UnknownIdentity);
    });
}

#[test]
fn announcement_fails_when_the_identity_deregistered() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, announce(id, HOT), Error::<Test>::Deregistered);
    });
}

#[test]
fn announcement_fails_when_the_account_is_bound_or_was_once() {
    build_and_execute(|| {
        let (id, other) = (human(ALICE), human(BOB));
        assert_refused!(ALICE, announce(id, key(id)), Error::<Test>::ControllerInUse);
        assert_refused!(ALICE, announce(id, key(other)), Error::<Test>::ControllerInUse);
        assert_ok!(by(BOB, Call::deregister { id: other }));
        assert_refused!(ALICE, announce(id, key(other)), Error::<Test>::ControllerRetired);
    });
}

#[test]
fn announcement_fails_when_its_deposit_would_exceed_the_ceiling_by_one_base_unit() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT - 1 }));
        for who in [ALICE, key(id)] {
            assert_refused!(who, announce(id, HOT), Error::<Test>::CeilingExceeded);
        }
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT }));
        assert_ok!(by(key(id), announce(id, HOT)));
    });
}
