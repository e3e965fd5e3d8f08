use crate::{BondInfo, BondState, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

fn bond(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::bond(RuntimeOrigin::signed(who))
}

#[test]
fn bond_holds_the_governed_amount_when_a_keyed_account_calls() {
    build_and_execute(|| {
        assert_ok!(bond(5));
        assert_eq!(bond_of(5), BOND);
        assert_eq!(state_of(5), Some(BondState::Bonded));
        assert_eq!(events(), [Event::Bonded { who: 5, added: BOND, amount: BOND }]);
        assert!(!Validators::members().contains(&5));
    });
}

#[test]
fn bond_is_refused_when_the_account_has_no_session_keys() {
    build_and_execute(|| {
        assert_noop!(bond(KEYLESS), Error::<Test>::NoSessionKeys);
    });
}

#[test]
fn bond_is_refused_when_the_account_lacks_hetu() {
    build_and_execute(|| {
        assert_noop!(bond(POOR), TokenError::FundsUnavailable);
    });
}

#[test]
fn bond_is_refused_when_the_account_is_bonded_already() {
    build_and_execute(|| {
        assert_ok!(bond(5));
        assert_noop!(bond(5), Error::<Test>::AlreadyBonded);
        assert_noop!(bond(1), Error::<Test>::AlreadyBonded);
    });
}

#[test]
fn bond_adds_what_is_missing_when_the_governed_bond_was_raised() {
    build_and_execute(|| {
        assert_ok!(bond(5));
        Params::mutate(|params| params.bond = BOND + 300);
        events();
        assert_ok!(bond(5));
        assert_eq!(bond_of(5), BOND + 300);
        assert_eq!(events(), [Event::Bonded { who: 5, added: 300, amount: BOND + 300 }]);
    });
}

#[test]
fn bond_adds_what_is_missing_when_a_member_was_slashed() {
    build_and_execute(|| {
        report(1, 0, 0, 10);
        assert_eq!(bond_of(1), BOND - 100);
        assert_ok!(bond(1));
        assert_eq!(bond_of(1), BOND);
        assert_noop!(bond(1), Error::<Test>::AlreadyBonded);
    });
}

#[test]
fn bond_takes_nothing_when_the_governed_bond_was_lowered() {
    build_and_execute(|| {
        Params::mutate(|params| params.bond = BOND - 300);
        assert_noop!(bond(1), Error::<Test>::AlreadyBonded);
        assert_eq!(bond_of(1), BOND);
    });
}

#[test]
fn bond_cancels_the_unbonding_when_it_had_begun() {
    build_and_execute(|| {
        assert_ok!(bond(5));
        assert_ok!(Validators::unbond(RuntimeOrigin::signed(5)));
        events();
        assert_ok!(bond(5));
        assert_eq!(state_of(5), Some(BondState::Bonded));
        assert_eq!(bond_of(5), BOND);
        assert_eq!(events(), [Event::Bonded { who: 5, added: 0, amount: BOND }]);
    });
}

#[test]
fn bond_is_at_least_the_minimum_balance_when_the_governed_bond_is_zero() {
    build_and_execute(|| {
        Params::mutate(|params| params.bond = 0);
        assert_ok!(bond(5));
        assert_eq!(bond_of(5), 1);
    });
}

#[test]
fn bond_view_shows_amount_and_state_when_asked() {
    build_and_execute(|| {
        assert_eq!(Validators::bond_of(5), None);
        assert_ok!(bond(5));
        Params::mutate(|params| params.bond = BOND * 2);
        let candidate = BondInfo {
            amount: BOND,
            required: BOND * 2,
            state: BondState::Bonded,
            member: false,
            active: false,
            withdrawable: false,
        };
        assert_eq!(Validators::bond_of(5), Some(candidate));
        assert_eq!(Validators::bond_of(1), Some(BondInfo { member: true, active: true, ..candidate }));
        assert_ok!(Validators::unbond(RuntimeOrigin::signed(5)));
        assert!(!Validators::bond_of(5).unwrap().withdrawable);
        run_blocks(60);
        assert!(Validators::bond_of(5).unwrap().withdrawable);
    });
}
