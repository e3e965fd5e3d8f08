//! What pallets share: types, units, economic time, parameters, and the traits in which they meet.
//!
//! No pallet depends on another; each names the traits it needs here and the runtime wires them.
//! Traits have a `()` implementation wherever "nothing is there yet" is a sound answer.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod capacity;
pub mod flux;
pub mod governance;
pub mod identity;
pub mod params;
pub mod price;
pub mod stability;
pub mod time;
pub mod work;

pub use fluxnomics_economics::units::{Balance, Power, UNIT};
use sp_runtime::{
    MultiAddress, MultiSignature, generic,
    traits::{BlakeTwo256, IdentifyAccount, Verify},
};

pub type Signature = MultiSignature;
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
pub type Address = MultiAddress<AccountId, ()>;
pub type Nonce = u32;
pub type Hash = sp_core::H256;
pub type BlockNumber = u32;
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
