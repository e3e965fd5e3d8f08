use crate::{
    Error, Event, HoldReason, HumanOf, Identity, IdentityOf, Kind, NextIdentityId, Odometers,
    PendingController, PendingControllers, assert_refused, mock::*,
};
use fluxnomics_economics::lifetime::Odometer;
use fluxnomics_primitives::{UNIT, time::HOUR};
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn human_waits_for_its_controller_when_another_account_is_named() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::register_human { controller: HOT, max_price: UNIT }));
        assert_eq!(
            get(0),
            Identity {
                kind: Kind::Human,
                owner: ALICE,
                owner_identity: None,
                controller: None,
                bond: 20 * UNIT,
                ceiling: 10 * UNIT,
                deposits: 0,
                agents: 0,
                registered_at: now(),
                deregistered_at: None,
            }
        );
        assert_eq!(
            PendingControllers::<Test>::get(0),
            Some(PendingController { account: HOT, acceptable_from: now(), deposit: 0 })
        );
        assert_eq!(HumanOf::<Test>::get(ALICE), Some(0));
        assert_eq!(IdentityOf::<Test>::get(HOT), None);
        assert_eq!(Odometers::<Test>::get(0), Some(Odometer::default()));
        assert_eq!(NextIdentityId::<Test>::get(), 1);
        assert_eq!(
            events(),
            [
                Event::Registered {
                    id: 0,
                    kind: Kind::Human,
                    owner: ALICE,
                    owner_identity: None,
                    bond: 20 * UNIT,
                    price: UNIT,
                },
                Event::ControllerAnnounced { id: 0, controller: HOT, acceptable_from: now() },
            ]
        );
    });
}

#[test]
fn human_is_bound_at_once_when_its_owner_is_its_controller() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(ALICE)));
        assert_eq!(get(0).controller, Some(ALICE));
        assert_eq!(IdentityOf::<Test>::get(ALICE), Some(0));
        assert!(!PendingControllers::<Test>::contains_key(0));
        assert_eq!(sufficients(ALICE), 1);
        assert_eq!(
            events().last(),
            Some(&Event::ControllerBound { id: 0, controller: ALICE, retired: None })
        );
    });
}

#[test]
fn registration_holds_the_bond_and_burns_the_price_of_the_owner_when_it_succeeds() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_eq!(held(HoldReason::Registration, ALICE), 20 * UNIT);
        assert_eq!(Balances::free_balance(ALICE), RICHES - 21 * UNIT);
        assert_eq!(burned(), UNIT);
    });
}

#[test]
fn registration_succeeds_to_the_last_base_unit_when_the_owner_has_bond_price_and_minimum_only() {
    build_and_execute(|| {
        let enough = 20 * UNIT + UNIT + ED;
        let (eve, mallory) = (50, 51);
        fund(eve, enough);
        fund(mallory, enough - 1);
        assert_ok!(by(eve, register_human(HOT)));
        assert_eq!(Balances::free_balance(eve), ED);
        change_params(|params| params.price_ceiling = UNIT);
        assert_refused!(mallory, register_human(WARM), TokenError::FundsUnavailable);
    });
}

#[test]
fn registration_fails_when_the_owner_cannot_hold_the_bond() {
    build_and_execute(|| {
        fund(50, 20 * UNIT + ED - 1);
        assert_refused!(50, register_human(HOT), TokenError::FundsUnavailable);
        assert_refused!(51, register_human(HOT), TokenError::FundsUnavailable);
    });
}

#[test]
fn registration_fails_when_the_owner_has_a_human_identity() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_refused!(ALICE, register_human(WARM), Error::<Test>::AlreadyRegistered);
        assert_refused!(ALICE, register_human(HOT), Error::<Test>::AlreadyRegistered);
    });
}

#[test]
fn registration_fails_when_the_price_is_one_base_unit_above_the_limit() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        let price = Power::registration_price();
        assert_eq!(price, UNIT + UNIT / 128);
        let at_most = |max_price| Call::register_human { controller: WARM, max_price };
        assert_refused!(BOB, at_most(price - 1), Error::<Test>::PriceAboveLimit);
        assert_refused!(BOB, at_most(0), Error::<Test>::PriceAboveLimit);
        assert_ok!(by(BOB, at_most(price)));
        assert_eq!(burned(), 2 * UNIT + UNIT / 128);
    });
}

#[test]
fn registration_fails_when_the_controller_is_bound_or_was_once() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_refused!(BOB, register_human(key(id)), Error::<Test>::ControllerInUse);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(BOB, register_human(key(id)), Error::<Test>::ControllerRetired);
    });
}

#[test]
fn price_returns_half_way_to_its_floor_when_a_half_life_passes() {
    build_and_execute(|| {
        change_params(|params| params.price_growth = sp_runtime::Perbill::one());
        assert_eq!(Power::registration_price(), UNIT);
        for (owner, price) in [(ALICE, 1), (BOB, 2), (CAROL, 4)] {
            assert_eq!(Power::registration_price(), price * UNIT);
            human(owner);
        }
        assert_eq!(Power::registration_price(), 8 * UNIT);
        advance(6 * HOUR);
        assert_eq!(Power::registration_price(), 45 * UNIT / 10);
        advance(6 * HOUR);
        assert_eq!(Power::registration_price(), 275 * UNIT / 100);
        advance(600 * HOUR);
        assert_eq!(Power::registration_price(), UNIT + 1, "rounded up");
    });
}
