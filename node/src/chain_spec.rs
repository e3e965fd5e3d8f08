//! The chains the node knows by name. Their genesis lives in the runtime, as named presets.

use fluxnomics_runtime::{WASM_BINARY, genesis};
use sc_service::{ChainType, Properties};
use std::path::PathBuf;

/// A chain: its genesis, its name and how to find its network.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The chain called `id`, or the one described in the JSON file at the path `id`.
pub fn load(id: &str) -> Result<ChainSpec, String> {
    match id {
        "dev" | "development" => {
            preset("Fluxnomics Development", "fluxnomics_dev", ChainType::Development, "development")
        },
        "" | "local" | "local_testnet" => {
            preset("Fluxnomics Local Testnet", "fluxnomics_local", ChainType::Local, "local_testnet")
        },
        "production" => preset("Fluxnomics", "fluxnomics", ChainType::Live, "production"),
        path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
            format!("`{path}` is neither dev, local nor production, nor a chain spec: {error}")
        }),
    }
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
    let code = WASM_BINARY
        .ok_or("this node was built without the wasm runtime (SKIP_WASM_BUILD): build it again")?;
    let genesis = genesis::preset(&preset.into()).ok_or("the runtime lacks this genesis preset")?;
    let genesis = serde_json::from_slice(&genesis).map_err(|error| error.to_string())?;
    Ok(ChainSpec::builder(code, None)
        .with_name(name)
        .with_id(id)
        .with_protocol_id(id)
        .with_chain_type(chain_type)
        .with_properties(properties())
        .with_genesis_config_patch(genesis)
        .build())
}

/// What wallets show: the symbol and the decimals of the native currency, and the address format.
fn properties() -> Properties {
    Properties::from_iter([
        ("tokenSymbol".into(), "HETU".into()),
        ("tokenDecimals".into(), 12.into()),
        ("ss58Format".into(), 42.into()),
    ])
}
