//! What the weights promise.
use crate::{WeightInfo, mock::*, weights::SubstrateWeight};
use fluxnomics_primitives::{UNIT, time::HOUR};
use frame_support::dispatch::GetDispatchInfo;
use sp_io::hashing::twox_128;

/// Of the two seconds of a slot, what normal calls may use.
const PICOSECONDS: u64 = 900_000_000_000;

/// Entries that fit into the blocks of a second, by the weight of calls like this one.
fn entries_per_second(miners: u64, jobs_each: usize) -> u64 {
    let batches = (0..miners).map(|i| (MANY + i, vec![job(UNIT); jobs_each])).collect();
    let call = RuntimeCall::from(submit_many(PAYER, batches));
    let weight = call.get_dispatch_info().call_weight.ref_time();
    PICOSECONDS / weight * miners * jobs_each as u64 / 2
}

#[test]
fn ten_thousand_entries_a_second_fit_when_a_thousand_jobs_go_to_a_hundred_miners() {
    new_test_ext().execute_with(|| {
        assert!(entries_per_second(1, 1_000) >= 50_000, "{}", entries_per_second(1, 1_000));
        assert!(entries_per_second(10, 100) >= 40_000, "{}", entries_per_second(10, 100));
        assert!(entries_per_second(100, 10) >= 10_000, "{}", entries_per_second(100, 10));
        // Each miner costs four writes of its own.
        assert!(entries_per_second(1_000, 1) >= 1_500, "{}", entries_per_second(1_000, 1));
    });
}

/// Owns the identity of its own number, which is no miner yet.
const DAVE: AccountId = 20_000;

/// What the database costs that an operation reads and writes.
fn database(ext: &mut sp_io::TestExternalities, operation: impl FnOnce()) -> u64 {
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    // Of the system, an extrinsic pays for accounts; events and block number are there in any case.
    let system = twox_128(b"System");
    let account = [system, twox_128(b"Account")].concat();
    let counts =
        |key: &[u8]| (!key.starts_with(&system) || key.starts_with(&account)) && !key.starts_with(b":");
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), operation);
    let written = ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count() as u64;
    ext.reset_overlay();
    let keys = recorder.recorded_keys();
    let read = keys.values().flat_map(|keys| keys.keys()).filter(|key| counts(key)).count() as u64;
    DbWeight::get().reads_writes(read, written).ref_time()
}

#[test]
fn weights_cover_the_database_when_calls_are_at_their_worst() {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        for id in MANY..MANY + 100 {
            let from = RuntimeOrigin::signed(CAROL);
            Balances::transfer_allow_death(from, id, 1_000 * UNIT).unwrap();
            by(id, Call::register_miner { id }).unwrap();
        }
        let batches = (0..100).map(|i| (MANY + i, vec![job(UNIT)])).collect();
        by(STRANGER, submit_many(STRANGER, batches)).unwrap();
        pay(1, 1_000 * UNIT);
        pay(2, 1_000 * UNIT);
        by(CAROL, Call::suspend_miner { id: 3 }).unwrap();
        by(BOB, Call::leave { id: 2 }).unwrap();
        Balances::transfer_allow_death(RuntimeOrigin::signed(CAROL), DAVE, 1_000 * UNIT).unwrap();
        Pool::set(&Some((100_000 * UNIT, 10_000 * UNIT)));
        pass_days(120);
        // So that its departure changes the mean uptime.
        by(key(1), Call::heartbeat {}).unwrap();
        pass(3 * HOUR);
    });
    let calls = [
        (DAVE, Call::register_miner { id: DAVE }),
        (ALICE, Call::suspend_miner { id: 1 }),
        (CAROL, Call::resume_miner { id: 3 }),
        (ALICE, Call::leave { id: 1 }),
        (STRANGER, Call::release_miner { id: 2 }),
        (key(1), Call::heartbeat {}),
        (CAROL, Call::submit_job { number: 0, provider: 1, job: job(1_001 * UNIT) }),
        (PAYER, Call::close_chain {}),
        (STRANGER, Call::claim { id: 1 }),
        (STRANGER, Call::release_salary { month: 0 }),
    ];
    for (who, call) in calls {
        let weight = call.get_dispatch_info().call_weight.ref_time();
        let cost = database(&mut ext, || by(who, call.clone()).unwrap());
        assert!(cost <= weight, "{call:?}: {cost} above {weight}");
    }
    for miners in [1, 2, 100] {
        let batches: Vec<_> = (0..miners).map(|i| (MANY + i, vec![job(UNIT); 2])).collect();
        let cost = database(&mut ext, || {
            by(
                CAROL,
                Call::submit_jobs {
                    number: 0,
                    batches: batches
                        .into_iter()
                        .map(|(id, jobs)| (id, jobs.try_into().unwrap()))
                        .collect::<Vec<_>>()
                        .try_into()
                        .unwrap(),
                },
            )
            .unwrap()
        });
        let weight = SubstrateWeight::<Test>::submit_jobs(miners as u32, miners as u32).ref_time();
        assert!(cost <= weight, "{miners}: {cost} above {weight}");
        let ids: Vec<_> = (0..miners).map(|i| MANY + i).collect();
        let cost = database(&mut ext, || by_root(turnout(crate::Turnout::Voted, ids)).unwrap());
        let weight = SubstrateWeight::<Test>::reward_turnout(miners as u32).ref_time();
        assert!(cost <= weight, "{miners}: {cost} above {weight}");
    }
    let governance = [
        Call::dismiss_miner { id: 1, slash: sp_runtime::Perbill::from_percent(50) },
        Call::set_salary_recipient { recipient: Some(CAROL) },
    ];
    for call in governance {
        let weight = call.get_dispatch_info().call_weight.ref_time();
        let cost = database(&mut ext, || by_root(call.clone()).unwrap());
        assert!(cost <= weight, "{call:?}: {cost} above {weight}");
    }
    // The last day of a month, whose report makes room for another.
    ext.execute_with(|| {
        pay(1, 1_000 * UNIT);
        let days = 24 * 30 + 29 + 120;
        while open().epoch < days {
            pass_days(1);
        }
        pay(1, 1_000 * UNIT);
        // It makes an account for its recipient.
        let all = free(FOUNDER);
        Balances::transfer_allow_death(RuntimeOrigin::signed(FOUNDER), CAROL, all).unwrap();
    });
    let mut weight = 0;
    let cost = database(&mut ext, || {
        let block = 43_200 * (u64::from(open().epoch) + 1);
        System::set_block_number(block);
        weight = <Poe as frame_support::traits::Hooks<u64>>::on_initialize(block).ref_time();
    });
    assert!(cost <= weight, "close: {cost} above {weight}");
}

#[test]
fn weights_grow_with_jobs_and_miners_when_there_are_more() {
    type W = SubstrateWeight<Test>;
    new_test_ext().execute_with(|| {
        let call = |batches| RuntimeCall::from(submit_many(PAYER, batches)).get_dispatch_info().call_weight;
        assert_eq!(call(vec![(1, vec![job(1); 7]), (2, vec![job(1); 3])]), W::submit_jobs(8, 2));
        assert!(W::submit_jobs(11, 2).ref_time() > W::submit_jobs(10, 2).ref_time());
        assert!(W::submit_jobs(10, 3).ref_time() > W::submit_jobs(10, 2).ref_time());
        let call = RuntimeCall::from(turnout(crate::Turnout::Voted, vec![1, 2, 3]));
        assert_eq!(call.get_dispatch_info().call_weight, W::reward_turnout(3));
    });
}
