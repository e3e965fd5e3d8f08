use crate::{BondState, Error, Event, mock::*};
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{assert_noop, assert_ok};

fn unbond(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::unbond(RuntimeOrigin::signed(who))
}

#[test]
fn unbonding_begins_when_a_candidate_calls() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        next_session();
        assert_ok!(unbond(5));
        let matures_at = Clock::now() + DELAY;
        assert_eq!(state_of(5), Some(BondState::Unbonding { matures_at, session: 1 }));
        assert_eq!(bond_of(5), BOND);
        assert_eq!(
            events().last(),
            Some(&Event::UnbondingStarted { who: 5, amount: BOND, matures_at, session: 1 })
        );
    });
}

#[test]
fn unbond_is_refused_when_there_is_no_bond() {
    build_and_execute(|| {
        assert_noop!(unbond(5), Error::<Test>::NotBonded);
    });
}

#[test]
fn unbond_is_refused_when_it_had_begun() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        assert_ok!(unbond(5));
        run_blocks(3);
        assert_noop!(unbond(5), Error::<Test>::AlreadyUnbonding);
    });
}

#[test]
fn unbond_is_refused_when_the_account_is_a_member() {
    build_and_execute(|| {
        assert_noop!(unbond(1), Error::<Test>::StillValidator);
    });
}

#[test]
fn unbond_is_refused_when_a_member_is_not_active_yet() {
    build_and_execute(|| {
        admit(5);
        assert_noop!(unbond(5), Error::<Test>::StillValidator);
    });
}

#[test]
fn unbond_waits_out_two_sessions_when_a_validator_was_dismissed() {
    build_and_execute(|| {
        assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1));
        assert_noop!(unbond(1), Error::<Test>::StillValidator);
        // Active in session 1 still, since that one was planned before.
        next_session();
        assert!(Session::validators().contains(&1));
        assert_noop!(unbond(1), Error::<Test>::StillValidator);
        next_session();
        assert!(!Session::validators().contains(&1));
        assert_ok!(unbond(1));
    });
}

#[test]
fn unbond_is_open_at_once_when_a_member_was_dismissed_before_any_rotation() {
    build_and_execute(|| {
        admit(5);
        assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 5));
        assert_ok!(unbond(5));
    });
}

#[test]
fn unbond_is_refused_when_the_account_is_queued_but_no_member_any_more() {
    build_and_execute(|| {
        admit(5);
        next_session();
        assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 5));
        assert!(!Session::validators().contains(&5));
        assert!(Validators::next_set().contains(&5));
        assert_noop!(unbond(5), Error::<Test>::StillValidator);
    });
}
