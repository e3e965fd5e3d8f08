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
mod concentration;
mod decline_delegation;
mod drift;
mod enact;
mod genesis;
mod history;
mod invariants;
mod origins;
mod propose;
mod signal;
mod steps;
mod try_state;
mod views;
mod weights;
mod withdraw_signal;
