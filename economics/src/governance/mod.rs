//! Voting: how far a parameter may drift, how concentrated votes are, and what a signal weighs.
pub mod concentration;
pub mod drift;
pub mod signal;
