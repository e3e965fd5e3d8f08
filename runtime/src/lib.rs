//! The Fluxnomics runtime: what the chain is made of, and how its parts are wired.
#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
#![allow(clippy::as_conversions, reason = "in what FRAME's macros generate")]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod adapters;
pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod genesis;
pub mod indicators;
pub mod interface;
pub mod params;
#[cfg(test)]
mod tests;
mod weights;

use alloc::{borrow::Cow, vec::Vec};
#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use fluxnomics_primitives::{
    AccountId, Address, Balance, BlockNumber, Hash, Header, Nonce, Signature, UNIT,
};
use frame_support::instances::{Instance1, Instance2};
use sp_runtime::{generic, impl_opaque_keys, traits::BlakeTwo256};
use sp_version::RuntimeVersion;

/// Milliseconds between two slots. It can never change on a running chain.
pub const SLOT_DURATION: u64 = fluxnomics_economics::time::SLOT_SECONDS * 1_000;

/// Slots in a BABE epoch, which is a session. Never scaled: it is a matter of security, not of
/// economics.
pub const EPOCH_SLOTS: u64 = 60;

/// Blocks in real time, for the periods of pallets that count blocks. The clock scales them.
pub mod real {
    use super::BlockNumber;
    pub const MINUTES: BlockNumber = 30;
    pub const HOURS: BlockNumber = 60 * MINUTES;
    pub const DAYS: BlockNumber = 24 * HOURS;
}

/// Types that the node knows without knowing the runtime's calls.
pub mod opaque {
    use super::*;
    pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

    pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
    pub type Block = generic::Block<Header, UncheckedExtrinsic>;
    pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
    #[derive(codec::MaxEncodedLen)]
    pub struct SessionKeys {
        pub babe: Babe,
        pub grandpa: Grandpa,
    }
}

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("fluxnomics"),
    impl_name: Cow::Borrowed("fluxnomics"),
    authoring_version: 1,
    spec_version: 5,
    impl_version: 1,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

pub type Block = generic::Block<Header, UncheckedExtrinsic>;
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What every signed extrinsic carries. Its order is part of the chain's interface.
pub type TxExtension = (
    frame_system::AuthorizeCall<Runtime>,
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckEra<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_fees::ChargePower<Runtime>,
    frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    frame_system::WeightReclaim<Runtime>,
);

/// What an immortal extrinsic carries.
pub fn tx_extension(nonce: Nonce, tip: Balance) -> TxExtension {
    (
        frame_system::AuthorizeCall::new(),
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckEra::from(generic::Era::Immortal),
        frame_system::CheckNonce::from(nonce),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(tip).into(),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    )
}

/// The part of it that pays.
pub fn payment(extension: &TxExtension) -> &pallet_fees::ChargePower<Runtime> {
    let (.., payment, _metadata_hash, _weight_reclaim) = extension;
    payment
}

pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

/// What an upgrade from the runtime before this one does, each once.
pub type SingleBlockMigrations = (
    pallet_flux::migrations::OpenFirstEpoch<Runtime>,
    pallet_xp::migrations::OpenFirstWeek<Runtime>,
    pallet_poe::migrations::OpenFirstEpoch<Runtime>,
    params::WithinBounds,
);

// The index of a pallet is its place in hooks and genesis, and its name in every encoded call: it
// never changes. Clock and Timestamp come before all that asks for time; Validators, which rotates
// sessions, between Babe and Authorship, because a rotation block is authored under the new epoch;
// Balances and the parameters before Session, whose genesis bonds the first validators.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Clock = pallet_clock;
    #[runtime::pallet_index(2)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(3)]
    pub type Babe = pallet_babe;
    #[runtime::pallet_index(4)]
    pub type Validators = pallet_validators;
    #[runtime::pallet_index(5)]
    pub type Authorship = pallet_authorship;

    #[runtime::pallet_index(10)]
    pub type Balances = pallet_balances;
    /// GEN. No calls: it is neither minted nor burned nor moved, only locked by votes.
    #[runtime::pallet_index(11)]
    #[runtime::disable_call]
    pub type GenBalances = pallet_balances<Instance1>;
    /// The governed values. No calls: Governance writes them.
    #[runtime::pallet_index(12)]
    #[runtime::disable_call]
    pub type Parameters = pallet_parameters;
    #[runtime::pallet_index(13)]
    pub type Governance = pallet_governance;
    #[runtime::pallet_index(14)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(15)]
    pub type Fees = pallet_fees;

    #[runtime::pallet_index(20)]
    pub type Offences = pallet_offences;
    #[runtime::pallet_index(21)]
    pub type Historical = pallet_session::historical;
    #[runtime::pallet_index(22)]
    pub type Session = pallet_session;
    #[runtime::pallet_index(23)]
    pub type Grandpa = pallet_grandpa;

    #[runtime::pallet_index(30)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(31)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(32)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(33)]
    pub type ConvictionVoting = pallet_conviction_voting;
    #[runtime::pallet_index(34)]
    pub type Treasury = pallet_treasury;

    #[runtime::pallet_index(40)]
    pub type Assets = pallet_assets<Instance1>;
    #[runtime::pallet_index(41)]
    pub type AssetsHolder = pallet_assets_holder<Instance1>;
    /// Shares of liquidity pools.
    #[runtime::pallet_index(42)]
    pub type PoolAssets = pallet_assets<Instance2>;
    #[runtime::pallet_index(43)]
    pub type AssetConversion = pallet_asset_conversion;

    #[runtime::pallet_index(50)]
    pub type Power = pallet_power;
    #[runtime::pallet_index(51)]
    pub type Flux = pallet_flux;
    #[runtime::pallet_index(52)]
    pub type Capacity = pallet_capacity;
    #[runtime::pallet_index(53)]
    pub type Pocw = pallet_pocw;
    #[runtime::pallet_index(54)]
    pub type Xp = pallet_xp;
    #[runtime::pallet_index(55)]
    pub type Poe = pallet_poe;

    #[runtime::pallet_index(60)]
    pub type Stability = pallet_stability;

    #[runtime::pallet_index(80)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(81)]
    pub type Proxy = pallet_proxy;
    #[runtime::pallet_index(82)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(83)]
    pub type SafeMode = pallet_safe_mode;
    #[runtime::pallet_index(84)]
    pub type TxPause = pallet_tx_pause;
    #[runtime::pallet_index(85)]
    pub type Migrations = pallet_migrations;
}
