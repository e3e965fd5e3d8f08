//! Panics that mean a damaged database.
//!
//! ParityDB keeps no checksums: it trusts what it reads, and panics where that makes no sense.
//! That is no bug of the node, and a backtrace helps nobody.

use std::{panic, process};

/// How the externalities of the runtime begin when the state behind them cannot be read.
const UNREADABLE_STATE: &str = "Externalities not allowed to fail within runtime";
/// The crates that read the database.
const DATABASE: [&str; 2] = ["/parity-db-", "/sc-client-db-"];

/// Ends the process with one line about such panics. All others keep the hook that is in place.
pub fn explain() {
    let other = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let message = panic.payload_as_str().unwrap_or("no reason given");
        let file = panic.location().map_or("", |location| location.file());
        let damaged = message.starts_with(UNREADABLE_STATE)
            || DATABASE.iter().any(|crate_name| file.contains(crate_name));
        if !damaged {
            return other(panic);
        }
        log::error!(
            "Error: the database is damaged ({message}). Remove it with `purge-chain`, and the \
             node will fetch the chain again"
        );
        process::exit(1);
    }));
}
