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

mod add_validator;
mod attacks;
mod bond;
mod genesis;
mod invariants;
mod keys;
mod offences;
mod purge_keys;
mod remove_validator;
mod rotation;
mod try_state;
mod unbond;
mod withdraw;
