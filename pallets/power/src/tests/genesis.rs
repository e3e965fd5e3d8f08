use crate::{HoldReason, IdentityOf, Kind, NextIdentityId, mock::*};
use fluxnomics_primitives::{UNIT, params::PowerParams};
use frame_support::{assert_ok, traits::BuildGenesisConfig};

fn build(humans: Vec<AccountId>) {
    crate::GenesisConfig::<Test> { humans }.build();
}

#[test]
fn humans_of_genesis_are_registered_in_order_and_bonded_when_they_are_named() {
    build_and_execute(|| {
        build(vec![BOB, ALICE]);
        assert_eq!(NextIdentityId::<Test>::get(), 2);
        assert_eq!((IdentityOf::<Test>::get(BOB), IdentityOf::<Test>::get(ALICE)), (Some(0), Some(1)));
        assert_eq!((get(0).kind, get(0).controller), (Kind::Human, Some(BOB)));
        assert_eq!(held(HoldReason::Registration, BOB), PowerParams::default().registration_bond);
        // They pay no price, and raise none.
        assert_eq!(hetu(BOB), RICHES);
        assert_eq!(Power::price_now(&Params::get()), UNIT);
        // One of them registers an agent like anybody.
        assert_ok!(by(ALICE, register_agent(HOT)));
    });
}

#[test]
#[should_panic(
    expected = "power.humans: 1 cannot be registered: Module(ModuleError { index: 2, error: [3, 0, 0, 0], message: Some(\"AlreadyRegistered\") })"
)]
fn genesis_is_refused_when_an_owner_is_named_twice() {
    new_test_ext().execute_with(|| build(vec![ALICE, ALICE]));
}

#[test]
#[should_panic(expected = "power.humans: 77 cannot be registered")]
fn genesis_is_refused_when_an_owner_cannot_bond() {
    new_test_ext().execute_with(|| build(vec![77]));
}
