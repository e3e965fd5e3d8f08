//! Sealing: blocks on demand, for development.
//!
//! The chain keeps a clock of its own, one slot per block, so a sealed database cannot go on in
//! real slots and must not be taken for a real one. A marker beside the database says so.

use super::{Base, Block, Client, Hash, SelectChain, ports, refuse};
use crate::{cli::Sealing, rpc};
use futures::{
    FutureExt, StreamExt,
    channel::mpsc,
    stream::{self, BoxStream},
};
use futures_timer::Delay;
use sc_basic_authorship::ProposerFactory;
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sc_consensus::BasicQueue;
use sc_consensus_babe::{BabeBlockImport, BabeLink};
use sc_consensus_manual_seal::{
    EngineCommand, ManualSealParams,
    consensus::{
        babe::{BabeConsensusDataProvider, BabeVerifier},
        timestamp::SlotTimestampProvider,
    },
};
use sc_network::{
    NetworkBackend,
    config::{FullNetworkConfiguration, NetworkConfiguration, NonReservedPeerMode, TransportConfig},
};
use sc_service::{ChainType, Configuration, TaskManager, TransactionPool};
use sc_transaction_pool_api::{OffchainTransactionPoolFactory, RejectAllTxPool};
use sp_core::crypto::ByteArray;
use sp_inherents::CreateInherentDataProviders;
use std::{error::Error, fs, path::PathBuf, sync::Arc, time::Duration};

/// Name of the marker, in the folder that `purge-chain` removes.
const MARKER: &str = "SEALED";

type Babe = BabeBlockImport<Block, Client, Arc<Client>, ChainClock, SelectChain>;
type Command = EngineCommand<Hash>;

/// Slot and timestamp from the chain itself: one slot after the best block.
///
/// Authoring and block import must share this clock. Measured by the clock of the machine, blocks
/// sealed faster than slots pass would soon be refused as too far in the future.
#[derive(Clone)]
struct ChainClock(Arc<Client>);

#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for ChainClock {
    type InherentDataProviders =
        (sp_consensus_babe::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider);

    async fn create_inherent_data_providers(
        &self,
        _parent: Hash,
        (): (),
    ) -> Result<Self::InherentDataProviders, Box<dyn Error + Send + Sync>> {
        let next = SlotTimestampProvider::new_babe(Arc::clone(&self.0))?;
        Ok((
            sp_consensus_babe::inherents::InherentDataProvider::new(next.slot()),
            sp_timestamp::InherentDataProvider::new(next.timestamp()),
        ))
    }
}

/// Starts a sealing node.
pub fn start<N: NetworkBackend<Block, Hash>>(
    mut config: Configuration,
    mode: Sealing,
) -> sc_cli::Result<TaskManager> {
    if config.chain_spec.chain_type() != ChainType::Development {
        return Err(refuse(format!(
            "--sealing is for development chains only, and `{}` is not one",
            config.chain_spec.id()
        )));
    }
    isolate(&mut config.network);
    config.dev_key_seed.get_or_insert_with(|| "//Alice".into());
    ports::ensure_free(&config)?;
    ensure_sealed_or_new(&config)?;
    // Before there is a database: killed in between, the node would leave one that looks like one of real slots.
    mark(&config)?;

    let mut base = super::base(&config)?;

    let babe_config = sc_consensus_babe::configuration(&*base.client)?;
    let slot_duration = babe_config.slot_duration().as_duration();
    let clock = ChainClock(Arc::clone(&base.client));
    let (block_import, babe): (Babe, BabeLink<Block>) = sc_consensus_babe::block_import(
        babe_config,
        Arc::clone(&base.client),
        Arc::clone(&base.client),
        clock.clone(),
        base.select_chain(),
        OffchainTransactionPoolFactory::new(RejectAllTxPool::default()),
    )?;
    let queue = BasicQueue::new(
        BabeVerifier::new(babe.epoch_changes().clone(), Arc::clone(&base.client)),
        Box::new(block_import.clone()),
        None,
        &base.task_manager.spawn_essential_handle(),
        config.prometheus_registry(),
    );

    let registry = config.prometheus_registry().cloned();
    let metrics = N::register_notification_metrics(registry.as_ref());
    let net_config = FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
    let (requests, requested) = mpsc::channel(1000);
    let rpc = {
        let (client, pool) = (Arc::clone(&base.client), Arc::clone(&base.pool));
        move |_| rpc::sealing(Arc::clone(&client), Arc::clone(&pool), requests.clone())
    };
    super::serve(config, &mut base, net_config, metrics, queue, None, rpc)?;

    let authorities = babe.config().authorities.clone();
    let keystore = base.keystore.keystore();
    if !authorities.iter().any(|(id, _)| keystore.has_keys(&[(id.to_raw_vec(), sp_consensus_babe::KEY_TYPE)]))
    {
        return Err(refuse("--sealing needs the session keys of a validator of the chain"));
    }
    let digests = BabeConsensusDataProvider::new(
        Arc::clone(&base.client),
        keystore,
        babe.epoch_changes().clone(),
        authorities,
    )
    .map_err(|error| refuse(error.to_string()))?;
    let env = ProposerFactory::new(
        base.task_manager.spawn_handle(),
        Arc::clone(&base.client),
        Arc::clone(&base.pool),
        registry.as_ref(),
        base.telemetry_handle(),
    );
    let sealing = sc_consensus_manual_seal::run_manual_seal(ManualSealParams {
        block_import,
        env,
        client: Arc::clone(&base.client),
        pool: Arc::clone(&base.pool),
        commands_stream: stream::select_all([
            seals(mode, slot_duration, &base),
            finality(&base),
            requested.boxed(),
        ]),
        select_chain: base.select_chain(),
        consensus_data_provider: Some(Box::new(digests)),
        create_inherent_data_providers: clock,
    });
    base.task_manager.spawn_essential_handle().spawn_blocking(
        "sealing",
        Some("block-authoring"),
        sealing.boxed(),
    );

    Ok(base.task_manager)
}

/// When to seal. A clock always runs, and empty blocks are made: a block that has no room for a
/// transaction, because a session ends in it, must be sealed all the same, and transactions that
/// a full block left behind are announced by nobody.
fn seals(mode: Sealing, slot_duration: Duration, base: &Base) -> BoxStream<'static, Command> {
    let period = match mode {
        Sealing::Instant => slot_duration,
        Sealing::Every(period) => period,
    };
    let clock = stream::repeat(()).then(move |()| Delay::new(period));
    match mode {
        Sealing::Instant => {
            let pool = Arc::clone(&base.pool);
            // A block takes all that is ready. Without a look at what is left, a burst would make
            // as many blocks as transactions, and the last ones would be too old for their era.
            let transactions = base.pool.import_notification_stream().filter_map(move |_| {
                let waiting = pool.status().ready > 0;
                futures::future::ready(waiting.then_some(()))
            });
            stream::select(transactions, clock).map(|()| seal()).boxed()
        },
        Sealing::Every(_) => clock.map(|()| seal()).boxed(),
    }
}

/// A block that is not final at once: BABE, told of finality while the block is being imported,
/// complains that it does not know the block.
fn seal() -> Command {
    EngineCommand::SealNewBlock { create_empty: true, finalize: false, parent_hash: None, sender: None }
}

/// Every new best block is final, unless the one who asked for it by RPC wanted it so already.
fn finality(base: &Base) -> BoxStream<'static, Command> {
    let client = Arc::clone(&base.client);
    base.client
        .import_notification_stream()
        .filter_map(move |block| {
            let new = block.is_new_best && block.header.number > client.info().finalized_number;
            let command =
                EngineCommand::FinalizeBlock { hash: block.hash, sender: None, justification: None };
            futures::future::ready(new.then_some(command))
        })
        .boxed()
}

/// No listening, no dialling, no discovery.
fn isolate(network: &mut NetworkConfiguration) {
    network.listen_addresses.clear();
    network.public_addresses.clear();
    network.boot_nodes.clear();
    network.default_peers_set.in_peers = 0;
    network.default_peers_set.out_peers = 0;
    network.default_peers_set.reserved_nodes.clear();
    network.default_peers_set.non_reserved_mode = NonReservedPeerMode::Deny;
    network.default_peers_set_num_full = 0;
    network.enable_dht_random_walk = false;
    network.transport = TransportConfig::Normal { enable_mdns: false, allow_private_ip: false };
}

/// Refuses real slots on a sealed database.
pub fn ensure_not_sealed(config: &Configuration) -> sc_cli::Result<()> {
    let Some(marker) = marker(config).filter(|marker| marker.exists()) else { return Ok(()) };
    if is_new(config) {
        // A sealing node ended before it made its database. Nothing is marked, and what is made now must not be.
        return Ok(fs::remove_file(marker)?);
    }
    Err(refuse(format!(
        "the database was made with --sealing and cannot go on in real slots ({} exists). \
         Start it with --sealing, or remove it with `purge-chain`",
        marker.display()
    )))
}

/// Refuses sealing on a database made in real slots.
fn ensure_sealed_or_new(config: &Configuration) -> sc_cli::Result<()> {
    let sealed = marker(config).is_some_and(|marker| marker.exists());
    match config.database.path() {
        Some(path) if !sealed && !is_new(config) => Err(refuse(format!(
            "the database at {} was made in real slots and cannot be sealed. Start it without \
             --sealing, or remove it with `purge-chain`",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Whether there is no database yet.
fn is_new(config: &Configuration) -> bool {
    config.database.path().is_none_or(|path| !path.exists())
}

fn mark(config: &Configuration) -> sc_cli::Result<()> {
    if let Some(marker) = marker(config) {
        marker.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(marker, "Made with --sealing, for development: not a chain of real slots.\n")?;
    }
    Ok(())
}

fn marker(config: &Configuration) -> Option<PathBuf> {
    Some(config.database.path()?.parent()?.join(MARKER))
}
