//! Units. Every token and Power count 12 decimals, so that no formula needs a rescale.

/// An amount of a token, in base units.
pub type Balance = u128;

/// Work energy, in base units.
pub type Power = u128;

/// Base units in one whole token or one whole Power.
pub const UNIT: u128 = 1_000_000_000_000;

/// What one identity can spend in its life, in base units.
pub const LIFETIME_POWER: Power = 21_000_000 * UNIT;
