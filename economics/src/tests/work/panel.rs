use crate::{
    tests::{any_u128, below_bits, for_all},
    units::UNIT,
    work::panel::{APPEAL_PANEL, draw, is_outlier, seats, verdict},
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// Uniform words: two outputs of splitmix64 each.
fn words(seed: u64) -> impl Iterator<Item = u128> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u128::from(z ^ (z >> 31))
    };
    core::iter::repeat_with(move || next() << 64 | next())
}

/// How often each of `stakes` gets the first of `seats` seats in `draws` draws.
fn first_seats(stakes: &[u128], seats: u32, draws: u64) -> Vec<u64> {
    let mut counts = vec![0; stakes.len()];
    for seed in 0..draws {
        let panel = draw(stakes, seats, words(seed)).unwrap();
        counts[panel[0]] += 1;
    }
    counts
}

fn score(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

#[test]
fn seats_follow_the_price_when_it_crosses_50_and_10_000() {
    let at = |price| seats(price, 50 * UNIT, 10_000 * UNIT);
    assert_eq!([at(0), at(50 * UNIT - 1)], [3, 3]);
    assert_eq!([at(50 * UNIT), at(10_000 * UNIT)], [5, 5]);
    assert_eq!([at(10_000 * UNIT + 1), at(u128::MAX)], [9, 9]);
    assert_eq!(APPEAL_PANEL, 15);
    assert_eq!(seats(7, 10, 5), 3);
}

#[test]
fn first_seats_follow_stake_within_2_percent_when_drawn_a_million_times() {
    let stakes = [5, 10, 15, 30, 40].map(|stake| stake * 1_000 * UNIT);
    let draws = 1_000_000;
    for (count, share) in first_seats(&stakes, 1, draws).into_iter().zip([5, 10, 15, 30, 40]) {
        let expected = draws * share / 100;
        assert!(count.abs_diff(expected) * 50 <= expected, "{count} of {expected}");
    }
}

#[test]
fn first_seats_follow_stake_within_2_percent_when_panels_of_five_are_drawn_from_equals() {
    let draws = 100_000;
    for count in first_seats(&[1_000 * UNIT; 8], 5, draws) {
        assert!(count.abs_diff(draws / 8) * 50 <= draws / 8, "{count} of {}", draws / 8);
    }
}

#[test]
fn first_seats_have_no_modulo_bias_when_stakes_sum_to_three_quarters_of_all_words() {
    let draws = 100_000;
    let counts = first_seats(&[1 << 126, 1 << 127], 1, draws);
    assert!(counts[0].abs_diff(draws / 3) * 50 <= draws / 3, "{counts:?}");
}

#[test]
fn every_order_has_exactly_its_probability_when_all_words_are_tried() {
    // 5,040 is a multiple of every sum of stakes that can be left.
    let stakes = [1, 2, 3, 4];
    let mut counts = [[0_u32; 4]; 4];
    for first in 0..10 {
        for second in 0..5_040 {
            let panel = draw(&stakes, 2, [first, second]).unwrap();
            counts[panel[0]][panel[1]] += 1;
        }
    }
    for a in 0..4 {
        for b in 0..4 {
            let [of_a, of_b] = [stakes[a], stakes[b]].map(|stake| stake as u32);
            let expected = if a == b { 0 } else { of_a * 5_040 / (10 - of_a) * of_b };
            assert_eq!(counts[a][b], expected, "{a} {b}");
        }
    }
}

#[test]
fn panels_have_distinct_evaluators_with_stake_and_as_many_as_there_are_when_stakes_are_any() {
    let (short, full, zero) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let stake = prop_oneof![4 => below_bits(100), 1 => Just(0), 1 => Just(1)];
    for_all(
        10_000,
        (prop::collection::vec(stake, 0..24), 0..16_u32, any::<u64>()),
        |(stakes, seats, seed)| {
            let panel = draw(&stakes, seats, words(seed)).unwrap();
            let eligible = stakes.iter().filter(|stake| **stake > 0).count();
            assert_eq!(panel.len(), eligible.min(seats as usize));
            let mut distinct = panel.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), panel.len());
            assert!(panel.iter().all(|seat| stakes[*seat] > 0));
            assert_eq!(draw(&stakes, seats, words(seed)), Some(panel));
            let count = if eligible < seats as usize { &short } else { &full };
            count.set(count.get() + 1);
            zero.set(zero.get() + u32::from(eligible < stakes.len()));
        },
    );
    assert!(short.get() > 2_000 && full.get() > 2_000 && zero.get() > 3_000);
}

#[test]
fn draw_is_none_when_words_run_out_or_stakes_do_not_fit() {
    assert_eq!(draw(&[1, 1], 2, [0]), None);
    assert_eq!(draw(&[1], 1, []), None);
    assert_eq!(draw(&[u128::MAX, 1], 1, words(0)), None);
    assert_eq!(draw(&[], 3, []), Some(vec![]));
    assert_eq!(draw(&[0, 0], 3, []), Some(vec![]));
    assert_eq!(draw(&[1, 1], 0, []), Some(vec![]));
    assert_eq!(draw(&[u128::MAX], 1, [0]), Some(vec![0]));
}

#[test]
fn draw_skips_words_of_the_last_run_and_gives_up_when_they_do_not_end() {
    // With three units of stake 2^128 − 1 is the only word beyond the last whole run.
    assert_eq!(draw(&[1, 1, 1], 1, [u128::MAX, 1]), Some(vec![1]));
    assert_eq!(draw(&[1, 1, 1], 1, [u128::MAX - 1]), Some(vec![2]));
    assert_eq!(draw(&[1, 1, 1], 1, core::iter::repeat(u128::MAX)), None);
    assert_eq!(draw(&[1, 1, 1], 1, [u128::MAX; 63].into_iter().chain([0])), Some(vec![0]));
    assert_eq!(draw(&[1, 1, 1], 1, [u128::MAX; 64].into_iter().chain([0])), None);
}

#[test]
fn panels_are_the_same_when_evaluators_without_stake_are_added() {
    for_all(2_000, (prop::collection::vec(any_u128(), 1..8), any::<u64>()), |(stakes, seed)| {
        let stakes: Vec<u128> = stakes.into_iter().map(|stake| (stake >> 3).max(1)).collect();
        let padded: Vec<u128> = stakes.iter().flat_map(|stake| [0, *stake]).collect();
        let panel = draw(&stakes, 5, words(seed)).unwrap();
        let places: Vec<usize> = panel.into_iter().map(|seat| 2 * seat + 1).collect();
        assert_eq!(draw(&padded, 5, words(seed)), Some(places));
    });
}

#[test]
fn verdict_is_the_middle_score_when_odd_and_the_lower_of_two_when_even() {
    assert_eq!(verdict(&[]), None);
    assert_eq!(verdict(&[score(70)]), Some(score(70)));
    assert_eq!(verdict(&[score(90), score(10), score(80)]), Some(score(80)));
    assert_eq!(verdict(&[score(90), score(10), score(80), score(60)]), Some(score(60)));
    assert_eq!(verdict(&[Perbill::from_parts(1), Perbill::from_parts(2)]), Some(Perbill::from_parts(1)));
    assert_eq!(verdict(&[Perbill::one(); 15]), Some(Perbill::one()));
}

#[test]
fn an_outlier_is_more_than_a_quarter_off_when_above_or_below() {
    let outlier = |percent| is_outlier(score(percent), score(60), score(25));
    assert_eq!([34, 35, 60, 85, 86].map(outlier), [true, false, false, false, true]);
    assert!(is_outlier(Perbill::from_parts(850_000_001), score(60), score(25)));
    assert!(is_outlier(score(0), score(100), score(25)));
}

#[test]
fn fewer_than_half_cannot_move_the_verdict_out_of_the_honest_scores_when_they_collude() {
    let one = 1_000_000_000_u32;
    let panel = (1_usize..8).prop_flat_map(move |honest| {
        (prop::collection::vec(0..=one, honest), prop::collection::vec(0..=one, 0..honest))
    });
    let lied = Cell::new(0);
    for_all(5_000, panel, |(honest, lies)| {
        let scores: Vec<Perbill> =
            [honest.clone(), lies.clone()].concat().into_iter().map(Perbill::from_parts).collect();
        let verdict = verdict(&scores).unwrap().deconstruct();
        assert!(honest.iter().min().unwrap() <= &verdict && &verdict <= honest.iter().max().unwrap());
        lied.set(lied.get() + u32::from(!lies.is_empty()));
    });
    assert!(lied.get() > 2_000);
}
