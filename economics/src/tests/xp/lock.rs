use crate::{
    math::Rounding,
    tests::{any_u64, any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    time::{DAY, Seconds, WEEK},
    units::UNIT,
    xp::{Xp, lock::*},
};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::One;
use proptest::prelude::*;

#[test]
fn locked_counts_nothing_at_once_and_all_after_a_week_when_locked() {
    let locked = Locked::default().lock(700 * UNIT, 1_000).unwrap();
    let counted = |days: u64| locked.matured_at(1_000 + days * DAY);
    assert_eq!([0, 1, 3, 7, 8].map(counted), [0, 100, 300, 700, 700].map(|xp| xp * UNIT));
    assert_eq!(locked.matured_at(0), 0);
    assert_eq!(locked.matured_at(1_000 + WEEK - 1), 700 * UNIT - (700 * UNIT).div_ceil(u128::from(WEEK)));
}

#[test]
fn locked_keeps_what_matured_when_more_is_locked() {
    let locked = Locked::default().lock(700, 0).unwrap().lock(1_400, 3 * DAY).unwrap();
    assert_eq!((locked.total(), locked.matured_at(3 * DAY)), (2_100, 300));
    // The 400 that had not matured start over.
    assert_eq!((locked.matured_at(7 * DAY), locked.matured_at(10 * DAY)), (300 + 1_800 * 4 / 7, 2_100));
}

#[test]
fn locked_counts_less_at_once_when_an_unlock_is_requested() {
    let locked = Locked::default().lock(1_000, 0).unwrap();
    assert_eq!(locked.unlock(250).unwrap().matured_at(WEEK), 750);
    let matured = locked.lock(0, WEEK).unwrap();
    assert_eq!((matured.matured, matured.maturing), (1_000, 0));
    let unlocked = matured.unlock(400).unwrap();
    assert_eq!((unlocked.matured_at(WEEK), unlocked.total()), (600, 600));
    // Cancelled: it has to mature anew.
    assert_eq!(unlocked.lock(400, WEEK).unwrap().matured_at(WEEK), 600);
}

#[test]
fn locked_is_none_when_more_is_unlocked_than_locked_or_the_sum_does_not_fit() {
    let locked = Locked::default().lock(10, 0).unwrap();
    assert_eq!(locked.unlock(11), None);
    assert_eq!(locked.unlock(10).unwrap().total(), 0);
    assert_eq!(Locked::default().unlock(0).unwrap(), Locked::default());
    assert_eq!(locked.lock(Xp::MAX - 9, 0), None);
    assert_eq!(locked.lock(Xp::MAX - 10, 0).unwrap().total(), Xp::MAX);
}

#[derive(Clone, Debug)]
enum Step {
    Lock(Xp),
    Unlock(u8),
    Wait(Seconds),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => below_bits(90).prop_map(Step::Lock),
        1 => any::<u8>().prop_map(Step::Unlock),
        3 => (0..3 * DAY).prop_map(Step::Wait),
        1 => Just(Step::Wait(WEEK)),
    ]
}

/// Every amount apart, with the moment at which it was locked, as a multiple of one common fraction.
#[derive(Default)]
struct Apart(Vec<(BigUint, Seconds)>);

impl Apart {
    /// What matured at `now`, times `unit` and the seconds of a week.
    fn matured(&self, now: Seconds) -> BigUint {
        self.0.iter().map(|(amount, since)| amount * (now - since).min(WEEK)).sum()
    }
}

#[test]
fn locked_never_counts_more_than_amounts_kept_apart_when_locked_and_unlocked() {
    let (early, equal, unlocked) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(5_000, prop::collection::vec(any_step(), 1..16), |steps| {
        let (mut locked, mut apart, mut now) = (Locked::default(), Apart::default(), 0);
        let (mut unit, mut roundings) = (BigUint::one(), 0_u32);
        let mut total = 0;
        for step in steps {
            match step {
                Step::Lock(amount) => {
                    locked = locked.lock(amount, now).unwrap();
                    apart.0.push((&unit * amount, now));
                    total += amount;
                    roundings += 1;
                },
                Step::Unlock(part) if total > 0 => {
                    let amount = total / 256 * u128::from(part);
                    // Every amount shrinks in proportion.
                    unit *= total;
                    apart.0.iter_mut().for_each(|(held, _)| *held *= total - amount);
                    let before = locked.matured_at(now);
                    locked = locked.unlock(amount).unwrap();
                    let exact = rounded(&(big(before) * (total - amount)), &big(total), Rounding::Up);
                    assert!(big(locked.matured_at(now)) <= exact);
                    assert!(big(locked.matured_at(now)) + 2_u8 >= exact);
                    unlocked.set(unlocked.get() + u32::from(before > 0 && amount > 0));
                    total -= amount;
                    roundings += 1;
                },
                Step::Unlock(_) => {},
                Step::Wait(seconds) => now += seconds,
            }
            let exact = apart.matured(now);
            let counted = big(locked.matured_at(now)) * &unit * WEEK;
            assert_eq!(locked.total(), total);
            assert!(counted <= exact);
            let over = big(locked.matured_at(now) + u128::from(roundings)) * &unit * WEEK >= exact;
            let count = if over { &equal } else { &early };
            count.set(count.get() + 1);
        }
        assert_eq!(locked.matured_at(now + WEEK), total);
    });
    let counts = [&early, &equal, &unlocked];
    assert!(early.get() > 2_000 && equal.get() > 5_000 && unlocked.get() > 2_000, "{counts:?}");
}

#[test]
fn locked_never_counts_less_when_time_passes() {
    for_all(5_000, (any_u128(), any_u64(), any_u64(), any_u64()), |(amount, since, a, b)| {
        let locked = Locked::default().lock(amount, since).unwrap();
        assert!(locked.matured_at(a.min(b)) <= locked.matured_at(a.max(b)));
        assert!(locked.matured_at(b) <= amount);
    });
}

#[test]
fn locked_survives_its_encoding_when_stored() {
    assert_encodes_in(Locked { matured: 1, maturing: Xp::MAX, since: Seconds::MAX }, 40);
}
