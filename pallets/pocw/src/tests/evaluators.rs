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

#[test]
fn evaluator_is_refused_when_there_are_as_many_as_there_may_be() {
    build_and_execute(|| {
        Evaluators::<Test>::mutate(|all| {
            for id in 1_000..1_000 + u64::from(MAX_EVALUATORS) {
                let record = Default::default();
                let entry =
                    crate::Evaluator { id, owner: 7, stake: 0, since: 0, left: None, seats: 0, record };
                all.try_push(entry).unwrap();
            }
        });
        assert_refused!(OTHER, register(OTHER), Error::<Test>::TooManyEvaluators);
        Evaluators::<Test>::kill();
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
