//! Each numbered invariant is noticed when it is broken.
use crate::{
    ActiveMiners, Chains, History, HoldReason, Miner, Miners, NexIssuance, Open, OpenMonth, Reports, Rounds,
    mock::*,
};
use fluxnomics_primitives::UNIT;
use frame_support::{assert_ok, traits::fungible::MutateHold};

/// A bit of everything.
fn scene() {
    pay(1, 1_000 * UNIT);
    pay(2, 1_000 * UNIT);
    assert_ok!(by(key(1), Call::heartbeat {}));
    pass_days(30);
    assert_ok!(by(STRANGER, Call::claim { id: 2 }));
    pay(2, 1_000 * UNIT);
    assert_ok!(by(key(2), Call::heartbeat {}));
    check();
}

/// Breaks something in the scene and expects the invariant to be named.
fn notices(invariant: &str, breakage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        scene();
        breakage();
        let error: &'static str = Poe::do_try_state().unwrap_err().into();
        assert!(error.starts_with(invariant), "{error}");
    });
}

fn miner(id: u64, change: impl FnOnce(&mut Miner)) {
    Miners::<Test>::mutate(id, |miner| change(miner.as_mut().unwrap()));
}

#[test]
fn e1_is_noticed_when_bond_or_reserve_is_not_held() {
    notices("E1", || miner(1, |m| m.bond += 1));
    notices("E1", || miner(1, |m| m.reserve -= 1));
    notices("E1", || Miners::<Test>::insert(77, get(1)));
    // Held of somebody who is no miner's owner.
    for reason in [HoldReason::Bond, HoldReason::Reserve] {
        notices("E1", || Balances::hold(&reason.into(), &STRANGER, 1).unwrap());
    }
    // Of somebody who has no account.
    notices("E1", || {
        Miners::<Test>::insert(MANY, get(1));
        ActiveMiners::<Test>::mutate(|count| *count += 1);
    });
}

#[test]
fn e2_is_noticed_when_a_chain_has_no_deposit_or_no_jobs() {
    notices("E2", || Chains::<Test>::mutate(PAYER, |c| c.as_mut().unwrap().deposit += 1));
    notices("E2", || Chains::<Test>::mutate(PAYER, |c| c.as_mut().unwrap().jobs = 0));
    notices("E2", || Chains::<Test>::remove(PAYER));
    notices("E2", || {
        let chain = Chains::<Test>::get(PAYER).unwrap();
        Chains::<Test>::insert(777, chain);
    });
}

#[test]
fn e3_is_noticed_when_salaries_are_not_held() {
    notices("E3", || OpenMonth::<Test>::mutate(|m| m.vesting += 1));
    notices("E3", || Reports::<Test>::mutate(0, |m| m.as_mut().unwrap().released += 1));
    notices("E3", || Reports::<Test>::mutate(0, |m| m.as_mut().unwrap().released += 10 * UNIT));
    notices("E3", || OpenMonth::<Test>::mutate(|m| m.paid += 1));
}

#[test]
fn e4_is_noticed_when_active_miners_are_miscounted() {
    notices("E4", || ActiveMiners::<Test>::mutate(|count| *count += 1));
}

#[test]
fn e5_is_noticed_when_work_is_lost_or_invented() {
    notices("E5", || miner(2, |m| m.tally.weight += 1));
    notices("E5", || miner(1, |m| m.tally.weight -= 1));
    notices("E5", || miner(2, |m| m.tally.epoch += 1));
    notices("E5", || miner(2, |m| m.tally.treasury += 1));
    notices("E5", || miner(2, |m| m.tally.beats += 1));
    notices("E5", || {
        miner(2, |m| m.state = crate::MinerState::Suspended);
        ActiveMiners::<Test>::mutate(|count| *count -= 1);
    });
    notices("E5", || Open::<Test>::mutate(|open| open.weight -= 1));
    notices("E5", || Rounds::<Test>::mutate(0, |r| r.as_mut().unwrap().weight = 1));
    notices("E5", || {
        Rounds::<Test>::insert(5, crate::Round { unrealised: 0, ..Rounds::<Test>::get(0).unwrap() })
    });
}

#[test]
fn e6_is_noticed_when_nex_is_lost_or_invented() {
    notices("E6", || miner(1, |m| m.nex += 1));
    notices("E6", || NexIssuance::<Test>::mutate(|books| books.claimed -= 1));
    notices("E6", || NexIssuance::<Test>::mutate(|books| books.issued -= UNIT));
    notices("E6", || Rounds::<Test>::mutate(0, |r| r.as_mut().unwrap().realised += 100 * UNIT));
    notices("E6", || Rounds::<Test>::mutate(0, |r| r.as_mut().unwrap().issued += 100 * UNIT));
}

#[test]
fn e7_is_noticed_when_the_open_epoch_does_not_add_up() {
    notices("E7", || Open::<Test>::mutate(|open| open.fees.spendable += 1_000 * UNIT));
    notices("E7", || Open::<Test>::mutate(|open| open.rated = open.volume + 1));
    notices("E7", || Open::<Test>::mutate(|open| open.jobs = 0));
    notices("E7", || OpenMonth::<Test>::mutate(|m| m.month += 1));
    notices("E7", || {
        Open::<Test>::mutate(|open| open.epoch += 1);
        miner(2, |m| m.tally.epoch += 1);
    });
    notices("E7", || Open::<Test>::mutate(|open| open.fees.reserve = 0));
}

#[test]
fn e8_is_noticed_when_the_archive_is_out_of_order() {
    notices("E8", || History::<Test>::insert(3, History::<Test>::get(4).unwrap()));
    notices("E8", || {
        let report = Reports::<Test>::take(0).unwrap();
        Reports::<Test>::insert(7, report);
    });
}
