use super::*;
use crate::governance::drift::{Anchor, range};
use std::cell::Cell;

fn anchors() -> impl Strategy<Value = Vec<Anchor>> {
    let near = || 900_u128..1_100;
    let anchor = prop_oneof![
        6 => (near(), 0_u128..400).prop_map(|(value, reach)| Anchor { value, reach }),
        1 => (any_u128(), any_u128()).prop_map(|(value, reach)| Anchor { value, reach }),
    ];
    prop::collection::vec(anchor, 0..6)
}

#[test]
fn range_is_what_all_anchors_share_when_they_overlap() {
    let anchor = |value, reach| Anchor { value, reach };
    assert_eq!(range(0, 1_000, []), Some((0, 1_000)));
    assert_eq!(range(0, 1_000, [anchor(500, 100)]), Some((400, 600)));
    assert_eq!(range(0, 1_000, [anchor(500, 100), anchor(560, 100)]), Some((460, 600)));
    assert_eq!(range(0, 1_000, [anchor(50, 100), anchor(60, 1_000)]), Some((0, 150)));
    assert_eq!(range(0, 1_000, [anchor(500, 100), anchor(701, 100)]), None);
    assert_eq!(range(5, u128::MAX, [anchor(u128::MAX, 1)]), Some((u128::MAX - 1, u128::MAX)));
}

#[test]
fn value_is_in_the_range_exactly_when_every_anchor_allows_it() {
    let (inside, outside, empty) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let value = prop_oneof![4 => 700_u128..1_300, 1 => any_u128()];
    for_all(20_000, (anchors(), value, any_u128(), any_u128()), |(anchors, value, a, b)| {
        let (min, max) = (a.min(b), a.max(b));
        for (min, max) in [(min, max), (850, 1_150), (0, u128::MAX)] {
            let allowed = min <= value && value <= max && anchors.iter().all(|anchor| anchor.allows(value));
            let found = range(min, max, anchors.clone());
            assert_eq!(found.is_some_and(|(from, to)| from <= value && value <= to), allowed);
            let count = if allowed { &inside } else { &outside };
            count.set(count.get() + 1);
            match found {
                None => empty.set(empty.get() + 1),
                // Both ends are values that may be set, so what is empty was found empty for a reason.
                Some((from, to)) => {
                    for end in [from, to] {
                        assert!(min <= end && end <= max && anchors.iter().all(|anchor| anchor.allows(end)));
                    }
                },
            }
        }
    });
    assert!(inside.get() > 5_000 && outside.get() > 5_000 && empty.get() > 1_000);
}

#[test]
fn range_never_widens_when_an_anchor_is_added() {
    for_all(5_000, (anchors(), anchors()), |(some, more)| {
        let all = [some.clone(), more].concat();
        match (range(0, u128::MAX, some), range(0, u128::MAX, all)) {
            (Some((from, to)), Some((inner_from, inner_to))) => assert!(from <= inner_from && inner_to <= to),
            (None, inner) => assert_eq!(inner, None),
            (Some(_), None) => {},
        }
    });
}
