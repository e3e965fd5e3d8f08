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
mod filter;
mod halt;
mod halts;
mod intervene;
mod interventions;
mod invariants;
mod lift_halt;
mod looks;
mod origins;
mod parameters;
mod rearm;
mod revoke_intervention;
mod scale;
mod soundness;
mod try_state;
mod views;
mod weights;
