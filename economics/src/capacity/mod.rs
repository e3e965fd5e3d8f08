//! Capacity: the Power that stake generates, what it buys, and the market for it.

pub mod congestion;
pub mod conversion;
pub mod cost;
pub mod meter;
pub mod rent;
pub mod stake;
