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

mod accept_controller;
mod admit_attestor;
mod announce_controller;
mod apply_as_attestor;
mod attacks;
mod cancel_controller;
mod claim_activity;
mod clear_reports;
mod deregister;
mod dismiss_attestor;
mod genesis;
mod invariants;
mod odometer;
mod origins;
mod owners;
mod register_agent;
mod register_human;
mod release_attestor_bond;
mod release_bond;
mod report_activity;
mod resign_attestor;
mod scale;
mod set_ceiling;
mod try_state;
mod views;
