use super::{any_u64, assert_encodes_in, below_bits, for_all, oracle::*};
use crate::{
    breaker::{Limit, Stage, Window, admit},
    math::Rounding,
};
use core::{cell::Cell, num::NonZeroU64};
use proptest::prelude::*;

fn limit(ceiling: u128, length: u64) -> Limit {
    Limit { ceiling, length: NonZeroU64::new(length).unwrap() }
}

#[test]
fn window_forgets_half_when_half_its_length_has_run() {
    let window = Window { level: 1_000, at: 100 };
    let limit = limit(1_000, 60);
    assert_eq!(window.level_at(100, &limit), 1_000);
    assert_eq!(window.level_at(130, &limit), 500);
    assert_eq!(window.headroom(130, &limit), 500);
    assert_eq!(window.level_at(160, &limit), 0);
    assert_eq!(window.level_at(u64::MAX, &limit), 0);
}

#[test]
fn window_forgets_nothing_when_the_clock_goes_back() {
    let window = Window { level: 1_000, at: 100 };
    assert_eq!(window.level_at(0, &limit(1_000, 60)), 1_000);
    assert_eq!(window.pass(0, 0, &limit(1_000, 60)), Some(window));
}

#[test]
fn pass_refuses_when_one_base_unit_exceeds_the_headroom() {
    let limit = limit(1_000, 60);
    let window = Window::default().pass(1_000, 5, &limit).unwrap();
    assert_eq!(window, Window { level: 1_000, at: 5 });
    assert_eq!(window.pass(1, 5, &limit), None);
    assert_eq!(window.pass(500, 35, &limit), Some(Window { level: 1_000, at: 35 }));
    assert_eq!(window.pass(501, 35, &limit), None);
}

#[test]
fn nothing_passes_when_the_ceiling_fell_below_the_level() {
    let window = Window { level: 1_000, at: 0 };
    assert_eq!(window.headroom(0, &limit(999, 60)), 0);
    assert_eq!(window.pass(0, 0, &limit(999, 60)), None);
}

#[test]
fn no_interval_lets_more_pass_than_a_full_window_and_what_it_forgets_when_amounts_and_times_vary() {
    let step = (0_u64..100, 0_u128..2_000);
    let refused = Cell::new(0);
    for_all(2_000, prop::collection::vec(step, 1..60), |steps| {
        let limit = limit(1_000, 60);
        let (mut window, mut now) = (Window::default(), 0);
        let mut passed: Vec<(u64, u128)> = vec![];
        for (wait, amount) in steps {
            now += wait;
            match window.pass(amount, now, &limit) {
                Some(next) => {
                    window = next;
                    passed.push((now, amount));
                },
                None => {
                    assert!(amount > window.headroom(now, &limit));
                    refused.set(refused.get() + 1);
                },
            }
        }
        for (i, (from, _)) in passed.iter().enumerate() {
            let mut sum = 0;
            for (to, amount) in passed.iter().skip(i) {
                sum += amount;
                assert!(sum * 60 <= 1_000 * 60 + 1_000 * u128::from(to - from) + 60, "{from}..{to}: {sum}");
            }
        }
    });
    assert!(refused.get() > 1_000);
}

#[test]
fn level_equals_exact_arithmetic_rounded_up_when_inputs_vary() {
    let cases = (below_bits(120), below_bits(120), any_u64().prop_map(|x| x.max(1)), any_u64(), any_u64());
    for_all(10_000, cases, |(level, ceiling, length, at, now)| {
        let window = Window { level, at };
        let forgotten = rounded(&(big(ceiling) * now.saturating_sub(at)), &big(length), Rounding::Down);
        let exact = if forgotten > big(level) { big(0_u8) } else { big(level) - forgotten };
        assert_eq!(big(window.level_at(now, &limit(ceiling, length))), exact);
    });
}

#[test]
fn a_trip_pauses_then_throttles_then_arms_again() {
    let pause = 100;
    // Fits: armed.
    let admit = |stage, wanted, now| admit(stage, wanted, 10, 20, now, pause);
    assert_eq!(admit(Stage::Armed, 10, 0), (10, Stage::Armed));
    // It would fit an empty window, and does not fit beside what has passed.
    assert_eq!(admit(Stage::Armed, 11, 0), (10, Stage::Throttled));
    assert_eq!(admit(Stage::Armed, 20, 0), (10, Stage::Throttled));
    // Too large: nothing passes, a pause begins.
    let tripped = Stage::Paused { until: 100 };
    assert_eq!(admit(Stage::Armed, 21, 0), (0, tripped));
    // While it lasts not even what fits passes, and it is not prolonged.
    assert_eq!(admit(tripped, 1, 99), (0, tripped));
    assert_eq!(admit(tripped, 50, 99), (0, tripped));
    // After it, what there is headroom for.
    assert_eq!(admit(tripped, 50, 100), (10, Stage::Throttled));
    assert_eq!(admit(Stage::Throttled, 40, 200), (10, Stage::Throttled));
    // Armed once all fits.
    assert_eq!(admit(Stage::Throttled, 10, 300), (10, Stage::Armed));
    assert_eq!(admit(tripped, 0, 100), (0, Stage::Armed));
}

#[test]
fn window_survives_its_encoding_when_stored() {
    assert_encodes_in(Window { level: u128::MAX, at: u64::MAX }, 24);
}
