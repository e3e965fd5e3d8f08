//! Held HETU that nothing explains is found, whoever has it.
use crate::{Chunk, HoldReason, Leases, OfferKey, mock::*};
use fluxnomics_economics::time::DAY;
use fluxnomics_primitives::{Balance, UNIT};
use frame_support::{
    assert_ok,
    traits::fungible::{Mutate, MutateHold, UnbalancedHold},
};

const S1: &str = "S1: HETU held is not what is staked and unbonding";
const S7: &str = "S7: HETU held is not the rent to come";

fn broken() -> Option<&'static str> {
    Capacity::do_try_state().err().map(Into::into)
}

#[test]
fn stake_that_is_held_of_somebody_without_stake_is_found() {
    for who in [STRANGER, BOB, key(A)] {
        new_test_ext().execute_with(|| {
            assert_ok!(by(ALICE, stake(A, HETU, 10 * UNIT)));
            assert_eq!(broken(), None);
            <Balances as Mutate<AccountId>>::set_balance(&who, RICHES);
            assert_ok!(Balances::hold(&HoldReason::Stake.into(), &who, 1));
            assert_eq!(broken(), Some(S1));
        });
    }
}

#[test]
fn rent_that_is_held_of_somebody_without_a_lease_is_found() {
    for who in [STRANGER, ALICE] {
        new_test_ext().execute_with(|| {
            assert_ok!(by(ALICE, stake(A, HETU, 10 * UNIT)));
            assert_ok!(by(ALICE, offer(A, 10 * UNIT, UNIT)));
            assert_ok!(by(BOB, rent(B, OfferKey { book: BOOK, price: UNIT, id: 0 }, 10 * UNIT, DAY)));
            assert_eq!(broken(), None);
            assert_ok!(Balances::hold(&HoldReason::Rent.into(), &who, 1));
            assert_eq!(broken(), Some(S7));
        });
    }
}

#[test]
fn stake_and_rent_that_are_not_held_are_found() {
    let release = |reason: HoldReason, who: AccountId, amount: Balance| {
        assert_ok!(Balances::set_balance_on_hold(&reason.into(), &who, amount));
    };
    new_test_ext().execute_with(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 10 * UNIT)));
        assert_ok!(by(ALICE, offer(A, 10 * UNIT, UNIT)));
        assert_ok!(by(BOB, rent(B, OfferKey { book: BOOK, price: UNIT, id: 0 }, 10 * UNIT, DAY)));
        release(HoldReason::Stake, ALICE, 10 * UNIT - 1);
        assert_eq!(broken(), Some(S1));
        release(HoldReason::Stake, ALICE, 10 * UNIT);
        assert_eq!(broken(), None);
        release(HoldReason::Rent, BOB, 0);
        assert_eq!(broken(), Some(S7));
        // Even of an account that is not there.
        release(HoldReason::Rent, BOB, 10 * UNIT);
        Leases::<Test>::mutate(0, |record| record.as_mut().unwrap().payer = 777);
        assert_eq!(broken(), Some(S7));
    });
    new_test_ext().execute_with(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 10 * UNIT)));
        assert_ok!(by(ALICE, unstake(A, HETU, UNIT)));
        crate::Accounts::<Test>::mutate(A, |account| {
            let empty = Chunk { asset: HETU, amount: 0, matures_at: 0 };
            account.as_mut().unwrap().unbonding.try_push(empty).unwrap();
        });
        assert_eq!(broken(), Some("S9: an empty chunk"));
    });
}
