use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::assert_ok;

const REARM: Call = Call::rearm { subsystem: MARKET };

#[test]
fn three_more_halts_begin_when_people_allow_them_after_the_last() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        pass(30 * DAY);
        assert!(!halted(MARKET));
        events();
        assert_ok!(by_root(REARM));
        assert_eq!(events(), [Event::Rearmed { subsystem: MARKET, left: 3 }]);
        wait();
        assert!(halted(MARKET));
        pass(9 * DAY);
        assert!(!halted(MARKET));
        let more = responses();
        let begun =
            |event: &&Event<Test>| matches!(event, Event::HaltBegan { .. } | Event::HaltRenewed { .. });
        assert_eq!(more.iter().filter(begun).count(), 3, "{more:?}");
    });
}

#[test]
fn a_halt_that_people_ended_begins_again_after_its_cool_down_when_they_allow_it() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        assert_ok!(by_root(Call::lift_halt { subsystem: MARKET }));
        assert_ok!(by_root(REARM));
        pass(DAY - 60);
        assert!(!halted(MARKET));
        wait();
        assert!(halted(MARKET));
    });
}

#[test]
fn a_halt_goes_on_as_it_was_when_people_allow_more_during_it() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        let before = halt(MARKET).unwrap();
        assert_ok!(by_root(REARM));
        let after = halt(MARKET).unwrap();
        assert_eq!(after.incident.stage, before.incident.stage);
        assert_eq!((before.incident.left, after.incident.left), (2, 3));
    });
}

#[test]
fn rearm_is_refused_when_there_was_no_halt() {
    armed(|| {
        assert_refused!(REARM, Error::<Test>::NoIncident);
        set(SUPPLY, 2_000_000);
        wait();
        assert_refused!(REARM, Error::<Test>::NoIncident);
    });
}
