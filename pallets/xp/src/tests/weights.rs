//! What the longest way through a call reads and writes, against what its weight declares.
use crate::{WeightInfo, mock::*, weights::SubstrateWeight};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_primitives::{UNIT, time::WEEK};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use sp_io::hashing::twox_128;

type Declared = SubstrateWeight<Test>;

/// Reads and writes that a weight declares, as the mock's database weighs them.
fn declared(weight: Weight) -> (u64, u64) {
    (weight.ref_time() % 1_000, weight.ref_time() % 1_000_000 / 1_000)
}

/// Entries that an operation reads and writes. Of the system pallet's only accounts: the rest is of every block. Identities,
/// parameters and the clock are values of the mock; an identity of the runtime is up to three reads.
fn accesses(stage: impl FnOnce(), operation: impl FnOnce()) -> (u64, u64) {
    let mut ext = new_test_ext();
    ext.execute_with(stage);
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), operation);
    let system = twox_128(b"System");
    let accounts = [system, twox_128(b"Account")].concat();
    let counts =
        |key: &[u8]| key.starts_with(&accounts) || !(key.starts_with(&system) || key.starts_with(b":"));
    let written = ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count();
    let keys = recorder.recorded_keys();
    let read = keys.values().flat_map(|keys| keys.keys()).filter(|key| !key.is_empty()).count();
    (read as u64, written as u64)
}

/// Alice's share of a closed week waits, and somebody else's of the same.
fn share_waits() {
    settle(BOT, 2, UNIT);
    settle(BOBS_BOT, 3, UNIT);
    pass_weeks(1);
}

#[test]
fn every_call_declares_all_it_writes_when_it_goes_the_longest_way() {
    let call = |who, call: Call| {
        move || {
            assert_ok!(by(who, call));
        }
    };
    let locked = || {
        assert_ok!(by(ALICE, Call::lock { amount: 10 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 5 }));
    };
    let burning = accesses(share_waits, call(ALICE, burn(RICHES)));
    // To an account that does not exist yet.
    let claiming = accesses(
        || {
            settle(MANY, 2, UNIT);
            share_waits();
        },
        call(STRANGER, Call::claim { owner: MANY }),
    );
    let locking = accesses(|| (), call(ALICE, Call::lock { amount: 10 }));
    let unlocking = accesses(locked, call(ALICE, Call::unlock { amount: 5 }));
    let cancelling = accesses(locked, call(ALICE, Call::cancel_unlock { amount: 5 }));
    let withdrawing = accesses(
        || {
            locked();
            System::set_block_number(1_000_000);
        },
        call(STRANGER, Call::withdraw { owner: 1 }),
    );
    let closing = accesses(|| settle(BOT, 2, UNIT), || Xp::close_week().unwrap());
    let seen = [
        ("burn", burning, declared(Declared::burn())),
        ("claim", claiming, declared(Declared::claim())),
        ("lock", locking, declared(Declared::lock())),
        ("unlock", unlocking, declared(Declared::unlock())),
        ("cancel_unlock", cancelling, declared(Declared::cancel_unlock())),
        ("withdraw", withdrawing, declared(Declared::withdraw())),
        ("close_week", closing, declared(Declared::close_week())),
    ];
    for (name, (read, written), (reads, writes)) in seen {
        assert_eq!(written, writes, "{name} writes: {seen:?}");
        assert!(read <= reads, "{name} reads: {seen:?}");
    }
}

#[test]
fn hook_declares_each_close_when_several_are_due() {
    for (due, closed) in [(0, 0), (1, 1), (3, 3), (6, u64::from(MAX_CLOSES))] {
        let stage = || {
            settle(BOT, 2, UNIT);
            System::set_block_number(due * WEEK / SLOT_SECONDS + 2);
        };
        let (read, written) = accesses(stage, || {
            let weight = Xp::on_initialize(System::block_number());
            assert_eq!(weight, Declared::on_initialize() + Declared::close_week() * closed);
            assert_eq!(u64::from(open_week()), closed);
        });
        let (reads, writes) = declared(Declared::on_initialize() + Declared::close_week() * closed);
        assert!(read <= reads && written <= writes, "{due}: {read} {written} of {reads} {writes}");
        assert_eq!(written > 0, due > 0);
    }
}
