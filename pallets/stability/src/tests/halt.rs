use crate::{Error, Event, Halts, assert_refused, mock::*};
use fluxnomics_primitives::time::{DAY, HOUR, MINUTE};
use frame_support::assert_ok;

const HALT: Call = Call::halt { subsystem: MARKET };

#[test]
fn a_subsystem_halts_when_people_say_so_and_its_ways_out_stay_open() {
    build_and_execute(|| {
        events();
        assert_ok!(by_root(HALT));
        let until = now() + 72 * HOUR;
        assert_eq!(events(), [Event::HaltOrdered { subsystem: MARKET, until }]);
        assert!(by(ALICE, trade()).is_err());
        assert_ok!(by(ALICE, withdraw()));
        assert_ok!(by(ALICE, mint()));
        let views = Stability::halt_views();
        assert_eq!(views.len(), 1);
        assert_eq!((views[0].is_halted, views[0].halt, views[0].ordered), (true, None, Some(until)));
    });
}

#[test]
fn an_ordered_halt_ends_at_its_time_when_nobody_does_anything() {
    build_and_execute(|| {
        assert_ok!(by_root(HALT));
        System::set_block_number(System::block_number() + (72 * HOUR - MINUTE) / 2);
        assert!(halted(MARKET));
        System::set_block_number(System::block_number() + MINUTE / 2);
        assert!(!halted(MARKET) && Stability::halt_views().is_empty());
        assert_ok!(by(ALICE, trade()));
    });
}

#[test]
fn an_ordered_halt_lasts_from_the_last_order_on() {
    build_and_execute(|| {
        assert_ok!(by_root(HALT));
        pass(DAY);
        assert_ok!(by_root(HALT));
        pass(3 * DAY - MINUTE);
        assert!(halted(MARKET));
        pass(2 * MINUTE);
        assert!(!halted(MARKET));
    });
}

#[test]
fn an_ordered_halt_is_lifted_when_people_say_so_and_the_watch_goes_on() {
    armed(|| {
        assert_ok!(by_root(HALT));
        assert_ok!(by_root(Call::lift_halt { subsystem: MARKET }));
        assert!(!halted(MARKET));
        assert_refused!(Call::lift_halt { subsystem: MARKET }, Error::<Test>::NotHalted);
        set(SUCCESS, 0);
        wait();
        assert!(halted(MARKET));
    });
}

#[test]
fn an_ordered_halt_uses_up_no_halt_of_the_watch() {
    armed(|| {
        assert_ok!(by_root(HALT));
        set(SUCCESS, 0);
        wait();
        assert_eq!(halt(MARKET).unwrap().incident.left, 2);
        // Both end when people lift.
        assert_ok!(by_root(Call::lift_halt { subsystem: MARKET }));
        assert!(!halted(MARKET));
        assert_eq!(Halts::<Test>::get().len(), 1);
    });
}

#[test]
fn the_watch_does_not_halt_again_when_people_lift_an_order_after_its_halt_was_lifted() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        set(SUCCESS, 1_500);
        wait();
        assert!(!halted(MARKET) && halt(MARKET).unwrap().incident.left > 0);
        assert_ok!(by_root(HALT));
        set(SUCCESS, 0);
        pass(DAY + HOUR);
        assert_ok!(by_root(Call::lift_halt { subsystem: MARKET }));
        pass(2 * DAY);
        assert!(!halted(MARKET));
    });
}
