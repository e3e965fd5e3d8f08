use crate::{Chains, Error, Event, HoldReason, Turnout, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::{assert_noop, assert_ok};

#[test]
fn the_treasury_pays_the_same_to_each_when_they_turned_out() {
    build_and_execute(|| {
        assert_ok!(by_root(turnout(Turnout::Validated, vec![1, 2])));
        // 10 HETU each, of which the fee is 0.1.
        for who in [ALICE, BOB] {
            assert_eq!(hetu(who), RICHES + 10 * UNIT - UNIT / 20);
        }
        assert_eq!(hetu(CAROL), RICHES);
        // It gets its part of the fees back, and keeps what vests.
        assert_eq!(hetu(TREASURY), RICHES - 20 * UNIT + 6 * UNIT / 100 + UNIT / 50);
        assert_eq!((open().jobs, open().weight), (2, UNIT / 5));
        assert!(matches!(events()[1], Event::JobsPaid { payer: TREASURY, provider: 1, first: 0, .. }));
        // No deposit: it would owe it to itself.
        assert_eq!(held(HoldReason::Chain, TREASURY), 0);
        assert_eq!(Chains::<Test>::get(TREASURY).unwrap().jobs, 2);
    });
}

#[test]
fn a_miner_is_paid_once_an_epoch_for_each_kind_of_turnout() {
    build_and_execute(|| {
        assert_ok!(by_root(turnout(Turnout::Voted, vec![1])));
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), Error::<Test>::AlreadyPaid);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![2, 3, 1])), Error::<Test>::AlreadyPaid);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![2, 2])), Error::<Test>::AlreadyPaid);
        assert_ok!(by_root(turnout(Turnout::Validated, vec![1])));
        pass_days(1);
        assert_ok!(by_root(turnout(Turnout::Voted, vec![1])));
        assert_eq!(get(1).jobs, 3);
    });
}

#[test]
fn turnout_is_not_paid_when_there_is_nobody_or_nothing_to_pay() {
    build_and_execute(|| {
        assert_noop!(by_root(turnout(Turnout::Voted, vec![])), Error::<Test>::NoJobs);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![7])), Error::<Test>::NotMiner);
        change_params(|params| params.voting_reward = 0);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), Error::<Test>::ZeroValue);
        change_params(|params| params.voting_reward = u128::MAX);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1, 2])), Error::<Test>::Overflow);
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        change_params(|params| params.voting_reward = UNIT);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), Error::<Test>::NotMining);
    });
}
