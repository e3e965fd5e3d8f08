//! The price of registering an identity: each registration raises it, and time brings it back to the floor.
use crate::{
    decay::halve,
    math::{Rounding, mul_div},
    time::Seconds,
    units::Balance,
};
use core::num::NonZeroU64;
use sp_arithmetic::{PerThing, Perbill};

/// How the price moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PriceTerms {
    /// The price when nobody registered recently, in base units of HETU.
    pub floor: Balance,
    /// The highest price, in base units of HETU. Wins over a higher floor.
    pub ceiling: Balance,
    /// The part by which one registration raises the price of the next.
    pub growth: Perbill,
    /// Economic seconds in which the excess over the floor halves.
    pub half_life: NonZeroU64,
}

/// The price `elapsed` economic seconds after it was `last`: `floor + (last − floor) · 2^(−elapsed / half_life)`,
/// rounded up, within floor and ceiling.
pub fn price_now(last: Balance, elapsed: Seconds, terms: &PriceTerms) -> Balance {
    let excess = halve(last.saturating_sub(terms.floor), elapsed, terms.half_life, Rounding::Up);
    terms.floor.saturating_add(excess).min(terms.ceiling)
}

/// The price right after a registration paid `price`: `price · (1 + growth)`, rounded up, at most the ceiling.
pub fn price_after(price: Balance, terms: &PriceTerms) -> Balance {
    mul_div(price, terms.growth.deconstruct().into(), Perbill::ACCURACY.into(), Rounding::Up)
        .and_then(|rise| price.checked_add(rise))
        .map_or(terms.ceiling, |raised| raised.min(terms.ceiling))
}
