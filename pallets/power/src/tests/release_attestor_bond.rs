use crate::{Attestors, Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

#[test]
fn bond_returns_to_the_owner_when_anyone_releases_it_after_the_delay() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        advance(14 * DAY);
        let _ = events();
        assert_ok!(by(STRANGER, Call::release_attestor_bond { id }));
        assert_eq!(events(), [Event::AttestorBondReleased { id, bond: 1_000 * UNIT }]);
        assert_eq!(held(HoldReason::Attestor, ALICE), 0);
        assert!(!Attestors::<Test>::contains_key(id));
        assert_eq!(Balances::free_balance(ALICE), RICHES - 21 * UNIT);
    });
}

#[test]
fn release_fails_until_the_delay_has_run_to_its_last_second() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let release = || Call::release_attestor_bond { id };
        assert_refused!(ALICE, release(), Error::<Test>::NotAttestor);
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        advance(14 * DAY - 2);
        assert_refused!(ALICE, release(), Error::<Test>::TooEarlyToRelease);
        advance(2);
        assert_ok!(by(ALICE, release()));
        assert_refused!(ALICE, release(), Error::<Test>::NotAttestor);
    });
}

#[test]
fn release_fails_when_reports_of_the_attestor_are_stored() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(1);
        assert_ok!(report(id, subject, 0, 1));
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        advance(14 * DAY);
        let release = || Call::release_attestor_bond { id };
        assert_refused!(ALICE, release(), Error::<Test>::DepositsHeld);
        assert_ok!(by(STRANGER, Call::clear_reports { id: subject, day: 0 }));
        assert_ok!(by(ALICE, release()));
    });
}
