//! What comes evenly over a period.
use crate::{
    math::{Rounding, mul_div},
    time::Seconds,
};

/// `amount · min(1, elapsed / period)`, rounded down, both times in economic seconds. All of it if the period is
/// zero.
pub fn ramp(amount: u128, elapsed: Seconds, period: Seconds) -> u128 {
    if elapsed >= period {
        return amount;
    }
    mul_div(amount, elapsed.into(), period.into(), Rounding::Down).unwrap_or(amount)
}
