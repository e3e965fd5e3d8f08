use crate::{BondState, Members, mock::*};
use frame_support::traits::fungible::Inspect;
use pallet_session::historical::HistoricalSessions;
use sp_runtime::BuildStorage;

#[test]
fn validators_are_bonded_when_genesis_names_them_before_balances_exist() {
    build_and_execute(|| {
        for who in [1, 2, 3, 4] {
            assert_eq!(bond_of(who), BOND);
            assert_eq!(state_of(who), Some(BondState::Bonded));
            assert_eq!(Balances::balance(&who), ENDOWMENT - BOND);
        }
        assert_eq!(state_of(5), None);
        assert_eq!(Members::<Test>::get().into_inner(), [1, 2, 3, 4]);
        assert_eq!(Validators::active_set(), [1, 2, 3, 4]);
        assert_eq!(Validators::next_set(), [1, 2, 3, 4]);
        assert_eq!(Rotations::get(), [(true, authorities(&[1, 2, 3, 4]), authorities(&[1, 2, 3, 4]))]);
    });
}

#[test]
fn bonds_of_genesis_are_taken_once_when_two_sessions_are_planned() {
    build_and_execute(|| assert_eq!(bond_of(1), BOND));
}

#[test]
fn roots_of_both_first_sessions_are_stored_when_genesis_plans_them() {
    build_and_execute(|| {
        assert!(HistoricalSessions::<Test>::contains_key(0));
        assert!(HistoricalSessions::<Test>::contains_key(1));
    });
}

#[test]
fn genesis_builds_when_it_is_the_default() {
    RuntimeGenesisConfig::default().build_storage().unwrap();
}

#[test]
fn genesis_takes_the_governed_bond_when_it_differs_from_the_usual_one() {
    Params::mutate(|params| params.bond = 2_500);
    build(genesis(&[1, 2])).execute_with(|| assert_eq!(bond_of(2), 2_500));
    Params::set(params());
}

#[test]
#[should_panic(expected = "validators: 2 is named twice")]
fn genesis_panics_when_a_validator_is_named_twice() {
    let mut config = genesis(&[1, 2]);
    config.validators.validators.push(2);
    build(config);
}

#[test]
#[should_panic(expected = "validators: 7 are named, but at most 6 are possible")]
fn genesis_panics_when_the_set_is_too_large() {
    build(genesis(&[1, 2, 3, 4, 5, 6, 7]));
}

#[test]
#[should_panic(expected = "validators: 11 has no session keys")]
fn genesis_panics_when_a_validator_has_no_session_keys() {
    let mut config = genesis(&[1]);
    config.validators.validators.push(KEYLESS);
    build(config);
}

#[test]
#[should_panic(expected = "validators: 12 cannot bond 1000: Err(Token(FundsUnavailable))")]
fn genesis_panics_when_a_validator_cannot_bond() {
    build(genesis(&[1, POOR]));
}

#[test]
#[should_panic(expected = "validators: none is named, but session keys are")]
fn genesis_panics_when_the_session_has_keys_but_no_validator_is_named() {
    let mut config = genesis(&[1]);
    config.validators.validators.clear();
    build(config);
}
