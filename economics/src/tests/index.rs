use super::{any_u128, assert_encodes_in, below_bits, for_all, oracle::*};
use crate::index::{Position, RewardIndex, SCALE};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::Zero;
use primitive_types::U256;
use proptest::prelude::*;

const HOLDERS: usize = 5;

#[derive(Clone, Debug)]
enum Step {
    Accrue(u128),
    Reweigh(usize, u128),
    Touch(usize),
}

fn steps(weight_bits: u32, amount_bits: u32) -> impl Strategy<Value = Vec<Step>> {
    let weight = prop_oneof![5 => below_bits(weight_bits), 1 => Just(0)];
    let step = prop_oneof![
        3 => below_bits(amount_bits).prop_map(Step::Accrue),
        2 => (0..HOLDERS, weight).prop_map(|(who, weight)| Step::Reweigh(who, weight)),
        2 => (0..HOLDERS).prop_map(Step::Touch),
    ];
    prop::collection::vec(step, 1..24)
}

/// Holders who are paid lazily, and the history from which the exact share of each follows.
#[derive(Clone, Default)]
struct Pool {
    index: RewardIndex,
    weights: [u128; HOLDERS],
    positions: [Position; HOLDERS],
    paid: [u128; HOLDERS],
    accrued: BigUint,
    /// Every amount and the weights among which it was shared.
    history: Vec<(u128, [u128; HOLDERS])>,
}

impl Pool {
    fn total(&self) -> u128 {
        self.weights.iter().sum()
    }

    fn accrue(&mut self, amount: u128) {
        let total = self.total();
        let Some(index) = self.index.accrue(amount, total) else {
            return assert_eq!(total, 0);
        };
        assert!(index.per_unit >= self.index.per_unit && index.remainder < total.into());
        self.index = index;
        self.accrued += amount;
        self.history.push((amount, self.weights));
    }

    fn touch(&mut self, who: usize) {
        let (owed, position) = self.positions[who].settle(self.weights[who], &self.index).unwrap();
        assert!(position.fraction < SCALE);
        self.positions[who] = position;
        self.paid[who] += owed;
        assert!(self.total_paid() <= self.accrued);
    }

    fn total_paid(&self) -> BigUint {
        self.paid.into_iter().map(big).sum()
    }

    fn run(&mut self, steps: &[Step], touches: bool) {
        for step in steps {
            match step {
                Step::Accrue(amount) => self.accrue(*amount),
                Step::Reweigh(who, weight) => {
                    self.touch(*who);
                    self.weights[*who] = *weight;
                },
                Step::Touch(who) if touches => self.touch(*who),
                Step::Touch(_) => {},
            }
        }
        (0..HOLDERS).for_each(|who| self.touch(who));
    }
}

fn wide(x: U256) -> BigUint {
    BigUint::from_bytes_le(&x.to_little_endian())
}

fn ran(steps: &[Step], touches: bool) -> Pool {
    let mut pool = Pool::default();
    pool.run(steps, touches);
    pool
}

#[test]
fn scale_is_two_to_the_96_when_read() {
    assert_eq!(wide(SCALE), two_to(96));
}

#[test]
fn lazy_equals_the_eager_rational_within_one_unit_when_weights_change() {
    let (paid, dust) = (Cell::new(0), Cell::new(0));
    // Amounts to 2^67, the supply of a token, and weights ten thousand times as large.
    for_all(10_000, steps(80, 67), |steps| {
        let pool = ran(&steps, true);
        let total = |weights: &[u128; HOLDERS]| weights.iter().sum::<u128>();
        let largest = pool.history.iter().map(|(_, weights)| total(weights)).max().unwrap_or(0);
        // What rounding the index can move between holders, in index units: far below one base unit.
        let moved = big(largest) * pool.history.len();
        assert!(&moved * 100_u32 < wide(SCALE));
        // All shares are paid at once, as fractions of one denominator.
        let denominator: BigUint = pool.history.iter().map(|(_, weights)| big(total(weights))).product();
        let unit = &denominator * wide(SCALE);
        for (who, lazy) in pool.paid.into_iter().enumerate() {
            let eager: BigUint = pool
                .history
                .iter()
                .map(|(amount, weights)| &unit / total(weights) * weights[who] * *amount)
                .sum();
            let (lazy, moved) = (lazy * &unit, &moved * &denominator);
            assert!(lazy <= &eager + &moved);
            assert!(eager < &lazy + &unit + moved);
            paid.set(paid.get() + u32::from(!lazy.is_zero()));
            dust.set(dust.get() + u32::from(lazy != eager));
        }
    });
    assert!(paid.get() > 10_000 && dust.get() > 10_000);
}

#[test]
fn nothing_is_lost_or_made_when_all_are_settled() {
    let shared = Cell::new(0);
    // Weights beyond the scale too: the remainder then is worth whole units, and still is not lost.
    for_all(10_000, steps(124, 120), |steps| {
        let pool = ran(&steps, true);
        let fractions: BigUint = pool.positions.iter().map(|position| wide(position.fraction)).sum();
        let shares = pool.total_paid() * wide(SCALE) + fractions + wide(pool.index.remainder);
        assert_eq!(shares, &pool.accrued * wide(SCALE));
        shared.set(shared.get() + u32::from(!pool.accrued.is_zero()));
    });
    assert!(shared.get() > 6_000);
}

#[test]
fn touching_often_equals_touching_once_when_the_steps_are_the_same() {
    let differing = Cell::new(0);
    for_all(10_000, steps(100, 100), |steps| {
        let (often, once) = (ran(&steps, true), ran(&steps, false));
        assert_eq!((often.index, often.positions, often.paid), (once.index, once.positions, once.paid));
        differing.set(differing.get() + u32::from(steps.iter().any(|s| matches!(s, Step::Touch(_)))));
    });
    assert!(differing.get() > 8_000);
}

#[test]
fn accrue_is_none_when_there_is_no_weight() {
    assert_eq!(RewardIndex::default().accrue(1, 0), None);
    assert_eq!(RewardIndex::default().accrue(0, 0), None);
}

#[test]
fn accrue_shares_the_remainder_next_time_when_three_share_one_unit() {
    let mut index = RewardIndex::default();
    for _ in 0..3 {
        index = index.accrue(1, 3).unwrap();
    }
    assert_eq!(index, RewardIndex { per_unit: SCALE, remainder: U256::zero() });
    assert_eq!(Position::default().settle(1, &index).unwrap().0, 1);
}

#[test]
fn accrue_fits_when_the_greatest_amount_falls_on_the_least_weight() {
    let index = RewardIndex::default().accrue(u128::MAX, 1).unwrap();
    let (owed, position) = Position::default().settle(1, &index).unwrap();
    assert_eq!((owed, position.fraction), (u128::MAX, U256::zero()));
    let index = RewardIndex::default().accrue(u128::MAX, u128::MAX).unwrap();
    assert_eq!(Position::default().settle(u128::MAX, &index).unwrap().0, u128::MAX);
}

#[test]
fn accrue_is_none_when_the_index_would_exceed_256_bits() {
    let index = RewardIndex { per_unit: U256::MAX - SCALE, remainder: U256::zero() };
    assert!(index.accrue(1, 1).is_some());
    assert_eq!(index.accrue(2, 1), None);
}

#[test]
fn settle_pays_nothing_of_the_past_when_a_position_is_new() {
    for_all(5_000, (any_u128(), any_u128(), below_bits(95)), |(before, after, weight)| {
        let weight = weight + 1;
        let index = RewardIndex::default().accrue(before, weight).unwrap();
        let (owed, joined) = Position::default().settle(0, &index).unwrap();
        assert_eq!((owed, joined), (0, Position { index: index.per_unit, fraction: U256::zero() }));
        let (owed, _) = joined.settle(weight, &index.accrue(after, weight).unwrap()).unwrap();
        assert!(owed <= after && after - owed <= 1);
    });
}

#[test]
fn settle_is_none_when_the_index_is_older_or_the_result_too_large() {
    let index = RewardIndex::default().accrue(1_000, 10).unwrap();
    let (_, position) = Position::default().settle(1, &index).unwrap();
    assert_eq!(position.settle(1, &RewardIndex::default()), None);
    // A weight that never was part of the total.
    let index = RewardIndex::default().accrue(u128::MAX, 1).unwrap();
    assert_eq!(Position::default().settle(2, &index), None);
    assert_eq!(Position::default().settle(u128::MAX, &index), None);
}

#[test]
fn index_and_position_survive_their_encoding_when_stored() {
    let index = RewardIndex::default().accrue(u128::MAX, 7).unwrap();
    assert_encodes_in(index, 64);
    assert_encodes_in(Position { index: U256::MAX, fraction: SCALE }, 64);
}
