//! Registering, resigning and releasing evaluators.
use crate::{Error, Evaluators, Event, HoldReason, Round, assert_refused, mock::*};
use fluxnomics_primitives::{
    UNIT,
    identity::{Identities, Obligations},
    time::DAY,
};

const STAKE: u128 = 1_000 * UNIT;

fn register(id: u64) -> Call {
    Call::register_evaluator { id, stake: STAKE }
}

#[test]
fn evaluator_stakes_leaves_and_gets_its_stake_back() {
    build_and_execute(|| {
        let id = OTHER;
        by(id, register(id)).unwrap();
        assert_eq!(held(HoldReason::Evaluator, id), STAKE);
        assert!(<Pocw as Obligations>::any_open(id));
        assert_refused!(id, register(id), Error::<Test>::AlreadyEvaluator);
        let release = Call::release_evaluator { id };
        assert_refused!(id, release.clone(), Error::<Test>::NotEvaluator);
        events();
        by(id, Call::resign_evaluator { id }).unwrap();
        assert_eq!(events(), vec![Event::EvaluatorResigned { id, releasable_from: now() + 14 * DAY }]);
        assert_refused!(id, Call::resign_evaluator { id }, Error::<Test>::NotEvaluator);
        assert_refused!(id, register(id), Error::<Test>::AlreadyEvaluator);
        advance(14 * DAY - 2);
        assert_refused!(PEER, release.clone(), Error::<Test>::TooEarly);
        advance(2);
        by_anyone(release.clone()).unwrap();
        assert_eq!((held(HoldReason::Evaluator, id), hetu(id)), (0, RICHES));
        assert!(!<Pocw as Obligations>::any_open(id));
        assert_refused!(id, release, Error::<Test>::NotEvaluator);
        by(id, register(id)).unwrap();
    });
}

#[test]
fn evaluator_is_registered_and_resigned_by_its_owner_only() {
    build_and_execute(|| {
        let agent = agent_of(OTHER, 5_000);
        frame_support::assert_noop!(signed(5_000, register(agent)), Error::<Test>::NotOwner);
        assert_refused!(PEER, register(agent), Error::<Test>::NotOwner);
        by(OTHER, register(agent)).unwrap();
        assert!(Power::is_active(agent));
        frame_support::assert_noop!(
            signed(5_000, Call::resign_evaluator { id: agent }),
            Error::<Test>::NotOwner
        );
        assert_refused!(OTHER, Call::resign_evaluator { id: OTHER }, Error::<Test>::NotEvaluator);
        assert_refused!(OTHER, register(77_777), Error::<Test>::NotOwner);
    });
}

#[test]
fn evaluator_is_refused_when_its_stake_is_too_small_or_not_there() {
    build_and_execute(|| {
        let id = OTHER;
        assert_refused!(id, Call::register_evaluator { id, stake: STAKE - 1 }, Error::<Test>::StakeTooSmall);
        let call = Call::register_evaluator { id, stake: RICHES };
        assert!(by(id, call).is_err());
    });
}

/// As many as there may be: the first with the least stake, the next with a little more.
fn full() {
    register_evaluators(EVALUATORS);
    by(PEER, Call::register_evaluator { id: PEER, stake: STAKE + 1 }).unwrap();
    by(CLIENT, Call::register_evaluator { id: CLIENT, stake: STAKE + 2 }).unwrap();
    assert!(Evaluators::<Test>::get().is_full());
}

#[test]
fn evaluator_is_refused_when_there_are_as_many_as_there_may_be_and_none_has_less() {
    build_and_execute(|| {
        full();
        assert_refused!(OTHER, register(OTHER), Error::<Test>::TooManyEvaluators);
    });
}

#[test]
fn higher_stake_takes_the_place_of_the_smallest_which_waits_as_if_it_had_resigned() {
    build_and_execute(|| {
        let task = empanelled();
        let id = seats(task, Round::First)[0];
        // The least stake, and a seat that its stake answers for.
        for other in FIRST_EVALUATOR..FIRST_EVALUATOR + EVALUATORS {
            let stake = if other == id { STAKE } else { STAKE + UNIT };
            hold_more(other, stake - STAKE);
        }
        by(PEER, Call::register_evaluator { id: PEER, stake: STAKE + 1 }).unwrap();
        by(CLIENT, Call::register_evaluator { id: CLIENT, stake: STAKE + 2 }).unwrap();
        events();
        by(OTHER, Call::register_evaluator { id: OTHER, stake: STAKE + 1 }).unwrap();
        let displaced = Event::EvaluatorDisplaced { id, releasable_from: now() + 14 * DAY };
        let registered = Event::EvaluatorRegistered { id: OTHER, owner: owner(OTHER), stake: STAKE + 1 };
        assert_eq!(events(), vec![displaced, registered]);
        assert!(Evaluators::<Test>::get().iter().all(|evaluator| evaluator.id != id));
        check();
        assert_refused!(id, register(id), Error::<Test>::AlreadyEvaluator);
        assert_refused!(id, Call::release_evaluator { id }, Error::<Test>::TooEarly);
        // It judges on, and is punished.
        judge_with(task, Round::First, &[]);
        advance(20 * DAY);
        assert_refused!(id, Call::release_evaluator { id }, Error::<Test>::SeatsOpen);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(evaluator(id).stake, 990 * UNIT);
        by_anyone(Call::release_evaluator { id }).unwrap();
        assert_eq!((hetu(id), held(HoldReason::Evaluator, id)), (RICHES - 10 * UNIT, 0));
    });
}

/// Raises a stake, which no call does.
fn hold_more(id: u64, amount: u128) {
    use frame_support::traits::fungible::MutateHold;
    Balances::hold(&HoldReason::Evaluator.into(), &owner(id), amount).unwrap();
    Evaluators::<Test>::mutate(|all| {
        all.iter_mut().find(|evaluator| evaluator.id == id).unwrap().stake += amount;
    });
}

#[test]
fn place_of_one_that_has_left_goes_first() {
    build_and_execute(|| {
        full();
        let id = CLIENT;
        by(id, Call::resign_evaluator { id }).unwrap();
        let releasable_from = now() + 14 * DAY;
        advance(DAY);
        events();
        by(OTHER, register(OTHER)).unwrap();
        assert_eq!(events()[0], Event::EvaluatorDisplaced { id, releasable_from });
        advance(13 * DAY);
        by_anyone(Call::release_evaluator { id }).unwrap();
        assert_eq!(held(HoldReason::Evaluator, id), 0);
    });
}

#[test]
fn anyone_makes_an_evaluator_resign_that_was_deregistered_or_has_lost_half() {
    build_and_execute(|| {
        let agent = agent_of(OTHER, 5_000);
        by(OTHER, register(agent)).unwrap();
        register_evaluators(2);
        let resign = |id| Call::resign_evaluator { id };
        assert_refused!(CLIENT, resign(agent), Error::<Test>::NotOwner);
        deregister(OTHER, agent);
        by_anyone(resign(agent)).unwrap();
        change_params(|params| params.evaluator_stake = 2 * STAKE);
        frame_support::assert_noop!(by_anyone(resign(FIRST_EVALUATOR)), Error::<Test>::NotOwner);
        change_params(|params| params.evaluator_stake = 2 * STAKE + 2);
        by_anyone(resign(FIRST_EVALUATOR)).unwrap();
        assert!(evaluator(FIRST_EVALUATOR).left.is_some());
    });
}

#[test]
fn evaluator_is_refused_when_it_was_convicted() {
    build_and_execute(|| {
        void(submitted());
        assert_refused!(WORKER, register(WORKER), Error::<Test>::AlreadyConvicted);
    });
}

#[test]
fn stake_stays_while_a_seat_is_open() {
    build_and_execute(|| {
        let task = empanelled();
        let id = seats(task, Round::First)[0];
        by(id, Call::resign_evaluator { id }).unwrap();
        advance(20 * DAY);
        assert_refused!(id, Call::release_evaluator { id }, Error::<Test>::SeatsOpen);
        by_anyone(Call::settle { task }).unwrap();
        // The panel sits no longer, and its stake still answers for it.
        assert_eq!((evaluator(id).sitting, evaluator(id).seats), (0, 1));
        assert_refused!(id, Call::release_evaluator { id }, Error::<Test>::SeatsOpen);
        carry_out(task);
        by_anyone(Call::release_evaluator { id }).unwrap();
        // Silence cost one percent.
        assert_eq!(hetu(id), RICHES - 10 * UNIT);
    });
}

#[test]
fn identity_cannot_leave_while_it_is_an_evaluator_and_leaves_no_position_behind() {
    build_and_execute(|| {
        let agent = agent_of(OTHER, 5_000);
        by(OTHER, register(agent)).unwrap();
        let power = |call: pallet_power::Call<Test>| {
            use frame_support::traits::UnfilteredDispatchable;
            RuntimeCall::from(call).dispatch_bypass_filter(RuntimeOrigin::signed(owner(OTHER)))
        };
        power(pallet_power::Call::deregister { id: agent }).unwrap();
        advance(14 * DAY);
        assert!(power(pallet_power::Call::release_bond { id: agent }).is_err());
        by(OTHER, Call::resign_evaluator { id: agent }).unwrap();
        advance(14 * DAY);
        by_anyone(Call::release_evaluator { id: agent }).unwrap();
        power(pallet_power::Call::release_bond { id: agent }).unwrap();
        assert!(!crate::Positions::<Test>::contains_key(agent));
    });
}
