//! The command line.

use std::{num::NonZeroU64, str::FromStr, time::Duration};

/// Arguments of the node.
#[derive(Debug, clap::Parser)]
pub struct Cli {
    /// A task other than running the node.
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// Arguments of a running node.
    #[command(flatten)]
    pub run: sc_cli::RunCmd,

    /// Development only: seal blocks on demand instead of in real slots.
    ///
    /// `instant` seals a block when transactions arrive, and one every slot duration so that time
    /// goes on; a number seals a block every so many milliseconds. Every block advances the clock
    /// of the chain by one slot and is final at once, and `engine_createBlock` seals one more. The
    /// node has no peers, its pool is the single-state one, and its database is marked: it can only
    /// be sealed from then on.
    #[arg(
        long,
        value_name = "instant|MILLISECONDS",
        conflicts_with_all = [
            "validator", "bob", "charlie", "dave", "eve", "ferdie", "one", "two", "no_grandpa",
            "bootnodes", "reserved_nodes", "reserved_only", "public_addr", "listen_addr", "port",
        ]
    )]
    pub sealing: Option<Sealing>,
}

/// When a sealing node makes a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// When a transaction arrives.
    Instant,
    /// After this time.
    Every(Duration),
}

impl FromStr for Sealing {
    type Err = String;

    fn from_str(mode: &str) -> Result<Self, Self::Err> {
        if mode == "instant" {
            return Ok(Self::Instant);
        }
        let milliseconds: NonZeroU64 = mode
            .parse()
            .map_err(|_| "expected `instant` or a number of milliseconds above zero".to_string())?;
        Ok(Self::Every(Duration::from_millis(milliseconds.get())))
    }
}

/// Tasks other than running the node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Generate, inspect and insert keys.
    #[command(subcommand)]
    Key(sc_cli::KeySubcommand),

    /// Write a chain spec as JSON, plain or with the raw genesis storage.
    ExportChainSpec(sc_cli::ExportChainSpecCmd),

    /// Execute a block of the database again and check it.
    CheckBlock(sc_cli::CheckBlockCmd),

    /// Write blocks to a file.
    ExportBlocks(sc_cli::ExportBlocksCmd),

    /// Import blocks from a file.
    ImportBlocks(sc_cli::ImportBlocksCmd),

    /// Remove the whole chain from the disk.
    PurgeChain(sc_cli::PurgeChainCmd),

    /// Revert blocks that are not final.
    Revert(sc_cli::RevertCmd),

    /// Show the best, the finalized and the genesis block of the database.
    ChainInfo(sc_cli::ChainInfoCmd),
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_cli::SubstrateCli;

    #[test]
    fn sealing_is_instant_or_a_period_when_parsed() {
        assert_eq!("instant".parse(), Ok(Sealing::Instant));
        assert_eq!("100".parse(), Ok(Sealing::Every(Duration::from_millis(100))));
    }

    #[test]
    fn sealing_is_refused_when_it_is_neither_instant_nor_a_positive_number() {
        for mode in ["", "0", "-1", "1.5", "often", "18446744073709551616"] {
            assert!(mode.parse::<Sealing>().is_err(), "{mode}");
        }
    }

    #[test]
    fn sealing_is_refused_when_the_node_would_have_peers_or_other_keys() {
        let with = |extra: &[&str]| {
            let arguments = ["node", "--dev", "--sealing", "instant"];
            Cli::try_from_iter(arguments.iter().chain(extra).copied())
        };
        assert!(with(&[]).is_ok());
        assert!(with(&["--alice"]).is_ok());
        for extra in [["--validator"].as_slice(), &["--bob"], &["--port", "1"], &["--reserved-only"]] {
            assert!(with(extra).is_err(), "{extra:?}");
        }
    }
}
