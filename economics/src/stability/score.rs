//! How well all is, in one number.
use crate::math::{Rounding, mul_div};
use sp_arithmetic::Perbill;

/// `Σ w·(1 − min(1, deviation/tolerance)) / Σ w`, rounded down. `None` if nothing has weight.
pub fn score(deviations: impl IntoIterator<Item = (u32, Perbill)>, tolerance: Perbill) -> Option<Perbill> {
    let tolerance = u128::from(tolerance.deconstruct()).max(1);
    let (mut whole, mut kept) = (0_u128, 0_u128);
    for (weight, deviation) in deviations {
        let left = tolerance.saturating_sub(deviation.deconstruct().into());
        whole = whole.saturating_add(tolerance.saturating_mul(weight.into()));
        kept = kept.saturating_add(left.saturating_mul(weight.into()));
    }
    let parts = mul_div(kept, Perbill::one().deconstruct().into(), whole, Rounding::Down)?;
    u32::try_from(parts).ok().map(Perbill::from_parts)
}
