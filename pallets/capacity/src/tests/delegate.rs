//! Delegating and taking back.
use crate::{Beneficiary, Delegations, Error, Event, assert_refused, mock::*};
use fluxnomics_economics::time::DAY;
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

fn deposits(id: u64) -> u128 {
    pallet_power::Identities::<Test>::get(id).unwrap().deposits
}

#[test]
fn delegated_stake_fills_the_meter_of_another_and_only_that_one() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        events();

        assert_ok!(by(key(A), delegate(A, to(B), 60 * UNIT, 0)));

        let locked_until = now();
        assert_eq!(events(), [Event::Delegated { id: A, to: to(B), units: 60 * UNIT, locked_until }]);
        assert_eq!(deposits(A), UNIT / 10);
        pass_days(1);
        assert_eq!((stored(A), stored(B)), (20 * UNIT, 30 * UNIT));
        assert_eq!(view(A).meters.execution.stored, 25 * UNIT, "the other meter is not concerned");
        assert_eq!(view(B).meters.execution.stored, 0);
        assert_eq!(view(A).unstakable.hetu, 40 * UNIT);
        assert_eq!(view(A).meters.messaging.lendable.hetu, 40 * UNIT);
        assert_refused!(ALICE, unstake(A, HETU, 40 * UNIT + 1), Error::<Test>::InsufficientStake);
    });
}

#[test]
fn what_is_taken_back_starts_at_zero_and_what_was_generated_stays() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(B), 100 * UNIT, 0)));
        pass_days(2);
        events();

        assert_ok!(by(key(A), undelegate(A, to(B), 100 * UNIT)));

        assert_eq!(events(), [Event::Undelegated { id: A, to: to(B), units: 100 * UNIT }]);
        assert_eq!((stored(A), stored(B)), (0, 100 * UNIT));
        assert_eq!(deposits(A), 0);
        pass_days(1);
        assert_eq!((stored(A), stored(B)), (50 * UNIT, 100 * UNIT));
    });
}

#[test]
fn lock_is_never_shortened_when_more_is_delegated() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(B), 10 * UNIT, 10 * DAY)));
        let locked_until = now() + 10 * DAY;
        pass_days(1);
        assert_ok!(by(ALICE, delegate(A, to(B), 10 * UNIT, 0)));
        assert_eq!(Delegations::<Test>::get(A, to(B)).unwrap().locked_until, locked_until);
        assert_refused!(ALICE, undelegate(A, to(B), UNIT), Error::<Test>::StillLocked);
        pass(9 * DAY - 2);
        assert_refused!(ALICE, undelegate(A, to(B), UNIT), Error::<Test>::StillLocked);
        pass(2);
        assert_ok!(by(ALICE, undelegate(A, to(B), UNIT)));
    });
}

#[test]
fn nothing_is_delegated_when_the_hot_key_would_bind_the_stake() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_refused!(key(A), delegate(A, to(B), UNIT, 1), Error::<Test>::NotOwner);
        assert_refused!(BOB, delegate(A, to(B), UNIT, 0), Error::<Test>::NotOwnerOrController);
    });
}

#[test]
fn nothing_is_delegated_when_a_limit_is_exceeded() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_refused!(ALICE, delegate(A, to(A), UNIT, 0), Error::<Test>::SameIdentity);
        assert_refused!(ALICE, delegate(A, to(77), UNIT, 0), Error::<Test>::BeneficiaryNotActive);
        assert_refused!(ALICE, delegate(A, to(B), 0, 0), Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, delegate(A, to(B), UNIT - 1, 0), Error::<Test>::BelowLeastLent);
        assert_refused!(ALICE, delegate(A, to(B), UNIT, 90 * DAY + 1), Error::<Test>::TermTooLong);
        assert_refused!(ALICE, delegate(A, to(B), 101 * UNIT, 0), Error::<Test>::InsufficientStake);
        let kinds = [(B, MESSAGING, HETU), (C, MESSAGING, HETU), (B, EXECUTION, HETU)];
        for (id, resource, asset) in kinds {
            assert_ok!(by(ALICE, delegate(A, Beneficiary { id, resource, asset }, UNIT, 0)));
        }
        let another = Beneficiary { id: C, resource: EXECUTION, asset: HETU };
        assert_refused!(ALICE, delegate(A, another, UNIT, 0), Error::<Test>::TooManyDelegations);
        // More of the same is no entry more.
        assert_ok!(by(ALICE, delegate(A, to(B), UNIT, 0)));
    });
}

#[test]
fn nothing_is_taken_back_when_it_is_not_there() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_refused!(ALICE, undelegate(A, to(B), UNIT), Error::<Test>::NotDelegated);
        assert_ok!(by(ALICE, delegate(A, to(B), 2 * UNIT, 0)));
        assert_refused!(ALICE, undelegate(A, to(B), 0), Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, undelegate(A, to(B), 2 * UNIT + 1), Error::<Test>::InsufficientDelegation);
        assert_refused!(ALICE, undelegate(A, to(B), UNIT + 1), Error::<Test>::BelowLeastLent);
        assert_refused!(BOB, undelegate(A, to(B), UNIT), Error::<Test>::NotOwnerOrController);
        assert_ok!(by(ALICE, undelegate(A, to(B), UNIT)));
    });
}

#[test]
fn delegation_can_be_taken_back_when_the_beneficiary_is_gone() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(B), 50 * UNIT, 0)));
        assert_ok!(Identities::deregister(RuntimeOrigin::signed(BOB), B));
        pass_days(15);
        assert_ok!(Identities::release_bond(RuntimeOrigin::signed(BOB), B));
        check();
        assert_eq!(view(A).meters.messaging.rate, 25 * UNIT);
        assert_ok!(by(ALICE, undelegate(A, to(B), 50 * UNIT)));
        assert_eq!(view(A).meters.messaging.rate, 50 * UNIT);
        assert!(!crate::Accounts::<Test>::contains_key(B), "it does not come back");
    });
}
