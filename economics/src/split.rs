//! Splits that sum exactly.
use crate::math::{Rounding, mul_div};
use sp_arithmetic::{PerThing, Perbill, traits::CheckedSub};

/// Splits `total` by `shares`: each part rounded down, and what the parts leave. Parts and remainder sum to
/// `total`; the caller names the sink of the remainder. `None` if the shares exceed one.
///
/// When the shares sum to exactly one, the remainder is less than one base unit per share.
pub fn split<const N: usize>(total: u128, shares: &[Perbill; N]) -> Option<([u128; N], u128)> {
    let mut parts = [0; N];
    let mut share_left = Perbill::one();
    let mut remainder = total;
    for (part, share) in parts.iter_mut().zip(shares) {
        share_left = share_left.checked_sub(share)?;
        *part = mul_div(total, share.deconstruct().into(), Perbill::ACCURACY.into(), Rounding::Down)?;
        remainder = remainder.checked_sub(*part)?;
    }
    Some((parts, remainder))
}

/// Whether the shares sum to exactly one.
pub fn is_whole<const N: usize>(shares: &[Perbill; N]) -> bool {
    shares.iter().try_fold(Perbill::one(), |left, share| left.checked_sub(share)) == Some(Perbill::zero())
}
