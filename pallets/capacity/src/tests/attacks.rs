//! Attacks on capacity, by the numbers of the catalogue.
use crate::{Error, OfferKey, assert_refused, mock::*};
use fluxnomics_economics::time::DAY;
use fluxnomics_primitives::{
    Power, UNIT,
    capacity::{PowerPayments, Route},
    identity::IdentityId,
};
use frame_support::assert_ok;

/// Spends all that the messaging meter holds.
fn use_up(id: IdentityId) -> Power {
    let power = stored(id);
    let route = Route::Capacity { power };
    assert_ok!(Capacity::reserve(id, route));
    assert_eq!(Capacity::settle(id, route, power, power), route);
    power
}

#[test]
fn attack_2_stake_use_unstake_and_restake_elsewhere_gains_nothing() {
    build_and_execute(|| {
        no_free_allowance();
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(5);
        assert_eq!(use_up(A), 250 * UNIT);
        assert_ok!(by(ALICE, unstake(A, HETU, 100 * UNIT)));
        // The stake cannot serve elsewhere before it is withdrawn, and it generates nothing while it waits.
        assert_refused!(ALICE, withdraw(A), Error::<Test>::NothingToWithdraw);
        pass_days(14);
        assert_eq!(stored(A), 0);
        assert_ok!(by(ALICE, withdraw(A)));
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_eq!(stored(A), 0, "stake that comes back starts at zero");
        // Nor does cancelling: what waited has generated nothing.
        assert_ok!(by(ALICE, unstake(A, HETU, 100 * UNIT)));
        pass_days(5);
        assert_ok!(by(ALICE, cancel(A, HETU, 100 * UNIT)));
        assert_eq!(stored(A), 0);
    });
}

#[test]
fn attack_3_delegate_use_take_back_and_delegate_again_gains_nothing() {
    build_and_execute(|| {
        no_free_allowance();
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let mut used = 0;
        for day in 0..20 {
            let other = if day % 2 == 0 { B } else { C };
            assert_ok!(by(ALICE, delegate(A, to(other), 100 * UNIT, 0)));
            used += use_up(other);
            pass_days(1);
            used += use_up(other) + use_up(A);
            assert_ok!(by(ALICE, undelegate(A, to(other), 100 * UNIT)));
            used += use_up(other) + use_up(A);
        }
        assert_eq!(used, 20 * 50 * UNIT, "as if it had never moved");
    });
}

#[test]
fn attack_4_renter_that_bursts_at_the_end_takes_nothing_from_the_lessor() {
    build_and_execute(|| {
        no_free_allowance();
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, offer(A, 60 * UNIT, UNIT / 100)));
        let key = OfferKey { book: BOOK, price: UNIT / 100, id: 0 };
        assert_ok!(by(BOB, rent(B, key, 60 * UNIT, 4 * DAY)));
        pass(4 * DAY - 2);
        let before = stored(A);
        assert!(use_up(B) <= 4 * 30 * UNIT, "no more than accrued");
        assert_eq!(stored(A), before);
        pass(2);
        assert!(stored(A) >= 4 * 20 * UNIT - UNIT / 100);
        pass_days(1);
        assert!(stored(A) >= (4 * 20 + 50) * UNIT - UNIT / 100, "all of it generates again from the end on");
    });
}

#[test]
fn attack_5_lessor_cannot_unstake_what_is_leased() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, offer(A, 100 * UNIT, UNIT / 100)));
        let key = OfferKey { book: BOOK, price: UNIT / 100, id: 0 };
        assert_ok!(by(BOB, rent(B, key, 100 * UNIT, DAY)));
        assert_refused!(ALICE, unstake(A, HETU, 1), Error::<Test>::InsufficientStake);
        // Nor lend it twice.
        assert_ok!(by(CAROL, stake(C, HETU, UNIT)));
        assert_refused!(ALICE, delegate(A, to(C), UNIT, 0), Error::<Test>::InsufficientStake);
        pass_days(1);
        assert_ok!(by(ALICE, unstake(A, HETU, 100 * UNIT)));
    });
}

#[test]
fn attack_6_lock_is_not_shortened_by_delegating_more() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(B), UNIT, 10 * DAY)));
        assert_ok!(by(ALICE, delegate(A, to(B), UNIT, 2)));
        pass_days(9);
        assert_refused!(ALICE, undelegate(A, to(B), UNIT), Error::<Test>::StillLocked);
    });
}

#[test]
fn attack_7_flux_that_replaces_capacity_mints_nothing_and_costs_more_than_it_could_mint() {
    build_and_execute(|| {
        no_free_allowance();
        let work = || pallet_flux::CurrentRound::<Test>::get().weight;
        assert_ok!(by(key(A), message(B, 300)));
        assert_eq!((work(), odometer(A)), (0, 0));
        let (kappa, quality) = (UNIT / 1_000, 2);
        let burned = pallet_flux::Totals::<Test>::get().burned.fallback;
        let power = Capacity::message_cost(300, false);
        assert!(burned > power * kappa * quality / UNIT);
        // At the highest R, too.
        assert!(
            <Capacity as fluxnomics_primitives::capacity::TaskMeter>::least_price(power).unwrap()
                > power * kappa * quality / UNIT
        );
    });
}

#[test]
fn attack_8_identity_with_nothing_can_exit() {
    build_and_execute(|| {
        no_free_allowance();
        assert_ok!(by(key(A), stake(A, FLX, FLUX)));
        assert_eq!((free_flux(A), spendable(key(A)), stored(A)), (0, 0, 0));
        assert!(Capacity::exit_available(A));
        assert_ok!(by(key(A), unstake(A, FLX, FLUX)));
        pass_days(15);
        assert_ok!(by(key(A), withdraw(A)));
        assert!(free_flux(A) > 0);
    });
}

#[test]
fn dust_delegations_to_a_victim_cost_it_nothing() {
    build_and_execute(|| {
        let before = view(B);
        for owner in [ALICE, CAROL] {
            let id = if owner == ALICE { A } else { C };
            assert_ok!(by(owner, stake(id, HETU, UNIT)));
            assert_ok!(by(owner, delegate(id, to(B), UNIT, 0)));
        }
        assert_eq!(view(B).terms, before.terms);
        assert_eq!(pallet_power::Identities::<Test>::get(B).unwrap().deposits, 0);
        assert_ok!(Identities::deregister(RuntimeOrigin::signed(BOB), B));
        pass_days(15);
        assert_ok!(Identities::release_bond(RuntimeOrigin::signed(BOB), B));
    });
}
