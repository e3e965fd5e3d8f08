use super::{any_u64, assert_encodes_in, for_all};
use crate::quality::{Quality, blend};
use codec::{Decode, DecodeAll, Encode};
use core::cell::Cell;
use proptest::prelude::*;
use sp_arithmetic::FixedU64;

const MAX: u64 = 2_000_000_000;

fn quality(parts: u64) -> Quality {
    Quality::new(FixedU64::from_inner(parts)).unwrap()
}

fn any_quality() -> impl Strategy<Value = Quality> {
    prop_oneof![0..=MAX, any_u64().prop_map(|x| x.min(MAX))].prop_map(quality)
}

#[test]
fn quality_exists_up_to_two_when_constructed() {
    assert_eq!(Quality::new(FixedU64::from_inner(MAX)), Some(Quality::MAX));
    assert_eq!(Quality::new(FixedU64::from_inner(MAX + 1)), None);
    assert_eq!(Quality::saturating_from(FixedU64::from_inner(MAX + 1)), Quality::MAX);
    assert_eq!(Quality::saturating_from(FixedU64::from_inner(u64::MAX)), Quality::MAX);
    assert_eq!(Quality::saturating_from(FixedU64::from_inner(5)).get(), FixedU64::from_inner(5));
}

#[test]
fn quality_decodes_only_up_to_two_when_the_bytes_are_any_number() {
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let near_max = (0_u64..10).prop_map(|d| MAX - 5 + d);
    for_all(10_000, prop_oneof![any_u64(), near_max], |parts| {
        let bytes = FixedU64::from_inner(parts).encode();
        match Quality::decode_all(&mut &bytes[..]) {
            Ok(decoded) => {
                assert!(parts <= MAX);
                assert_eq!((decoded, decoded.encode()), (quality(parts), bytes));
                accepted.set(accepted.get() + 1);
            },
            Err(_) => {
                assert!(parts > MAX);
                refused.set(refused.get() + 1);
            },
        }
    });
    assert!(accepted.get() > 1_000 && refused.get() > 1_000);
    assert!(Option::<Quality>::decode(&mut &Some(FixedU64::from_inner(MAX + 1)).encode()[..]).is_err());
    assert_encodes_in(Quality::MAX, 8);
}

#[test]
fn blend_sets_the_quality_when_it_is_the_first() {
    assert_eq!(blend(None, quality(1_300_000_000)), quality(1_300_000_000));
}

#[test]
fn blend_moves_by_an_eighth_when_there_is_a_quality() {
    assert_eq!(blend(Some(quality(1_000_000_000)), Quality::MAX), quality(1_125_000_000));
    assert_eq!(blend(Some(quality(1_000_000_000)), quality(0)), quality(875_000_000));
    assert_eq!(blend(Some(quality(1)), quality(0)), quality(0));
    assert_eq!(blend(Some(quality(0)), quality(7)), quality(0));
    assert_eq!(blend(Some(quality(0)), quality(8)), quality(1));
}

#[test]
fn blend_is_the_average_rounded_down_and_within_its_inputs_when_inputs_are_any() {
    for_all(10_000, (any_quality(), any_quality()), |(old, new)| {
        let blended = blend(Some(old), new);
        let (o, n) = (u128::from(old.get().into_inner()), u128::from(new.get().into_inner()));
        assert_eq!(u128::from(blended.get().into_inner()), (7 * o + n) / 8);
        assert!(old.min(new) <= blended && blended <= old.max(new));
    });
}
