use super::*;
use crate::stability::alarm::{Alarm, Level, Thresholds};
use std::{cell::RefCell, collections::BTreeMap};

const THRESHOLDS: Thresholds = Thresholds {
    strained: Perbill::from_percent(10),
    broken: Perbill::from_percent(25),
    hysteresis: Perbill::from_percent(5),
    patience: 10,
};

/// The alarm after these deviations, in percent, one each second.
fn after(deviations: &[u32]) -> Alarm {
    (0..)
        .zip(deviations)
        .fold(Alarm::default(), |alarm, (now, deviation)| alarm.follow(percent(*deviation), now, &THRESHOLDS))
}

#[test]
fn a_level_is_reached_when_its_deviation_has_lasted_and_not_a_second_before() {
    for (deviation, level) in
        [(10, Level::Strained), (24, Level::Strained), (25, Level::Broken), (100, Level::Broken)]
    {
        assert_eq!(after(&[deviation; 10]).level, Level::Calm, "{deviation}");
        assert_eq!(after(&[deviation; 11]).level, level, "{deviation}");
    }
    assert_eq!(after(&[9; 100]).level, Level::Calm);
}

#[test]
fn one_false_reading_raises_no_alarm_when_the_figure_is_calm_before_and_after() {
    let mut spiked = [0; 50];
    spiked[20] = 100;
    for seconds in 0..=spiked.len() {
        assert_eq!(after(&spiked[..seconds]).level, Level::Calm);
    }
}

#[test]
fn an_alarm_is_neither_delayed_nor_repeated_when_a_deviation_goes_to_and_fro_about_its_threshold() {
    let flapping: Vec<u32> = (0..100).map(|i| if i % 2 == 0 { 26 } else { 21 }).collect();
    let mut moves = vec![];
    for seconds in 1..=flapping.len() {
        let level = after(&flapping[..seconds]).level;
        if moves.last() != Some(&level) {
            moves.push(level);
        }
    }
    // At the tenth second it is 26 again.
    assert_eq!(moves, [Level::Calm, Level::Broken]);
}

#[test]
fn a_level_is_left_only_when_the_deviation_has_fallen_by_the_hysteresis() {
    let broken = [30; 11];
    for (then, level) in [
        (25, Level::Broken),
        (21, Level::Broken),
        (20, Level::Strained),
        (6, Level::Strained),
        (5, Level::Calm),
    ] {
        let deviations = [&broken[..], &[then]].concat();
        assert_eq!(after(&deviations).level, level, "{then}");
    }
}

#[test]
fn a_deviation_demands_nothing_that_only_the_hysteresis_keeps() {
    let broken = after(&[30; 11]);
    for (now, demand) in [(25, Level::Broken), (24, Level::Strained), (10, Level::Strained), (9, Level::Calm)]
    {
        assert_eq!(broken.demand(percent(now), &THRESHOLDS), demand, "{now}");
    }
    assert_eq!(Alarm::default().demand(percent(100), &THRESHOLDS), Level::Calm);
}

/// Since when the deviation has not left a threshold, from the whole history.
fn since(history: &[(u64, Perbill)], threshold: Perbill, hysteresis: Perbill) -> Option<u64> {
    let floor = threshold.deconstruct().saturating_sub(hysteresis.deconstruct());
    let start = history.iter().rposition(|(_, d)| d.deconstruct() <= floor).map_or(0, |i| i + 1);
    // A threshold without hysteresis is reached and left by the same deviation: reached counts.
    let reached = |(_, d): &&(u64, Perbill)| *d >= threshold;
    history[start..].iter().find(reached).map(|(at, _)| *at)
}

#[test]
fn the_alarm_is_what_the_whole_history_says_when_deviations_and_times_vary() {
    let look = (0_u64..8, prop_oneof![0..40_u32, 18..28_u32, 3..12_u32]);
    let thresholds = (5..20_u32, 1..30_u32, 1..8_u32, 0..20_u64);
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    for_all(
        2_000,
        (thresholds, prop::collection::vec(look, 1..80)),
        |((strained, more, hysteresis, patience), looks)| {
            let thresholds = Thresholds {
                strained: percent(strained),
                broken: percent(strained + more),
                hysteresis: percent(hysteresis.min(strained)),
                patience,
            };
            let (mut alarm, mut now, mut history, mut level) = (Alarm::default(), 0, vec![], Level::Calm);
            for (wait, deviation) in looks {
                now += wait;
                let deviation = percent(deviation);
                history.push((now, deviation));
                alarm = alarm.follow(deviation, now, &thresholds);
                let held = |threshold| since(&history, threshold, thresholds.hysteresis);
                assert_eq!(alarm.strained, held(thresholds.strained));
                assert_eq!(alarm.broken, held(thresholds.broken));
                let reached = |threshold| {
                    deviation >= threshold && held(threshold).is_some_and(|at| now - at >= patience)
                };
                let before = level;
                if held(thresholds.broken).is_none() {
                    level = level.min(Level::Strained);
                }
                if held(thresholds.strained).is_none() {
                    level = Level::Calm;
                }
                if reached(thresholds.strained) {
                    level = level.max(Level::Strained);
                }
                if reached(thresholds.broken) {
                    level = Level::Broken;
                }
                assert_eq!(alarm.level, level);
                assert!(alarm.demand(deviation, &thresholds) <= level);
                let what = match (before, level) {
                    (Level::Calm, Level::Strained) => "strained",
                    (_, Level::Broken) if before < level => "broken",
                    (Level::Broken, Level::Strained) => "mended",
                    (_, Level::Calm) if before > level => "calmed",
                    _ => "kept",
                };
                *met.borrow_mut().entry(what).or_default() += 1;
            }
        },
    );
    let met = met.into_inner();
    for what in ["strained", "broken", "mended", "calmed", "kept"] {
        assert!(met[what] > 500, "{met:?}");
    }
}

#[test]
fn an_alarm_ends_when_a_vote_moves_its_thresholds_above_the_deviation() {
    let broken = after(&[30; 11]);
    let wider = Thresholds { strained: percent(40), broken: percent(60), ..THRESHOLDS };
    assert_eq!(broken.follow(percent(30), 11, &wider), Alarm::default());
    // And no time that was measured against the old one counts if it is moved down.
    let strained = after(&[12; 11]);
    let narrower = Thresholds { broken: percent(11), ..THRESHOLDS };
    assert_eq!(strained.follow(percent(12), 11, &narrower).level, Level::Strained);
}

#[test]
fn alarm_survives_its_encoding_when_stored() {
    assert_encodes_in(Alarm { level: Level::Broken, strained: Some(1), broken: Some(u64::MAX) }, 19);
}
