use crate::{
    Error, Event, HoldReason, IdentityOf, PendingControllers, RetiredControllers, assert_refused, mock::*,
};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    UNIT,
    identity::{Identities, QualityRecord},
    time::{DAY, HOUR},
};
use frame_support::assert_ok;

#[test]
fn first_controller_is_bound_when_it_accepts_without_hetu() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        let _ = events();
        assert_eq!(hetu(HOT), 0);
        assert!(!<Power as Identities<_>>::is_active(0));
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_eq!(events(), [Event::ControllerBound { id: 0, controller: HOT, retired: None }]);
        assert_eq!(get(0).controller, Some(HOT));
        assert_eq!(IdentityOf::<Test>::get(HOT), Some(0));
        assert!(!PendingControllers::<Test>::contains_key(0));
        assert!(<Power as Identities<_>>::is_active(0));
        assert_eq!(<Power as Identities<_>>::controlled_by(&HOT), Some(0));
        assert_eq!(sufficients(HOT), 1);
        assert_eq!(burned(), UNIT, "the price of the registration and nothing else");
    });
}

#[test]
fn old_controller_retires_and_the_deposit_burns_when_the_new_one_accepts() {
    build_and_execute(|| {
        let id = human(ALICE);
        let old = key(id);
        assert_ok!(Power::record(id, Quality::MAX));
        let (identity, odometer) = (get(id), Power::odometer(id));
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        advance(5 * DAY);
        let _ = events();
        assert_ok!(by(HOT, Call::accept_controller { id }));
        assert_eq!(events(), [Event::ControllerBound { id, controller: HOT, retired: Some(old) }]);
        assert!(RetiredControllers::<Test>::contains_key(old));
        assert_eq!((IdentityOf::<Test>::get(old), sufficients(old)), (None, 0));
        assert!(!System::account_exists(&old));
        assert_eq!(held(HoldReason::Storage, ALICE), 0);
        assert_eq!(burned(), 2 * UNIT, "the tombstone is paid for");
        // What belongs to the identity follows it.
        assert_eq!(get(id), crate::Identity { controller: Some(HOT), ..identity });
        assert_eq!(Power::odometer(id), odometer);
        assert_eq!(Power::quality(id), Some(Quality::MAX));
    });
}

#[test]
fn deposit_is_released_when_the_accepted_controller_replaces_none() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_ok!(by(ALICE, Call::announce_controller { id: 0, controller: WARM }));
        assert_eq!(held(HoldReason::Storage, ALICE), UNIT);
        assert_ok!(by(WARM, Call::accept_controller { id: 0 }));
        assert_eq!(held(HoldReason::Storage, ALICE), 0);
        assert_eq!(burned(), UNIT);
        assert_eq!(RetiredControllers::<Test>::iter().count(), 0);
    });
}

#[test]
fn acceptance_fails_until_the_delay_has_run_to_its_last_second() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        let accept = || Call::accept_controller { id };
        assert_refused!(HOT, accept(), Error::<Test>::RotationTooEarly);
        advance(5 * DAY - 2);
        assert_refused!(HOT, accept(), Error::<Test>::RotationTooEarly);
        // The old controller acts until it is replaced.
        assert_refused!(key(id), Call::claim_activity { day: 0 }, Error::<Test>::ClaimNotFresh);
        advance(2);
        assert_ok!(by(HOT, accept()));
        assert_refused!(key(id), Call::claim_activity { day: 0 }, Error::<Test>::NotActive);
    });
}

#[test]
fn delay_is_that_of_the_announcement_when_the_parameter_changes_afterwards() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        change_params(|params| {
            params.rotation_delay = HOUR;
            params.price_floor = 3 * UNIT;
        });
        advance(HOUR);
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::RotationTooEarly);
        advance(5 * DAY - HOUR);
        assert_ok!(by(HOT, Call::accept_controller { id }));
        assert_eq!(burned(), 2 * UNIT, "what was held is what burns");
    });
}

#[test]
fn acceptance_fails_when_the_caller_is_not_the_one_that_was_named() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        for who in [ALICE, WARM, STRANGER] {
            let accept = Call::accept_controller { id: 0 };
            assert_refused!(who, accept, Error::<Test>::NotPendingController);
        }
        assert_refused!(HOT, Call::accept_controller { id: 1 }, Error::<Test>::UnknownIdentity);
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_refused!(HOT, Call::accept_controller { id: 0 }, Error::<Test>::NoPendingController);
    });
}

#[test]
fn acceptance_fails_when_the_account_was_bound_or_retired_in_the_meantime() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_ok!(by(BOB, register_human(HOT)));
        assert_ok!(by(HOT, Call::accept_controller { id: 1 }));
        let accept = || Call::accept_controller { id: 0 };
        assert_refused!(HOT, accept(), Error::<Test>::ControllerInUse);
        assert_ok!(by(BOB, Call::deregister { id: 1 }));
        assert_refused!(HOT, accept(), Error::<Test>::ControllerRetired);
    });
}

#[test]
fn acceptance_succeeds_whenever_it_is_said_to_be_acceptable() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        assert!(Power::ensure_acceptable(&HOT, id).is_err());
        advance(5 * DAY);
        assert!(Power::ensure_acceptable(&WARM, id).is_err());
        assert!(Power::ensure_acceptable(&HOT, id + 1).is_err());
        assert_ok!(Power::ensure_acceptable(&HOT, id));
        assert_ok!(by(HOT, Call::accept_controller { id }));
        assert!(Power::ensure_acceptable(&HOT, id).is_err(), "a free call succeeds once");
    });
}
