use crate::{
    capacity::rent::{Lease, Shrunk, rent},
    math::Rounding,
    tests::{any_u64, any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    time::{DAY, Seconds},
    units::{Balance, UNIT},
};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::{CheckedDiv, Zero};
use proptest::prelude::*;

/// One whole token of stake for a day.
fn unit_days() -> BigUint {
    big(UNIT) * DAY
}

/// 1,000 tokens of stake for 30 days at 0.002 HETU a day: 60 HETU.
fn month() -> Lease {
    Lease::open(1_000 * UNIT, UNIT / 500, 10 * DAY, 30 * DAY).unwrap()
}

fn shrunk(lease: Lease, due: Balance, refund: Balance) -> Shrunk {
    Shrunk { lease, due, refund }
}

#[test]
fn rent_is_60_when_1000_units_are_leased_for_30_days_at_a_500th() {
    assert_eq!(rent(1_000 * UNIT, UNIT / 500, 30 * DAY), Some(60 * UNIT));
    let lease = month();
    assert_eq!((lease.start, lease.end, lease.held()), (10 * DAY, 40 * DAY, 60 * UNIT));
}

#[test]
fn rent_is_the_product_rounded_up_when_units_price_and_term_are_any() {
    let (up, none) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_u128(), any_u64()), |(units, price, term)| {
        let exact = rounded(&(big(units) * price * term), &unit_days(), Rounding::Up);
        let owed = rent(units, price, term);
        assert_eq!(owed, fitting(&exact));
        let count = if owed.is_some() { &up } else { &none };
        count.set(count.get() + 1);
    });
    assert!(up.get() > 3_000 && none.get() > 3_000);
    assert_eq!(rent(1, 1, 1), Some(1));
    assert_eq!(rent(0, u128::MAX, u64::MAX), Some(0));
    assert_eq!(rent(u128::MAX, u128::MAX, 0), Some(0));
}

#[test]
fn open_is_none_when_rent_or_end_do_not_fit() {
    assert_eq!(Lease::open(u128::MAX, u128::MAX, 0, 1), None);
    assert_eq!(Lease::open(1, 1, u64::MAX, 1), None);
    assert!(Lease::open(1, 1, u64::MAX, 0).is_some());
}

#[test]
fn rent_streams_evenly_when_the_lease_runs() {
    let lease = month();
    for (day, earned) in [(0, 0), (10, 0), (11, 2), (25, 30), (40, 60), (4_000, 60)] {
        assert_eq!(lease.earned(day * DAY), earned * UNIT);
        assert_eq!(lease.unearned(day * DAY), (60 - earned) * UNIT);
    }
    let (due, settled) = lease.settle(25 * DAY);
    assert_eq!((due, settled.held()), (30 * UNIT, 30 * UNIT));
    assert_eq!(settled.settle(25 * DAY), (0, settled));
    assert_eq!(settled.settle(20 * DAY), (0, settled));
    assert_eq!(settled.settle(40 * DAY).0, 30 * UNIT);
}

#[test]
fn earned_is_everything_when_the_lease_takes_no_time() {
    let lease = Lease { units: 1, start: 5, end: 5, rent: 7, paid: 0 };
    assert_eq!((lease.earned(5), lease.unearned(5)), (7, 0));
}

#[test]
fn slash_refunds_a_quarter_of_the_unearned_rent_when_it_takes_a_quarter_of_the_stake() {
    let left = Lease { units: 750 * UNIT, start: 25 * DAY, end: 40 * DAY, rent: 225 * UNIT / 10, paid: 0 };
    let outcome = month().slash(3_000 * UNIT, 4_000 * UNIT, 25 * DAY);
    assert_eq!(outcome, shrunk(left, 30 * UNIT, 75 * UNIT / 10));
    assert_eq!(left.earned(26 * DAY), 15 * UNIT / 10);
    // What the lessor was paid before is not due again.
    let outcome = month().settle(20 * DAY).1.slash(3, 4, 25 * DAY);
    assert_eq!(outcome, shrunk(left, 10 * UNIT, 75 * UNIT / 10));
}

#[test]
fn shrinking_to_nothing_ends_the_lease_when_it_runs_or_has_not_begun_or_is_over() {
    let end = |at: Seconds| {
        let Shrunk { lease, due, refund } = month().shrink(0, at);
        assert_eq!((lease.units, lease.held()), (0, 0));
        (due, refund)
    };
    assert_eq!(end(25 * DAY), (30 * UNIT, 30 * UNIT));
    assert_eq!(end(DAY), (0, 60 * UNIT));
    assert_eq!(end(50 * DAY), (60 * UNIT, 0));
}

#[test]
fn nothing_changes_but_what_is_due_when_nothing_is_slashed() {
    let lease = month();
    for units in [lease.units, u128::MAX] {
        let left = Lease { start: 25 * DAY, rent: 30 * UNIT, ..lease };
        assert_eq!(lease.shrink(units, 25 * DAY), shrunk(left, 30 * UNIT, 0));
    }
    for left in [1, 2, u128::MAX] {
        assert_eq!(lease.slash(left, 1, 25 * DAY), lease.shrink(lease.units, 25 * DAY));
    }
    assert_eq!(lease.slash(0, 0, 25 * DAY).refund, 30 * UNIT);
}

#[test]
fn earned_and_unearned_sum_to_the_rent_and_earned_never_falls_when_leases_are_any() {
    let (running, rounded_down) = (Cell::new(0), Cell::new(0));
    let lease = (any_u64(), any_u64(), any_u128()).prop_map(|(a, b, rent)| Lease {
        units: 1,
        start: a.min(b),
        end: a.max(b),
        rent,
        paid: 0,
    });
    let at = lease.prop_flat_map(|lease| (Just(lease), lease.start..=lease.end, any_u64()));
    for_all(10_000, at, |(lease, within, any)| {
        for at in [within, any] {
            let (earned, unearned) = (lease.earned(at), lease.unearned(at));
            assert_eq!(earned.checked_add(unearned), Some(lease.rent));
            assert!(earned <= lease.earned(at.saturating_add(1)));
        }
        let whole = big(lease.end - lease.start);
        if !whole.is_zero() {
            let exact = big(lease.rent) * (within - lease.start);
            assert_eq!(big(lease.earned(within)), &exact / &whole);
            running.set(running.get() + 1);
            rounded_down.set(rounded_down.get() + u32::from(&exact % &whole != BigUint::zero()));
        }
        assert_eq!((lease.earned(lease.end), lease.unearned(lease.end)), (lease.rent, 0));
    });
    assert!(running.get() > 8_000 && rounded_down.get() > 4_000);
}

#[derive(Clone, Debug)]
enum Step {
    Settle,
    Slash(Balance, Balance),
    Shrink(Balance),
}

fn steps() -> impl Strategy<Value = Vec<(Seconds, Step)>> {
    let step = prop_oneof![
        4 => Just(Step::Settle),
        2 => (below_bits(90), below_bits(90)).prop_map(|(left, lost)| Step::Slash(left, left + lost)),
        1 => below_bits(70).prop_map(Step::Shrink),
    ];
    prop::collection::vec((0..20 * DAY, step), 1..12)
}

#[test]
fn paid_equals_earned_and_refunded_always_when_leases_are_settled_slashed_and_ended() {
    let (settled, slashed, refunded) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let terms = (below_bits(70), below_bits(50), below_bits(40), 0..90 * DAY);
    for_all(10_000, (terms, steps()), |((units, price, start, term), steps)| {
        let mut lease = Lease::open(units, price, start as u64, term).unwrap();
        let paid = lease.rent;
        let (mut due, mut refund, mut now) = (0, 0, lease.start);
        // The stream by its definition: units · price · time, in exact fractions.
        let (mut exact, mut cuts) = (BigUint::zero(), 0);
        for (wait, step) in steps {
            let last = lease.end.min(now);
            now += wait;
            exact += big(lease.units) * price * (now.min(lease.end) - last);
            let before = lease;
            let (more_due, more_refund) = match step {
                Step::Settle => {
                    let (due, after) = lease.settle(now);
                    lease = after;
                    settled.set(settled.get() + u32::from(due > 0));
                    (due, 0)
                },
                Step::Slash(left, whole) => {
                    let outcome = lease.slash(left, whole, now);
                    lease = outcome.lease;
                    let units = (big(before.units) * left).checked_div(&big(whole)).unwrap_or_default();
                    assert_eq!(big(lease.units), units);
                    cuts += 1;
                    slashed.set(slashed.get() + u32::from(lease.units < before.units));
                    (outcome.due, outcome.refund)
                },
                Step::Shrink(units) => {
                    let outcome = lease.shrink(units, now);
                    lease = outcome.lease;
                    assert_eq!(lease.units, units.min(before.units));
                    cuts += 1;
                    (outcome.due, outcome.refund)
                },
            };
            due += more_due;
            refund += more_refund;
            refunded.set(refunded.get() + u32::from(more_refund > 0));
            assert_eq!(due + refund + lease.held(), paid);
            assert_eq!(lease.settle(now).0, if matches!(step, Step::Settle) { 0 } else { lease.earned(now) });
            // What the renter still pays for one unit never rises.
            let unearned = before.rent - before.earned(now);
            assert!(big(lease.unearned(now)) * before.units <= big(unearned) * lease.units);
        }
        // The lessor got what its stake was worth, but for two roundings in each cut and one at the end.
        let (due, end) = (due + lease.settle(now).0, unit_days());
        assert!(exact < big(due + 2 * cuts + 1) * &end);
        assert!(big(due) * &end < &exact + &end);
        assert_eq!(due + refund + lease.settle(now).1.held(), paid);
    });
    assert!(settled.get() > 5_000 && slashed.get() > 3_000 && refunded.get() > 3_000);
}

#[test]
fn settling_often_pays_as_much_as_settling_once_when_times_are_any() {
    let several = Cell::new(0);
    let times = prop::collection::vec(0..60 * DAY, 2..12);
    for_all(10_000, (any_u128(), 1..90 * DAY, times), |(rent, end, times)| {
        let lease = Lease { units: 1, start: 0, end, rent, paid: 0 };
        let (mut often, mut paid, mut payments) = (lease, 0, 0);
        for at in &times {
            let (due, after) = often.settle(*at);
            (often, paid) = (after, paid + due);
            payments += u32::from(due > 0);
        }
        let last = *times.iter().max().unwrap();
        assert_eq!((paid, often), lease.settle(last));
        several.set(several.get() + u32::from(payments > 1));
    });
    assert!(several.get() > 4_000, "{several:?}");
}

#[test]
fn lease_survives_its_encoding_when_stored() {
    assert_encodes_in(month().settle(11 * DAY).1, 64);
}
