//! Real slots: BABE makes the blocks, GRANDPA finalises them.

use super::{Base, Block, Client, FullBackend, Hash, SelectChain, ports, sealing};
use crate::{equivocation::ReportingBlockImport, rpc};
use sc_basic_authorship::ProposerFactory;
use sc_client_api::BlockBackend;
use sc_consensus::DefaultImportQueue;
use sc_consensus_babe::{
    BabeBlockImport, BabeLink, BabeParams, BabeWorkerHandle, ImportQueueParams, SlotProportion,
};
use sc_consensus_grandpa::{
    FinalityProofProvider, GrandpaBlockImport, GrandpaParams, LinkHalf, SharedVoterState, VotingRulesBuilder,
    warp_proof,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{NetworkBackend, config::FullNetworkConfiguration};
use sc_service::{Configuration, TaskManager, WarpSyncConfig};
use sc_transaction_pool_api::{OffchainTransactionPoolFactory, RejectAllTxPool};
use sp_consensus_babe::SlotDuration;
use sp_inherents::CreateInherentDataProviders;
use std::{error::Error, sync::Arc, time::Duration};

/// Blocks between two justifications that a node keeps and sends.
const JUSTIFICATION_PERIOD: u32 = 512;

type Grandpa = GrandpaBlockImport<FullBackend, Block, Client, SelectChain>;
type Babe = BabeBlockImport<Block, Client, Grandpa, SystemClock, SelectChain>;

/// What authoring and finality share with the block import.
pub struct Consensus {
    block_import: ReportingBlockImport<Babe>,
    babe: BabeLink<Block>,
    babe_worker: BabeWorkerHandle<Block>,
    grandpa: LinkHalf<Block, Client, SelectChain>,
}

/// Slot and timestamp from the clock of the machine.
#[derive(Clone)]
pub struct SystemClock(SlotDuration);

#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for SystemClock {
    type InherentDataProviders =
        (sp_consensus_babe::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider);

    async fn create_inherent_data_providers(
        &self,
        _parent: Hash,
        (): (),
    ) -> Result<Self::InherentDataProviders, Box<dyn Error + Send + Sync>> {
        let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
        let slot = sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
            *timestamp, self.0,
        );
        Ok((slot, timestamp))
    }
}

/// The import queue of a chain made in real slots.
pub fn import(config: &Configuration, base: &Base) -> sc_cli::Result<(DefaultImportQueue<Block>, Consensus)> {
    let (grandpa_import, grandpa) = sc_consensus_grandpa::block_import(
        Arc::clone(&base.client),
        JUSTIFICATION_PERIOD,
        &base.client,
        base.select_chain(),
        base.telemetry_handle(),
    )?;

    let babe_config = sc_consensus_babe::configuration(&*base.client)?;
    let slot_duration = babe_config.slot_duration();
    let (babe_import, babe) = sc_consensus_babe::block_import(
        babe_config,
        grandpa_import.clone(),
        Arc::clone(&base.client),
        SystemClock(slot_duration),
        base.select_chain(),
        // Its equivocation reports are always invalid, ReportingBlockImport sends valid ones.
        OffchainTransactionPoolFactory::new(RejectAllTxPool::default()),
    )?;
    let block_import = ReportingBlockImport::new(
        babe_import,
        Arc::clone(&base.client),
        babe.clone(),
        OffchainTransactionPoolFactory::new(Arc::clone(&base.pool)),
    );

    let (queue, babe_worker) = sc_consensus_babe::import_queue(ImportQueueParams {
        link: babe.clone(),
        block_import: block_import.clone(),
        justification_import: Some(Box::new(grandpa_import)),
        client: Arc::clone(&base.client),
        slot_duration,
        spawner: &base.task_manager.spawn_essential_handle(),
        registry: config.prometheus_registry(),
        telemetry: base.telemetry_handle(),
    })?;

    Ok((queue, Consensus { block_import, babe, babe_worker, grandpa }))
}

/// Starts a node in real slots.
pub fn start<N: NetworkBackend<Block, Hash>>(config: Configuration) -> sc_cli::Result<TaskManager> {
    ports::ensure_free(&config)?;
    sealing::ensure_not_sealed(&config)?;

    let mut base = super::base(&config)?;
    let (queue, Consensus { block_import, babe, babe_worker, grandpa }) = import(&config, &base)?;

    let role = config.role;
    let name = config.network.node_name.clone();
    let registry = config.prometheus_registry().cloned();
    let (force_authoring, finalise) = (config.force_authoring, !config.disable_grandpa);

    let metrics = N::register_notification_metrics(registry.as_ref());
    let mut net_config = FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
    let genesis = base.client.block_hash(0)?.ok_or_else(|| super::refuse("no genesis block"))?;
    let protocol_name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
    // Only with a voter that listens: an abandoned protocol makes the node refuse its peers.
    let notifications = finalise.then(|| {
        let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
            protocol_name.clone(),
            metrics.clone(),
            net_config.peer_store_handle(),
        );
        net_config.add_notification_protocol(protocol);
        notifications
    });
    let warp_sync = WarpSyncConfig::WithProvider(Arc::new(warp_proof::NetworkProvider::new(
        Arc::clone(&base.backend),
        grandpa.shared_authority_set().clone(),
        Vec::new(),
    )));

    let voter_state = SharedVoterState::empty();
    let rpc = {
        let (client, pool) = (Arc::clone(&base.client), Arc::clone(&base.pool));
        let (keystore, select_chain) = (base.keystore.keystore(), base.select_chain());
        let voter_state = voter_state.clone();
        let authority_set = grandpa.shared_authority_set().clone();
        let justifications = grandpa.justification_stream();
        let proofs =
            FinalityProofProvider::new_for_service(Arc::clone(&base.backend), Some(authority_set.clone()));
        move |executor| {
            let babe = sc_consensus_babe_rpc::Babe::new(
                Arc::clone(&client),
                babe_worker.clone(),
                keystore.clone(),
                select_chain.clone(),
            );
            let grandpa = sc_consensus_grandpa_rpc::Grandpa::new(
                executor,
                authority_set.clone(),
                voter_state.clone(),
                justifications.clone(),
                Arc::clone(&proofs),
            );
            rpc::slots(Arc::clone(&client), Arc::clone(&pool), babe, grandpa)
        }
    };

    let (network, sync) = super::serve(config, &mut base, net_config, metrics, queue, Some(warp_sync), rpc)?;

    if role.is_authority() {
        let env = ProposerFactory::new(
            base.task_manager.spawn_handle(),
            Arc::clone(&base.client),
            Arc::clone(&base.pool),
            registry.as_ref(),
            base.telemetry_handle(),
        );
        let slot_duration = babe.config().slot_duration();
        let worker = sc_consensus_babe::start_babe(BabeParams {
            keystore: base.keystore.keystore(),
            client: Arc::clone(&base.client),
            select_chain: base.select_chain(),
            env,
            block_import,
            sync_oracle: Arc::clone(&sync),
            justification_sync_link: Arc::clone(&sync),
            create_inherent_data_providers: SystemClock(slot_duration),
            force_authoring,
            backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
            babe_link: babe,
            block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
            max_block_proposal_slot_portion: None,
            telemetry: base.telemetry_handle(),
        })
        .map_err(sc_service::Error::from)?;
        base.task_manager.spawn_essential_handle().spawn_blocking("babe", Some("block-authoring"), worker);
    }

    if let Some(notification_service) = notifications {
        let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
            config: sc_consensus_grandpa::Config {
                gossip_duration: Duration::from_millis(333),
                justification_generation_period: JUSTIFICATION_PERIOD,
                name: Some(name),
                observer_enabled: false,
                keystore: role.is_authority().then(|| base.keystore.keystore()),
                local_role: role,
                telemetry: base.telemetry_handle(),
                protocol_name,
            },
            link: grandpa,
            network,
            sync,
            notification_service,
            voting_rule: VotingRulesBuilder::default().build(),
            prometheus_registry: registry,
            shared_voter_state: voter_state,
            telemetry: base.telemetry_handle(),
            offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(Arc::clone(&base.pool)),
        })?;
        base.task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
    }

    Ok(base.task_manager)
}
