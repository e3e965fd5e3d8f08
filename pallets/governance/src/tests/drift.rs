//! How far a field may be from where it was, against a history that is kept whole.
use crate::{Error, Event, LastChanged, PastValue, PastValues, Proposal, Proposals, largest_step, mock::*};
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    time::{DAY, Seconds},
};
use frame_support::{assert_noop, assert_ok};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::Permill;
use std::cell::Cell;

/// Proposes, has it approved, and enacts it as soon as it may.
fn vote(field: Field, value: u128) {
    let index = ripened(ALICE, &[Change::new(field, value)]);
    assert_ok!(enact(index));
    assert_eq!(Registry::current(field), value, "{:?}", events().last());
}

/// Enacts without a timelock: the question is what may be in force when.
fn enact_at_once(field: Field, value: u128) {
    let index = ongoing();
    Referenda::set(index, State::ApprovedAt(Now::get()));
    let changes = vec![Change::new(field, value)].try_into().unwrap();
    Proposals::<Test>::insert(index, Proposal { proposer: ALICE, changes, deposit: 0, delay: 0 });
    assert_ok!(enact(index));
}

fn refused(field: Field, value: u128) {
    assert_noop!(propose(ALICE, &[Change::new(field, value)]), error(Error::DriftTooLarge));
}

fn past(field: Field) -> Vec<PastValue> {
    PastValues::<Test>::get(field).into_inner()
}

#[test]
fn two_steps_are_the_most_when_they_are_counted_from_where_the_field_was() {
    build_and_execute(|| {
        // A quarter at a time, once a week; two quarters of 10,000 in four weeks.
        vote(Field::PowerCap, 12_500);
        advance(7 * DAY);
        refused(Field::PowerCap, 15_001);
        vote(Field::PowerCap, 15_000);
        advance(7 * DAY);
        refused(Field::PowerCap, 15_001);
        // Back it may go, by one step.
        assert_noop!(propose(ALICE, &[Change::PowerCap(11_249)]), error(Error::StepTooLarge));
        assert_ok!(propose(ALICE, &[Change::PowerCap(11_250)]));
        // As long as the first value was in force within the window, it counts; then the second does.
        let until = past(Field::PowerCap)[0].until;
        advance(until + WINDOW - 1 - Now::get());
        refused(Field::PowerCap, 15_001);
        advance(1);
        assert_noop!(propose(ALICE, &[Change::PowerCap(18_751)]), error(Error::StepTooLarge));
        assert_ok!(propose(ALICE, &[Change::PowerCap(18_750)]));
    });
}

#[test]
fn a_field_that_went_down_may_not_leap_back_when_the_low_value_is_recent() {
    build_and_execute(|| {
        vote(Field::PowerCap, 7_500);
        advance(7 * DAY);
        vote(Field::PowerCap, 5_625);
        advance(7 * DAY);
        // Two quarters of 10,000 below it at the least; two quarters of 5,625 above that at the most.
        refused(Field::PowerCap, 4_999);
        vote(Field::PowerCap, 7_031);
        advance(7 * DAY);
        refused(Field::PowerCap, 5_625 + 2_814 + 1);
        assert_ok!(propose(ALICE, &[Change::PowerCap(5_625 + 2_814)]));
    });
}

#[test]
fn enactment_is_refused_when_the_field_has_been_elsewhere_since_the_proposal() {
    build_and_execute(|| {
        let late = proposed(BOB, &[Change::PowerCap(12_500), Change::FeesBase(1_001)]);
        vote(Field::PowerCap, 8_100);
        advance(7 * DAY);
        vote(Field::PowerCap, 10_125);
        approve(late);
        advance(7 * DAY);
        // A step from 10,125, and from 10,000 where it was proposed; more than two from 8,100 in between.
        let spec = Registry::spec(Field::PowerCap);
        assert!(12_500 - 10_125 <= largest_step(&spec, 10_125));
        assert!(12_500 - 8_100 > 2 * largest_step(&spec, 8_100));
        assert_ok!(enact(late));
        let reason = error(Error::DriftTooLarge);
        assert_eq!(events().last(), Some(&Event::Refused { index: late, reason }));
        assert_eq!((Registry::current(Field::PowerCap), Registry::current(Field::FeesBase)), (10_125, 1_000));
    });
}

#[test]
fn fields_drift_apart_from_each_other_when_both_are_voted() {
    build_and_execute(|| {
        vote(Field::PowerWeight, 100_000);
        advance(DAY);
        vote(Field::PowerWeight, 200_000);
        advance(DAY);
        refused(Field::PowerWeight, 200_001);
        vote(Field::PowerCap, 12_500);
        assert_eq!(past(Field::PowerCap).len(), 1);
        assert_eq!(past(Field::PowerWeight).len(), 2);
        assert_eq!(past(Field::FeesBase), vec![]);
    });
}

#[test]
fn past_values_are_forgotten_when_they_have_left_the_window() {
    build_and_execute(|| {
        vote(Field::FeesBase, 1_010);
        let first = Now::get();
        advance(10 * DAY);
        vote(Field::FeesBase, 1_020);
        let second = Now::get();
        assert_eq!(
            past(Field::FeesBase),
            vec![PastValue { until: first, value: 1_000 }, PastValue { until: second, value: 1_010 }]
        );
        // The second still stood a second less than a window ago, the first did not.
        advance(second + WINDOW - 2 * DAY - 1 - Now::get());
        vote(Field::FeesBase, 1_030);
        let third = Now::get();
        assert_eq!(third, second + WINDOW - 1);
        assert_eq!(
            past(Field::FeesBase),
            vec![PastValue { until: second, value: 1_010 }, PastValue { until: third, value: 1_020 }]
        );
        advance(WINDOW);
        vote(Field::FeesBase, 1_040);
        assert_eq!(past(Field::FeesBase), vec![PastValue { until: Now::get(), value: 1_030 }]);
        assert_eq!(LastChanged::<Test>::get(Field::FeesBase), Some(Now::get()));
    });
}

/// A value can be changed as often as its cool-down lets it, and the list has room for all of it.
#[test]
fn past_values_find_room_when_a_field_changes_after_every_cool_down() {
    build_and_execute(|| {
        let mut most = 0;
        for _ in 0..60 {
            let before = Registry::current(Field::FeesBase);
            enact_at_once(Field::FeesBase, 2_001 - before);
            assert_ne!(Registry::current(Field::FeesBase), before, "{:?}", events().last());
            most = most.max(past(Field::FeesBase).len());
            advance(DAY);
        }
        assert_eq!(most, 28);
    });
}

/// Everything that was ever in force, and when.
struct Eager {
    field: Field,
    since: Vec<(Seconds, u128)>,
}

impl Eager {
    fn new(field: Field) -> Self {
        Self { field, since: vec![(0, Registry::current(field))] }
    }

    fn note(&mut self) {
        let current = Registry::current(self.field);
        if self.since.last().unwrap().1 != current {
            self.since.push((Now::get(), current));
        }
    }

    /// Whether `value`, in force from now on, is within two steps of all that was in force within the window.
    fn allows(&self, value: u128) -> bool {
        let spec = Registry::spec(self.field);
        let ends = self.since.iter().skip(1).map(|(at, _)| *at).chain([Seconds::MAX]);
        self.since.iter().zip(ends).all(|((_, old), end)| {
            let in_force = end > Now::get() || Now::get() - end < WINDOW;
            let reach = largest_step(&spec, *old).saturating_mul(DRIFT.into());
            !in_force || value.abs_diff(*old) <= reach
        })
    }
}

/// Attack 57. Votes of any size at any time: what passes is exactly what the whole history allows.
#[test]
fn attack_57_no_series_of_votes_leads_further_than_two_steps_in_any_window() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5a1a),
        ..ProptestConfig::default()
    });
    let (passed, refused, at_edge) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let field = prop::sample::select(vec![Field::PowerCap, Field::PowerDelay, Field::PowerWeight]);
    let vote = (any::<bool>(), prop_oneof![0..=1_000u128, Just(1_000)], 0..9 * DAY);
    runner
        .run(&(field, prop::collection::vec(vote, 20..60)), |(field, votes)| {
            new_test_ext().execute_with(|| {
                let mut eager = Eager::new(field);
                for (up, thousandths, pause) in votes {
                    advance(pause);
                    let (spec, current) = (Registry::spec(field), Registry::current(field));
                    let part = (largest_step(&spec, current) * thousandths / 1_000).max(1);
                    let aim = if up { current.saturating_add(part) } else { current.saturating_sub(part) };
                    let cool = LastChanged::<Test>::get(field)
                        .is_none_or(|last| Now::get() - last >= spec.cool_down);
                    if !cool || !(spec.min..=spec.max).contains(&aim) {
                        continue;
                    }
                    let allowed = eager.allows(aim);
                    let view = Governance::parameter(field);
                    assert_eq!((view.from..=view.to).contains(&aim), allowed, "the view says the same");
                    if aim == view.to || aim == view.from {
                        at_edge.set(at_edge.get() + 1);
                    }
                    enact_at_once(field, aim);
                    assert_eq!(Registry::current(field) == aim, allowed);
                    eager.note();
                    Governance::do_try_state().unwrap();
                    let count = if allowed { &passed } else { &refused };
                    count.set(count.get() + 1);
                }
            });
            Ok(())
        })
        .unwrap();
    println!("{} passed, {} refused, {} at an end of the range", passed.get(), refused.get(), at_edge.get());
    assert!(passed.get() > 500 && refused.get() > 200 && at_edge.get() > 20);
}

/// Attack 57, by somebody whose every vote passes at once and who always goes as far as a vote can.
#[test]
fn attack_57_the_whole_range_takes_months_when_every_vote_goes_as_far_as_it_can() {
    build_and_execute(|| {
        let top = Permill::one().deconstruct();
        let mut windows = vec![(Now::get(), Registry::current(Field::PowerWeight))];
        while Registry::current(Field::PowerWeight) < top.into() {
            let to = Governance::parameter(Field::PowerWeight).to;
            if to > Registry::current(Field::PowerWeight) {
                enact_at_once(Field::PowerWeight, to);
                windows.push((Now::get(), Registry::current(Field::PowerWeight)));
            }
            advance(DAY);
        }
        // Ten steps of a tenth, a day apart, without the cap: ten days. With it two in four weeks.
        for (at, value) in &windows {
            let near = windows.iter().filter(|(then, _)| then >= at && then - at < WINDOW);
            assert!(near.clone().all(|(_, later)| later.abs_diff(*value) <= 200_000));
        }
        let days = windows.last().unwrap().0 / DAY;
        assert_eq!(days, 113);
    });
}
