//! What each command does.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    panics,
    service::{self, Block, ports, sealing, slots},
};
use sc_cli::{CliConfiguration, Runner, SubstrateCli, TransactionPoolType};
use sc_network::{Litep2pNetworkBackend, NetworkWorker, config::NetworkBackendType};
use std::sync::Arc;

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "Fluxnomics Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn description() -> String {
        "Runs a Fluxnomics chain. Try `--dev` for a chain of its own, gone when it stops.".into()
    }

    fn author() -> String {
        env!("CARGO_PKG_AUTHORS").into()
    }

    fn support_url() -> String {
        "the repository this node was built from".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
        Ok(Box::new(chain_spec::load(id)?))
    }
}

/// Does what the command line asks for.
pub fn run() -> sc_cli::Result<()> {
    let cli = Cli::from_args();
    match &cli.subcommand {
        None => run_node(cli),
        Some(Subcommand::Key(cmd)) => cmd.run(&cli),
        Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
        Some(Subcommand::CheckBlock(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            let base = service::base(&config)?;
            let (queue, _) = slots::import(&config, &base)?;
            Ok((cmd.run(base.client, queue), base.task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            let base = service::base(&config)?;
            Ok((cmd.run(base.client, config.database), base.task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            sealing::ensure_not_sealed(&config)?;
            let base = service::base(&config)?;
            let (queue, _) = slots::import(&config, &base)?;
            Ok((cmd.run(base.client, queue), base.task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => runner(&cli, cmd)?.sync_run(|config| cmd.run(config.database)),
        Some(Subcommand::Revert(cmd)) => runner(&cli, cmd)?.async_run(|config| {
            let base = service::base(&config)?;
            let consensus = Box::new(|client: Arc<_>, backend, blocks| {
                sc_consensus_babe::revert(Arc::clone(&client), backend, blocks)?;
                sc_consensus_grandpa::revert(client, blocks)?;
                Ok(())
            });
            Ok((cmd.run(base.client, base.backend, Some(consensus)), base.task_manager))
        }),
        Some(Subcommand::ChainInfo(cmd)) => runner(&cli, cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
    }
}

fn runner<C: CliConfiguration>(cli: &Cli, command: &C) -> sc_cli::Result<Runner<Cli>> {
    let runner = cli.create_runner(command)?;
    panics::explain();
    Ok(runner)
}

fn run_node(mut cli: Cli) -> sc_cli::Result<()> {
    if cli.sealing.is_some() {
        // Two lines per block, many blocks per second.
        cli.run.shared_params.log.insert(0, "sc_consensus_manual_seal=warn".into());
        // The fork-aware pool drops transactions when many blocks follow each other at once.
        cli.run.pool_config.pool_type = TransactionPoolType::SingleState;
    }
    let chosen_endpoints = !cli.run.rpc_params.experimental_rpc_endpoint.is_empty();
    runner(&cli, &cli.run)?.run_node_until_exit(|mut config| async move {
        if !chosen_endpoints {
            ports::keep_rpc_port(&mut config);
        }
        type Libp2p = NetworkWorker<Block, service::Hash>;
        match (cli.sealing, config.network.network_backend) {
            (None, NetworkBackendType::Libp2p) => slots::start::<Libp2p>(config),
            (None, NetworkBackendType::Litep2p) => slots::start::<Litep2pNetworkBackend>(config),
            (Some(mode), NetworkBackendType::Libp2p) => sealing::start::<Libp2p>(config, mode),
            (Some(mode), NetworkBackendType::Litep2p) => {
                sealing::start::<Litep2pNetworkBackend>(config, mode)
            },
        }
    })
}
