//! A runtime that contradicts itself does not start.
use crate::mock::*;

fn with_mistake(number: u32) {
    new_test_ext().execute_with(|| {
        Mistake::set(&Some(number));
        Stability::assert_indicators_sound();
    });
}

#[test]
fn indicators_are_sound_when_nothing_is_wrong() {
    with_mistake(u32::MAX);
}

#[test]
#[should_panic = "more indicators than MaxIndicators"]
fn indicators_are_unsound_when_there_are_too_many() {
    with_mistake(0);
}

#[test]
#[should_panic = "two indicators of one name"]
fn indicators_are_unsound_when_two_have_one_name() {
    with_mistake(1);
}

#[test]
#[should_panic = "without weight"]
fn indicators_are_unsound_when_one_has_no_weight() {
    with_mistake(2);
}

#[test]
#[should_panic = "must be given"]
fn indicators_are_unsound_when_one_has_no_name() {
    with_mistake(3);
}

#[test]
#[should_panic = "not in the registry"]
fn indicators_are_unsound_when_a_lever_is_unknown() {
    with_mistake(4);
}

#[test]
#[should_panic = "cannot move"]
fn indicators_are_unsound_when_a_lever_has_no_step() {
    with_mistake(5);
}
