//! By route, and what spans routes.
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
mod capacity;
mod charged;
mod clients;
mod exits;
mod flux;
mod invariants;
mod messages;
mod policy;
mod waived;
