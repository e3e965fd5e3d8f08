//! The traits through which other pallets spend Power and record quality.
use crate::{Error, Event, Odometers, PowerUsed, Qualities, mock::*};
use fluxnomics_economics::{lifetime::Odometer, quality::Quality, units::LIFETIME_POWER};
use fluxnomics_primitives::{
    UNIT,
    identity::{IdentityId, PowerLedger, PowerSource, QualityRecord},
    time::DAY,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchResult, FixedU64};

fn spend(id: IdentityId, amount: u128) -> DispatchResult {
    <Power as PowerLedger>::spend(id, amount, PowerSource::Execution)
}

fn without_daily_cap() {
    change_params(|params| params.daily_cap = u128::MAX);
}

#[test]
fn odometer_rises_by_exactly_what_is_spent_when_spent() {
    build_and_execute(|| {
        let (id, other) = (human(ALICE), human(BOB));
        let _ = events();
        for (amount, lifetime) in [(1, 1), (0, 1), (5 * UNIT, 5 * UNIT + 1)] {
            assert_ok!(spend(id, amount));
            assert_eq!(
                events(),
                [Event::PowerSpent { id, amount, lifetime, source: PowerSource::Execution }]
            );
            assert_eq!(Odometers::<Test>::get(id).unwrap().lifetime, lifetime);
            assert_eq!(PowerUsed::<Test>::get(), lifetime);
        }
        assert_ok!(spend(other, 2));
        assert_eq!(Odometers::<Test>::get(id).unwrap().lifetime, 5 * UNIT + 1);
        assert_eq!(PowerUsed::<Test>::get(), 5 * UNIT + 3);
    });
}

#[test]
fn last_base_unit_is_spent_and_none_after_it_when_the_lifetime_ends() {
    build_and_execute(|| {
        let id = human(ALICE);
        without_daily_cap();
        // 20,999,999.999999999999
        assert_ok!(spend(id, LIFETIME_POWER - 1));
        assert_eq!(Power::spendable(id), 1);
        assert_noop!(spend(id, 2), Error::<Test>::LifetimeExhausted);
        assert_ok!(spend(id, 1));
        assert_eq!(Power::spendable(id), 0);
        assert_noop!(spend(id, 1), Error::<Test>::LifetimeExhausted);
        assert_ok!(spend(id, 0));
        advance(1_000_000 * DAY);
        assert_noop!(spend(id, 1), Error::<Test>::LifetimeExhausted);
        assert_eq!(Power::odometer(id).unwrap().lifetime, 21_000_000 * UNIT);
    });
}

#[test]
fn spend_fails_past_the_daily_cap_until_the_next_day_begins() {
    build_and_execute(|| {
        let id = human(ALICE);
        go_to_day(3);
        assert_ok!(spend(id, 5_753 * UNIT - 1));
        assert_eq!(Power::spendable(id), 1);
        assert_noop!(spend(id, 2), Error::<Test>::DailyCapReached);
        assert_ok!(spend(id, 1));
        assert_noop!(spend(id, 1), Error::<Test>::DailyCapReached);
        advance(DAY - 2);
        assert_noop!(spend(id, 1), Error::<Test>::DailyCapReached);
        advance(2);
        assert_eq!(Power::spendable(id), 5_753 * UNIT);
        assert_ok!(spend(id, 5_753 * UNIT));
        assert_eq!(
            Power::odometer(id),
            Some(Odometer { lifetime: 11_506 * UNIT, day: 4, today: 5_753 * UNIT })
        );
    });
}

#[test]
fn unspent_part_of_a_day_is_not_carried_over_when_days_pass() {
    build_and_execute(|| {
        let id = human(ALICE);
        go_to_day(30);
        assert_eq!(Power::spendable(id), 5_753 * UNIT);
        assert_noop!(spend(id, 5_753 * UNIT + 1), Error::<Test>::DailyCapReached);
    });
}

#[test]
fn spend_fails_when_the_daily_cap_falls_below_what_was_spent() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(spend(id, 100));
        change_params(|params| params.daily_cap = 99);
        assert_eq!(Power::spendable(id), 0);
        assert_noop!(spend(id, 1), Error::<Test>::DailyCapReached);
        assert_ok!(spend(id, 0));
    });
}

#[test]
fn spend_fails_when_the_amount_is_the_largest_number() {
    build_and_execute(|| {
        let id = human(ALICE);
        without_daily_cap();
        assert_noop!(spend(id, u128::MAX), Error::<Test>::LifetimeExhausted);
        assert_ok!(spend(id, 1));
        assert_noop!(spend(id, u128::MAX), Error::<Test>::LifetimeExhausted);
    });
}

#[test]
fn spend_fails_when_the_identity_is_not_registered() {
    build_and_execute(|| {
        assert_noop!(spend(0, 0), Error::<Test>::NotActive);
        assert_noop!(spend(u64::MAX, 1), Error::<Test>::NotActive);
        assert_eq!(Power::spendable(0), 0);
    });
}

#[test]
fn quality_is_the_first_settled_evaluation_and_then_moves_by_an_eighth_when_recorded() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_eq!(Power::quality(id), None);
        let _ = events();
        let quality = |parts| Quality::new(FixedU64::from_rational(parts, 1_000)).unwrap();
        for (settled, average) in
            [(quality(2_000), quality(2_000)), (quality(0), quality(1_750)), (quality(1_750), quality(1_750))]
        {
            assert_ok!(Power::record(id, settled));
            assert_eq!(events(), [Event::QualityRecorded { id, settled, average }]);
            assert_eq!(Power::quality(id), Some(average));
        }
    });
}

#[test]
fn quality_fails_to_be_recorded_when_the_identity_is_not_registered() {
    build_and_execute(|| {
        assert_noop!(<Power as QualityRecord>::record(0, Quality::ONE), Error::<Test>::NotActive);
        assert_eq!(Qualities::<Test>::iter().count(), 0);
    });
}
