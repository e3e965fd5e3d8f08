//! How concentrated votes are.
use primitive_types::U256;
use sp_arithmetic::Perbill;

/// The Herfindahl index of the powers: `Σ p² / (Σ p)²`, rounded down. One if a single holder has all, `1/n` if `n` have
/// equal parts. `None` if nobody has any, or all of it exceeds `u128`.
pub fn herfindahl(powers: impl IntoIterator<Item = u128>) -> Option<Perbill> {
    let (mut sum, mut squares) = (0_u128, U256::zero());
    for power in powers {
        sum = sum.checked_add(power)?;
        // At most the square of the sum, which fits.
        squares = squares.checked_add(U256::from(power).checked_mul(power.into())?)?;
    }
    let whole = U256::from(sum).checked_mul(sum.into())?;
    let parts = squares.full_mul(Perbill::one().deconstruct().into()).checked_div(whole.into())?;
    u32::try_from(parts).ok().map(Perbill::from_parts)
}
