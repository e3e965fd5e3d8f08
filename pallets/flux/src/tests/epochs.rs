use crate::{EpochRecord, Event, History, OpenEpoch, mock::*};
use fluxnomics_economics::breaker::Stage;
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxCharge, FluxHold, FluxLedger},
    time::DAY,
};
use frame_support::{assert_ok, traits::Hooks};
use sp_runtime::Perbill;

const BLOCKS_A_DAY: u64 = DAY / 2;

#[test]
fn an_epoch_closes_in_the_first_block_of_the_next_day() {
    build_and_execute(|| {
        go_to_block(BLOCKS_A_DAY - 1);
        assert_eq!(OpenEpoch::<Test>::get(), 0);
        assert_eq!(events(), []);
        go_to_block(BLOCKS_A_DAY);
        assert_eq!(OpenEpoch::<Test>::get(), 1);
        assert!(matches!(events()[..], [Event::EpochClosed { .. }]));
        go_to_block(BLOCKS_A_DAY + 1);
        assert_eq!(OpenEpoch::<Test>::get(), 1);
    });
}

#[test]
fn the_record_says_what_the_epoch_was_like_when_it_closes() {
    build_and_execute(|| {
        pass_days(1);
        assert_ok!(by(ALICE, purchase(1, 10 * UNIT)));
        assert_ok!(Flux::burn(1, 7 * UNIT, FREE, FluxCharge::Fallback));
        assert_ok!(Flux::shift(1, 30 * UNIT, FREE, ESCROW));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 30 * UNIT));
        work(3, 5_000 * UNIT);
        let (before, burned) = (policy(), totals().burned.demurrage);
        events();
        pass_days(1);
        let [Event::EpochClosed { record, policy: after }] = events()[..] else { panic!("one event") };
        let demurrage = totals().burned.demurrage - burned;
        let gross = before.kappa * 5_000;
        assert_eq!(
            record,
            EpochRecord {
                epoch: 1,
                weight: 5_000 * UNIT,
                minted: gross,
                sunk: gross / 10,
                sold: 10 * UNIT,
                burned: 7 * UNIT + demurrage,
                demurrage,
                settled: 30 * UNIT,
                available: record.available,
                supply: supply(),
                kappa: before.kappa,
                beta: before.beta,
                price: UNIT,
            }
        );
        assert_eq!(after, policy());
        // Budget of the day, and a seventh of what the day before left.
        assert_eq!(record.available, 20_000 * UNIT + after.burn_average + before.reservoir.total() / 7);
    });
}

#[test]
fn no_more_epochs_close_in_a_block_than_the_bound_when_many_are_due() {
    build_and_execute(|| {
        System::set_block_number(10_000 * BLOCKS_A_DAY);
        let mut blocks = 0;
        while OpenEpoch::<Test>::get() < today() {
            let open = OpenEpoch::<Test>::get();
            go_to_block(System::block_number() + 1);
            let closed = OpenEpoch::<Test>::get() - open;
            assert!((1..=MAX_CLOSES).contains(&closed));
            blocks += 1;
        }
        assert_eq!(blocks, 10_000 / MAX_CLOSES);
        assert_eq!(OpenEpoch::<Test>::get(), 10_000);
        // As if every day had had blocks of its own.
        assert_eq!(policy().released / UNIT, 9_999_999);
    });
}

#[test]
fn catching_up_ends_in_the_same_state_when_compared_with_closing_day_by_day() {
    let late = new_test_ext().execute_with(|| {
        work(3, 1_000 * UNIT);
        System::set_block_number(100 * BLOCKS_A_DAY);
        for block in 1..=100 / u64::from(MAX_CLOSES) + 1 {
            Flux::on_initialize(block);
        }
        (totals(), policy(), OpenEpoch::<Test>::get(), view(3))
    });
    let daily = new_test_ext().execute_with(|| {
        work(3, 1_000 * UNIT);
        pass_days(100);
        (totals(), policy(), OpenEpoch::<Test>::get(), view(3))
    });
    assert_eq!(late, daily);
}

#[test]
fn bootstrap_and_burns_are_kept_for_later_when_nobody_works() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.quota_share = Perbill::zero());
        pass_days(10);
        assert_eq!(policy().reservoir.bootstrap, 200_000 * UNIT);
        assert_eq!(policy().released, 200_000 * UNIT);
        assert_eq!(supply(), GENESIS);
        // A seventh of it and a day's budget are there for the first who works.
        work(3, 1_000_000_000 * UNIT);
        pass_days(1);
        assert!((20_000 * UNIT + 200_000 * UNIT / 7 - view(3).claimable) <= 2);
    });
}

#[test]
fn burned_flux_comes_back_as_budget_when_it_was_burned_for_good() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.bootstrap = 0);
        assert_ok!(Flux::burn(1, 7_000 * UNIT, FREE, FluxCharge::Match));
        pass_days(1);
        assert_eq!(policy().burn_average, 1_000 * UNIT);
        assert_eq!(policy().reservoir.recycled, 1_000 * UNIT);
        pass_days(400);
        // All of it was released, a seventh of the rest a day, and expired: no average burn keeps it.
        assert_eq!(policy().burn_average, 0);
        assert_eq!(policy().reservoir.recycled, 0);
    });
}

#[test]
fn settlements_and_the_sink_are_not_net_burn_when_an_epoch_closes() {
    build_and_execute(|| {
        without_demurrage();
        assert_ok!(Flux::shift(1, 700 * UNIT, FREE, ESCROW));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 700 * UNIT));
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert!(totals().burned.sink > 0);
        assert_eq!(policy().burn_average, 0);
        assert_eq!(policy().flow_average, 100 * UNIT);
    });
}

#[test]
fn kappa_falls_and_beta_rises_when_flux_lies_idle() {
    build_and_execute(|| {
        pass_days(1);
        assert_eq!(policy().kappa, UNIT / 1_000 / 100 * 98);
        assert_eq!(policy().beta, Perbill::from_parts(240_000));
        pass_days(200);
        assert_eq!(policy().kappa, UNIT / 5_000);
        assert_eq!(policy().beta, Perbill::from_parts(2_000_000));
    });
}

#[test]
fn beta_leaves_zero_when_flux_lies_idle() {
    build_and_execute(|| {
        change_policy(|policy| policy.beta = Perbill::zero());
        pass_days(1);
        assert_eq!(policy().beta, Perbill::from_parts(40_000));
    });
}

#[test]
fn kappa_rises_and_beta_falls_when_flux_is_scarce() {
    build_and_execute(|| {
        change_policy(|policy| {
            policy.kappa = UNIT / 2_000;
            policy.beta = Perbill::from_parts(1_000_000);
        });
        for _ in 0..3 {
            assert_ok!(Flux::shift(1, GENESIS / 4, FREE, ESCROW));
            assert_ok!(Flux::settle(1, FluxHold::Escrow, 2, FREE, GENESIS / 4));
            assert_ok!(Flux::shift(2, GENESIS / 4, FREE, ESCROW));
            assert_ok!(Flux::settle(2, FluxHold::Escrow, 1, FREE, GENESIS / 4));
            pass_days(1);
        }
        assert!(policy().kappa > UNIT / 2_000, "{:?}", policy());
        assert!(policy().beta < Perbill::from_parts(1_000_000));
    });
}

#[test]
fn a_policy_outside_its_bounds_comes_back_when_a_vote_moved_them() {
    build_and_execute(|| {
        change_params(|params| {
            params.kappa_max = UNIT / 4_000;
            params.beta_max = Perbill::from_parts(100_000);
        });
        work(3, 1_000 * UNIT);
        pass_days(1);
        // The lower bound holds at this close already.
        assert_eq!(totals().minted.power_reward, UNIT / 4);
        assert_eq!(policy().kappa, UNIT / 4_000);
        assert_eq!(policy().beta, Perbill::from_parts(100_000));
    });
}

#[test]
fn the_history_is_a_ring_when_more_epochs_close_than_it_holds() {
    build_and_execute(|| {
        pass_days(HISTORY + 5);
        assert_eq!(History::<Test>::iter().count(), HISTORY as usize);
        let epochs: Vec<_> = Flux::latest_epochs(1_000).iter().map(|record| record.epoch).collect();
        assert_eq!(epochs, (5..HISTORY + 5).rev().collect::<Vec<_>>());
        assert_eq!(Flux::latest_epochs(2).len(), 2);
        assert_eq!(Flux::latest_epochs(0).len(), 0);
        assert_eq!(policy().stage, Stage::Armed);
    });
}
