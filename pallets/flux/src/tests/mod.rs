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
mod breaker;
mod claim;
mod demurrage;
mod epochs;
mod genesis;
mod invariants;
mod ledger;
mod migrations;
mod purchase;
mod scale;
mod try_state;
mod views;
