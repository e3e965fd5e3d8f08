use crate::{
    capacity::congestion::{Congestion, CongestionTerms},
    math::Rounding,
    tests::{any_u64, any_u128, for_all, oracle::*},
};
use codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::{FixedU64, Perbill};

const ONE: u64 = 1_000_000_000;
const MAX: u64 = 16 * ONE;
const TERMS: CongestionTerms =
    CongestionTerms { target: Perbill::from_percent(50), step: Perbill::from_parts(125_000_000) };

fn congestion(parts: u64) -> Congestion {
    Congestion::new(FixedU64::from_inner(parts)).unwrap()
}

fn parts(congestion: Congestion) -> u64 {
    congestion.get().into_inner()
}

fn any_parts() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(ONE), 1 => Just(MAX), 6 => ONE..=MAX]
}

fn any_perbill() -> impl Strategy<Value = Perbill> {
    prop_oneof![1 => Just(0), 1 => Just(1_000_000_000), 6 => 0..=1_000_000_000_u32]
        .prop_map(Perbill::from_parts)
}

fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

#[test]
fn congestion_exists_from_1_to_16_when_constructed_or_decoded() {
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let near = prop_oneof![ONE - 5..ONE + 5, MAX - 5..MAX + 5];
    for_all(10_000, prop_oneof![any_u64(), near, any_parts()], |inner| {
        let bytes = FixedU64::from_inner(inner).encode();
        let decoded = Congestion::decode_all(&mut &bytes[..]).ok();
        assert_eq!(decoded, Congestion::new(FixedU64::from_inner(inner)));
        assert_eq!(decoded.is_some(), (ONE..=MAX).contains(&inner));
        let count = if decoded.is_some() { &accepted } else { &refused };
        count.set(count.get() + 1);
    });
    assert!(accepted.get() > 3_000 && refused.get() > 3_000);
    assert_eq!(Congestion::default(), congestion(ONE));
    assert_eq!((Congestion::MIN, Congestion::MAX), (congestion(ONE), congestion(MAX)));
    assert_eq!(Congestion::max_encoded_len(), 8);
    assert!(Congestion::decode(&mut &[][..]).is_err());
}

#[test]
fn scale_is_the_product_rounded_up_when_cost_and_congestion_are_any() {
    let (up, saturated) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (any_u128(), any_parts()), |(cost, m)| {
        let exact = rounded(&(big(cost) * m), &big(ONE), Rounding::Up);
        let scaled = congestion(m).scale(cost);
        assert_eq!(scaled, fitting(&exact).unwrap_or(u128::MAX));
        assert!(scaled >= cost && (m > ONE || scaled == cost));
        up.set(up.get() + u32::from(big(scaled) * ONE > big(cost) * m));
        saturated.set(saturated.get() + u32::from(fitting(&exact).is_none()));
    });
    assert!(up.get() > 3_000 && saturated.get() > 100);
}

#[test]
fn congestion_rises_by_an_eighth_and_falls_by_an_eighth_when_blocks_are_full_and_empty() {
    let two = congestion(2 * ONE);
    assert_eq!(parts(two.after_block(percent(100), &TERMS)), 2_250_000_000);
    assert_eq!(parts(two.after_block(percent(75), &TERMS)), 2_125_000_000);
    assert_eq!(parts(two.after_block(percent(50), &TERMS)), 1_750_000_000);
    assert_eq!(parts(two.after_block(percent(0), &TERMS)), 1_750_000_000);
    let just_above = Perbill::from_parts(500_000_001);
    assert_eq!(parts(congestion(ONE).after_block(just_above, &TERMS)), ONE + 1);
}

#[test]
fn congestion_takes_24_full_blocks_to_16_and_21_blocks_at_target_back_to_1_when_the_step_is_an_eighth() {
    let blocks_until = |from: Congestion, to: Congestion, fullness| {
        let path = core::iter::successors(Some(from), |m| Some(m.after_block(fullness, &TERMS)));
        path.take(100).take_while(|m| *m != to).count()
    };
    assert_eq!(blocks_until(Congestion::MIN, Congestion::MAX, percent(100)), 24);
    assert_eq!(blocks_until(Congestion::MAX, Congestion::MIN, percent(50)), 21);
}

#[test]
fn congestion_stays_1_when_no_block_exceeds_the_target() {
    for_all(5_000, (any_perbill(), any_perbill(), any_perbill()), |(fullness, target, step)| {
        let terms = CongestionTerms { target, step };
        assert_eq!(Congestion::MIN.after_block(fullness.min(target), &terms), Congestion::MIN);
    });
}

#[test]
fn congestion_does_not_rise_for_long_when_every_other_block_is_full() {
    let mut m = Congestion::MIN;
    for block in 0..1_000 {
        m = m.after_block(percent(if block % 2 == 0 { 100 } else { 50 }), &TERMS);
        assert!(parts(m) <= 9 * ONE / 8);
    }
}

#[test]
fn congestion_equals_the_rational_within_its_bounds_when_terms_are_any() {
    let (risen, fallen, bounded) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(
        20_000,
        (any_parts(), any_perbill(), any_perbill(), any_perbill()),
        |(m, fullness, target, step)| {
            let next = parts(congestion(m).after_block(fullness, &CongestionTerms { target, step }));
            let [f, t, s] = [fullness, target, step].map(|part| u64::from(part.deconstruct()));
            let (exact, count) = if f > t {
                // m · (1 + s · (f − t) / (1 − t)), all in parts of 10^9.
                let whole = big(ONE) * (ONE - t);
                (rounded(&(big(m) * (&whole + big(s) * (f - t))), &whole, Rounding::Up), &risen)
            } else {
                (rounded(&(big(m) * (ONE - s)), &big(ONE), Rounding::Down), &fallen)
            };
            count.set(count.get() + 1);
            let within = exact.clone().max(big(ONE)).min(big(MAX));
            bounded.set(bounded.get() + u32::from(within != exact));
            assert_eq!(big(next), within);
        },
    );
    assert!(risen.get() > 2_500 && fallen.get() > 2_500 && bounded.get() > 1_000);
}

#[test]
fn congestion_is_monotone_when_blocks_are_fuller_or_it_was_higher() {
    let differing = Cell::new(0);
    let step = (any_perbill(), any_perbill()).prop_map(|(target, step)| CongestionTerms { target, step });
    for_all(10_000, (any_parts(), any_parts(), any_perbill(), any_perbill(), step), |(m, n, f, g, terms)| {
        let after = |m: u64, f| congestion(m).after_block(f, &terms);
        assert!(after(m, f.min(g)) <= after(m, f.max(g)));
        assert!(after(m.min(n), f) <= after(m.max(n), f));
        differing.set(differing.get() + u32::from(after(m, f) != after(m, g)));
    });
    assert!(differing.get() > 3_000);
}

#[test]
fn scale_charges_sixteenfold_when_congestion_is_highest() {
    for_all(1_000, any_u128(), |cost| {
        assert_eq!(Congestion::MAX.scale(cost), cost.saturating_mul(16));
    });
}
