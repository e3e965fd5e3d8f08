//! The median of a sample.

/// The median of `values`, which it sorts: of an even number of values the lower of the middle two, so that nobody
/// raises it without a strict majority. `None` of none.
pub fn median(values: &mut [u64]) -> Option<u64> {
    values.sort_unstable();
    let last = values.len().checked_sub(1)?;
    values.get(last / 2).copied()
}
