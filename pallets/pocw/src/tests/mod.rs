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

mod accept;
mod agree;
mod attacks;
mod cancel;
mod commit_and_reveal;
mod dispute;
mod draw;
mod evaluators;
mod examples;
mod invariants;
mod machine;
mod match_task;
mod origins;
mod post;
mod prove_equivocation;
mod prune;
mod request_panel;
mod set_bond_ceiling;
mod settle;
mod settle_many;
mod submit;
mod try_state;
mod views;
mod weights;
