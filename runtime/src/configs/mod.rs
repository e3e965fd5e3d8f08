//! How each pallet is configured, by subject.
pub mod agenda;
pub mod consensus;
pub mod economy;
pub mod fees;
pub mod governance;
pub mod stability;
pub mod system;
pub mod tokens;
pub mod tracks;
pub mod utility;
pub mod voting_cap;

use crate::{Balance, UNIT};
use pallet_clock::Scaled as ScaledBy;

/// A period of real blocks, shortened by the clock's scale.
pub type Scaled<const BLOCKS: u32> = ScaledBy<crate::Runtime, BLOCKS>;

/// HETU held for what an account stores: a fixed part and a part for each byte.
pub const fn deposit(items: Balance, bytes: Balance) -> Balance {
    items.saturating_mul(UNIT / 10).saturating_add(bytes.saturating_mul(UNIT / 10_000))
}
