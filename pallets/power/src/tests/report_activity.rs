use crate::{Attestors, Error, Event, HoldReason, Report, Reports, assert_refused, mock::*};
use fluxnomics_economics::activity::Activity;
use fluxnomics_primitives::{UNIT, identity::IdentityId, time::DAY};
use frame_support::{assert_noop, assert_ok};

fn call(id: IdentityId, day: u32, activity: Activity) -> Call {
    Call::report_activity { id, day, activity }
}

#[test]
fn report_is_stored_against_a_deposit_when_an_attestor_makes_it_the_day_after() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(1);
        let _ = events();
        let activity = Activity { uptime: 1, bandwidth: 2, compute: 3, storage: 4, judgements: 5 };
        assert_ok!(by(key(id), call(subject, 0, activity)));
        assert_eq!(events(), [Event::ActivityReported { id: subject, day: 0, attestor: id, activity }]);
        assert_eq!(
            Reports::<Test>::get(subject, 0).into_inner(),
            [Report { attestor: id, owner: ALICE, activity, deposit: UNIT / 10 }]
        );
        assert_eq!(Attestors::<Test>::get(id).unwrap().reports, 1);
        assert_eq!(held(HoldReason::Storage, ALICE), UNIT / 10);
        assert_eq!(get(id).deposits, UNIT / 10);
    });
}

#[test]
fn report_fails_when_it_is_not_about_yesterday() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(5);
        for day in [0, 3, 5, 6, u32::MAX] {
            assert_noop!(report(id, subject, day, 1), Error::<Test>::ReportNotFresh);
        }
        advance(DAY - 2);
        assert_ok!(report(id, subject, 4, 1));
        advance(2);
        assert_noop!(report(id, subject, 4, 1), Error::<Test>::ReportNotFresh);
    });
}

#[test]
fn report_fails_when_the_caller_is_not_the_controller_of_an_admitted_attestor() {
    build_and_execute(|| {
        let (id, applicant, subject) = (attestor(ALICE), human(BOB), human(CAROL));
        assert_ok!(by(BOB, Call::apply_as_attestor { id: applicant }));
        go_to_day(1);
        // The owner, an applicant, an identity that is no attestor, nobody.
        for who in [ALICE, key(applicant), key(subject), STRANGER] {
            assert_refused!(who, call(subject, 0, online(1)), Error::<Test>::NotAttestor);
        }
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        assert_refused!(key(id), call(subject, 0, online(1)), Error::<Test>::NotAttestor);
    });
}

#[test]
fn report_fails_when_the_identity_is_unknown_or_deregistered() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(1);
        assert_noop!(report(id, 9, 0, 1), Error::<Test>::UnknownIdentity);
        assert_ok!(by(BOB, Call::deregister { id: subject }));
        assert_noop!(report(id, subject, 0, 1), Error::<Test>::Deregistered);
    });
}

#[test]
fn report_fails_when_the_identity_has_the_owner_of_the_attestor() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let agent = agent(ALICE);
        go_to_day(1);
        assert_noop!(report(id, id, 0, 1), Error::<Test>::SameOwner);
        assert_noop!(report(id, agent, 0, 1), Error::<Test>::SameOwner);
    });
}

#[test]
fn report_fails_when_the_day_would_have_more_seconds_than_a_day() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(1);
        assert_noop!(report(id, subject, 0, DAY + 1), Error::<Test>::ImplausibleActivity);
        assert_noop!(report(id, subject, 0, u64::MAX), Error::<Test>::ImplausibleActivity);
        assert_ok!(report(id, subject, 0, DAY));
    });
}

#[test]
fn report_fails_when_the_owner_reported_about_that_day_already() {
    build_and_execute(|| {
        let (id, subject, other) = (attestor(ALICE), human(BOB), human(CAROL));
        go_to_day(1);
        assert_ok!(report(id, subject, 0, 1));
        assert_noop!(report(id, subject, 0, 1), Error::<Test>::AlreadyReported);
        assert_noop!(report(id, subject, 0, 2), Error::<Test>::AlreadyReported);
        assert_ok!(report(id, other, 0, 1));
        go_to_day(2);
        assert_ok!(report(id, subject, 1, 1));
        assert_eq!(Attestors::<Test>::get(id).unwrap().reports, 3);
    });
}

#[test]
fn report_fails_when_there_are_as_many_as_the_limit() {
    build_and_execute(|| {
        let subject = human(ALICE);
        let attestors: Vec<_> = (0..=u64::from(MAX_REPORTS))
            .map(|n| {
                fund(50 + n, 2_000 * UNIT);
                attestor(50 + n)
            })
            .collect();
        go_to_day(1);
        let (last, first) = attestors.split_last().unwrap();
        for id in first {
            assert_ok!(report(*id, subject, 0, 1));
        }
        assert_noop!(report(*last, subject, 0, 1), Error::<Test>::TooManyReports);
    });
}

#[test]
fn report_fails_when_its_deposit_would_exceed_the_ceiling_of_the_attestor() {
    build_and_execute(|| {
        let (id, subject) = (attestor(ALICE), human(BOB));
        go_to_day(1);
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT / 10 - 1 }));
        assert_noop!(report(id, subject, 0, 1), Error::<Test>::CeilingExceeded);
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT / 10 }));
        assert_ok!(report(id, subject, 0, 1));
    });
}
