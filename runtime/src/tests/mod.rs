//! The runtime as a whole: what the pallets promise together.
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

mod brakes;
mod capacity;
mod economy;
mod equivocation;
mod fees;
mod flux;
mod gen_supply;
mod interface;
mod parameters;
mod payments;
mod poe;
mod presets;
mod referenda;
mod registry;
mod signal;
mod stability;
mod voting;
mod xp;

use crate::*;
use codec::Encode;
use frame_support::{
    traits::{OnFinalize, OnInitialize},
    weights::Weight,
};
use sp_consensus_babe::{
    BABE_ENGINE_ID, Slot,
    digests::{PreDigest, SecondaryPlainPreDigest},
};
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilderV1;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
    Digest, DigestItem,
    traits::{Dispatchable, TransactionExtension},
};

/// The whole genesis configuration of a preset.
fn config(preset: &str) -> serde_json::Value {
    let patch = genesis::preset(&preset.into()).expect("known preset");
    let patch: serde_json::Value = serde_json::from_slice(&patch).unwrap();
    let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
    merge(&mut config, patch);
    config
}

/// Builds the state of block 0, as the node has it built.
fn build(config: &serde_json::Value) -> sp_genesis_builder::Result {
    Runtime::build_state(serde_json::to_vec(config).unwrap())
}

/// The state of a genesis configuration at block 1.
fn ext_of(config: &serde_json::Value) -> sp_io::TestExternalities {
    let mut ext = sp_io::TestExternalities::default();
    ext.execute_with(|| {
        build(config).unwrap();
        start_block(1);
    });
    ext
}

/// The state of a preset at block 1.
fn ext(preset: &str) -> sp_io::TestExternalities {
    ext_of(&config(preset))
}

fn development() -> sp_io::TestExternalities {
    ext(sp_genesis_builder::DEV_RUNTIME_PRESET)
}

/// As the genesis builder merges a preset into the default configuration.
fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
    match (into, patch) {
        (serde_json::Value::Object(into), serde_json::Value::Object(patch)) => {
            for (key, value) in patch {
                merge(into.entry(key).or_insert(serde_json::Value::Null), value);
            }
        },
        (into, patch) => *into = patch,
    }
}

/// Begins a block as its author would: slot digest, hooks, timestamp.
fn start_block(number: BlockNumber) {
    let slot = Slot::from(u64::from(number) + 1_000);
    let digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot });
    let digest = Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, digest.encode())] };
    System::reset_events();
    System::initialize(&number, &Hash::repeat_byte(u8::try_from(number % 251).unwrap()), &digest);
    AllPalletsWithSystem::on_initialize(number);
    Timestamp::set_timestamp(*slot * SLOT_DURATION);
}

fn end_block() {
    AllPalletsWithSystem::on_finalize(System::block_number());
}

fn run_to(number: BlockNumber) {
    while System::block_number() < number {
        end_block();
        start_block(System::block_number() + 1);
    }
}

fn account(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(who))
}

/// An extrinsic as a wallet would sign it.
fn extrinsic(
    who: sp_core::sr25519::Pair,
    nonce: Nonce,
    tip: Balance,
    call: RuntimeCall,
) -> UncheckedExtrinsic {
    use sp_core::Pair;
    let extension = tx_extension(nonce, tip);
    let payload = sp_runtime::generic::SignedPayload::new(call.clone(), extension.clone()).unwrap();
    let signature = payload.using_encoded(|bytes| who.sign(bytes));
    let address = Address::Id(AccountId::from(who.public()));
    UncheckedExtrinsic::new_signed(call, address, Signature::Sr25519(signature), extension)
}

/// Every own pallet's invariants.
fn check_invariants() {
    use crate::interface::runtime_decl_for_audit_api::AuditApiV1;
    let broken = Runtime::broken_invariants();
    assert!(broken.is_empty(), "{broken:?}");
}

/// SplitMix64: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }
}
