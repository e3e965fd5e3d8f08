//! What stake answers for.
use crate::{Delegations, Event, Leases, OfferKey, Totals, assert_refused, mock::*};
use fluxnomics_economics::{capacity::stake::Units, time::DAY};
use fluxnomics_primitives::{UNIT, capacity::StakeAtRisk, identity::Obligations};
use frame_support::assert_ok;

#[test]
fn slash_takes_stake_first_and_then_the_newest_chunk() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, unstake(A, HETU, 30 * UNIT)));
        pass_days(1);
        assert_ok!(by(ALICE, unstake(A, HETU, 30 * UNIT)));
        let treasury = hetu(TREASURY);
        events();

        assert_eq!(Capacity::slash(A, HETU, 60 * UNIT), 60 * UNIT);

        assert_eq!(events(), [Event::Slashed { id: A, asset: HETU, amount: 60 * UNIT }]);
        assert_eq!(hetu(TREASURY) - treasury, 60 * UNIT);
        assert_eq!(view(A).staked.hetu, 0);
        assert_eq!(
            view(A).unbonding.iter().map(|chunk| chunk.amount).collect::<Vec<_>>(),
            [30 * UNIT, 10 * UNIT]
        );
        check();
        assert_eq!(Capacity::slash(A, HETU, u128::MAX), 40 * UNIT, "no more than there is");
        assert_eq!(Capacity::slash(A, HETU, 1), 0);
        assert_eq!(Totals::<Test>::get().unbonding, Units::default());
    });
}

#[test]
fn slashed_flux_is_burned() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, FLX, 100 * UNIT)));
        assert_ok!(by(ALICE, unstake(A, FLX, 30 * UNIT)));
        assert_eq!(Capacity::slash(A, FLX, 80 * UNIT), 80 * UNIT);
        assert_eq!(pallet_flux::Totals::<Test>::get().burned.slash, 80 * UNIT);
        assert_eq!((view(A).staked.flux, Capacity::at_risk(A, FLX)), (0, 20 * UNIT));
        check();
        assert_eq!(Capacity::slash(A, FLX, 20 * UNIT), 20 * UNIT);
        assert_eq!(pallet_flux::Watches::<Test>::iter().count(), 0);
        assert_eq!(Capacity::slash(77, FLX, 1), 0);
    });
}

#[test]
fn slash_shrinks_delegations_and_leases_and_refunds_unearned_rent() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(C), 40 * UNIT, 10 * DAY)));
        assert_ok!(by(ALICE, offer(A, 40 * UNIT, UNIT)));
        let key = OfferKey { book: BOOK, price: UNIT, id: 0 };
        assert_ok!(by(BOB, rent(B, key, 40 * UNIT, 4 * DAY)));
        pass_days(1);
        let (alice, bob) = (hetu(ALICE), spendable(BOB));
        events();

        assert_eq!(Capacity::slash(A, HETU, 25 * UNIT), 25 * UNIT);

        // A quarter of the stake is gone, and a quarter of each part with it. Of 160 HETU rent a quarter is earned.
        assert_eq!(
            events(),
            [
                Event::DelegationShrunk { id: A, to: to(C), units: 30 * UNIT },
                Event::LeaseShrunk { lease: 0, units: 30 * UNIT, due: 40 * UNIT, refund: 30 * UNIT },
                Event::Slashed { id: A, asset: HETU, amount: 25 * UNIT },
            ]
        );
        assert_eq!((hetu(ALICE) + 25 * UNIT - alice, spendable(BOB) - bob), (40 * UNIT, 30 * UNIT));
        assert_eq!(view(A).meters.messaging.rate, 15 * UNIT / 2);
        assert_eq!(view(B).meters.messaging.rate, 15 * UNIT);
        assert_eq!(view(C).meters.messaging.rate, 15 * UNIT);
        check();
        pass_days(3);
        assert_ok!(by(STRANGER, Call::settle_lease { lease: 0 }));
        assert_eq!(hetu(ALICE) + 25 * UNIT - alice, 40 * UNIT + 90 * UNIT);
    });
}

#[test]
fn slash_of_everything_ends_delegations_and_leases() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, delegate(A, to(C), 40 * UNIT, 10 * DAY)));
        assert_ok!(by(ALICE, offer(A, 40 * UNIT, UNIT)));
        assert_ok!(by(BOB, rent(B, OfferKey { book: BOOK, price: UNIT, id: 0 }, 40 * UNIT, 4 * DAY)));
        assert_eq!(Capacity::slash(A, HETU, 100 * UNIT), 100 * UNIT);
        check();
        assert_eq!(Delegations::<Test>::iter().count(), 0);
        assert_eq!([A, B, C].map(|id| view(id).meters.messaging.rate), [0, 0, 0]);
        assert_ok!(by(STRANGER, Call::settle_lease { lease: 0 }));
        assert_eq!(Leases::<Test>::iter().count(), 0);
    });
}

/// A slash takes nothing off what other disputes froze.
#[test]
fn end_of_one_dispute_lets_go_nothing_that_another_froze() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(ALICE, unstake(A, HETU, 100 * UNIT)));
        assert_ok!(Capacity::freeze(A, HETU, 50 * UNIT));
        assert_ok!(Capacity::freeze(A, HETU, 50 * UNIT));
        pass_days(14);
        assert_eq!(Capacity::slash(A, HETU, 10 * UNIT), 10 * UNIT);
        assert_eq!((view(A).frozen.hetu, Capacity::frozen(A, HETU)), (90 * UNIT, 90 * UNIT));
        assert!(Capacity::freeze(A, HETU, 1).is_err());
        Capacity::thaw(A, HETU, 50 * UNIT);
        assert_eq!(view(A).frozen.hetu, 50 * UNIT, "all that the other froze");
        assert_ok!(by(STRANGER, withdraw(A)));
        assert_eq!(Capacity::at_risk(A, HETU), 50 * UNIT);
        check();
        Capacity::thaw(A, HETU, 50 * UNIT);
        assert_ok!(by(STRANGER, withdraw(A)));
        assert!(!Capacity::any_open(A), "nothing is left frozen");
    });
}

#[test]
fn frozen_stake_unbonds_but_is_not_withdrawn() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(Capacity::freeze(A, HETU, 70 * UNIT));
        assert!(Capacity::freeze(A, HETU, 30 * UNIT + 1).is_err());
        assert_ok!(by(ALICE, unstake(A, HETU, 60 * UNIT)));
        pass(2);
        assert_ok!(by(ALICE, unstake(A, HETU, 25 * UNIT)));
        pass_days(15);
        // Of 100 at risk 70 are frozen: half of the chunk of 60 goes.
        assert_eq!(view(A).withdrawable.hetu, 30 * UNIT);
        assert_ok!(by(STRANGER, withdraw(A)));
        assert_refused!(STRANGER, withdraw(A), crate::Error::<Test>::NothingToWithdraw);
        assert_eq!(Capacity::slash(A, HETU, 50 * UNIT), 50 * UNIT);
        assert_eq!(view(A).frozen.hetu, 20 * UNIT, "no more is frozen than is there");
        check();
        Capacity::thaw(A, HETU, 70 * UNIT);
        assert_ok!(by(STRANGER, withdraw(A)));
        assert_eq!(Capacity::at_risk(A, HETU), 0);
    });
}
