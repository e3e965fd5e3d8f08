//! The Fluxnomics node.

mod chain_spec;
mod cli;
mod command;
mod equivocation;
mod panics;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The logger writes what it has buffered first, but runs only once a command does.
            if log::log_enabled!(log::Level::Error) {
                log::error!("Error: {error}");
            } else {
                eprintln!("Error: {error}");
            }
            ExitCode::FAILURE
        },
    }
}
