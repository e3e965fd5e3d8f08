use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::time::{DAY, HOUR, MINUTE, WEEK};
use frame_support::assert_ok;

const LIFT: Call = Call::lift_halt { subsystem: MARKET };

#[test]
fn a_halt_ends_at_once_when_people_say_so_and_does_not_come_back_while_the_figure_is_broken() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        events();
        assert_ok!(by_root(LIFT));
        assert_eq!(events(), [Event::HaltOverruled { subsystem: MARKET }]);
        assert_ok!(by(ALICE, trade()));
        pass(10 * DAY);
        assert!(!halted(MARKET) && responses().is_empty());
        assert_eq!(level(SUCCESS), Level::Broken);
    });
}

#[test]
fn a_subsystem_halts_again_when_all_has_been_calm_for_long_enough_after_people_ended_a_halt() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        assert_ok!(by_root(LIFT));
        set(SUCCESS, 1_500);
        pass(WEEK - MINUTE);
        set(SUCCESS, 0);
        wait();
        assert!(!halted(MARKET));
        set(SUCCESS, 1_500);
        pass(WEEK + 2 * MINUTE);
        set(SUCCESS, 0);
        wait();
        assert!(halted(MARKET));
    });
}

#[test]
fn lift_halt_is_refused_when_the_subsystem_is_not_halted() {
    armed(|| {
        assert_refused!(LIFT, Error::<Test>::NotHalted);
        set(SUPPLY, 2_000_000);
        wait();
        assert!(halted(ISSUANCE));
        assert_refused!(LIFT, Error::<Test>::NotHalted);
        set(SUCCESS, 0);
        wait();
        assert_ok!(by_root(LIFT));
        assert_refused!(LIFT, Error::<Test>::NotHalted);
    });
}

#[test]
fn lift_halt_is_refused_when_the_halt_has_ended_and_no_look_has_seen_it() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        System::set_block_number(System::block_number() + 72 * HOUR / 2);
        assert_refused!(LIFT, Error::<Test>::NotHalted);
    });
}
