//! What calls and blocks cost when there are very many miners and jobs.
use crate::{ActiveMiners, Miner, MinerState, Miners, Open, Tally, WeightInfo, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::{
    assert_ok,
    traits::{Hooks, fungible::Inspect},
    weights::Weight,
};
use sp_io::TestExternalities;
use std::time::Instant;

const BLOCKS_A_DAY: u64 = DAY / 2;

/// A chain with so many miners, all of whom have worked in the open epoch.
fn chain(miners: u64) -> TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        pay(1, 1_000 * UNIT);
        let weight = u128::from(miners) * UNIT;
        Open::<Test>::mutate(|open| {
            open.weight += weight;
            open.volume += 100 * weight;
            open.fees.treasury += weight * 3 / 10;
            open.jobs += miners;
        });
        ActiveMiners::<Test>::mutate(|count| *count += miners as u32);
        for id in MANY..MANY + miners {
            let tally = Tally { weight: UNIT, treasury: UNIT * 3 / 10, ..Tally::default() };
            let miner = Miner { bond: 0, reserve: 0, state: MinerState::Active, tally, ..get(1) };
            Miners::<Test>::insert(id, miner);
        }
    });
    ext.commit_all().unwrap();
    ext
}

/// Storage entries that an operation reads and writes.
fn accesses(ext: &mut TestExternalities, operation: impl FnOnce()) -> (usize, usize) {
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), operation);
    let written = ext.overlayed_changes().changes().count();
    ext.reset_overlay();
    (recorder.recorded_keys().values().map(|keys| keys.len()).sum(), written)
}

fn close() -> Weight {
    System::set_block_number(BLOCKS_A_DAY);
    let weight = Poe::on_initialize(BLOCKS_A_DAY);
    assert_eq!(Open::<Test>::get().epoch, 1);
    assert!(Poe::latest_epochs(1)[0].issued > 0);
    weight
}

#[test]
fn closing_an_epoch_costs_the_same_when_ten_thousand_miners_are_active_and_when_ten_are() {
    let cost = |miners| {
        let mut weight = Weight::zero();
        let accesses = accesses(&mut chain(miners), || weight = close());
        (weight, accesses)
    };
    let few = cost(10);
    assert_eq!(few, cost(10_000));
    assert_eq!(few, cost(100_000));
    let (weight, (read, written)) = few;
    assert!(read > 0 && written > 0, "{few:?}");
    let close = <Test as crate::Config>::WeightInfo::close_epoch();
    assert!(weight.ref_time() > close.ref_time(), "{weight}");
}

#[test]
fn a_claim_costs_the_same_when_it_is_one_epoch_old_and_when_it_is_a_hundred() {
    let cost = |age: u32| {
        let mut ext = chain(10);
        ext.execute_with(|| {
            close();
            pass_days(age);
        });
        accesses(&mut ext, || {
            assert_ok!(by(STRANGER, Call::claim { id: MANY }));
        })
    };
    assert_eq!(cost(1), cost(100));
}

#[test]
fn a_thousand_jobs_of_a_miner_touch_what_one_does() {
    let cost = |jobs: usize| {
        let mut ext = chain(10);
        accesses(&mut ext, || {
            assert_ok!(by(PAYER, submit_many(PAYER, vec![(1, vec![job(UNIT); jobs])])));
        })
    };
    assert_eq!(cost(1), cost(1_000));
}

#[test]
fn a_block_in_which_nothing_happens_reads_four_values_when_there_are_many_miners() {
    let mut ext = chain(1_000);
    let (read, written) = accesses(&mut ext, || {
        Poe::on_initialize(2);
    });
    // The open epoch, the parameters, the clock's block number and the pool.
    assert!(read <= 4, "{read}");
    assert_eq!(written, 0);
}

/// Registration, heartbeats, jobs, a close and claims of ten thousand miners.
#[test]
fn ten_thousand_miners_are_paid_and_share_an_epoch_when_it_closes() {
    const COUNT: u64 = 10_000;
    let start = Instant::now();
    new_test_ext().execute_with(|| {
        let all = MANY..MANY + COUNT;
        for id in all.clone() {
            assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(CAROL), id, 101 * UNIT));
            assert_ok!(by(id, Call::register_miner { id }));
            assert_ok!(by(key(id), Call::heartbeat {}));
        }
        for thousand in 0..COUNT / 1_000 {
            let batches = (0..1_000).map(|i| (MANY + thousand * 1_000 + i, vec![job(100 * UNIT)])).collect();
            assert_ok!(by(PAYER, submit_many(PAYER, batches)));
        }
        assert_eq!(open().jobs, COUNT);
        pass_days(1);
        let record = Poe::latest_epochs(1)[0];
        // A million HETU of volume: 3,000 of fees to the treasury, but 1,000 NEX are the most.
        assert_eq!(record.issued, 1_000 * UNIT);
        for id in all.clone() {
            assert_ok!(by(STRANGER, Call::claim { id }));
        }
        assert!(all.clone().all(|id| nex(id) == UNIT / 10));
        assert_eq!(Nex::total_issuance(), 1_000 * UNIT);
        check();
    });
    assert!(start.elapsed().as_secs() < 180, "{:?}", start.elapsed());
}
