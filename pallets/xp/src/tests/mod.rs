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
mod burn;
mod cancel_unlock;
mod claim;
mod departures;
mod examples;
mod genesis;
mod invariants;
mod lock;
mod migrations;
mod origins;
mod scale;
mod trust;
mod try_state;
mod unlock;
mod views;
mod weeks;
mod weights;
mod withdraw;
mod work;
