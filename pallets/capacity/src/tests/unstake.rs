//! Unstaking, cancelling, withdrawing.
use crate::{Chunk, Error, Event, HoldReason, Totals, assert_refused, mock::*};
use fluxnomics_economics::{capacity::stake::Units, time::DAY};
use fluxnomics_primitives::{UNIT, identity::Obligations};
use frame_support::{assert_ok, traits::fungible::InspectHold};

#[test]
fn unstaked_hetu_can_be_withdrawn_by_anyone_when_14_days_have_passed() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let before = spendable(ALICE);
        let matures_at = now() + 14 * DAY;
        events();

        assert_ok!(by(key(A), unstake(A, HETU, 40 * UNIT)));

        assert_eq!(events(), [Event::Unstaked { id: A, asset: HETU, amount: 40 * UNIT, matures_at }]);
        assert_eq!(view(A).unbonding, [Chunk { asset: HETU, amount: 40 * UNIT, matures_at }]);
        assert_eq!(Totals::<Test>::get().unbonding, Units { hetu: 40 * UNIT, flux: 0 });
        assert_eq!(view(A).meters.messaging.rate, 30 * UNIT, "what unbonds generates nothing");
        assert_eq!(Balances::balance_on_hold(&HoldReason::Stake.into(), &ALICE), 100 * UNIT);

        pass(14 * DAY - 2);
        assert_refused!(STRANGER, withdraw(A), Error::<Test>::NothingToWithdraw);
        pass(2);
        assert_eq!(view(A).withdrawable, Units { hetu: 40 * UNIT, flux: 0 });
        events();
        assert_ok!(by(STRANGER, withdraw(A)));
        assert_eq!(events(), [Event::Withdrawn { id: A, hetu: 40 * UNIT, flux: 0 }]);
        assert_eq!(spendable(ALICE), before + 40 * UNIT);
        assert_refused!(STRANGER, withdraw(A), Error::<Test>::NothingToWithdraw);
    });
}

#[test]
fn unstaked_flux_is_exempt_until_its_day_is_over_and_decays_from_then_on() {
    build_and_execute(|| {
        pallet_flux::MonetaryPolicy::<Test>::mutate(|policy| {
            policy.beta = sp_runtime::Perbill::from_parts(1_000_000)
        });
        assert_ok!(by(key(A), stake(A, FLX, 100 * UNIT)));
        assert_ok!(by(key(A), unstake(A, FLX, 100 * UNIT)));
        pass(14 * DAY);
        assert_refused!(STRANGER, withdraw(A), Error::<Test>::NothingToWithdraw);
        pass_days(1);
        let free = free_flux(A);
        let at_once = {
            let mut gained = 0;
            frame_support::assert_storage_noop!({
                let _ = frame_support::storage::with_transaction(|| {
                    assert_ok!(by(STRANGER, withdraw(A)));
                    gained = free_flux(A) - free;
                    sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
                });
            });
            gained
        };
        assert_eq!(at_once, 100 * UNIT, "nothing decayed while it was staked or unbonding");

        pass_days(1);
        let free = free_flux(A);
        assert_ok!(by(STRANGER, withdraw(A)));
        let late = free_flux(A) - free;
        assert!((99 * UNIT..100 * UNIT).contains(&late), "a matured chunk decays: {late}");
    });
}

#[test]
fn chunks_of_one_day_are_one_chunk_of_flux_and_of_one_block_one_of_hetu() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(key(A), stake(A, FLX, 100 * UNIT)));
        for _ in 0..MAX_CHUNKS {
            assert_ok!(by(ALICE, unstake(A, HETU, UNIT)));
            assert_ok!(by(ALICE, unstake(A, FLX, UNIT)));
        }
        assert_eq!(view(A).unbonding.len(), 2);
        for _ in 2..MAX_CHUNKS {
            pass(2);
            assert_ok!(by(ALICE, unstake(A, HETU, UNIT)));
        }
        pass(2);
        assert_refused!(ALICE, unstake(A, HETU, UNIT), Error::<Test>::TooManyChunks);
        assert_ok!(by(ALICE, unstake(A, FLX, UNIT)));
    });
}

#[test]
fn cancelled_stake_generates_again_and_the_newest_chunk_goes_first() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, unstake(A, HETU, 60 * UNIT)));
        pass_days(1);
        assert_ok!(by(ALICE, unstake(A, HETU, 40 * UNIT)));
        let first = view(A).unbonding[0];
        events();

        assert_ok!(by(key(A), cancel(A, HETU, 50 * UNIT)));

        assert_eq!(events(), [Event::UnstakeCancelled { id: A, asset: HETU, amount: 50 * UNIT }]);
        assert_eq!(view(A).unbonding, [Chunk { amount: 50 * UNIT, ..first }]);
        assert_eq!(view(A).staked.hetu, 50 * UNIT);
        assert_eq!(view(A).meters.messaging.rate, 25 * UNIT);
        assert_refused!(ALICE, cancel(A, HETU, 50 * UNIT + 1), Error::<Test>::InsufficientUnbonding);
        assert_refused!(ALICE, cancel(A, FLX, 1), Error::<Test>::InsufficientUnbonding);
        assert_refused!(ALICE, cancel(A, HETU, 0), Error::<Test>::ZeroAmount);
        assert_refused!(BOB, cancel(A, HETU, 1), Error::<Test>::NotOwnerOrController);
        pass_days(14);
        assert_refused!(ALICE, cancel(A, HETU, 1), Error::<Test>::InsufficientUnbonding);
    });
}

#[test]
fn cancelled_flux_is_staked_again_and_its_epoch_is_not_watched_any_more() {
    build_and_execute(|| {
        assert_ok!(by(key(A), stake(A, FLX, 100 * UNIT)));
        assert_ok!(by(key(A), unstake(A, FLX, 100 * UNIT)));
        assert_eq!(pallet_flux::Watches::<Test>::iter().count(), 1);
        assert_ok!(by(key(A), cancel(A, FLX, 40 * UNIT)));
        assert_eq!(pallet_flux::Watches::<Test>::iter().count(), 1);
        assert_ok!(by(key(A), cancel(A, FLX, 60 * UNIT)));
        assert_eq!(pallet_flux::Watches::<Test>::iter().count(), 0);
        assert_eq!(view(A).staked.flux, 100 * UNIT);
    });
}

#[test]
fn nothing_is_unstaked_when_it_is_not_there() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, UNIT)));
        assert_refused!(ALICE, unstake(A, HETU, 0), Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, unstake(A, HETU, UNIT + 1), Error::<Test>::InsufficientStake);
        assert_refused!(ALICE, unstake(A, FLX, 1), Error::<Test>::InsufficientStake);
        assert_refused!(BOB, unstake(A, HETU, UNIT), Error::<Test>::NotOwnerOrController);
        assert_refused!(ALICE, unstake(77, HETU, UNIT), Error::<Test>::NotActive);
        assert_refused!(ALICE, withdraw(77), Error::<Test>::NotActive);
    });
}

#[test]
fn stake_can_be_taken_out_when_the_identity_has_ended_and_binds_it_until_then() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, UNIT)));
        assert_ok!(by(key(A), stake(A, FLX, UNIT)));
        assert_ok!(Identities::deregister(RuntimeOrigin::signed(ALICE), A));
        assert_refused!(ALICE, stake(A, HETU, UNIT), Error::<Test>::NotActive);
        assert_ok!(by(ALICE, unstake(A, HETU, UNIT)));
        assert_ok!(by(ALICE, unstake(A, FLX, UNIT)));
        assert_refused!(ALICE, cancel(A, HETU, UNIT), Error::<Test>::NotActive);
        pass_days(15);
        assert!(Capacity::any_open(A));
        assert!(Identities::release_bond(RuntimeOrigin::signed(ALICE), A).is_err());
        assert_ok!(by(STRANGER, withdraw(A)));
        assert!(!Capacity::any_open(A));
        assert_ok!(Identities::release_bond(RuntimeOrigin::signed(ALICE), A));
        assert!(!crate::Accounts::<Test>::contains_key(A), "nothing of it stays");
    });
}
