//! The exponential moving average of a flow.
use core::num::NonZeroU32;

/// `last + (sample − last) / periods`, rounded down.
///
/// Started at zero, the sum of all averages never exceeds the sum of all samples: what is paid out of an average was
/// paid in before.
pub fn moving_average(last: u128, sample: u128, periods: NonZeroU32) -> u128 {
    let periods = u128::from(periods.get());
    match sample.checked_sub(last) {
        Some(rise) => last.saturating_add(rise.checked_div(periods).unwrap_or_default()),
        None => last.saturating_sub(last.saturating_sub(sample).div_ceil(periods)),
    }
}
