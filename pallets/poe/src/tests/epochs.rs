use crate::{History, NexIssuance, Open, OpenEpoch, Rounds, Usual, mock::*};
use core::num::{NonZeroU32, NonZeroU128};
use fluxnomics_economics::{
    poe::{
        index::{Measures, PoeIndex, Scales, Weights, gamma},
        issuance::{Epoch, IssuanceTerms, issuance, worth_bound},
    },
    quality::Quality,
};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::{FixedU64, FixedU128, Perbill};

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

#[test]
fn an_epoch_closes_on_the_terms_it_was_opened_with_when_a_vote_changes_them() {
    let issued = |change: fn(&mut fluxnomics_primitives::params::PoeParams)| {
        new_test_ext().execute_with(|| {
            pay(1, 10_000 * UNIT);
            vote_params(change);
            pass_days(1);
            let first = last().issued;
            pay(1, 10_000 * UNIT);
            pass_days(1);
            check();
            (first, last().issued)
        })
    };
    let usual = 15 * UNIT;
    assert_eq!(issued(|_| {}), (usual, usual));
    assert_eq!(issued(|params| params.nex_per_epoch = UNIT), (usual, UNIT));
    assert_eq!(issued(|params| params.max_inflation = Perbill::from_parts(1_000)), (usual, UNIT));
    assert_eq!(issued(|params| params.price_floor = 15 * UNIT), (usual, UNIT));
    assert_eq!(issued(|params| params.nex_beta = Perbill::zero()), (usual, 0));
    assert_eq!(
        issued(|params| {
            params.min_phi = Perbill::one();
            params.weight_volume = Perbill::zero();
            params.weight_liquidity = Perbill::zero();
        }),
        (usual, 0)
    );
}

/// Which bound is the least on a day of so much volume (in millionths of a HETU), so many millionths of a HETU being usual,
/// and none where it is below the threshold.
fn least_bound(volume: u128, usual: u128, price: u128, index: (u32, u32)) -> Option<&'static str> {
    let params = fluxnomics_primitives::params::PoeParams::default();
    let (volume, usual) = (volume * UNIT / 1_000_000, usual * UNIT / 1_000_000);
    let fee = |amount| fluxnomics_economics::poe::fee::fee(amount, params.fee_rate);
    let part = |amount, share: Perbill| share.mul_floor(fee(amount));
    let measures = Measures {
        volume,
        liquidity: part(volume, params.share_reserve),
        uptime: Perbill::from_percent(index.0),
        quality: Quality::saturating_from(FixedU64::from_rational(index.1.into(), 100)),
    };
    let before = Scales { volume: usual, liquidity: part(usual, params.share_reserve) };
    let after = before.after(&measures, NonZeroU32::new(params.scale_epochs).unwrap());
    let weights = Weights {
        volume: params.weight_volume,
        liquidity: params.weight_liquidity,
        uptime: params.weight_uptime,
        quality: params.weight_quality,
    };
    let epoch = Epoch {
        phi: PoeIndex::new(&measures, &before, &weights).phi(),
        usual_volume: after.volume,
        supply: 0,
        treasury: part(volume, params.share_treasury),
        price: NonZeroU128::new(price * UNIT).unwrap(),
    };
    let free = IssuanceTerms {
        threshold: FixedU128::from(params.min_phi),
        per_epoch: u128::MAX,
        beta: Perbill::one(),
        max_inflation: Perbill::one(),
        least_supply: u128::MAX,
    };
    if epoch.phi < free.threshold {
        return None;
    }
    let worth = worth_bound(epoch.treasury, epoch.price);
    let cap = params.nex_per_epoch;
    let gated = IssuanceTerms { beta: params.nex_beta, ..free };
    // Without the bound by worth.
    let gate = issuance(&Epoch { treasury: u128::MAX, price: NonZeroU128::MIN, ..epoch }, &gated);
    Some(if gate < worth.min(cap) {
        "gate"
    } else if worth < cap {
        "worth"
    } else {
        "cap"
    })
}

/// The table of the decision on NEX: where each bound is the least at default parameters.
#[test]
fn the_gate_of_phi_binds_nowhere_at_default_parameters_but_below_ten_hetu_a_day() {
    const HETU: u128 = 1_000_000;
    let mut seen = std::collections::BTreeMap::<_, u32>::new();
    for price in [1, 2, 10, 1_000] {
        for index in [(0, 0), (0, 100), (100, 0), (100, 100)] {
            for volume in (1..=9).map(|digits| 10_u128.pow(digits) * HETU) {
                for usual in (0..=20).map(|digits| 10_u128.pow(digits) / 1_000_000) {
                    let bound = least_bound(volume, usual * HETU, price, index);
                    *seen.entry(bound).or_default() += 1;
                    assert_ne!(bound, Some("gate"), "{volume} of {usual} at {price}, {index:?}");
                    // All that Φ decides is whether there is anything at all.
                    let cap = volume * 3 / 2_000 / price >= 1_000 * HETU;
                    let expected = if cap { "cap" } else { "worth" };
                    assert!(bound.is_none() || bound == Some(expected), "{volume} {usual} {price} {bound:?}");
                }
            }
        }
    }
    assert!(seen.values().all(|count| *count > 50) && seen.len() == 3, "{seen:?}");
    // The rows of the table.
    let row = |volume: u128| least_bound(volume, volume, 1, (100, 100));
    assert_eq!(row(HETU), Some("worth"));
    assert_eq!(row(666_666 * HETU), Some("worth"));
    assert_eq!(row(666_667 * HETU), Some("cap"));
    // Below the threshold: less than a fifth of what is usual, with no heartbeat and no rating.
    assert_eq!(least_bound(19_000 * HETU, 100_000 * HETU, 1, (0, 0)), None);
    assert_eq!(least_bound(21_000 * HETU, 100_000 * HETU, 1, (0, 0)), Some("worth"));
    // Where nothing is usual and next to nothing is paid.
    assert_eq!(least_bound(HETU, 0, 1, (0, 0)), Some("gate"));
    assert_eq!(least_bound(2 * HETU, 0, 1, (0, 100)), Some("worth"));
    assert_eq!(least_bound(HETU / 100, 0, 1, (0, 100)), Some("gate"));
}
