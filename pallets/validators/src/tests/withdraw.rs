use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};

fn withdraw(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::withdraw(RuntimeOrigin::signed(9), who)
}

fn unbond(who: AccountId) {
    Validators::unbond(RuntimeOrigin::signed(who)).unwrap();
}

#[test]
fn bond_returns_to_its_owner_when_anyone_withdraws_after_the_delay() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        unbond(5);
        run_blocks(60);
        let (owner, caller) = (Balances::balance(&5), Balances::balance(&9));
        events();
        assert_ok!(withdraw(5));
        assert_eq!(bond_of(5), 0);
        assert_eq!(state_of(5), None);
        assert_eq!(Balances::balance(&5), owner + BOND);
        assert_eq!(Balances::balance(&9), caller);
        assert_eq!(events(), [Event::Withdrawn { who: 5, amount: BOND }]);
    });
}

#[test]
fn withdraw_is_refused_when_the_delay_has_not_run() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        unbond(5);
        // 60 blocks at this scale are the delay exactly, and sessions enough.
        run_blocks(59);
        assert_noop!(withdraw(5), Error::<Test>::NotMatured);
        run_blocks(1);
        assert_ok!(withdraw(5));
    });
}

#[test]
fn withdraw_is_refused_when_the_last_active_session_can_still_be_reported() {
    build_and_execute(|| {
        // A scale at which the economic delay passes within one block.
        ClockScale::set(1_000_000);
        retire(1);
        unbond(1);
        let left_in = Session::current_index();
        assert_eq!(left_in, 2);
        run_sessions(DEPTH - 1);
        run_blocks(SESSION - 1);
        assert_eq!(Session::current_index(), left_in + DEPTH - 1);
        assert_noop!(withdraw(1), Error::<Test>::NotMatured);
        next_block();
        assert_eq!(Session::current_index(), left_in + DEPTH);
        assert_ok!(withdraw(1));
    });
}

#[test]
fn withdraw_is_refused_when_there_is_no_bond() {
    build_and_execute(|| {
        assert_noop!(withdraw(5), Error::<Test>::NotBonded);
    });
}

#[test]
fn withdraw_is_refused_when_the_bond_is_not_unbonding() {
    build_and_execute(|| {
        run_blocks(100);
        assert_noop!(withdraw(1), Error::<Test>::NotUnbonding);
    });
}

#[test]
fn maturity_stays_when_the_governed_delay_is_raised_meanwhile() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        unbond(5);
        Params::mutate(|params| params.unbonding_delay *= 10);
        run_blocks(60);
        assert_ok!(withdraw(5));
    });
}

#[test]
fn bond_can_be_made_anew_when_it_was_withdrawn() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        unbond(5);
        run_blocks(60);
        assert_ok!(withdraw(5));
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        assert_eq!(bond_of(5), BOND);
    });
}
