use crate::{Attestors, Error, Event, HoldReason, Odometers, Reports, assert_refused, mock::*};
use fluxnomics_economics::{activity::Activity, lifetime::Odometer, quality::Quality};
use fluxnomics_primitives::{
    UNIT,
    identity::{IdentityId, PowerLedger, PowerSource},
    time::DAY,
};
use frame_support::assert_ok;
use sp_runtime::Permill;

/// Alice's identity and three attestors, on day 1.
fn scene() -> (IdentityId, [IdentityId; 3]) {
    let id = human(ALICE);
    let attestors = [attestor(BOB), attestor(CAROL), attestor(DAVE)];
    go_to_day(1);
    (id, attestors)
}

fn claim(day: u32) -> Call {
    Call::claim_activity { day }
}

#[test]
fn claim_spends_the_power_of_each_components_median_when_reports_differ() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        let reports = [
            Activity { uptime: 10, bandwidth: 900, compute: 7, storage: 0, judgements: 1 },
            Activity { uptime: 20, bandwidth: 1, compute: 8, storage: 50_000, judgements: 3 },
            Activity { uptime: DAY, bandwidth: 500, compute: 0, storage: 40_000, judgements: 2 },
        ];
        for (attestor, activity) in attestors.into_iter().zip(reports) {
            assert_ok!(by(key(attestor), Call::report_activity { id, day: 0, activity }));
        }
        go_to_day(2);
        let _ = events();
        assert_ok!(by(key(id), claim(0)));

        let median = Activity { uptime: 20, bandwidth: 500, compute: 7, storage: 40_000, judgements: 2 };
        // 20/1000 + 500/1000 + 7/100 + 40000/10000 + 2
        let power = 6_590_000_000_000;
        assert_eq!(
            events(),
            [
                Event::PowerSpent { id, amount: power, lifetime: power, source: PowerSource::Activity },
                Event::ActivityClaimed { id, day: 0, median, wanted: power, spent: power },
            ]
        );
        assert_eq!(Odometers::<Test>::get(id), Some(Odometer { lifetime: power, day: 2, today: power }));
        assert!(!Reports::<Test>::contains_key(id, 0));
        for (attestor, owner) in attestors.into_iter().zip([BOB, CAROL, DAVE]) {
            assert_eq!(Attestors::<Test>::get(attestor).unwrap().reports, 0);
            assert_eq!((get(attestor).deposits, held(HoldReason::Storage, owner)), (0, 0));
        }
        assert!(Minted::get().is_empty(), "by default it weighs nothing in the mint");
    });
}

#[test]
fn claim_carries_its_part_of_the_weight_in_the_mint_when_the_parameter_says_so() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        change_params(|params| params.activity_mint_weight = Permill::from_parts(250_001));
        Meter::set(&(10 * UNIT + 3));
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, DAY));
        }
        go_to_day(2);
        assert_ok!(by(key(id), claim(0)));
        // Of what was spent, not of what was wanted; rounded down.
        assert_eq!(Minted::get(), [(id, 2_500_010_000_000, Quality::ONE)]);
    });
}

#[test]
fn claim_loses_what_the_execution_meter_does_not_cover_when_it_is_short() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        let wanted = 864 * UNIT / 10;
        for (day, covered) in [(0, 50 * UNIT), (1, 0)] {
            Meter::set(&covered);
            for attestor in attestors {
                assert_ok!(report(attestor, id, day, DAY));
            }
            go_to_day(day + 2);
            let _ = events();
            assert_ok!(by(key(id), claim(day)));
            let median = online(DAY);
            assert_eq!(
                events().last(),
                Some(&Event::ActivityClaimed { id, day, median, wanted, spent: covered })
            );
            assert_eq!(Meter::get(), 0);
            assert!(!Reports::<Test>::contains_key(id, day), "the rest is lost");
        }
        assert_eq!(Power::totals().used, 50 * UNIT);
    });
}

#[test]
fn claim_draws_no_more_than_the_caps_leave_when_they_are_near() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, DAY));
        }
        go_to_day(2);
        assert_ok!(Power::spend(id, 5_752 * UNIT, PowerSource::Message));
        Meter::set(&(100 * UNIT));
        assert_ok!(by(key(id), claim(0)));
        assert_eq!(Power::totals().used, 5_753 * UNIT);
        assert_eq!(Meter::get(), 99 * UNIT, "what the caps do not cover is not drawn");
    });
}

#[test]
fn claim_fails_when_there_are_fewer_reports_than_it_needs() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        assert_ok!(report(attestors[0], id, 0, 1));
        assert_ok!(report(attestors[1], id, 0, 1));
        go_to_day(2);
        assert_refused!(key(id), claim(0), Error::<Test>::TooFewReports);
        change_params(|params| params.min_reports = 2);
        assert_ok!(by(key(id), claim(0)));
    });
}

#[test]
fn claim_fails_when_there_are_no_reports() {
    build_and_execute(|| {
        let (id, _) = scene();
        go_to_day(2);
        assert_refused!(key(id), claim(0), Error::<Test>::NoReports);
        change_params(|params| params.min_reports = 0);
        assert_refused!(key(id), claim(0), Error::<Test>::NoReports);
    });
}

#[test]
fn claim_fails_when_it_is_not_about_the_day_before_yesterday() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, 1));
        }
        let mut days = vec![0, 1, 2, u32::MAX];
        for day in &days {
            assert_refused!(key(id), claim(*day), Error::<Test>::ClaimNotFresh);
        }
        advance(DAY - 2);
        assert_refused!(key(id), claim(0), Error::<Test>::ClaimNotFresh);
        go_to_day(3);
        days.retain(|day| *day != 1);
        for day in days {
            assert_refused!(key(id), claim(day), Error::<Test>::ClaimNotFresh);
        }
    });
}

#[test]
fn claim_fails_when_it_was_made_already() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, 1));
        }
        go_to_day(2);
        assert_ok!(by(key(id), claim(0)));
        assert_refused!(key(id), claim(0), Error::<Test>::NoReports);
    });
}

#[test]
fn claim_fails_when_the_caller_controls_no_identity() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, 1));
        }
        go_to_day(2);
        for who in [ALICE, STRANGER, HOT] {
            assert_refused!(who, claim(0), Error::<Test>::NotActive);
        }
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(key(id), claim(0), Error::<Test>::NotActive);
    });
}

#[test]
fn claim_fails_and_keeps_the_reports_when_the_meter_draws_more_than_it_was_asked_for() {
    build_and_execute(|| {
        let (id, attestors) = scene();
        for attestor in attestors {
            assert_ok!(report(attestor, id, 0, 1));
        }
        go_to_day(2);
        MeterCheats::set(&true);
        assert_refused!(key(id), claim(0), Error::<Test>::LifetimeExhausted);
        MeterCheats::set(&false);
        assert_ok!(by(key(id), claim(0)));
    });
}
