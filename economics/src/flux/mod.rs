//! The money of the economy: what an epoch may mint, what holding costs, and how both are steered.
pub mod bounds;
pub mod controller;
pub mod demurrage;
pub mod epoch;
pub mod purchase;
pub mod reservoir;
pub mod reward;

/// FLX for one Power, in base units of FLX per whole Power.
pub type FluxPerPower = u128;

/// HETU for one FLX, in base units of HETU per whole FLX.
pub type HetuPerFlux = u128;
