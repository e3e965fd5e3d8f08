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
mod clear;
mod enact;
mod genesis;
mod invariants;
mod origins;
mod propose;
mod steps;
mod try_state;
mod views;
