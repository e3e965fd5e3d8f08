use crate::{
    tests::{any_u128, below_bits, for_all},
    units::UNIT,
    work::panel::{self, APPEAL_PANEL, is_outlier, quorum, seats, verdict},
};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// Evaluators of an owner each.
fn draw(stakes: &[u128], seats: u32, words: impl IntoIterator<Item = u128>) -> Option<Vec<usize>> {
    panel::draw(&stakes.iter().copied().zip(0_usize..).collect::<Vec<_>>(), seats, words)
}

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
fn owners_have_one_seat_at_most_and_the_chance_of_all_their_stake_when_they_have_several_evaluators() {
    let (several, short) = (Cell::new(0), Cell::new(0));
    let candidates = prop::collection::vec((below_bits(100), 0..6_u8), 0..24);
    for_all(10_000, (candidates, 0..16_u32, any::<u64>()), |(candidates, seats, seed)| {
        let panel = panel::draw(&candidates, seats, words(seed)).unwrap();
        let owners = |places: &[usize]| {
            let mut owners: Vec<u8> = places.iter().map(|place| candidates[*place].1).collect();
            owners.sort_unstable();
            owners.dedup();
            owners.len()
        };
        assert_eq!(owners(&panel), panel.len(), "two seats of one owner");
        let staked: Vec<usize> = (0..candidates.len()).filter(|place| candidates[*place].0 > 0).collect();
        assert_eq!(panel.len(), owners(&staked).min(seats as usize));
        several.set(several.get() + u32::from(owners(&staked) < staked.len()));
        short.set(short.get() + u32::from(panel.len() < seats as usize));
    });
    assert!(several.get() > 5_000 && short.get() > 2_000);
    // Two of three evaluators are one's own, with half of all stake.
    let candidates = [(10, 'a'), (20, 'b'), (30, 'a'), (20, 'c')];
    let draws = 100_000;
    let mut first = [0_u32; 3];
    for seed in 0..draws {
        let (_, owner) = candidates[panel::draw(&candidates, 2, words(seed)).unwrap()[0]];
        first[owner as usize - 'a' as usize] += 1;
    }
    for (count, expected) in first.into_iter().zip([50_000, 25_000, 25_000]) {
        assert!(count.abs_diff(expected) * 50 <= expected, "{count} of {expected}");
    }
}

/// How often, of `draws` panels of three among a hundred equals, of whom twenty collude, they are the majority of the
/// best of so many.
fn captured(choices: u64, draws: u64) -> u64 {
    let stakes = [1_000 * UNIT; 100];
    let theirs =
        |seed| draw(&stakes, 3, words(seed)).unwrap().into_iter().filter(|place| *place < 20).count();
    let any = |at: u64| (0..choices).any(|choice| theirs(at * choices + choice) >= quorum(3) as usize);
    (0..draws).filter(|at| any(*at)).count().try_into().unwrap()
}

#[test]
fn colluders_with_a_fifth_of_the_stake_double_their_chance_when_they_withhold_a_block() {
    // Of one draw p = (C(20, 2) · 80 + C(20, 3)) / C(100, 3), of the best of n one less (1 − p)^n.
    for (choices, expected) in [(1, 10_105), (2, 19_189), (4, 34_696)] {
        let count = captured(choices, 100_000);
        assert!(count.abs_diff(expected) < 600, "{count} of {expected}");
    }
}

#[test]
fn a_quorum_is_more_than_half() {
    assert_eq!([1, 2, 3, 4, 5, 9, 15].map(quorum), [1, 2, 2, 3, 3, 5, 8]);
    assert_eq!(quorum(u32::MAX), 1 << 31);
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
