//! What is strained makes one parameter give way: by one step, for a while, beside what was voted.
use crate::{Event, Intervention, Look, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::{
    stability::{Adjustment, Band, Deviation, Direction, Interventions},
    time::{DAY, HOUR, MINUTE, WEEK},
};
use sp_runtime::Perbill;

const PERIOD: u64 = 72 * HOUR;

#[test]
fn a_deviation_of_12_percent_moves_one_parameter_by_one_step_for_72_hours() {
    armed(|| {
        set(GAP, 880);
        pass(10 * MINUTE);
        assert_eq!(events(), []);
        pass(MINUTE);
        let look = Look {
            value: 880,
            band: Band { low: 1_000, high: 2_000 },
            deviation: Deviation::Below(Perbill::from_percent(12)),
        };
        let (indicator, until) = (GAP, now() + PERIOD);
        let adjustment = Adjustment { direction: Direction::Raise, part: Perbill::from_percent(5) };
        assert_eq!(
            events(),
            [
                Event::LevelMoved { indicator, from: Level::Calm, to: Level::Strained, look: Some(look) },
                Event::Intervened {
                    indicator,
                    look,
                    field: MINT,
                    adjustment,
                    voted: 1_000,
                    in_force: 1_050,
                    until
                },
            ]
        );
        assert_eq!(FIELDS.map(in_force), [1_050, 1_000, 1_000]);
        assert_eq!((Stability::adjusted(), Stability::until(MINT)), (vec![MINT], Some(until)));
        assert_eq!(step(MINT), Some(Intervention { cause: Some(GAP), adjustment, since: now(), until }));
        assert!(!halted(MARKET) && !halted(ISSUANCE));
        // Once: however long it stays strained, it is one step, and a rest after it.
        pass(PERIOD - MINUTE);
        assert_eq!((in_force(MINT), responses()), (1_050, vec![]));
        pass(MINUTE);
        assert_eq!((in_force(MINT), responses()), (1_000, vec![]));
        pass(4 * DAY - MINUTE);
        assert_eq!((in_force(MINT), responses()), (1_000, vec![]));
        pass(2 * MINUTE);
        assert_eq!((in_force(MINT), responses().len()), (1_050, 1));
    });
}

#[test]
fn a_step_ends_in_its_last_second_when_nobody_looks_any_more() {
    armed(|| {
        set(GAP, 880);
        wait();
        let until = Stability::until(MINT).unwrap();
        System::set_block_number(until / 2 - 1);
        assert_eq!(in_force(MINT), 1_050);
        System::set_block_number(until / 2);
        assert_eq!((in_force(MINT), Stability::until(MINT), Stability::adjusted()), (1_000, None, vec![]));
    });
}

#[test]
fn a_vote_is_neither_lost_nor_overwritten_when_it_is_enacted_during_a_step() {
    armed(|| {
        set(GAP, 880);
        wait();
        assert_eq!(in_force(MINT), 1_050);
        // The step is measured from what is voted now.
        vote(MINT, 1_200);
        assert_eq!((in_force(MINT), Voted::get()[0]), (1_260, 1_200));
        pass(PERIOD);
        assert_eq!((in_force(MINT), Voted::get()[0]), (1_200, 1_200));
    });
}

#[test]
fn a_step_stays_within_the_bounds_and_the_largest_step_of_the_registry() {
    armed(|| {
        // 5 % of 1,000 is 50; the registry lets a vote move it by 10.
        set(GAP, 2_400);
        wait();
        assert_eq!(in_force(QUOTA), 990);
        for (voted, in_force_now) in [(5, 5), (100, 95), (10_000, 9_990)] {
            vote(QUOTA, voted);
            assert_eq!(in_force(QUOTA), in_force_now, "{voted}");
        }
        // 5 % of 1,000 is beyond the bounds.
        set(INCOME, 880);
        wait();
        assert_eq!(in_force(FEE), 980);
        vote(FEE, 980);
        assert_eq!(in_force(FEE), 980);
    });
}

#[test]
fn nothing_is_done_when_a_step_would_change_nothing() {
    armed(|| {
        vote(FEE, 980);
        set(INCOME, 880);
        pass(HOUR);
        assert_eq!((level(INCOME), responses(), step(FEE)), (Level::Strained, vec![], None));
        // As soon as it would, it is.
        vote(FEE, 1_000);
        pass(MINUTE);
        assert_eq!(in_force(FEE), 980);
    });
}

#[test]
fn a_parameter_has_one_step_when_two_indicators_pull_it_apart() {
    armed(|| {
        set(GAP, 880);
        set(SUPPLY, 1_150_000);
        wait();
        // The first in the order of indicators.
        assert_eq!(step(MINT).unwrap().cause, Some(SUPPLY));
        assert_eq!((in_force(MINT), responses().len()), (950, 1));
        // The other waits for the cool-down of the parameter.
        set(SUPPLY, 1_000_000);
        pass(WEEK - MINUTE);
        assert_eq!(responses(), []);
        pass(HOUR);
        assert_eq!(step(MINT).unwrap().cause, Some(GAP));
        assert_eq!(in_force(MINT), 1_050);
    });
}

#[test]
fn an_indicator_has_one_step_in_a_cool_down_when_it_swings_from_side_to_side() {
    armed(|| {
        let mut steps = vec![];
        for i in 0..28 * 4 {
            set(GAP, if i % 2 == 0 { 700 } else { 2_600 });
            pass(6 * HOUR);
            steps.extend(responses().into_iter().map(|_| now()));
        }
        assert!((4..=5).contains(&steps.len()), "{steps:?}");
        assert!(steps.windows(2).all(|pair| pair[1] - pair[0] >= WEEK - 6 * HOUR));
    });
}

#[test]
fn a_figure_that_halts_something_moves_no_parameter_while_it_is_broken() {
    armed(|| {
        set(SUPPLY, 1_300_000);
        wait();
        assert!(halted(ISSUANCE));
        assert_eq!(in_force(MINT), 1_000);
        // It does once it is only strained.
        set(SUPPLY, 1_150_000);
        pass(MINUTE);
        assert_eq!(in_force(MINT), 950);
    });
}

#[test]
fn a_step_is_never_larger_or_longer_than_the_constants_when_the_parameters_say_so() {
    armed(|| {
        change_params(|params| {
            params.step = Perbill::one();
            params.step_period = u64::MAX;
        });
        set(GAP, 880);
        wait();
        assert_eq!((in_force(MINT), Stability::until(MINT)), (1_100, Some(now() + WEEK)));
    });
}

#[test]
fn a_step_that_has_begun_keeps_its_size_when_the_parameters_change() {
    armed(|| {
        set(GAP, 880);
        wait();
        let until = Stability::until(MINT);
        change_params(|params| {
            params.step = Perbill::zero();
            params.step_period = 1;
        });
        pass(MINUTE);
        assert_eq!((in_force(MINT), Stability::until(MINT)), (1_050, until));
    });
}

#[test]
fn no_parameter_moves_when_steps_are_voted_to_nothing() {
    armed(|| {
        change_params(|params| params.step = Perbill::zero());
        set(GAP, 500);
        pass(DAY);
        assert_eq!((level(GAP), responses(), FIELDS.map(in_force)), (Level::Broken, vec![], [1_000; 3]));
    });
}
