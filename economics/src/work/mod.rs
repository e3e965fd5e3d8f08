//! Verified work: what a receipt is worth, what its match burns, who judges it.

pub mod panel;
pub mod score;
