//! What the calls of this project's pallets weigh, as `scripts/weights` has measured it.
pub mod pallet_balances;
pub mod pallet_capacity;
pub mod pallet_fees;
pub mod pallet_flux;
pub mod pallet_governance;
pub mod pallet_pocw;
pub mod pallet_poe;
pub mod pallet_power;
pub mod pallet_stability;
pub mod pallet_validators;
pub mod pallet_xp;
