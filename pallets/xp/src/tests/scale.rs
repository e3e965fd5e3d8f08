//! What an operation costs when there are very many owners.
use crate::{Earner, Earners, OpenWeek, mock::*};
use fluxnomics_economics::xp::shares::{Components, OwnerWeek};
use fluxnomics_primitives::{UNIT, time::WEEK};
use frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::Hooks, weights::Weight};
use sp_io::TestExternalities;
use sp_runtime::Perbill;

const BLOCKS_A_WEEK: u64 = WEEK / 2;

/// A chain on which so many owners have worked in the open week.
fn chain(owners: u64) -> TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        let half = Perbill::from_percent(50);
        let work = OwnerWeek::default().settle(UNIT, 0, half, half).unwrap();
        let mut totals = Components::default();
        for id in MANY..MANY + owners {
            let mut earner = Earner { work, ..Earner::default() };
            earner.tally(Some(1)).1.fees = UNIT;
            totals = totals.replace(Components::default(), work.components()).unwrap();
            Earners::<Test>::insert(id, earner);
        }
        OpenWeek::<Test>::mutate(|open| open.totals = totals);
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
    System::set_block_number(BLOCKS_A_WEEK);
    let weight = Xp::on_initialize(BLOCKS_A_WEEK);
    assert_eq!(open_week(), 1);
    weight
}

#[test]
fn closing_a_week_costs_the_same_when_a_hundred_thousand_agents_earned_in_it_and_when_ten_did() {
    let cost = |owners: u64| {
        let mut weight = Weight::zero();
        (accesses(&mut chain(owners), || weight = close()), weight)
    };
    let (few, many) = (cost(10), cost(100_000));
    assert_eq!(few, many);
    let ((read, written), weight) = few;
    assert!(read > 0 && written > 0 && weight.ref_time() > 0, "{few:?}");
}

#[test]
fn a_claim_costs_the_same_when_it_is_one_week_old_and_when_it_is_a_hundred() {
    let cost = |age: u32| {
        let mut ext = chain(10);
        ext.execute_with(|| {
            close();
            pass_weeks(age);
        });
        let call = Call::claim { owner: MANY };
        let weight = call.get_dispatch_info().call_weight;
        let accesses = accesses(&mut ext, || {
            assert_ok!(by(STRANGER, call));
        });
        (accesses, weight)
    };
    assert_eq!(cost(1), cost(100));
}

#[test]
fn a_task_costs_the_same_when_very_many_have_ended() {
    let cost = |owners: u64| accesses(&mut chain(owners), || settle(BOT, MANY, UNIT));
    // A larger tree costs nodes, not entries.
    assert_eq!(cost(10), cost(100_000));
}

#[test]
fn a_block_in_which_nothing_closes_reads_two_values_when_there_are_many_owners() {
    let mut ext = chain(1_000);
    let (read, written) = accesses(&mut ext, || {
        Xp::on_initialize(2);
    });
    // The clock of this mock is the block number, which is the other.
    assert!(read <= 2, "{read}");
    assert_eq!(written, 0);
}

#[test]
fn no_sum_overflows_when_fees_and_burns_are_as_large_as_they_can_be() {
    build_and_execute(|| {
        // Thousands of times what can exist of Flux.
        for (provider, client) in [(BOT, 2), (BOBS_BOT, 3), (CAROLS_BOT, 1), (BOT, 3)] {
            settle(provider, client, 100_000_000_000 * UNIT);
        }
        for who in [ALICE, BOB, CAROL] {
            assert_ok!(by(who, burn(RICHES)));
        }
        pass_weeks(2);
        for owner in [1, 2, 3] {
            assert_ok!(by(STRANGER, Call::claim { owner }));
        }
        assert!(books().paid > 0);
    });
}
