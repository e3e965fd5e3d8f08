use crate::{
    breaker::{Stage, Window},
    flux::{
        controller::Gains,
        epoch::{Flows, Policy, Stock, Terms, close},
        purchase::PriceTerms,
        reservoir::Reservoir,
        reward::{Lambdas, Reward},
    },
    tests::{assert_encodes_in, below_bits, for_all},
    time::DAY,
    units::UNIT,
};
use core::{cell::Cell, num::NonZeroU64};
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const TERMS: Terms = Terms {
    kappa_min: UNIT / 5_000,
    kappa_max: UNIT / 1_000,
    beta_min: Perbill::zero(),
    beta_max: Perbill::from_parts(2_000_000),
    lambdas: Lambdas { free: Perbill::from_percent(60), staked: Perbill::from_percent(30) },
    gains: Gains {
        target: 30,
        dead_band: Perbill::from_percent(25),
        gain: Perbill::from_percent(5),
        max_step: Perbill::from_percent(2),
    },
    quota_multiple: 2,
    quota_share: Perbill::from_percent(1),
    price: PriceTerms { step: Perbill::from_percent(5), min: UNIT / 10, max: 10 * UNIT },
    breaker_share: Perbill::from_percent(10),
    least_supply: 1_000_000 * UNIT,
    breaker_window: NonZeroU64::new(DAY).unwrap(),
    breaker_pause: 3 * DAY,
};

fn policy() -> Policy {
    Policy {
        kappa: UNIT / 1_000,
        beta: Perbill::from_parts(200_000),
        burn_average: 0,
        flow_average: 0,
        reservoir: Reservoir::default(),
        released: 0,
        quota: 0,
        sold: 0,
        price: UNIT,
        window: Window::default(),
        stage: Stage::Armed,
    }
}

const STOCK: Stock = Stock { supply: 1_000_000 * UNIT, free: 1_000_000 * UNIT };
const BOOTSTRAP: u128 = 20_000 * UNIT;

#[test]
fn the_first_epoch_keeps_its_bootstrap_when_nobody_worked() {
    let flows = Flows { bootstrap: BOOTSTRAP, ..Flows::default() };
    let closed = close(&policy(), &flows, &STOCK, DAY, &TERMS).unwrap();
    assert_eq!(closed.reward, Some(Reward::default()));
    assert_eq!(closed.available, BOOTSTRAP);
    assert_eq!(closed.policy.reservoir, Reservoir { bootstrap: BOOTSTRAP, recycled: 0 });
    assert_eq!(closed.policy.released, BOOTSTRAP);
    // A hundredth of the supply.
    assert_eq!(closed.policy.quota, 10_000 * UNIT);
}

#[test]
fn flux_is_for_sale_when_none_is_left() {
    let full = Policy { reservoir: Reservoir { bootstrap: 70 * BOOTSTRAP, recycled: 0 }, ..policy() };
    let closed = close(&full, &Flows::default(), &Stock::default(), DAY, &TERMS).unwrap();
    assert_eq!(closed.policy.quota, 10_000 * UNIT);
}

#[test]
fn everything_is_zero_when_there_is_no_flux_and_no_bootstrap() {
    let closed = close(&policy(), &Flows::default(), &Stock::default(), DAY, &TERMS).unwrap();
    assert_eq!(closed.reward, Some(Reward::default()));
    assert_eq!((closed.policy.quota, closed.policy.reservoir.total()), (0, 0));
}

#[test]
fn one_identity_gets_the_whole_budget_when_all_work_is_its_own() {
    let flows = Flows { weight: u128::MAX, bootstrap: BOOTSTRAP, ..Flows::default() };
    let closed = close(&policy(), &flows, &STOCK, DAY, &TERMS).unwrap();
    let reward = closed.reward.unwrap();
    assert_eq!(reward.net, BOOTSTRAP);
    assert_eq!(closed.policy.quota, 0);
    assert_eq!(closed.policy.reservoir.total(), 0);
    assert_eq!(closed.policy.window, Window { level: BOOTSTRAP, at: DAY });
}

#[test]
fn the_weight_carries_when_the_breaker_trips() {
    let terms = Terms { breaker_share: Perbill::from_percent(1), ..TERMS };
    let flows = Flows { weight: u128::MAX, bootstrap: BOOTSTRAP, ..Flows::default() };
    let closed = close(&policy(), &flows, &STOCK, DAY, &terms).unwrap();
    assert_eq!(closed.reward, None);
    assert_eq!(closed.policy.stage, Stage::Paused { until: 4 * DAY });
    assert_eq!(closed.policy.quota, 0);
    assert_eq!(closed.policy.reservoir.bootstrap, BOOTSTRAP);
    let throttled = close(&closed.policy, &flows, &STOCK, 4 * DAY, &terms).unwrap();
    assert_eq!(throttled.reward.unwrap().net, 10_000 * UNIT);
    assert_eq!(throttled.policy.stage, Stage::Throttled);
}

#[test]
fn the_close_is_refused_when_a_number_does_not_fit() {
    let flows = Flows { burned: u128::MAX, settled: 1, ..Flows::default() };
    assert_eq!(close(&policy(), &flows, &STOCK, DAY, &TERMS), None);
    let flows = Flows { bootstrap: u128::MAX, burned: u128::MAX, ..Flows::default() };
    assert_eq!(close(&policy(), &flows, &STOCK, DAY, &TERMS), None);
}

#[derive(Clone, Debug)]
struct Day {
    weight: u128,
    spent: u128,
    settled: u128,
    bought: u128,
}

fn days() -> impl Strategy<Value = Vec<Day>> {
    let day = (below_bits(90), 0..=50_u128, below_bits(60), 0..=100_u128)
        .prop_map(|(weight, spent, settled, bought)| Day { weight, spent, settled, bought });
    prop::collection::vec(day, 1..120)
}

#[test]
fn supply_and_reservoir_never_exceed_genesis_and_bootstrap_when_days_vary() {
    let counts = [Cell::new(0), Cell::new(0), Cell::new(0)];
    let count = |i: usize| counts[i].set(counts[i].get() + 1);
    for_all(1_000, (days(), any::<bool>()), |(days, tight)| {
        let share = if tight { Perbill::from_percent(1) } else { Perbill::from_percent(50) };
        let terms = Terms { breaker_share: share, ..TERMS };
        let mut policy = policy();
        let mut supply = 1_000_000 * UNIT;
        for (i, day) in days.iter().enumerate() {
            // Bought, burned, closed.
            let bought = (policy.quota - policy.sold) / 100 * day.bought;
            policy.reservoir = policy.reservoir.draw(bought).expect("the quota is in the reservoir");
            policy.sold += bought;
            supply += bought;
            let burned = supply / 1_000 * day.spent;
            supply -= burned;
            let flows = Flows {
                weight: day.weight,
                burned,
                settled: day.settled,
                bootstrap: if i < 50 { BOOTSTRAP } else { 0 },
            };
            let stock = Stock { supply, free: supply };
            let before = policy;
            let closed = close(&policy, &flows, &stock, (i as u64 + 1) * DAY, &terms).unwrap();
            policy = closed.policy;
            match closed.reward {
                Some(reward) => {
                    supply += reward.net;
                    assert!(reward.net <= closed.available);
                    assert!(reward.gross <= day.weight / UNIT * UNIT / 1_000 + UNIT / 1_000);
                    count(if reward.net == closed.available { 0 } else { 1 });
                },
                None => count(2),
            }
            assert!(supply + policy.reservoir.total() <= 1_000_000 * UNIT + policy.released);
            assert!(policy.quota <= policy.reservoir.total());
            assert!((TERMS.kappa_min..=TERMS.kappa_max).contains(&policy.kappa));
            assert!(policy.beta <= TERMS.beta_max);
            assert!((TERMS.price.min..=TERMS.price.max).contains(&policy.price));
            assert!(policy.reservoir.recycled <= 30 * policy.burn_average);
            assert!(before.released <= policy.released);
        }
    });
    assert!(counts.iter().all(|count| count.get() > 1_000), "{counts:?}");
}

#[test]
fn policy_survives_its_encoding_when_stored() {
    let longest = Policy { stage: Stage::Paused { until: u64::MAX }, ..policy() };
    assert_encodes_in(longest, 181);
}
