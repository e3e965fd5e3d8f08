//! Congestion, the rate of Flux, and the eras of α.
use crate::{Event, NetworkState, mock::*, types::ERAS};
use fluxnomics_economics::{capacity::congestion::Congestion, time::DAY};
use fluxnomics_primitives::UNIT;
use frame_support::{assert_ok, dispatch::DispatchClass, traits::Get, weights::Weight};
use frame_system::limits::BlockWeights;
use sp_runtime::Perbill;

fn congestion() -> Congestion {
    NetworkState::<Test>::get().congestion
}

fn next_block(percent: u64) {
    fill_block(percent);
    pass(2);
}

#[test]
fn congestion_is_one_when_blocks_are_at_the_target_and_rises_to_16_when_they_are_full() {
    build_and_execute(|| {
        (0..100).for_each(|_| next_block(50));
        assert_eq!(congestion(), Congestion::MIN);
        next_block(100);
        let (rises, _) =
            (1..).map(|n| (n, next_block(100))).find(|_| congestion() == Congestion::MAX).unwrap();
        assert_eq!(rises + 1, 24, "less than a minute");
        next_block(100);
        assert_eq!(congestion(), Congestion::MAX);
        let (falls, _) = (1..).map(|n| (n, next_block(0))).find(|_| congestion() == Congestion::MIN).unwrap();
        assert_eq!(falls, 21);
    });
}

/// Anybody may sign an operational extrinsic that declares much and fails, and capacity would pay for it.
#[test]
fn congestion_and_the_days_mean_count_operational_extrinsics_and_nothing_mandatory() {
    let full = |class| {
        let limits: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
        let used = Weight::from_parts(limits.get(DispatchClass::Normal).max_total.unwrap().ref_time(), 0);
        System::register_extra_weight_unchecked(used, class);
    };
    for (classes, rises) in [
        (vec![DispatchClass::Operational], true),
        // More than users may use in all is full, and no more.
        (vec![DispatchClass::Normal, DispatchClass::Operational], true),
        (vec![DispatchClass::Mandatory], false),
    ] {
        build_and_execute(|| {
            for _ in 0..24 {
                System::set_block_consumed_resources(Weight::zero(), 0);
                classes.iter().for_each(|class| full(*class));
                pass(2);
            }
            assert_eq!(congestion(), if rises { Congestion::MAX } else { Congestion::MIN });
            let mean = NetworkState::<Test>::get().fullness;
            // The block of genesis was empty.
            assert_eq!(mean, if rises { 24 * 1_000_000_000 } else { 0 });
            events();
            pass_days(1);
            pass(2);
            let closed = events();
            let fell = matches!(closed[..], [Event::DayClosed { rate, .. }] if rate < 100 * UNIT);
            assert_eq!(fell, rises, "{closed:?}");
        });
    }
}

#[test]
fn rate_follows_the_mean_fullness_of_a_day_and_returns_when_it_is_quiet() {
    build_and_execute(|| {
        assert_eq!(NetworkState::<Test>::get().rate, 100 * UNIT);
        fill_block(100);
        pass_days(1);
        events();
        pass(2);
        // One full block and one empty: the mean is the target.
        assert_eq!(events(), [Event::DayClosed { fullness: Perbill::from_percent(50), rate: 100 * UNIT }]);
        for _ in 0..40 {
            pass_days(1);
        }
        assert_eq!(
            NetworkState::<Test>::get().rate,
            400 * UNIT,
            "Flux buys more of empty blocks, to its bound"
        );
        for _ in 0..100 {
            fill_block(100);
            pass_days(1);
        }
        assert_eq!(NetworkState::<Test>::get().rate, 25 * UNIT);
        for _ in 0..300 {
            fill_block(50);
            pass_days(1);
        }
        let rate = NetworkState::<Test>::get().rate;
        assert!(rate < 100 * UNIT && rate > 99 * UNIT, "{rate}");
    });
}

#[test]
fn alpha_that_changes_is_not_retroactive_and_what_is_stored_stays() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(1);
        change_params(|params| params.alpha_messaging_hetu = UNIT);
        pass_days(1);
        assert_eq!(stored(A), 50 * UNIT + 100 * UNIT);
        assert_eq!(view(A).meters.execution.stored, 50 * UNIT);
        pass_days(10);
        assert_eq!(stored(A), 500 * UNIT);
        change_params(|params| params.alpha_messaging_hetu = UNIT / 10);
        pass_days(10);
        assert_eq!(stored(A), 500 * UNIT, "what is stored stays");
        assert_ok!(by(key(A), message(B, 1_000_000)));
        let left = stored(A);
        assert!(left > 50 * UNIT);
        pass_days(10);
        assert_eq!(stored(A), left, "none comes above the new cap");
    });
}

#[test]
fn eras_are_bounded_and_an_old_account_loses_nothing_that_mattered() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(10);
        for n in 0..u128::from(ERAS) * 2 {
            change_params(|params| params.alpha_messaging_hetu = UNIT + n);
            pass_days(7);
        }
        assert_eq!(NetworkState::<Test>::get().eras.len(), ERAS as usize);
        let highest = 5 * 100 * (UNIT + u128::from(ERAS) * 2 - 1);
        assert_eq!(stored(A), highest);
        // Touching changes nothing.
        assert_ok!(by(ALICE, stake(A, HETU, UNIT)));
        assert_eq!(stored(A), highest);
    });
}

#[test]
fn looking_ahead_tells_what_will_be_there() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let ahead = Capacity::account_at_time(A, now() + 3 * DAY);
        pass_days(3);
        assert_eq!(ahead, Capacity::account(A));
        assert_eq!(ahead.meters.messaging.stored, 150 * UNIT);
        assert_eq!(Capacity::account_at_time(A, 0), Capacity::account(A), "the past is not kept");
    });
}
