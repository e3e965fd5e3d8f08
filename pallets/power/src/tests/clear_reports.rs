use crate::{Attestors, Error, Event, HoldReason, Reports, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

#[test]
fn reports_go_and_their_deposits_return_when_anyone_clears_them() {
    build_and_execute(|| {
        let (id, first, second) = (human(ALICE), attestor(BOB), attestor(CAROL));
        go_to_day(1);
        assert_ok!(report(first, id, 0, 1));
        assert_ok!(report(second, id, 0, 1));
        go_to_day(2);
        assert_ok!(report(first, id, 1, 1));
        go_to_day(3);
        let _ = events();
        assert_ok!(by(STRANGER, Call::clear_reports { id, day: 0 }));
        assert_eq!(events(), [Event::ReportsCleared { id, day: 0 }]);
        assert!(!Reports::<Test>::contains_key(id, 0));
        assert_eq!(held(HoldReason::Storage, BOB), UNIT / 10, "the report about day 1");
        assert_eq!(held(HoldReason::Storage, CAROL), 0);
        assert_eq!(Attestors::<Test>::get(first).unwrap().reports, 1);
        assert_eq!(Attestors::<Test>::get(second).unwrap().reports, 0);
    });
}

#[test]
fn deposit_that_was_held_is_what_returns_when_the_parameter_changes() {
    build_and_execute(|| {
        let (id, attestor) = (human(ALICE), attestor(BOB));
        go_to_day(1);
        assert_ok!(report(attestor, id, 0, 1));
        change_params(|params| params.report_deposit = 5 * UNIT);
        go_to_day(3);
        assert_ok!(by(STRANGER, Call::clear_reports { id, day: 0 }));
        assert_eq!(held(HoldReason::Storage, BOB), 0);
    });
}

#[test]
fn clearing_fails_while_the_reports_can_be_added_to_or_claimed() {
    build_and_execute(|| {
        let (id, attestor) = (human(ALICE), attestor(BOB));
        go_to_day(1);
        assert_ok!(report(attestor, id, 0, 1));
        let clear = || Call::clear_reports { id, day: 0 };
        assert_refused!(STRANGER, clear(), Error::<Test>::ReportsStillFresh);
        go_to_day(2);
        assert_refused!(STRANGER, clear(), Error::<Test>::ReportsStillFresh);
        advance(DAY - 2);
        assert_refused!(STRANGER, clear(), Error::<Test>::ReportsStillFresh);
        advance(2);
        assert_ok!(by(STRANGER, clear()));
    });
}

#[test]
fn clearing_fails_when_there_are_no_reports() {
    build_and_execute(|| {
        let id = human(ALICE);
        go_to_day(9);
        assert_refused!(STRANGER, Call::clear_reports { id, day: 0 }, Error::<Test>::NoReports);
        assert_refused!(STRANGER, Call::clear_reports { id: 9, day: 0 }, Error::<Test>::NoReports);
        for day in [7, 8, 9, u32::MAX] {
            let clear = Call::clear_reports { id, day };
            assert_refused!(STRANGER, clear, Error::<Test>::ReportsStillFresh);
        }
    });
}

#[test]
fn reports_are_cleared_when_the_identity_they_are_about_is_gone() {
    build_and_execute(|| {
        let (id, attestor) = (human(ALICE), attestor(BOB));
        go_to_day(1);
        assert_ok!(report(attestor, id, 0, 1));
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        Power::do_try_state().unwrap();
        assert_ok!(by(STRANGER, Call::clear_reports { id, day: 0 }));
        assert_eq!(held(HoldReason::Storage, BOB), 0);
    });
}
