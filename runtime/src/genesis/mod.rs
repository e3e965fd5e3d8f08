//! The chain's presets: what the world looks like at block 0.
mod development;
mod local;
mod production;

use crate::{
    configs::economy::FLUX_GENESIS_SUPPLY,
    configs::tokens::{AUR, GEN_SUPPLY, HETU_SUPPLY, NEX, XP, protocol_account},
    params::Change,
    *,
};
use alloc::{format, vec, vec::Vec};
use core::num::NonZeroU32;
use frame_support::{
    build_struct_json_patch, genesis_builder_helper::build_state, traits::fungible::NativeOrWithId,
};
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The production template: no known keys, no validators. It must be filled in before a chain starts.
pub const PRODUCTION: &str = "production";
const PRESETS: [&str; 3] =
    [sp_genesis_builder::DEV_RUNTIME_PRESET, sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET, PRODUCTION];

pub fn preset_names() -> Vec<PresetId> {
    PRESETS.iter().map(|name| PresetId::from(*name)).collect()
}

pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
    let patch = match id.as_ref() {
        sp_genesis_builder::DEV_RUNTIME_PRESET => development::genesis(),
        sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => local::genesis(),
        PRODUCTION => production::genesis(),
        _ => return None,
    };
    serde_json::to_vec(&patch).ok()
}

/// Builds the state of block 0, and refuses to begin a chain with other supplies than the promised ones.
///
/// Without validators no chain begins: the template can be built, and exported, before it is filled in.
pub fn build(config: Vec<u8>) -> sp_genesis_builder::Result {
    build_state::<RuntimeGenesisConfig>(config)?;
    if pallet_validators::Members::<Runtime>::get().is_empty() {
        return Ok(());
    }
    let hetu = frame_system::Account::<Runtime>::iter_values().map(|account| account.data);
    check_supply("HETU", HETU_SUPPLY, pallet_balances::TotalIssuance::<Runtime>::get(), hetu)?;
    let gen_accounts = pallet_balances::Account::<Runtime, Instance1>::iter_values();
    check_supply("GEN", GEN_SUPPLY, pallet_balances::TotalIssuance::<Runtime, Instance1>::get(), gen_accounts)
}

/// The accounts are added up as well: `devAccounts` are endowed past the issuance.
fn check_supply(
    symbol: &str,
    supply: Balance,
    issued: Balance,
    accounts: impl Iterator<Item = pallet_balances::AccountData<Balance>>,
) -> sp_genesis_builder::Result {
    let held = accounts
        .map(|account| account.free.saturating_add(account.reserved))
        .fold(0, Balance::saturating_add);
    if issued == supply && held == supply {
        return Ok(());
    }
    Err(format!(
        "genesis issues {issued} and hands out {held} base units of {symbol}; both must be exactly {supply}"
    ))
}

type Holdings = Vec<(AccountId, Balance)>;

/// What differs between presets.
struct Preset {
    scale: NonZeroU32,
    hetu: Holdings,
    gen_holders: Holdings,
    validators: Vec<(Sr25519Keyring, Ed25519Keyring)>,
    /// Owners of the first identities, and the FLX of each.
    humans: Vec<(Sr25519Keyring, Balance)>,
    xp: Holdings,
    /// Pools of HETU and XP: who provides them, and how much of each.
    xp_pools: Vec<(AccountId, Balance, Balance)>,
    changes: Vec<Change>,
}

fn patch(preset: Preset) -> Value {
    let Preset { scale, hetu, gen_holders, validators, humans, xp, xp_pools, changes } = preset;
    let protocol = protocol_account();
    build_struct_json_patch!(RuntimeGenesisConfig {
        clock: pallet_clock::GenesisConfig { scale },
        balances: pallet_balances::GenesisConfig { balances: hetu },
        gen_balances: pallet_balances::GenesisConfig { balances: gen_holders },
        governance: pallet_governance::GenesisConfig { changes },
        babe: pallet_babe::GenesisConfig {
            epoch_config: sp_consensus_babe::BabeEpochConfiguration {
                c: (1, 4),
                allowed_slots: sp_consensus_babe::AllowedSlots::PrimaryAndSecondaryVRFSlots,
            },
        },
        validators: pallet_validators::GenesisConfig {
            validators: validators.iter().map(|(account, _)| account.to_account_id()).collect(),
        },
        session: pallet_session::GenesisConfig {
            keys: validators
                .iter()
                .map(|(sr25519, ed25519)| {
                    let account = sr25519.to_account_id();
                    let keys =
                        SessionKeys { babe: sr25519.public().into(), grandpa: ed25519.public().into() };
                    (account.clone(), account, keys)
                })
                .collect(),
        },
        power: pallet_power::GenesisConfig {
            humans: humans.iter().map(|(owner, _)| owner.to_account_id()).collect(),
        },
        flux: pallet_flux::GenesisConfig {
            endowments: (0..).zip(&humans).map(|(id, (_, amount))| (id, *amount)).collect::<Vec<_>>(),
        },
        assets: pallet_assets::GenesisConfig {
            assets: [NEX, XP, AUR].map(|id| (id, protocol.clone(), true, 1)).to_vec(),
            metadata: vec![
                (NEX, b"Nexus".to_vec(), b"NEX".to_vec(), 12),
                (XP, b"Experience".to_vec(), b"XP".to_vec(), 12),
                (AUR, b"Aurum".to_vec(), b"AUR".to_vec(), 12),
            ],
            accounts: xp.into_iter().map(|(who, amount)| (XP, who, amount)).collect::<Vec<_>>(),
        },
        asset_conversion: pallet_asset_conversion::GenesisConfig {
            pools: xp_pools
                .into_iter()
                .map(|(who, hetu, xp)| (NativeOrWithId::Native, NativeOrWithId::WithId(XP), who, hetu, xp))
                .collect::<Vec<_>>(),
        },
    })
}

/// The two who hold the Flux of genesis. The others register by hand.
fn founders() -> Vec<(Sr25519Keyring, Balance)> {
    let half = FLUX_GENESIS_SUPPLY / 2;
    vec![(Sr25519Keyring::Eve, half), (Sr25519Keyring::Ferdie, half)]
}

/// XP to try the flywheel with at once: some to burn, and a pool in which it trades at five hundred XP for a HETU: too
/// little to wash work for it, even with every seat of a panel and at the lowest price that Flux falls to.
fn experience() -> (Holdings, Vec<(AccountId, Balance, Balance)>) {
    let (alice, bob) = (Sr25519Keyring::Alice.to_account_id(), Sr25519Keyring::Bob.to_account_id());
    (
        vec![(alice.clone(), 20_000_000 * UNIT), (bob, 1_000_000 * UNIT)],
        vec![(alice, 20_000 * UNIT, 10_000_000 * UNIT)],
    )
}

/// HETU and GEN of the well-known development accounts. Every holder of GEN has more HETU than GEN: wallets take
/// the HETU balance for the largest vote.
fn well_known_balances() -> (Holdings, Holdings) {
    use Sr25519Keyring::*;
    let people = [
        (Alice, 16_000_000, 30_000),
        (Bob, 16_000_000, 25_000),
        (Charlie, 16_000_000, 20_000),
        (Dave, 16_000_000, 15_000),
        (Eve, 16_000_000, 10_000),
        (Ferdie, 10_000_000, 0),
    ];
    let mut hetu: Vec<_> =
        people.iter().map(|(who, hetu, _)| (who.to_account_id(), UNIT.saturating_mul(*hetu))).collect();
    hetu.push((Treasury::account_id(), 10_000_000 * UNIT));
    let gen_holders: Vec<_> = people
        .iter()
        .filter(|(_, _, amount)| *amount > 0)
        .map(|(who, _, amount)| (who.to_account_id(), UNIT.saturating_mul(*amount)))
        .collect();
    debug_assert_eq!(hetu.iter().map(|(_, amount)| amount).sum::<Balance>(), HETU_SUPPLY);
    debug_assert_eq!(gen_holders.iter().map(|(_, amount)| amount).sum::<Balance>(), GEN_SUPPLY);
    (hetu, gen_holders)
}
