//! What a registration costs when there are very many.
use crate::{NextIdentityId, mock::*};
use core::ops::Range;
use fluxnomics_primitives::UNIT;
use frame_support::{
    assert_ok,
    traits::{BuildGenesisConfig, Hooks},
    weights::{Weight, WeightMeter},
};
use sp_io::TestExternalities;
use std::time::{Duration, Instant};

const REGISTRATIONS: u64 = 100_000;
/// The first and the last so many are timed.
const TIMED: u64 = 100;
/// Timings of each at least, and at most until a quiet moment lets them pass.
const ROUNDS: core::ops::RangeInclusive<u32> = 10..=200;

/// The owner of the n-th identity, and its own controller.
fn owner(n: u64) -> AccountId {
    1_000_000 + n
}

/// A chain on which everybody who will register has the HETU for it.
fn chain() -> TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        let balances = (0..REGISTRATIONS).map(|n| (owner(n), 100 * UNIT)).collect();
        pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.build();
        change_params(|params| params.price_ceiling = UNIT);
    });
    ext.commit_all().unwrap();
    ext
}

fn register(numbers: Range<u64>) {
    for n in numbers {
        assert_ok!(by(owner(n), register_human(owner(n))));
    }
}

/// Storage entries that the next registration reads and writes, and the bytes that it writes.
#[derive(Debug, PartialEq)]
struct Accesses {
    read: usize,
    written: usize,
    bytes: usize,
}

fn accesses(ext: &mut TestExternalities) -> Accesses {
    // Events are the block's, not the call's.
    ext.execute_with(System::reset_events);
    ext.commit_all().unwrap();
    let recorder = Default::default();
    ext.execute_with_recorder(Clone::clone(&recorder), || {
        let n = NextIdentityId::<Test>::get();
        register(n..n + 1);
    });
    let values: Vec<_> = ext
        .overlayed_changes()
        .changes()
        .map(|(_, entry)| entry.clone().value().map_or(0, Vec::len))
        .collect();
    ext.reset_overlay();
    Accesses {
        read: recorder.recorded_keys().values().map(|keys| keys.len()).sum(),
        written: values.len(),
        bytes: values.into_iter().sum(),
    }
}

/// Times the registrations and undoes them.
fn time(ext: &mut TestExternalities, numbers: Range<u64>) -> Duration {
    let took = ext.execute_with(|| {
        let start = Instant::now();
        register(numbers);
        start.elapsed()
    });
    ext.reset_overlay();
    took
}

/// The storage root is left out: what it costs hangs on the size of the whole state, whoever filled it.
#[test]
fn registering_100_000_identities_costs_the_last_at_most_1_6_times_the_first() {
    let (mut few, mut many) = (chain(), chain());
    let before_the_last = REGISTRATIONS - TIMED;
    for start in (0..before_the_last).step_by(2_000) {
        many.execute_with(|| {
            register(start..before_the_last.min(start + 2_000));
            System::reset_events();
        });
        many.commit_all().unwrap();
    }

    // The n-th identity touches as much storage as the first, to the byte.
    let first = accesses(&mut few);
    assert_eq!(first, Accesses { read: 14, written: 12, bytes: first.bytes });
    assert_eq!(accesses(&mut many), first);

    // And takes as long, but for the depth of the trie. In turns, so that whatever else the machine does
    // slows both alike; the shortest of many counts.
    let (mut first, mut last) = (Duration::MAX, Duration::MAX);
    for round in 1..=*ROUNDS.end() {
        first = first.min(time(&mut few, 0..TIMED));
        last = last.min(time(&mut many, before_the_last..REGISTRATIONS));
        if round >= *ROUNDS.start() && last * 10 <= first * 16 {
            break;
        }
    }
    println!("the first {TIMED} took {first:?}, the last {last:?}");
    assert!(last * 10 <= first * 16, "the first {TIMED} took {first:?}, the last {last:?}");

    // All of them are there.
    many.execute_with(|| {
        register(before_the_last..REGISTRATIONS);
        assert_eq!(Power::totals().registered, REGISTRATIONS);
        // Each burned its price of 1 HETU and holds its bond.
        let issuance = pallet_balances::TotalIssuance::<Test>::get();
        assert_eq!(issuance, u128::from(REGISTRATIONS) * 99 * UNIT);
    });
}

#[test]
fn blocks_cost_nothing_when_there_are_identities() {
    build_and_execute(|| {
        for n in 0..50 {
            fund(50 + n, 100 * UNIT);
            human(50 + n);
        }
        let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
        let before = root();
        for block in [1, 43_200, u64::MAX] {
            assert_eq!(Power::on_initialize(block), Weight::zero());
            assert_eq!(Power::on_idle(block, Weight::MAX), Weight::zero());
            let mut meter = WeightMeter::new();
            Power::on_poll(block, &mut meter);
            assert_eq!(meter.consumed(), Weight::zero());
            Power::on_finalize(block);
        }
        assert_eq!(<Power as Hooks<u64>>::on_runtime_upgrade(), Weight::zero());
        assert_eq!(root(), before);
    });
}
