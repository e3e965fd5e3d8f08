use crate::{Attestor, AttestorState, Attestors, Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn identity_is_bonded_when_its_owner_applies() {
    build_and_execute(|| {
        let id = human(ALICE);
        let _ = events();
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        assert_eq!(events(), [Event::AttestorApplied { id, bond: 1_000 * UNIT }]);
        assert_eq!(
            Attestors::<Test>::get(id),
            Some(Attestor { bond: 1_000 * UNIT, state: AttestorState::Applied, reports: 0 })
        );
        assert_eq!(held(HoldReason::Attestor, ALICE), 1_000 * UNIT);
        assert_eq!(get(id).deposits, 0, "a bond is not a deposit within the ceiling");
    });
}

#[test]
fn application_fails_when_the_identity_is_bonded_already() {
    build_and_execute(|| {
        let id = human(ALICE);
        let apply = || Call::apply_as_attestor { id };
        assert_ok!(by(ALICE, apply()));
        assert_refused!(ALICE, apply(), Error::<Test>::AlreadyAttestor);
        assert_ok!(by_root(Call::admit_attestor { id }));
        assert_refused!(ALICE, apply(), Error::<Test>::AlreadyAttestor);
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        assert_refused!(ALICE, apply(), Error::<Test>::AlreadyAttestor);
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_attestor_bond { id }));
        assert_ok!(by(ALICE, apply()));
    });
}

#[test]
fn application_fails_when_the_caller_is_not_the_owner() {
    build_and_execute(|| {
        let id = human(ALICE);
        for who in [key(id), BOB, STRANGER] {
            assert_refused!(who, Call::apply_as_attestor { id }, Error::<Test>::NotOwner);
        }
        let unknown = Call::apply_as_attestor { id: 9 };
        assert_refused!(ALICE, unknown, Error::<Test>::UnknownIdentity);
    });
}

#[test]
fn application_fails_when_the_identity_is_not_active() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        let apply = || Call::apply_as_attestor { id: 0 };
        assert_refused!(ALICE, apply(), Error::<Test>::NotActive);
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_ok!(by(ALICE, Call::deregister { id: 0 }));
        assert_refused!(ALICE, apply(), Error::<Test>::NotActive);
    });
}

#[test]
fn application_fails_when_the_owner_cannot_hold_the_bond() {
    build_and_execute(|| {
        fund(50, 21 * UNIT + 1_000 * UNIT + ED - 1);
        assert_ok!(by(50, register_human(HOT)));
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_refused!(50, Call::apply_as_attestor { id: 0 }, TokenError::FundsUnavailable);
        fund(50, ED);
        assert_ok!(by(50, Call::apply_as_attestor { id: 0 }));
    });
}
