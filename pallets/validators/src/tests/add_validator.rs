use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};

fn add(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::add_validator(RuntimeOrigin::root(), who)
}

fn bond(who: AccountId) {
    Validators::bond(RuntimeOrigin::signed(who)).unwrap();
}

#[test]
fn candidate_validates_two_sessions_later_when_admitted() {
    build_and_execute(|| {
        bond(5);
        events();
        assert_ok!(add(5));
        assert_eq!(events(), [Event::ValidatorAdded { who: 5 }]);
        assert_eq!(Validators::members(), [1, 2, 3, 4, 5]);
        assert_eq!(Validators::next_set(), [1, 2, 3, 4]);
        next_session();
        assert_eq!(Validators::active_set(), [1, 2, 3, 4]);
        assert_eq!(Validators::next_set(), [1, 2, 3, 4, 5]);
        next_session();
        assert_eq!(Validators::active_set(), [1, 2, 3, 4, 5]);
    });
}

#[test]
fn admission_is_refused_when_the_account_is_a_member() {
    build_and_execute(|| {
        assert_noop!(add(1), Error::<Test>::AlreadyValidator);
    });
}

#[test]
fn admission_is_refused_when_the_account_has_no_bond_or_is_unbonding() {
    build_and_execute(|| {
        assert_noop!(add(5), Error::<Test>::NotBonded);
        bond(5);
        assert_ok!(Validators::unbond(RuntimeOrigin::signed(5)));
        assert_noop!(add(5), Error::<Test>::NotBonded);
    });
}

#[test]
fn admission_is_refused_when_the_bond_is_below_the_governed_one() {
    build_and_execute(|| {
        bond(5);
        Params::mutate(|params| params.bond = BOND + 1);
        assert_noop!(add(5), Error::<Test>::BondTooSmall);
        bond(5);
        assert_ok!(add(5));
    });
}

#[test]
fn admission_is_refused_when_the_keys_are_gone() {
    build_and_execute(|| {
        bond(5);
        // By the call that the runtime closes.
        assert_ok!(Session::purge_keys(RuntimeOrigin::signed(5)));
        assert_noop!(add(5), Error::<Test>::NoSessionKeys);
    });
}

#[test]
fn admission_is_refused_when_the_set_is_full() {
    build_and_execute(|| {
        admit(5);
        admit(6);
        bond(7);
        assert_noop!(add(7), Error::<Test>::TooManyValidators);
        assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1));
        assert_ok!(add(7));
        assert_eq!(Validators::members(), [2, 3, 4, 5, 6, 7]);
    });
}
