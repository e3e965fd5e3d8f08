use crate::mock::*;
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxCharge, FluxLedger},
};
use frame_support::{assert_ok, traits::Hooks};
use sp_runtime::Perbill;

#[test]
fn free_and_offered_flux_decay_and_held_flux_does_not_when_a_day_closes() {
    build_and_execute(|| {
        let part = 100_000 * UNIT;
        for hold in [STAKE, UNBONDING, ESCROW, OFFER] {
            assert_ok!(Flux::shift(1, part, FREE, hold));
        }
        pass_days(1);
        let left = part - part / 10_000 * 2 - 1;
        let view = view(1);
        assert_eq!((view.free, view.offered), (left, left));
        assert_eq!((view.staked, view.unbonding, view.escrow), (part, part, part));
        assert_eq!(supply(), GENESIS - totals().burned.demurrage);
        // 0.02 % of 700,000.
        assert_eq!(totals().burned.demurrage, 140 * UNIT);
    });
}

#[test]
fn touching_every_block_loses_less_than_a_base_unit_an_epoch_when_compared_with_touching_once() {
    new_test_ext().execute_with(|| {
        // The same in both: β moves as it will. Days are 43,200 blocks, so blocks are made to be days.
        for epoch in 1..=1_000_u32 {
            pass_days(1);
            assert_ok!(Flux::shift(1, 0, FREE, FREE));
            let (touched, untouched) = (free(1), free(2));
            assert!(touched <= untouched && untouched - touched <= u128::from(epoch).min(1), "{epoch}");
        }
        assert!(free(2) < GENESIS / 4, "the test would not see demurrage: {}", free(2));
        Flux::do_try_state().unwrap();
    });
}

#[test]
fn a_change_of_rate_is_not_retroactive_when_nobody_touched_an_account() {
    build_and_execute(|| {
        change_params(|params| params.max_step = Default::default());
        pass_days(100);
        let before = free(1);
        // 100 days at 0.02 %.
        assert_eq!(before / UNIT, 490_098);
        change_policy(|policy| policy.beta = Perbill::from_parts(2_000_000));
        assert_eq!(free(1), before);
        pass_days(1);
        assert!(free(1).abs_diff(before / 1_000 * 998) <= 1_000);
    });
}

#[test]
fn a_reward_decays_from_the_close_of_its_round_when_it_is_realised_late() {
    build_and_execute(|| {
        change_params(|params| params.max_step = Default::default());
        work(1, 1_000_000 * UNIT);
        work(3, 1_000_000 * UNIT);
        pass_days(1);
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        let claimed = free(1) - (GENESIS / 2 - GENESIS / 2 / 10_000 * 2 - 1);
        assert!(claimed.abs_diff(view(3).free) <= 1);
        pass_days(365);
        let late = free(3);
        assert_ok!(by(STRANGER, Call::claim { id: 3 }));
        assert_eq!(free(3), late);
        // 900 FLX · 0.9998^365.
        assert_eq!(late / UNIT, 836);
    });
}

#[test]
fn the_index_survives_when_a_hundred_thousand_epochs_close_at_the_maximum_rate() {
    new_test_ext().execute_with(|| {
        change_params(|params| params.beta_min = params.beta_max);
        change_policy(|policy| policy.beta = Perbill::from_parts(2_000_000));
        assert_ok!(Flux::shift(2, GENESIS / 2, FREE, STAKE));
        for _ in 0..100_000 {
            let epoch = crate::OpenEpoch::<Test>::get();
            Flux::close_epoch(epoch).unwrap();
            crate::OpenEpoch::<Test>::put(epoch + 1);
        }
        assert_eq!(totals().mark.generation, 14);
        assert_eq!((free(1), view(2).staked), (0, GENESIS / 2));
        // What is freed then decays as ever.
        assert_ok!(Flux::shift(2, 1_000_000, STAKE, FREE));
        Flux::close_epoch(100_000).unwrap();
        crate::OpenEpoch::<Test>::put(100_001);
        assert_eq!(free(2), 997_999);
        assert_ok!(Flux::burn(2, 997_999, FREE, FluxCharge::Match));
        frame_system::Pallet::<Test>::set_block_number(100_001 * 43_200);
        Flux::on_initialize(0);
        Flux::do_try_state().unwrap();
    });
}
