//! What the longest way through a call reads and writes, against what its weight declares.
use crate::{WeightInfo, mock::*, weights::SubstrateWeight};
use fluxnomics_primitives::time::DAY;
use frame_support::{assert_ok, weights::Weight};
use sp_io::hashing::twox_128;

type Declared = SubstrateWeight<Test>;

const CHANGES: [Change; 3] =
    [Change::FeesBase(1_001), Change::PowerCap(9_000), Change::PowerDelay(4 * DAY + 1)];

/// Reads and writes that a weight declares, as the mock's database weighs them.
fn declared(weight: Weight) -> (u64, u64) {
    (weight.ref_time() % 1_000, weight.ref_time() % 1_000_000 / 1_000)
}

/// Entries that an operation reads and writes. Of the system pallet's only accounts: the rest is of every block. Values of the mock,
/// which have short keys, are not counted: the runtime counts parameters for the block.
fn accesses(stage: impl FnOnce(), operation: impl FnOnce()) -> (u64, u64) {
    let mut ext = new_test_ext();
    ext.execute_with(stage);
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), operation);
    let system = twox_128(b"System");
    let accounts = [system, twox_128(b"Account")].concat();
    let of_system = |key: &[u8]| key.starts_with(&system) && !key.starts_with(&accounts);
    let counts = |key: &[u8]| key.len() >= 32 && !key.starts_with(b":") && !of_system(key);
    let written = ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count();
    let keys = recorder.recorded_keys();
    let read = keys.values().flat_map(|keys| keys.keys()).filter(|key| counts(key)).count();
    (read as u64, written as u64)
}

/// Every field of the set was changed before, and long ago.
fn aged() {
    for change in [Change::FeesBase(1_002), Change::PowerCap(9_500), Change::PowerDelay(5 * DAY + 1)] {
        let index = ripened(BOB, &[change]);
        assert_ok!(enact(index));
    }
    advance(WINDOW);
}

#[test]
fn every_call_declares_all_it_reads_and_writes_when_it_goes_the_longest_way() {
    let set = 3;
    let signalled = || {
        ongoing();
        assert_ok!(signal(ALICE, 0, false, 1, 0));
        assert_ok!(signal(BOB, 0, true, 10, 10));
    };
    let seen = [
        ("propose", accesses(aged, || propose(ALICE, &CHANGES).unwrap()), declared(Declared::propose(set))),
        (
            "enact",
            accesses(
                || {
                    aged();
                    ripened(ALICE, &CHANGES);
                },
                || enact(3).unwrap(),
            ),
            declared(Declared::enact(set)),
        ),
        (
            "clear",
            accesses(
                || {
                    proposed(ALICE, &CHANGES);
                    Referenda::set(0, State::Lost);
                },
                || clear(BOB, 0).unwrap(),
            ),
            declared(Declared::clear(set)),
        ),
        (
            "signal",
            accesses(signalled, || signal(BOB, 0, false, 20, 20).unwrap()),
            declared(Declared::signal()),
        ),
        (
            "withdraw_signal",
            accesses(signalled, || withdraw(BOB, 0).unwrap()),
            declared(Declared::withdraw_signal()),
        ),
    ];
    for (name, (read, written), (reads, writes)) in seen {
        assert!(written <= writes, "{name} writes: {seen:?}");
        assert!(read <= reads, "{name} reads: {seen:?}");
        assert!(read > 0, "{name}: {seen:?}");
    }
}
