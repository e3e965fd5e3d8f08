//! What is broken halts what moves it: for a while, a few times, and never longer than the raw figure asks for.
use crate::{Event, Look, mock::*};
use fluxnomics_economics::stability::{alarm::Level, halt::Stage};
use fluxnomics_primitives::{
    stability::{Band, Deviation},
    time::{DAY, HOUR, MINUTE, WEEK},
};
use frame_support::assert_ok;
use sp_runtime::Perbill;

const PERIOD: u64 = 72 * HOUR;

fn is_filtered(call: sp_runtime::DispatchResult) -> bool {
    call == Err(frame_system::Error::<Test>::CallFiltered.into())
}

#[test]
fn a_deviation_of_30_percent_halts_one_subsystem_once_for_72_hours() {
    armed(|| {
        set(SUCCESS, 700);
        let seen = now();
        pass(MINUTE);
        let first = now();
        assert!(!halted(MARKET));
        pass(9 * MINUTE);
        assert_eq!(events(), []);
        pass(MINUTE);
        let look = Look {
            value: 700,
            band: Band { low: 1_000, high: u128::MAX },
            deviation: Deviation::Below(Perbill::from_percent(30)),
        };
        let (indicator, until) = (SUCCESS, now() + PERIOD);
        assert_eq!(
            events(),
            [
                Event::LevelMoved { indicator, from: Level::Calm, to: Level::Broken, look: Some(look) },
                Event::HaltBegan { subsystem: MARKET, indicator, look, until, left: 2 },
            ]
        );
        assert_eq!((first, now()), (seen + MINUTE, first + Params::get().patience));
        // The market, and nothing else.
        assert!(is_filtered(by(ALICE, trade())));
        for open in [mint(), withdraw(), vote_call()] {
            assert_ok!(by(ALICE, open));
        }
        assert_eq!(FIELDS.map(in_force), [1_000; 3]);
        // For as long as it lasts nothing more is done about it.
        pass(PERIOD - MINUTE);
        assert_eq!(responses(), []);
        assert!(halted(MARKET));
    });
}

#[test]
fn a_halt_ends_in_its_last_second_when_nobody_looks_any_more() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        let Some(Stage::Halted { until, .. }) = halt(MARKET).map(|halt| halt.incident.stage) else {
            panic!()
        };
        // No hook runs: only time passes.
        System::set_block_number(until / 2 - 1);
        assert!(halted(MARKET) && is_filtered(by(ALICE, trade())));
        System::set_block_number(until / 2);
        assert!(!halted(MARKET));
        assert_ok!(by(ALICE, trade()));
    });
}

#[test]
fn a_halt_renews_twice_without_a_gap_and_then_people_decide_when_the_figure_stays_broken() {
    armed(|| {
        set(SUCCESS, 700);
        // Looks fall between the ends of halts: the block in which one ends looks by itself.
        change_params(|params| params.interval = 7 * MINUTE);
        blocks(7 * 30 * 4);
        assert!(halted(MARKET));
        let mut open = 0;
        let mut ends = vec![];
        for _ in 0..9 * DAY / 2 {
            blocks(1);
            ends.extend(responses().into_iter().map(|event| (now(), event)));
            open += u32::from(!halted(MARKET));
            if open > 0 {
                break;
            }
        }
        let renewals = ends.iter().filter(|(_, event)| matches!(event, Event::HaltRenewed { .. })).count();
        assert_eq!((renewals, ends.len()), (2, 4), "{ends:?}");
        assert_eq!(ends[3].1, Event::HaltExpired { subsystem: MARKET });
        assert!((ends[3].0 - ends[2].0, ends[2].0 - ends[1].0) == (PERIOD, PERIOD));
        // For good: it is as broken as ever.
        pass(20 * DAY);
        assert!(!halted(MARKET) && responses().is_empty());
        assert_eq!(level(SUCCESS), Level::Broken);
        assert_eq!(halt(MARKET).map(|halt| halt.incident.left), Some(0));
    });
}

#[test]
fn a_halt_is_lifted_when_the_raw_figure_has_been_back_for_long_enough() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        assert!(halted(MARKET));
        responses();
        // Back within the band, but for a while only.
        set(SUCCESS, 1_000);
        pass(10 * MINUTE);
        set(SUCCESS, 900);
        pass(MINUTE);
        set(SUCCESS, 951);
        pass(10 * MINUTE);
        assert!(halted(MARKET) && responses().is_empty());
        pass(MINUTE);
        assert_eq!(responses(), [Event::HaltLifted { subsystem: MARKET }]);
        assert_ok!(by(ALICE, trade()));
        // What is left of the incident is forgotten after a week of calm.
        pass(WEEK);
        assert_eq!(responses(), []);
        pass(2 * MINUTE);
        assert_eq!(responses(), [Event::IncidentEnded { subsystem: MARKET }]);
        assert_eq!(halt(MARKET), None);
    });
}

#[test]
fn a_halt_is_not_lifted_when_only_its_own_average_has_followed_the_broken_figure() {
    armed(|| {
        set(SUPPLY, 1_400_000);
        wait();
        let frozen = Band { low: 0, high: 1_000_000 };
        assert_eq!(halt(ISSUANCE).map(|halt| halt.band), Some(frozen));
        pass(8 * DAY);
        // Renewed twice, always from the band of the first time.
        assert_eq!(halt(ISSUANCE).map(|halt| (halt.band, halt.incident.left)), Some((frozen, 0)));
        let average = watch(SUPPLY).memory.average;
        assert!((1_030_000..1_040_000).contains(&average), "{average}");
        // Calm by the band of today, and not by that.
        set(SUPPLY, 1_060_000);
        pass(2 * HOUR);
        assert_eq!((level(SUPPLY), halted(ISSUANCE)), (Level::Calm, true));
        set(SUPPLY, 1_050_000);
        wait();
        assert!(!halted(ISSUANCE));
    });
}

#[test]
fn a_halt_goes_on_when_the_figure_can_no_longer_be_read_or_rests_on_too_little() {
    for lost in [None, Some((1_500, 1_500, LEAST_SAMPLE - 1))] {
        armed(|| {
            set(SUCCESS, 700);
            wait();
            set_all(SUCCESS, lost);
            pass(PERIOD - 2 * MINUTE);
            assert!(halted(MARKET));
            assert_eq!(level(SUCCESS), Level::Calm);
            // Nor is it renewed.
            pass(10 * MINUTE);
            assert!(!halted(MARKET));
            // And what is not known to be calm does not end the incident.
            pass(10 * DAY);
            assert!(halt(MARKET).is_some());
        });
    }
}

#[test]
fn the_second_indicator_of_a_subsystem_keeps_it_halted_when_the_first_has_recovered() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        set(INCOME, 600);
        wait();
        set(SUCCESS, 1_500);
        pass(DAY);
        assert!(halted(MARKET));
        set(INCOME, 1_500);
        wait();
        assert!(!halted(MARKET));
    });
}

#[test]
fn another_side_of_a_figure_halts_nothing_when_only_one_does() {
    armed(|| {
        set(INCOME, 4_000);
        set(SUPPLY, 1);
        pass(DAY);
        assert_eq!((level(INCOME), level(SUPPLY)), (Level::Broken, Level::Calm));
        assert!(!halted(MARKET) && !halted(ISSUANCE));
        // It answers as if strained: 5 % of 1,000 is beyond the bounds of the field.
        assert_eq!(in_force(FEE), 1_020);
    });
}

#[test]
fn two_subsystems_halt_by_themselves_when_both_are_broken() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        pass(HOUR);
        set(SUPPLY, 2_000_000);
        wait();
        assert!(halted(MARKET) && halted(ISSUANCE));
        set(SUCCESS, 1_500);
        wait();
        assert!(!halted(MARKET) && halted(ISSUANCE));
        assert!(is_filtered(by(ALICE, mint())));
    });
}

#[test]
fn a_halt_never_lasts_longer_than_the_constant_when_the_parameter_says_so() {
    armed(|| {
        change_params(|params| {
            params.halt_period = u64::MAX;
            params.halt_renewals = u32::MAX;
        });
        set(SUCCESS, 0);
        wait();
        pass(9 * DAY);
        assert!(!halted(MARKET));
        assert_eq!(halt(MARKET).map(|halt| halt.incident.left), Some(0));
    });
}

#[test]
fn an_incident_is_not_over_when_only_what_is_judged_is_calm() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        assert_ok!(by_root(crate::Call::lift_halt { subsystem: MARKET }));
        set_net(SUCCESS, 1_500, 700);
        (0..10 * 24).for_each(|_| hop(HOUR));
        assert!(halt(MARKET).is_some());
        set(SUCCESS, 1_500);
        (0..7 * 24 + 2).for_each(|_| hop(HOUR));
        assert_eq!(halt(MARKET), None);
    });
}

#[test]
fn an_incident_is_over_when_a_figure_deviates_on_the_side_that_halts_nothing() {
    armed(|| {
        set(SUCCESS, 700);
        wait();
        set(SUCCESS, 1_500);
        set(INCOME, 4_000);
        (0..7 * 24 + 6).for_each(|_| hop(HOUR));
        assert_eq!((level(INCOME), halt(MARKET)), (Level::Broken, None));
    });
}
