use super::{any_u128, assert_encodes_in, for_all};
use crate::{
    lifetime::{Odometer, SpendError},
    time::Day,
    units::{LIFETIME_POWER, Power, UNIT},
};
use core::cell::Cell;
use proptest::prelude::*;

const DAILY_CAP: Power = 5_753 * UNIT;

fn spent(lifetime: Power, day: Day, today: Power) -> Odometer {
    Odometer { lifetime, day, today }
}

#[test]
fn lifetime_power_is_21_million_when_read() {
    assert_eq!(LIFETIME_POWER, 21_000_000_000_000_000_000);
}

#[test]
fn spend_takes_the_last_unit_and_fails_after_when_20_999_999_and_all_decimals_are_used() {
    let odometer = spent(20_999_999_999_999_999_999, 9, 0);
    let full = odometer.spend(1, 9, Power::MAX).unwrap();
    assert_eq!(full, spent(LIFETIME_POWER, 9, 1));
    assert_eq!(full.spend(1, 9, Power::MAX), Err(SpendError::LifetimeExhausted));
    assert_eq!(full.spend(0, 9, Power::MAX), Ok(full));
    assert_eq!(full.spendable(9, Power::MAX), 0);
}

#[test]
fn spend_names_the_lifetime_when_both_caps_are_exceeded() {
    let odometer = spent(LIFETIME_POWER, 1, DAILY_CAP);
    assert_eq!(odometer.spend(1, 1, DAILY_CAP), Err(SpendError::LifetimeExhausted));
}

#[test]
fn spend_is_refused_until_the_next_day_when_the_daily_cap_is_reached() {
    let odometer = Odometer::default().spend(DAILY_CAP, 3, DAILY_CAP).unwrap();
    assert_eq!(odometer.spend(1, 3, DAILY_CAP), Err(SpendError::DailyCapReached));
    assert_eq!(odometer.spend(1, 4, DAILY_CAP), Ok(spent(DAILY_CAP + 1, 4, 1)));
}

#[test]
fn spend_counts_towards_the_stored_day_when_the_day_is_earlier() {
    let odometer = spent(DAILY_CAP, 3, DAILY_CAP);
    assert_eq!(odometer.spendable(2, DAILY_CAP), 0);
    assert_eq!(odometer.spend(1, 2, DAILY_CAP), Err(SpendError::DailyCapReached));
    assert_eq!(odometer.spend(1, 2, DAILY_CAP + 1), Ok(spent(DAILY_CAP + 1, 3, DAILY_CAP + 1)));
}

#[test]
fn spendable_is_zero_when_the_daily_cap_fell_below_what_today_used() {
    let odometer = spent(100, 3, 100);
    assert_eq!(odometer.spendable(3, 99), 0);
    assert_eq!(odometer.spend(1, 3, 99), Err(SpendError::DailyCapReached));
    assert_eq!(odometer.spend(0, 3, 99), Ok(odometer));
}

#[test]
fn a_life_takes_3651_days_when_the_daily_cap_is_used_up_each_day() {
    let mut odometer = Odometer::default();
    for day in 0..3_650 {
        odometer = odometer.spend(DAILY_CAP, day, DAILY_CAP).unwrap();
    }
    assert_eq!(odometer.spendable(3_650, DAILY_CAP), 1_550 * UNIT);
    odometer = odometer.spend(1_550 * UNIT, 3_650, DAILY_CAP).unwrap();
    assert_eq!(odometer.spend(1, 3_651, DAILY_CAP), Err(SpendError::LifetimeExhausted));
}

/// The caps by their definition, from the whole history of spends.
#[derive(Default)]
struct History(Vec<(Day, Power)>);

impl History {
    fn outcome(&self, amount: Power, day: Day, daily_cap: Power) -> Result<Day, SpendError> {
        let day = self.0.iter().map(|(day, _)| *day).max().map_or(day, |latest| day.max(latest));
        let ever: Power = self.0.iter().map(|(_, amount)| amount).sum();
        let today: Power = self.0.iter().filter(|(on, _)| *on == day).map(|(_, amount)| amount).sum();
        if amount > 0 && ever.saturating_add(amount) > LIFETIME_POWER {
            Err(SpendError::LifetimeExhausted)
        } else if amount > 0 && today.saturating_add(amount) > daily_cap {
            Err(SpendError::DailyCapReached)
        } else {
            Ok(day)
        }
    }
}

#[test]
fn odometer_equals_the_history_of_spends_when_amounts_days_and_caps_vary() {
    let amounts = prop_oneof![
        6 => 0..=DAILY_CAP,
        2 => 0..=LIFETIME_POWER / 3,
        1 => any_u128(),
        1 => Just(0),
    ];
    let caps = prop_oneof![5 => Just(DAILY_CAP), 2 => Just(LIFETIME_POWER), 1 => any_u128()];
    let step = (amounts, any::<bool>(), 0_u32..4, caps);
    let counts = [Cell::new(0), Cell::new(0), Cell::new(0)];
    for_all(2_000, prop::collection::vec(step, 1..40), |steps| {
        let (mut odometer, mut history, mut clock) = (Odometer::default(), History::default(), 0_u32);
        for (amount, all, jump, cap) in steps {
            // Days mostly rise; a jump of zero also tries an earlier day.
            let day = if jump == 0 { clock.saturating_sub(1) } else { clock + jump - 1 };
            clock = clock.max(day);
            let spendable = odometer.spendable(day, cap);
            let amount = if all { spendable } else { amount };
            let outcome = odometer.spend(amount, day, cap);
            assert_eq!(outcome.is_ok(), amount <= spendable);
            let count = match (outcome, history.outcome(amount, day, cap)) {
                (Ok(next), Ok(day)) => {
                    history.0.push((day, amount));
                    assert_eq!(next.lifetime, odometer.lifetime + amount);
                    assert!(next.lifetime <= LIFETIME_POWER);
                    let today = history.0.iter().filter(|(on, _)| *on == day).map(|(_, x)| x).sum();
                    assert_eq!((next.day, next.today), (day, today));
                    odometer = next;
                    0
                },
                (Err(error), Err(expected)) => {
                    assert_eq!(error, expected);
                    if error == SpendError::LifetimeExhausted { 1 } else { 2 }
                },
                (outcome, expected) => panic!("{outcome:?}, expected {expected:?}"),
            };
            counts[count].set(counts[count].get() + 1);
        }
    });
    assert!(counts.iter().all(|count| count.get() > 1_000), "{counts:?}");
}

#[test]
fn odometer_survives_its_encoding_when_stored() {
    assert_encodes_in(spent(LIFETIME_POWER, Day::MAX, DAILY_CAP), 36);
}
