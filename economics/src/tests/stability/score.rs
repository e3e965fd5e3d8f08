use super::{super::oracle::*, *};
use crate::{math::Rounding, stability::score::score};

const TOLERANCE: Perbill = Perbill::from_percent(25);

#[test]
fn score_is_whole_when_nothing_deviates_and_nothing_when_all_is_broken() {
    assert_eq!(score([(1, percent(0)), (9, percent(0))], TOLERANCE), Some(percent(100)));
    assert_eq!(score([(1, percent(25)), (9, percent(100))], TOLERANCE), Some(percent(0)));
    assert_eq!(score([(1, percent(25)), (3, percent(0))], TOLERANCE), Some(percent(75)));
    assert_eq!(score([(1, percent(5))], TOLERANCE), Some(percent(80)));
}

#[test]
fn there_is_no_score_when_nothing_has_weight() {
    assert_eq!(score([], TOLERANCE), None);
    assert_eq!(score([(0, percent(0))], TOLERANCE), None);
}

#[test]
fn score_equals_exact_arithmetic_rounded_down_when_inputs_vary() {
    let indicators = prop::collection::vec((any_u32(), any_part()), 0..16);
    for_all(10_000, (indicators, any_part()), |(indicators, tolerance)| {
        let tolerated = tolerance.deconstruct().max(1);
        let (mut kept, mut whole) = (big(0_u8), big(0_u8));
        for (weight, deviation) in &indicators {
            whole += big(*weight) * tolerated;
            kept += big(*weight) * (tolerated - deviation.deconstruct().min(tolerated));
        }
        let found = score(indicators, tolerance).map(|score| big(score.deconstruct()));
        let exact = (whole > big(0_u8)).then(|| rounded(&(kept * 1_000_000_000_u32), &whole, Rounding::Down));
        assert_eq!(found, exact);
    });
}

#[test]
fn score_never_rises_when_something_deviates_further() {
    let indicators = prop::collection::vec((any_u32(), any_part()), 1..16);
    for_all(5_000, (indicators, any::<prop::sample::Index>(), any_part()), |(mut indicators, at, more)| {
        let before = score(indicators.clone(), TOLERANCE);
        let at = at.index(indicators.len());
        indicators[at].1 = indicators[at].1.max(more);
        assert!(score(indicators, TOLERANCE) <= before);
    });
}
