//! The services of a node: what real slots and sealing share.

pub mod ports;
pub mod sealing;
pub mod slots;

use codec::{Compact, Decode};
pub use fluxnomics_runtime::{Hash, opaque::Block};
use fluxnomics_runtime::{RuntimeApi, WASM_BINARY};
use futures::FutureExt;
use jsonrpsee::RpcModule;
use sc_client_api::Backend;
use sc_consensus::ImportQueue;
use sc_executor::WasmExecutor;
use sc_network::{
    NetworkBackend,
    config::FullNetworkConfiguration,
    service::{NotificationMetrics, traits::NetworkService},
};
use sc_network_sync::SyncingService;
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{
    BuildGenesisBlock, BuildNetworkParams, ChainSpec, Configuration, GenesisBlockBuilder, KeystoreContainer,
    SpawnTasksParams, TaskManager, WarpSyncConfig, resolve_state_version_from_wasm,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_core::storage::{Storage, well_known_keys::CODE};
use sp_io::hashing::twox_128;
use sp_runtime::traits::HashingFor;
use std::{collections::BTreeMap, sync::Arc, thread};

/// The header of a block.
pub type Header = <Block as sp_runtime::traits::Block>::Header;
/// The client: the chain, its state and its runtime.
pub type Client = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// How the best chain is found.
pub type SelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// The transaction pool.
pub type Pool = TransactionPoolHandle<Block, Client>;
type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;

/// What every command that opens the database needs.
pub struct Base {
    /// The client.
    pub client: Arc<Client>,
    /// Its database.
    pub backend: Arc<FullBackend>,
    /// The keys of this node.
    pub keystore: KeystoreContainer,
    /// The tasks of this process.
    pub task_manager: TaskManager,
    /// The transaction pool.
    pub pool: Arc<Pool>,
    /// The reporting to telemetry servers, when asked for.
    pub telemetry: Option<Telemetry>,
}

impl Base {
    fn select_chain(&self) -> SelectChain {
        SelectChain::new(Arc::clone(&self.backend))
    }

    fn telemetry_handle(&self) -> Option<TelemetryHandle> {
        self.telemetry.as_ref().map(Telemetry::handle)
    }
}

/// An error of our own, shown as it is.
fn refuse(reason: impl Into<String>) -> sc_cli::Error {
    sc_cli::Error::Application(reason.into().into())
}

/// Opens the database, writing the genesis block into an empty one.
pub fn base(config: &Configuration) -> sc_cli::Result<Base> {
    let telemetry = config
        .telemetry_endpoints
        .clone()
        .filter(|endpoints| !endpoints.is_empty())
        .map(|endpoints| {
            let worker = TelemetryWorker::new(16)?;
            let telemetry = worker.handle().new_telemetry(endpoints);
            Ok::<_, sc_service::Error>((worker, telemetry))
        })
        .transpose()?;

    let executor: Executor = sc_service::new_wasm_executor(&config.executor);
    let backend = sc_service::new_db_backend(config.db_config())?;
    let genesis = Genesis { config, backend: Arc::clone(&backend), executor: executor.clone() };
    let (client, backend, keystore, task_manager) =
        sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            backend,
            genesis,
            false,
        )?;
    let client = Arc::new(client);

    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
        telemetry
    });

    let pool = sc_transaction_pool::Builder::new(
        task_manager.spawn_essential_handle(),
        Arc::clone(&client),
        config.role.is_authority().into(),
    )
    .with_options(config.transaction_pool.clone())
    .with_prometheus(config.prometheus_registry())
    .build();

    Ok(Base { client, backend, keystore, task_manager, pool: Arc::new(pool), telemetry })
}

/// The genesis block, built only where there is none: compiling the runtime takes seconds.
struct Genesis<'a> {
    config: &'a Configuration,
    backend: Arc<FullBackend>,
    executor: Executor,
}

impl BuildGenesisBlock<Block> for Genesis<'_> {
    type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

    fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
        // The chain spec compiles the runtime for itself, and the executor would once more, after.
        let storage = thread::scope(|scope| {
            scope.spawn(|| compile_embedded(&self.executor));
            genesis_storage(self.config.chain_spec.as_ref())
        })
        .map_err(|error| sp_blockchain::Error::Application(error.into()))?;
        let commit = !self.config.no_genesis();
        GenesisBlockBuilder::new_with_storage(storage, commit, self.backend, self.executor)?
            .build_genesis_block()
    }
}

/// Has the executor compile and keep the runtime of this build, most likely that of the chain.
fn compile_embedded(executor: &Executor) {
    if let Some(code) = WASM_BINARY {
        let top = BTreeMap::from([(CODE.to_vec(), code.to_vec())]);
        let storage = Storage { top, ..Default::default() };
        // An error would come again, and be told, when the runtime is needed.
        let _ = resolve_state_version_from_wasm::<_, HashingFor<Block>>(&storage, executor);
    }
}

/// The genesis storage of `chain`, refused when it names no validators: nobody could ever make a
/// block, and the database would have to be purged before a corrected chain could start.
fn genesis_storage(chain: &dyn ChainSpec) -> Result<Storage, String> {
    let id = chain.id();
    let storage = chain.as_storage_builder().build_storage().map_err(|error| {
        // The genesis builder appends the whole genesis to its error.
        let reason = error.split(" for blob:").next().unwrap_or_default();
        format!("the genesis of chain `{id}` cannot be built: {reason}")
    })?;

    let authorities = [twox_128(b"Babe"), twox_128(b"Authorities")].concat();
    let count =
        storage.top.get(&authorities).and_then(|list| Compact::<u32>::decode(&mut list.as_slice()).ok());
    match count {
        None | Some(Compact(0)) => Err(format!(
            "the genesis of chain `{id}` names no validators. Export it with `export-chain-spec \
             --chain production --output chain.json`, fill in the validators and their session \
             keys, and start from the file with `--chain chain.json`"
        )),
        Some(_) => Ok(storage),
    }
}

/// Starts the network, the RPC servers and the other tasks that every node runs.
fn serve<N: NetworkBackend<Block, Hash>>(
    config: Configuration,
    base: &mut Base,
    net_config: FullNetworkConfiguration<Block, Hash, N>,
    metrics: NotificationMetrics,
    import_queue: impl ImportQueue<Block> + 'static,
    warp_sync_config: Option<WarpSyncConfig<Block>>,
    rpc: impl Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, sc_service::Error> + 'static,
) -> sc_cli::Result<(Arc<dyn NetworkService>, Arc<SyncingService<Block>>)> {
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config,
            client: Arc::clone(&base.client),
            transaction_pool: Arc::clone(&base.pool),
            spawn_handle: base.task_manager.spawn_handle(),
            spawn_essential_handle: base.task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config,
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;

    if config.offchain_worker.enabled {
        let workers = OffchainWorkers::new(OffchainWorkerOptions {
            runtime_api_provider: Arc::clone(&base.client),
            keystore: Some(base.keystore.keystore()),
            offchain_db: base.backend.offchain_storage(),
            transaction_pool: Some(OffchainTransactionPoolFactory::new(Arc::clone(&base.pool))),
            network_provider: Arc::new(Arc::clone(&network)),
            is_validator: config.role.is_authority(),
            enable_http_requests: true,
            custom_extensions: |_| Vec::new(),
        })
        .map_err(sc_service::Error::from)?;
        base.task_manager.spawn_handle().spawn(
            "offchain-workers-runner",
            "offchain-worker",
            workers.run(Arc::clone(&base.client), base.task_manager.spawn_handle()).boxed(),
        );
    }

    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: Arc::clone(&base.client),
        backend: Arc::clone(&base.backend),
        task_manager: &mut base.task_manager,
        keystore: base.keystore.keystore(),
        transaction_pool: Arc::clone(&base.pool),
        rpc_builder: Box::new(rpc),
        network: Arc::clone(&network),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: Arc::clone(&sync_service),
        telemetry: base.telemetry.as_mut(),
        tracing_execute_block: None,
    })?;

    Ok((network, sync_service))
}
