use super::{super::oracle::*, *};
use crate::{
    math::Rounding,
    stability::band::{Band, Deviation},
};
use core::cell::Cell;

#[test]
fn deviation_is_a_part_of_the_end_that_was_passed() {
    let band = Band { low: 100, high: 200 };
    for within in [100, 150, 200] {
        assert_eq!(band.deviation(within), Deviation::Within);
    }
    assert_eq!(band.deviation(88), Deviation::Below(percent(12)));
    assert_eq!(band.deviation(0), Deviation::Below(percent(100)));
    assert_eq!(band.deviation(224), Deviation::Above(percent(12)));
    assert_eq!(band.deviation(260), Deviation::Above(percent(30)));
    assert_eq!(band.deviation(400), Deviation::Above(percent(100)));
    assert_eq!(band.deviation(u128::MAX), Deviation::Above(percent(100)));
}

#[test]
fn no_value_is_too_low_or_too_high_when_the_band_has_no_end_there() {
    let open = Band { low: 0, high: u128::MAX };
    for value in [0, 1, u128::MAX] {
        assert_eq!(open.deviation(value), Deviation::Within);
    }
    assert_eq!(Band { low: 0, high: 0 }.deviation(1), Deviation::Above(percent(100)));
    assert_eq!(Band { low: u128::MAX, high: u128::MAX }.deviation(0), Deviation::Below(percent(100)));
}

#[test]
fn deviation_equals_exact_arithmetic_rounded_down_when_inputs_vary() {
    let outside = Cell::new([0; 3]);
    for_all(20_000, (any_u128(), any_u128(), any_u128()), |(a, b, value)| {
        let band = Band { low: a.min(b), high: a.max(b) };
        let exact = |distance: u128, end: u128| {
            let billion = big(1_000_000_000_u32);
            if end == 0 {
                return billion;
            }
            rounded(&(big(distance) * 1_000_000_000_u32), &big(end), Rounding::Down).min(billion)
        };
        let (side, expected) = if value < band.low {
            (0, exact(band.low - value, band.low))
        } else if value > band.high {
            (1, exact(value - band.high, band.high))
        } else {
            (2, big(0_u8))
        };
        let deviation = band.deviation(value);
        let right = match deviation {
            Deviation::Below(_) => side == 0,
            Deviation::Above(_) => side == 1,
            Deviation::Within => side == 2,
        };
        assert!(right, "{band:?} {value}: {deviation:?}");
        assert_eq!(big(deviation.part().deconstruct()), expected);
        let mut counts = outside.get();
        counts[side] += 1;
        outside.set(counts);
    });
    assert!(outside.get().iter().all(|count| *count > 2_000), "{outside:?}");
}

#[test]
fn band_around_a_reference_is_never_narrower_than_its_parts_and_less_than_a_unit_wider() {
    for_all(20_000, (below_bits(126), any_part(), any_part()), |(reference, below, above)| {
        let band = Band::around(reference, below, above);
        let low = rounded(
            &(big(reference) * (1_000_000_000 - below.deconstruct())),
            &big(1_000_000_000_u32),
            Rounding::Down,
        );
        let high = rounded(
            &(big(reference) * (1_000_000_000_u64 + u64::from(above.deconstruct()))),
            &big(1_000_000_000_u32),
            Rounding::Up,
        );
        assert_eq!((big(band.low), big(band.high)), (low, high));
    });
    assert_eq!(Band::around(u128::MAX, percent(0), percent(1)).high, u128::MAX);
}

#[test]
fn band_survives_its_encoding_when_stored() {
    assert_encodes_in(Band { low: 1, high: u128::MAX }, 32);
}
