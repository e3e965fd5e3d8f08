use crate::{History, NexIssuance, Open, OpenEpoch, Rounds, Usual, mock::*};
use fluxnomics_economics::poe::index::gamma;
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::{FixedU128, Perbill};

fn last() -> crate::EpochRecord {
    Poe::latest_epochs(1)[0]
}

#[test]
fn an_epoch_is_recorded_with_its_components_when_it_closes() {
    build_and_execute(|| {
        // So that all is as usual.
        Usual::<Test>::mutate(|scales| {
            scales.volume = 1_000 * UNIT;
            scales.liquidity = 2 * UNIT;
        });
        for _ in 0..8 {
            for id in 1..=3 {
                assert_ok!(by(key(id), Call::heartbeat {}));
            }
            if open().beats < 24 {
                pass(3 * 3_600);
            }
        }
        pay(1, 1_000 * UNIT);
        let outlook = Poe::status_view().open;
        pass_days(1);
        let record = last();
        assert_eq!(record, outlook);
        let part = |percent| FixedU128::from_rational(percent, 100);
        let index = record.index;
        assert_eq!([index.volume, index.liquidity, index.uptime, index.quality], [40, 10, 25, 25].map(part));
        assert_eq!((record.phi, record.gamma), (FixedU128::from_u32(1), gamma(FixedU128::from_u32(1))));
        assert_eq!(record.gamma.deconstruct(), 500_000_000_000_000_000);
        assert_eq!((record.beats, record.miners, record.jobs), (24, 3, 1));
        assert_eq!(record.scales.volume, 1_000 * UNIT);
        assert_eq!(Open::<Test>::get(), OpenEpoch { epoch: 1, ..OpenEpoch::default() });
    });
}

#[test]
fn each_bound_is_the_least_when_the_others_are_lifted() {
    let issued = |change: fn(&mut fluxnomics_primitives::params::PoeParams)| {
        new_test_ext().execute_with(|| {
            Usual::<Test>::mutate(|scales| scales.volume = 100_000 * UNIT);
            change_params(change);
            pay(1, 100_000 * UNIT);
            pass_days(1);
            check();
            last().issued
        })
    };
    // 300 HETU of fees to the treasury.
    assert_eq!(issued(|_| {}), 150 * UNIT);
    assert_eq!(issued(|params| params.nex_per_epoch = 149 * UNIT), 149 * UNIT);
    assert_eq!(issued(|params| params.max_inflation = Perbill::from_parts(100_000)), 100 * UNIT);
    assert_eq!(issued(|params| params.price_floor = 2 * UNIT), 75 * UNIT);
    // A tenth of a percent of the usual volume, at a Γ of 0.95.
    let gated = issued(|params| params.nex_beta = Perbill::from_parts(1_000_000));
    assert!(gated > 95 * UNIT && gated < 96 * UNIT, "{gated}");
    assert_eq!(issued(|params| params.min_phi = Perbill::one()), 150 * UNIT);
    assert_eq!(
        issued(|params| {
            params.min_phi = Perbill::one();
            params.weight_volume = Perbill::from_percent(10);
            params.weight_liquidity = Perbill::zero();
        }),
        0
    );
}

#[test]
fn nothing_is_issued_when_nobody_worked() {
    build_and_execute(|| {
        pass_days(3);
        assert_eq!((last().issued, last().phi), (0, FixedU128::default()));
        let kind = crate::JobType::BankMeshSettlement;
        assert_ok!(by(PAYER, submit(PAYER, 1, crate::Job { kind, ..job(1_000 * UNIT) })));
        pass_days(1);
        // Fees, but no weight.
        assert!(last().phi > FixedU128::from_u32(1));
        assert_eq!((last().issued, Rounds::<Test>::iter().count()), (0, 0));
        assert_eq!(NexIssuance::<Test>::get(), Default::default());
    });
}

#[test]
fn usual_volume_is_a_moving_average_of_thirty_epochs_when_days_pass() {
    build_and_execute(|| {
        pay(1, 30 * UNIT);
        pass_days(1);
        assert_eq!((last().scales.volume, last().scales.liquidity), (UNIT, UNIT / 500));
        pass_days(1);
        assert_eq!(last().scales.volume, UNIT - UNIT.div_ceil(30));
    });
}

#[test]
fn missed_epochs_are_closed_a_few_a_block_when_blocks_were_missing() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        System::set_block_number(43_200 * 20);
        next_block();
        assert_eq!(Open::<Test>::get().epoch, MAX_CLOSES);
        check();
        // Jobs count in the epoch that is open.
        pay(2, 1_000 * UNIT);
        assert_eq!(get(2).tally.epoch, MAX_CLOSES);
        next_block();
        next_block();
        assert_eq!(Open::<Test>::get().epoch, 20);
        next_block();
        assert_eq!(Open::<Test>::get().epoch, 20);
        assert_eq!(Poe::latest_epochs(100).len(), HISTORY as usize);
        assert_eq!(History::<Test>::iter().count(), HISTORY as usize);
    });
}

#[test]
fn an_epoch_can_close_when_every_number_is_as_high_as_it_can_be() {
    new_test_ext().execute_with(|| {
        Open::<Test>::mutate(|open| {
            open.jobs = u64::MAX;
            open.volume = u128::MAX;
            open.rated = u128::MAX;
            open.fees.reserve = u128::MAX;
            open.fees.treasury = u128::MAX;
            open.weight = u128::MAX;
            open.beats = u64::MAX;
        });
        Usual::<Test>::mutate(|scales| scales.volume = 1);
        assert_ok!(Poe::close_epoch());
        assert_eq!(last().issued, 1_000 * UNIT);
        assert_ok!(Poe::close_epoch());
    });
}

#[test]
fn supply_bounds_inflation_when_it_has_grown() {
    build_and_execute(|| {
        use frame_support::traits::fungible::Mutate;
        Nex::mint_into(&STRANGER, 2_000_000 * UNIT).unwrap();
        change_params(|params| {
            params.nex_per_epoch = u128::MAX;
            params.nex_beta = Perbill::one();
            params.price_floor = 1;
        });
        pay(1, 1_000_000 * UNIT);
        pass_days(1);
        assert_eq!(last().issued, 2_000 * UNIT);
        assert_eq!(last().supply, 2_000_000 * UNIT);
        Nex::burn_from(
            &STRANGER,
            2_000_000 * UNIT,
            frame_support::traits::tokens::Preservation::Expendable,
            frame_support::traits::tokens::Precision::Exact,
            frame_support::traits::tokens::Fortitude::Force,
        )
        .unwrap();
    });
}
