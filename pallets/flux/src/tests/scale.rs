//! What the work of a block costs when there are very many identities.
use crate::{Account, Accounts, CurrentRound, Totals, mock::*};
use fluxnomics_economics::flux::demurrage::Decaying;
use fluxnomics_primitives::{UNIT, flux::FluxLedger, time::DAY};
use frame_support::{assert_ok, traits::Hooks};
use sp_io::TestExternalities;

const BLOCKS_A_DAY: u64 = DAY / 2;

/// A chain with so many holders, all of whom have worked in the open round.
fn chain(holders: u64) -> TestExternalities {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        Totals::<Test>::mutate(|totals| {
            let amount = u128::from(holders) * UNIT;
            totals.decaying = totals.decaying.checked_add(amount).unwrap();
            totals.minted.purchase += amount;
            CurrentRound::<Test>::mutate(|open| open.weight = amount);
            for id in 0..holders {
                let account = Account {
                    mark: totals.mark,
                    free: Decaying::new(UNIT),
                    weight: UNIT,
                    ..Account::default()
                };
                Accounts::<Test>::insert(1_000_000 + id, account);
            }
        });
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

fn close() {
    System::set_block_number(BLOCKS_A_DAY);
    Flux::on_initialize(BLOCKS_A_DAY);
    assert_eq!(CurrentRound::<Test>::get().round, 1);
}

#[test]
fn closing_an_epoch_costs_the_same_when_there_are_a_million_holders_and_when_there_are_ten() {
    let few = accesses(&mut chain(10), close);
    let many = accesses(&mut chain(1_000_000), close);
    assert_eq!(few, many);
    assert!(few.0 > 0 && few.1 > 0, "{few:?}");
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
            assert_ok!(by(STRANGER, Call::claim { id: 1_000_000 }));
        })
    };
    assert_eq!(cost(1), cost(100));
}

#[test]
fn a_block_in_which_nothing_closes_reads_two_values_when_there_are_many_holders() {
    let mut ext = chain(1_000);
    let (read, written) = accesses(&mut ext, || {
        Flux::on_initialize(2);
    });
    // The clock of this mock is the block number, which is the other.
    assert!(read <= 2, "{read}");
    assert_eq!(written, 0);
}

#[test]
fn no_sum_overflows_when_an_account_holds_all_flux_there_can_be() {
    let all = 11_000_000 * UNIT;
    let mut ext = ext_with(vec![]);
    ext.execute_with(|| {
        Totals::<Test>::mutate(|totals| {
            totals.decaying = Decaying::new(all);
            totals.minted.purchase = all;
            crate::MonetaryPolicy::<Test>::mutate(|policy| policy.released = all);
            Accounts::<Test>::insert(
                1,
                Account { mark: totals.mark, free: Decaying::new(all), ..Account::default() },
            );
        });
        for place in PLACES {
            assert_ok!(Flux::shift(1, all, FREE, place));
            assert_ok!(Flux::shift(1, all, place, FREE));
        }
        work(1, 1_000_000_000_000 * UNIT);
        work(3, 1_000_000_000_000 * UNIT);
        pass_days(1_000);
        assert!(free(1) > 0 && free(3) > 0);
        Flux::do_try_state().unwrap();
    });
}
