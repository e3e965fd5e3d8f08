use super::{super::oracle::*, *};
use crate::stability::adjustment::{Adjustment, Direction, Limits, adjusted};
use std::{cell::RefCell, collections::BTreeMap};

const WIDE: Limits = Limits { min: 0, max: u128::MAX, step: u128::MAX };

fn five(direction: Direction) -> Adjustment {
    Adjustment { direction, part: percent(5) }
}

#[test]
fn a_step_is_its_part_of_what_was_voted() {
    assert_eq!(adjusted(1_000, five(Direction::Lower), &WIDE), 950);
    assert_eq!(adjusted(1_000, five(Direction::Raise), &WIDE), 1_050);
    // Rounded towards what was voted.
    assert_eq!(adjusted(19, five(Direction::Lower), &WIDE), 19);
    assert_eq!(adjusted(39, five(Direction::Raise), &WIDE), 40);
}

#[test]
fn a_step_ends_at_the_limits_when_it_would_pass_them() {
    let limits = Limits { min: 980, max: 1_010, step: 30 };
    assert_eq!(adjusted(1_000, five(Direction::Lower), &limits), 980);
    assert_eq!(adjusted(1_000, five(Direction::Raise), &limits), 1_010);
    let small = Limits { step: 7, ..WIDE };
    assert_eq!(adjusted(1_000, five(Direction::Lower), &small), 993);
    assert_eq!(adjusted(1_000, five(Direction::Raise), &small), 1_007);
    // What lies outside already is left alone.
    assert_eq!(adjusted(900, five(Direction::Lower), &limits), 900);
    assert_eq!(adjusted(2_000, five(Direction::Raise), &limits), 2_000);
}

#[test]
fn a_step_never_passes_its_part_its_limits_or_what_was_voted_when_inputs_vary() {
    let cases = (any_u128(), any::<bool>(), any_part(), (any_u128(), any_u128(), any_u128()));
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    for_all(20_000, cases, |(voted, raise, part, (a, b, step))| {
        let limits = Limits { min: a.min(b), max: a.max(b), step };
        let direction = if raise { Direction::Raise } else { Direction::Lower };
        let result = adjusted(voted, Adjustment { direction, part }, &limits);
        assert!(if raise { result >= voted } else { result <= voted });
        let distance = result.abs_diff(voted);
        assert!(distance <= step);
        assert!(big(distance) * 1_000_000_000_u32 <= big(voted) * part.deconstruct());
        let whole = big(voted) * part.deconstruct() / 1_000_000_000_u32;
        let inside = (limits.min..=limits.max).contains(&voted);
        if inside {
            assert!((limits.min..=limits.max).contains(&result));
        }
        // It is no smaller than it must be.
        let what = if big(distance) == whole {
            "whole"
        } else if distance == step {
            "largest"
        } else if result == limits.min || result == limits.max {
            "at a limit"
        } else {
            assert!(!inside && result == voted);
            "outside"
        };
        *met.borrow_mut().entry(what).or_default() += 1;
    });
    let met = met.into_inner();
    assert!(["whole", "largest", "at a limit", "outside"].iter().all(|what| met[what] > 100), "{met:?}");
}

#[test]
fn adjustment_survives_its_encoding_when_stored() {
    assert_encodes_in(five(Direction::Lower), 5);
}
