use crate::{Error, Event, HoldReason, Totals, assert_refused, mock::*};
use fluxnomics_economics::capacity::stake::Units;
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxHold, FluxLedger, Place},
};
use frame_support::{assert_ok, traits::fungible::InspectHold};
use sp_runtime::TokenError;

#[test]
fn staked_hetu_is_held_and_fills_both_meters() {
    build_and_execute(|| {
        let before = spendable(ALICE);
        events();

        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));

        assert_eq!(events(), [Event::Staked { id: A, asset: HETU, amount: 100 * UNIT }]);
        assert_eq!(before - spendable(ALICE), 100 * UNIT);
        assert_eq!(Balances::balance_on_hold(&HoldReason::Stake.into(), &ALICE), 100 * UNIT);
        assert_eq!(Totals::<Test>::get().staked, Units { hetu: 100 * UNIT, flux: 0 });
        assert_eq!(stored(A), 0, "new stake starts at zero");

        // α_msg = 0.5 a day: 50 Power a day, never more than 250.
        let stored = [1, 1, 3, 1].map(|days| {
            pass_days(days);
            (view(A).meters.messaging.stored / UNIT, view(A).meters.execution.stored / UNIT)
        });
        assert_eq!(stored, [(50, 25), (100, 50), (250, 125), (250, 125)]);
        assert_eq!(view(A).meters.messaging.cap, 250 * UNIT);
    });
}

#[test]
fn staked_flux_fills_both_meters_and_does_not_decay() {
    build_and_execute(|| {
        let before = free_flux(A);

        assert_ok!(by(key(A), stake(A, FLX, 100 * UNIT)));

        assert_eq!(free_flux(A), before - 100 * UNIT);
        assert_eq!(Flux::balance(A, Place::Held(FluxHold::Stake)), 100 * UNIT);
        pass_days(1);
        assert_eq!(stored(A), 50 * UNIT);
        assert_eq!(view(A).staked, Units { hetu: 0, flux: 100 * UNIT });
    });
}

#[test]
fn new_stake_starts_at_zero_when_the_meter_holds_something() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(2);
        assert_ok!(by(ALICE, stake(A, HETU, 900 * UNIT)));
        assert_eq!(stored(A), 100 * UNIT);
        pass_days(1);
        assert_eq!(stored(A), 600 * UNIT);
    });
}

#[test]
fn nothing_is_staked_when_the_hot_key_would_lock_the_owners_hetu() {
    build_and_execute(|| {
        assert_refused!(key(A), stake(A, HETU, UNIT), Error::<Test>::NotOwner);
        assert_refused!(BOB, stake(A, HETU, UNIT), Error::<Test>::NotOwnerOrController);
        assert_refused!(BOB, stake(A, FLX, UNIT), Error::<Test>::NotOwnerOrController);
    });
}

#[test]
fn nothing_is_staked_when_it_is_not_there() {
    build_and_execute(|| {
        assert_refused!(ALICE, stake(A, HETU, 0), Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, stake(A, HETU, u128::MAX), TokenError::FundsUnavailable);
        assert_refused!(ALICE, stake(A, FLX, FLUX + 1), pallet_flux::Error::<Test>::InsufficientFlux);
        assert_refused!(ALICE, stake(77, HETU, UNIT), Error::<Test>::NotActive);
    });
}
