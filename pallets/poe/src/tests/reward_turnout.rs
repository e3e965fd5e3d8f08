use crate::{Chains, Error, Event, HoldReason, PaidEpochs, Turnout, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::{assert_noop, assert_ok};

fn skipped() -> Vec<u64> {
    let ids = events().into_iter().filter_map(|event| match event {
        Event::TurnoutSkipped { id } => Some(id),
        _ => None,
    });
    ids.collect()
}

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
        let seen = events();
        assert!(matches!(seen[1], Event::JobsPaid { payer: TREASURY, provider: 1, first: 0, .. }));
        assert!(seen.contains(&Event::TurnoutPaid { turnout: Turnout::Validated, epoch: 0, miners: 2 }));
        // No deposit: it would owe it to itself.
        assert_eq!(held(HoldReason::Chain, TREASURY), 0);
        assert_eq!(Chains::<Test>::get(TREASURY).unwrap().jobs, 2);
    });
}

#[test]
fn the_others_are_paid_when_one_on_the_list_cannot_be() {
    build_and_execute(|| {
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, TREASURY), (5, BOB), (6, BOB)]);
        for (id, owner) in [(4, TREASURY), (5, BOB), (6, BOB)] {
            assert_ok!(by(owner, Call::register_miner { id }));
        }
        // Just before the vote is enacted.
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_ok!(by(BOB, Call::leave { id: 5 }));
        Ended::set(&vec![6]);
        let everybody = vec![1, 2, 77, 3, 4, 2, 5, 6];
        events();
        let (before, paid) = (free(TREASURY), 2 * UNIT);
        assert_ok!(by_root(turnout(Turnout::Voted, everybody.clone())));
        assert_eq!(skipped(), [1, 77, 4, 2, 5, 6]);
        assert_eq!((get(2).volume, get(3).volume), (UNIT, UNIT));
        assert!([1, 4, 5, 6].iter().all(|id| get(*id).volume == 0));
        // No more is taken than for those two: three parts of a fee of a hundredth come back.
        assert_eq!(before - free(TREASURY), paid - paid * 3 / 1_000);
        // Back again, it is paid, and only it.
        assert_ok!(by(ALICE, Call::resume_miner { id: 1 }));
        assert_ok!(by_root(turnout(Turnout::Voted, everybody)));
        assert_eq!([1, 2, 3].map(|id| get(id).jobs), [1, 1, 1]);
    });
}

#[test]
fn a_miner_is_paid_once_for_each_epoch_and_kind_of_turnout() {
    build_and_execute(|| {
        assert_ok!(by_root(turnout(Turnout::Voted, vec![1])));
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), Error::<Test>::NoJobs);
        assert_ok!(by_root(turnout(Turnout::Validated, vec![1])));
        pass_days(5);
        // Whatever the order.
        for epoch in [5, 2, 4, 1, 3] {
            assert_ok!(by_root(turnout_in(epoch, Turnout::Voted, vec![1])));
        }
        for epoch in 0..=5 {
            assert_noop!(by_root(turnout_in(epoch, Turnout::Voted, vec![1])), Error::<Test>::NoJobs);
        }
        assert_eq!(get(1).jobs, 7);
        for epoch in 1..=5 {
            assert_ok!(by_root(turnout_in(epoch, Turnout::Validated, vec![1])));
        }
        assert_eq!(get(1).jobs, 12);
    });
}

#[test]
fn only_epochs_that_the_history_keeps_are_paid_for_and_only_since_the_miner_was_one() {
    build_and_execute(|| {
        pass_days(HISTORY);
        assert_noop!(by_root(turnout_in(0, Turnout::Voted, vec![1])), Error::<Test>::NoSuchEpoch);
        assert_noop!(by_root(turnout_in(HISTORY + 1, Turnout::Voted, vec![1])), Error::<Test>::NoSuchEpoch);
        assert_ok!(by_root(turnout_in(1, Turnout::Voted, vec![1])));
        assert_ok!(by_root(turnout_in(HISTORY, Turnout::Voted, vec![1])));
        // A miner that comes back was not there, and cannot be paid for what it was paid for before.
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        change_params(|params| params.exit_delay = 0);
        assert_ok!(by(BOB, Call::leave { id: 2 }));
        assert_ok!(by(STRANGER, Call::release_miner { id: 2 }));
        assert_ok!(by(BOB, Call::register_miner { id: 2 }));
        for epoch in 1..HISTORY {
            assert_noop!(by_root(turnout_in(epoch, Turnout::Voted, vec![2])), Error::<Test>::NoJobs);
        }
        assert_ok!(by_root(turnout(Turnout::Voted, vec![2])));
    });
}

#[test]
fn turnout_is_not_paid_when_there_is_nobody_or_nothing_to_pay() {
    build_and_execute(|| {
        assert_noop!(by_root(turnout(Turnout::Voted, vec![])), Error::<Test>::NoJobs);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![7])), Error::<Test>::NoJobs);
        change_params(|params| params.voting_reward = 0);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), Error::<Test>::ZeroValue);
        change_params(|params| params.voting_reward = u128::MAX);
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1, 2])), Error::<Test>::Overflow);
        let short = sp_runtime::TokenError::FundsUnavailable;
        assert_noop!(by_root(turnout(Turnout::Voted, vec![1])), short);
    });
}

#[test]
fn paid_epochs_are_a_set_of_the_last_128_whatever_the_order() {
    let mut random = 7_u32;
    for _ in 0..200 {
        let (mut paid, mut set) = (PaidEpochs::since(1_000), std::collections::BTreeSet::new());
        let mut last = 1_000;
        for _ in 0..100 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let epoch = 900 + (random >> 16) % 400;
            let kept = epoch + PaidEpochs::KEPT > last;
            let fresh = epoch >= 1_000 && kept && !set.contains(&epoch);
            assert_eq!(paid.with(epoch).is_some(), fresh, "{epoch} of {set:?}");
            if let Some(more) = paid.with(epoch) {
                paid = more;
                set.insert(epoch);
                last = last.max(epoch);
            }
        }
        assert!(set.len() > 20);
    }
}
