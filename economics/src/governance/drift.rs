//! How far a value may move, given where it has been.

/// A value that was in force, and how far from it the next one may lie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Anchor {
    pub value: u128,
    pub reach: u128,
}

impl Anchor {
    pub fn allows(&self, value: u128) -> bool {
        value.abs_diff(self.value) <= self.reach
    }
}

/// The least and the greatest value within `min` and `max` that every anchor allows. `None` if there is no such value.
pub fn range(min: u128, max: u128, anchors: impl IntoIterator<Item = Anchor>) -> Option<(u128, u128)> {
    let (from, to) = anchors.into_iter().fold((min, max), |(from, to), Anchor { value, reach }| {
        (from.max(value.saturating_sub(reach)), to.min(value.saturating_add(reach)))
    });
    (from <= to).then_some((from, to))
}
