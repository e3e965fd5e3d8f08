use crate::{Error, Event, HoldReason, SalaryReport, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn a_month_is_reported_when_it_ends() {
    build_and_execute(|| {
        pay(1, 360_000 * UNIT);
        pass_days(29);
        assert_refused!(FOUNDER, Call::release_salary { month: 0 }, Error::<Test>::NoReport);
        events();
        pass_days(1);
        let expected = SalaryReport {
            paid: 360 * UNIT,
            vesting: 360 * UNIT,
            vests_from: 30 * DAY,
            vests_over: 360 * DAY,
            ..SalaryReport::new(0, Some(FOUNDER))
        };
        assert_eq!(events().last(), Some(&Event::SalaryReported { report: expected.clone() }));
        assert_eq!(report(0), expected);
        assert_eq!(report(1), SalaryReport::new(1, Some(FOUNDER)));
        assert_eq!(Poe::report(2), None);
    });
}

#[test]
fn salary_is_paid_evenly_when_it_vests() {
    build_and_execute(|| {
        pay(1, 360_000 * UNIT);
        pass_days(30);
        assert_refused!(FOUNDER, Call::release_salary { month: 0 }, Error::<Test>::NothingVested);
        pass_days(10);
        events();
        assert_ok!(by(STRANGER, Call::release_salary { month: 0 }));
        let amount = 10 * UNIT;
        assert_eq!(events(), [Event::SalaryReleased { month: 0, recipient: FOUNDER, amount }]);
        assert_eq!(hetu(FOUNDER), RICHES + 370 * UNIT);
        assert_refused!(FOUNDER, Call::release_salary { month: 0 }, Error::<Test>::NothingVested);
        // A change of the period does not touch a month that has ended.
        vote_params(|params| params.vesting_period = DAY);
        pass_days(50);
        assert_ok!(by(STRANGER, Call::release_salary { month: 0 }));
        assert_eq!(hetu(FOUNDER), RICHES + 420 * UNIT);
        pass_days(400);
        assert_ok!(by(STRANGER, Call::release_salary { month: 0 }));
        assert_eq!((report(0).released, held(HoldReason::Salary, TREASURY)), (360 * UNIT, 0));
        assert_refused!(FOUNDER, Call::release_salary { month: 0 }, Error::<Test>::NothingVested);
    });
}

#[test]
fn what_nobody_released_is_paid_when_its_report_makes_room() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        // 24 reports are kept.
        pass_days(24 * 30 + 29);
        assert_eq!(hetu(FOUNDER), RICHES + UNIT);
        assert_eq!(report(0).held(), UNIT);
        events();
        pass_days(1);
        assert!(events().contains(&Event::SalaryReleased { month: 0, recipient: FOUNDER, amount: UNIT }));
        assert_eq!(hetu(FOUNDER), RICHES + 2 * UNIT);
        assert_eq!(Poe::report(0), None);
        assert_refused!(FOUNDER, Call::release_salary { month: 0 }, Error::<Test>::NoReport);
    });
}

/// The founder gives away all that it has; its account is gone.
fn empty_the_founder() {
    let all = free(FOUNDER);
    let from = RuntimeOrigin::signed(FOUNDER);
    assert_ok!(Balances::transfer_allow_death(from, CAROL, all));
    assert_eq!(hetu(FOUNDER), 0);
}

#[test]
fn a_job_is_paid_all_the_same_when_the_recipient_has_no_account() {
    build_and_execute(|| {
        pay(1, UNIT);
        empty_the_founder();
        pay(1, 1_000 * UNIT);
        assert_eq!((hetu(FOUNDER), report(0).treasury), (0, 2 * UNIT));
    });
}

#[test]
fn the_treasury_keeps_what_cannot_be_paid_when_its_report_makes_room() {
    build_and_execute(|| {
        // Less than the existential deposit.
        pay(1, UNIT);
        empty_the_founder();
        pass_days(24 * 30);
        assert_refused!(STRANGER, Call::release_salary { month: 0 }, TokenError::CannotCreate);
        assert_eq!(held(HoldReason::Salary, TREASURY), UNIT / 1_000);
        let (all, free_before) = (hetu(TREASURY), free(TREASURY));
        events();
        pass_days(30);
        assert!(events().contains(&Event::SalaryForfeited { month: 0, amount: UNIT / 1_000 }));
        assert_eq!((held(HoldReason::Salary, TREASURY), hetu(FOUNDER)), (0, 0));
        assert_eq!((hetu(TREASURY), free(TREASURY)), (all, free_before + UNIT / 1_000));
    });
}
