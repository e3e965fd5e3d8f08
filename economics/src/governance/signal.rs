//! What a signal weighs.
use crate::{
    math::{Rounding, mul_div},
    units::Balance,
};

/// The weight of a whole supply at a multiplier of one.
pub const ONE: u128 = 1_000_000_000_000_000_000;

/// What somebody has of a token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Holding {
    pub held: Balance,
    /// All of it that exists.
    pub supply: Balance,
    /// What the whole supply weighs.
    pub multiplier: u32,
}

impl Holding {
    /// `multiplier · held / supply` in parts of 10^18, rounded down; 0 where nothing exists. More than the supply counts
    /// as the supply.
    pub fn weight(&self) -> u128 {
        // Below 2^92.
        let whole = ONE.saturating_mul(self.multiplier.into());
        mul_div(self.held.min(self.supply), whole, self.supply, Rounding::Down).unwrap_or_default()
    }
}

/// What all of it weighs together.
pub fn weight<const N: usize>(holdings: &[Holding; N]) -> u128 {
    holdings.iter().fold(0, |sum, holding| sum.saturating_add(holding.weight()))
}
