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
mod claim;
mod close_chain;
mod dismiss_miner;
mod epochs;
mod genesis;
mod heartbeat;
mod invariants;
mod leave;
mod migrations;
mod origins;
mod parameters;
mod price;
mod register_miner;
mod release_miner;
mod release_salary;
mod resume_miner;
mod reward_turnout;
mod scale;
mod set_salary_recipient;
mod submit_job;
mod submit_jobs;
mod suspend_miner;
mod try_state;
mod views;
mod weights;
