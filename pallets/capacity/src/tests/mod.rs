//! One file per call, and what spans calls.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod attacks;
mod delegate;
mod invariants;
mod market;
mod messages;
mod network;
mod slash;
mod stake;
mod try_state;
mod unstake;
