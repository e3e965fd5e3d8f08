use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::{
    stability::{Adjustment, Direction},
    time::{DAY, HOUR},
};
use frame_support::assert_ok;
use sp_runtime::Perbill;

const LOWER: Call = Call::intervene { field: MINT, direction: Direction::Lower };

#[test]
fn a_parameter_gives_way_for_three_days_when_people_say_so() {
    build_and_execute(|| {
        events();
        assert_ok!(by_root(LOWER));
        let adjustment = Adjustment { direction: Direction::Lower, part: Perbill::from_percent(5) };
        let until = now() + 72 * HOUR;
        assert_eq!(
            events(),
            [Event::InterventionOrdered { field: MINT, adjustment, voted: 1_000, in_force: 950, until }]
        );
        assert_eq!((in_force(MINT), step(MINT).unwrap().cause), (950, None));
        pass(72 * HOUR);
        assert_eq!(in_force(MINT), 1_000);
    });
}

#[test]
fn intervene_is_refused_when_no_indicator_would_do_the_same() {
    build_and_execute(|| {
        let raise = Call::intervene { field: QUOTA, direction: Direction::Raise };
        assert_refused!(raise, Error::<Test>::NotALever);
    });
}

#[test]
fn intervene_is_refused_when_the_parameter_rests_whoever_took_the_step() {
    armed(|| {
        assert_ok!(by_root(LOWER));
        assert_refused!(LOWER, Error::<Test>::Resting);
        pass(4 * DAY);
        assert_refused!(LOWER, Error::<Test>::Resting);
        // Nor does the watch take another.
        set(GAP, 880);
        wait();
        assert_eq!(in_force(MINT), 1_000);
        pass(4 * DAY);
        assert_eq!(in_force(MINT), 1_050);
        assert_refused!(LOWER, Error::<Test>::Resting);
    });
}

#[test]
fn intervene_is_refused_when_what_was_voted_would_stay_in_force() {
    build_and_execute(|| {
        vote(MINT, 100);
        assert_refused!(LOWER, Error::<Test>::NoEffect);
    });
}
