//! The sale of Flux for HETU: how much, and at what price.
use crate::{
    flux::HetuPerFlux,
    math::{Rounding, mul_div},
    units::{Balance, UNIT},
};
use sp_arithmetic::Perbill;

/// The quota of an epoch: `min(left, multiple · burn average + share · supply)`, rounded down, where `left` is what
/// the reward left of what could be minted.
pub fn quota(
    left: Balance,
    burn_average: Balance,
    multiple: u32,
    supply: Balance,
    share: Perbill,
) -> Balance {
    burn_average.saturating_mul(multiple.into()).saturating_add(share.mul_floor(supply)).min(left)
}

/// What `amount` of Flux costs, rounded up. `None` if it does not fit.
pub fn cost(amount: Balance, price: HetuPerFlux) -> Option<Balance> {
    mul_div(amount, price, UNIT, Rounding::Up)
}

/// How the price moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PriceTerms {
    /// The most by which one epoch moves it.
    pub step: Perbill,
    pub min: HetuPerFlux,
    pub max: HetuPerFlux,
}

/// The price after an epoch that sold `sold` of `quota`: `price · (1 + step · (2 · sold / quota − 1))`, rounded up,
/// within its bounds. Unchanged where nothing was for sale.
pub fn next_price(price: HetuPerFlux, sold: Balance, quota: Balance, terms: &PriceTerms) -> HetuPerFlux {
    let moved = |distance: Balance, rounding| {
        let full = terms.step.mul_ceil(price);
        mul_div(full, distance, quota, rounding).unwrap_or_default()
    };
    let left = quota.saturating_sub(sold);
    let next = match sold.min(quota).checked_sub(left) {
        Some(above) => price.saturating_add(moved(above, Rounding::Up)),
        None => price.saturating_sub(moved(left.saturating_sub(sold), Rounding::Down)),
    };
    next.max(terms.min).min(terms.max)
}
