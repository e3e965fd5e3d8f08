//! What the weights promise.
use crate::{WeightInfo, mock::*, weights::SubstrateWeight};
use fluxnomics_primitives::{stability::Direction, time::DAY};
use frame_support::{dispatch::GetDispatchInfo, traits::Hooks, weights::constants::ParityDbWeight};
use sp_io::hashing::twox_128;

/// What the database costs that an operation reads and writes.
fn database(ext: &mut sp_io::TestExternalities, operation: impl FnOnce()) -> u64 {
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    // The clock and the figures of this mock stand for what the weight of a look counts for each indicator.
    let system = twox_128(b"System");
    let counts = |key: &[u8]| !key.starts_with(&system) && !key.starts_with(b":");
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), operation);
    let written = ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count() as u64;
    ext.reset_overlay();
    let keys = recorder.recorded_keys();
    let read = keys.values().flat_map(|keys| keys.keys()).filter(|key| counts(key)).count() as u64;
    ParityDbWeight::get().reads_writes(read, written).ref_time()
}

#[test]
fn weights_cover_the_database_when_calls_and_looks_are_at_their_worst() {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        arm();
        set(SUCCESS, 0);
        set(GAP, 880);
        wait();
        ALL.into_iter().for_each(|indicator| set(indicator, 1_500));
    });
    for call in [
        Call::lift_halt { subsystem: MARKET },
        Call::rearm { subsystem: MARKET },
        Call::revoke_intervention { field: MINT },
        Call::halt { subsystem: MARKET },
        Call::intervene { field: QUOTA, direction: Direction::Lower },
    ] {
        let weight = call.get_dispatch_info().call_weight.ref_time();
        let cost = database(&mut ext, || by_root(call.clone()).unwrap());
        assert!(cost <= weight, "{call:?}: {cost} above {weight}");
    }
    let mut weight = 0;
    let cost = database(&mut ext, || {
        let block = System::block_number() + 10 * DAY / 2;
        System::set_block_number(block);
        weight = Stability::on_initialize(block).ref_time();
    });
    assert!(cost <= weight, "look: {cost} above {weight}");
    type W = SubstrateWeight<Test>;
    assert_eq!(weight, (W::on_initialize() + W::look()).ref_time());
}

#[test]
fn a_look_takes_less_than_a_percent_of_a_block() {
    new_test_ext().execute_with(|| {
        let look =
            SubstrateWeight::<Test>::look().ref_time() + SubstrateWeight::<Test>::on_initialize().ref_time();
        // Of 1.05 seconds.
        assert!(look * 100 < 1_050_000_000_000, "{look}");
    });
}

#[test]
fn a_block_is_charged_for_a_look_only_when_there_was_one() {
    armed(|| {
        let block = System::block_number() + 1;
        System::set_block_number(block);
        assert_eq!(Stability::on_initialize(block), SubstrateWeight::<Test>::on_initialize());
    });
}
