use crate::{
    flux::demurrage::{Decaying, FLOOR, Mark, ONE},
    math::Rounding,
    tests::{any_u32, assert_encodes_in, below_bits, for_all, oracle::*},
};
use core::cell::Cell;
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// 0.02 % a day.
const BETA: Perbill = Perbill::from_parts(200_000);
/// 0.2 % a day, the highest rate that governance can set.
const BETA_MAX: Perbill = Perbill::from_parts(2_000_000);

/// The amount in units of 2^−32 base units.
fn fractions(amount: Decaying) -> BigUint {
    (big(amount.whole) << 32) + amount.fraction
}

/// The exact amount at `now`, as numerator and denominator in units of 2^−32 base units.
fn exactly(amount: Decaying, since: Mark, now: Mark) -> (BigUint, BigUint) {
    let generations = u64::from(now.generation - since.generation);
    (fractions(amount) * now.level, big(since.level) << (20 * generations))
}

fn after(epochs: u32, rate: Perbill) -> Mark {
    (0..epochs).fold(Mark::default(), |mark, _| mark.step(rate))
}

fn down(amount: Decaying, since: Mark, now: Mark) -> Decaying {
    amount.decayed(since, now, Rounding::Down).unwrap()
}

#[test]
fn a_day_takes_its_rate_when_it_closes() {
    let now = after(1, BETA);
    let left = down(Decaying::new(1_000_000_000_000), Mark::default(), now);
    // One unit of 2^−96 is lost to rounding.
    assert_eq!(left.whole, 999_799_999_999);
    assert_eq!(left.fraction, u32::MAX);
}

#[test]
fn nothing_decays_when_the_rate_is_zero() {
    assert_eq!(after(1_000, Perbill::zero()), Mark::default());
}

#[test]
fn an_amount_is_kept_whole_when_no_time_passes() {
    let (mark, amount) = (after(77, BETA), Decaying { whole: 12_345, fraction: 678 });
    for rounding in [Rounding::Down, Rounding::Up] {
        assert_eq!(amount.decayed(mark, mark, rounding), Some(amount));
    }
}

#[test]
fn decay_is_refused_when_the_index_is_older_than_the_amount() {
    let (early, late) = (after(1, BETA), after(2, BETA));
    assert_eq!(Decaying::new(1).decayed(late, early, Rounding::Down), None);
    let next_generation = Mark { generation: 1, level: FLOOR };
    assert_eq!(Decaying::new(1).decayed(next_generation, late, Rounding::Down), None);
}

#[test]
fn a_generation_opens_when_less_than_a_millionth_is_left() {
    let mut mark = Mark::default();
    let mut epochs = 0;
    while mark.generation == 0 {
        let before = mark;
        mark = mark.step(BETA_MAX);
        epochs += 1;
        if mark.generation == 1 {
            let lost = Perbill::one() - BETA_MAX;
            let exact = big(before.level) * lost.deconstruct() / 1_000_000_000_u32;
            assert!(exact < big(FLOOR));
            assert_eq!(big(mark.level), exact << 20);
        }
    }
    // ln 2^20 / 0.002002 = 6,925 epochs: nineteen years.
    assert_eq!(epochs, 6_925);
    // Across the border the same amount is left as without it.
    let left = down(Decaying::new(ONE), Mark::default(), mark);
    let (numerator, denominator) = exactly(Decaying::new(ONE), Mark::default(), mark);
    assert_eq!(fractions(left), numerator / denominator);
}

#[test]
fn the_index_still_decays_when_a_million_epochs_have_closed_at_the_maximum_rate() {
    let mut mark = Mark::default();
    for _ in 0..1_000_000 {
        let before = mark;
        mark = mark.step(BETA_MAX);
        assert!((FLOOR..=ONE).contains(&mark.level));
        assert!(mark.generation > before.generation || mark.level < before.level);
    }
    assert_eq!(mark.generation, 144);
    let before = mark;
    let left = down(Decaying::new(1_000_000_000), before, mark.step(BETA_MAX));
    assert_eq!(left.whole, 997_999_999);
    // An amount of the first day is gone, and a fraction stays where rounding is up.
    let old = Decaying::new(u128::MAX >> 1);
    assert_eq!(old.decayed(Mark::default(), mark, Rounding::Down), Some(Decaying::default()));
    assert_eq!(old.decayed(Mark::default(), mark, Rounding::Up), Some(Decaying { whole: 0, fraction: 1 }));
    assert_eq!(Decaying::default().decayed(Mark::default(), mark, Rounding::Up), Some(Decaying::default()));
}

#[test]
fn the_index_never_dies_when_everything_decays_at_once() {
    let mark = after(3, Perbill::one());
    assert!((FLOOR..=ONE).contains(&mark.level));
    assert_eq!(down(Decaying::new(u128::MAX >> 1), Mark::default(), mark).whole, 0);
}

/// Steps of an index: mostly ordinary rates, some that cross generations quickly.
fn rates() -> impl Strategy<Value = Vec<Perbill>> {
    let rate = prop_oneof![
        6 => 0..=2_000_000_u32,
        2 => 0..=1_000_000_000_u32,
        1 => Just(999_999_999_u32),
        1 => Just(0_u32),
    ];
    prop::collection::vec(rate.prop_map(Perbill::from_parts), 1..60)
}

#[test]
fn decay_equals_exact_arithmetic_when_amounts_and_rates_vary() {
    let crossed = Cell::new(0);
    for_all(4_000, (below_bits(127), any_u32(), rates()), |(whole, fraction, rates)| {
        let amount = Decaying { whole, fraction };
        let (mut since, mut now) = (Mark::default(), Mark::default());
        for (i, rate) in rates.iter().enumerate() {
            now = now.step(*rate);
            if i == rates.len() / 3 {
                since = now;
            }
        }
        let (numerator, denominator) = exactly(amount, since, now);
        for rounding in [Rounding::Down, Rounding::Up] {
            let left = amount.decayed(since, now, rounding).unwrap();
            assert_eq!(fractions(left), rounded(&numerator, &denominator, rounding));
            assert!(fractions(left) <= fractions(amount));
        }
        if now.generation > since.generation {
            crossed.set(crossed.get() + 1);
        }
    });
    assert!(crossed.get() > 1_000, "{}", crossed.get());
}

#[test]
fn touching_every_epoch_loses_less_than_one_base_unit_when_compared_with_touching_once() {
    for_all(1_000, (below_bits(100), rates()), |(whole, rates)| {
        let (start, amount) = (Mark::default(), Decaying::new(whole));
        let (mut mark, mut touched) = (start, amount);
        for rate in rates {
            let next = mark.step(rate);
            touched = down(touched, mark, next);
            mark = next;
            let once = down(amount, start, mark);
            assert!(fractions(touched) <= fractions(once));
            // Each touch rounds once, by less than one of 2^32 fractions.
            assert!(fractions(once) - fractions(touched) < big(61_u8));
        }
    });
}

#[test]
fn the_total_covers_its_parts_when_it_is_rounded_up_and_they_are_rounded_down() {
    let parts = prop::collection::vec((below_bits(90), any::<bool>()), 1..20);
    let kept_dust = Cell::new(0);
    for_all(1_000, (parts, rates()), |(parts, rates)| {
        let mut mark = Mark::default();
        let mut total = Decaying::new(parts.iter().map(|(whole, _)| whole).sum());
        let mut parts: Vec<_> =
            parts.into_iter().map(|(whole, often)| (Decaying::new(whole), mark, often)).collect();
        for rate in rates {
            let next = mark.step(rate);
            total = total.decayed(mark, next, Rounding::Up).unwrap();
            mark = next;
            for (part, since, often) in &mut parts {
                if *often {
                    (*part, *since) = (down(*part, *since, mark), mark);
                }
            }
            let sum: BigUint =
                parts.iter().map(|(part, since, _)| fractions(down(*part, *since, mark))).sum();
            assert!(fractions(total) >= sum);
            let dust = fractions(total) - sum;
            assert!(dust < big(60_u64 * 21), "{dust}");
            if dust > big(0_u8) {
                kept_dust.set(kept_dust.get() + 1);
            }
        }
    });
    assert!(kept_dust.get() > 1_000);
}

#[test]
fn marks_and_amounts_survive_their_encoding_when_stored() {
    assert_encodes_in(Mark { generation: u32::MAX, level: ONE }, 20);
    assert_encodes_in(Decaying { whole: u128::MAX, fraction: u32::MAX }, 20);
}
