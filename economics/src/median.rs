//! The median of a sample.

/// The median of `values`, which it sorts: of an even number of values the mean of the middle two, rounded down.
/// `None` of none.
pub fn median(values: &mut [u64]) -> Option<u64> {
    values.sort_unstable();
    let last = values.len().checked_sub(1)?;
    let below = values.get(last / 2)?;
    let above = values.get(values.len() / 2)?;
    Some(below.midpoint(*above))
}
