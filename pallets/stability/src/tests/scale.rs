//! What the work of a block costs when there are very many accounts.
use crate::mock::*;
use frame_support::traits::Hooks;
use sp_io::TestExternalities;

fn chain(accounts: u64) -> TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        arm();
        for who in 0..accounts {
            frame_system::Account::<Test>::insert(1_000 + who, frame_system::AccountInfo::default());
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

#[test]
fn a_look_costs_the_same_when_there_are_a_hundred_thousand_accounts_and_when_there_are_ten() {
    let look = || {
        ALL.into_iter().for_each(|indicator| set(indicator, 0));
        pass_days(1);
    };
    let few = accesses(&mut chain(10), look);
    let many = accesses(&mut chain(100_000), look);
    assert_eq!(few, many);
    assert!(few.0 > 0 && few.1 > 0, "{few:?}");
}

#[test]
fn a_block_in_which_no_look_is_due_reads_a_few_values_and_writes_none() {
    let mut ext = chain(1_000);
    let (read, written) = accesses(&mut ext, || {
        let block = System::block_number();
        Stability::on_initialize(block);
    });
    // Block number, scale and parameters of this mock, the last look, and the halts.
    assert!(read <= 5, "{read}");
    assert_eq!(written, 0);
}
