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
        if !means_damage(message, file) {
            return other(panic);
        }
        log::error!(
            "Error: the database is damaged ({message}). Remove it with `purge-chain`, and the \
             node will fetch the chain again"
        );
        process::exit(1);
    }));
}

fn means_damage(message: &str, file: &str) -> bool {
    message.starts_with(UNREADABLE_STATE) || DATABASE.iter().any(|part| file.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_means_damage_when_the_database_or_the_state_cannot_be_read() {
        let registry = "/home/user/.cargo/registry/src/index";
        let range = "range end index 18793 out of range for slice of length 32";
        assert!(means_damage(range, &format!("{registry}/parity-db-0.4.13/src/table.rs")));
        assert!(means_damage("Critical", &format!("{registry}/sc-client-db-0.55.0/src/parity_db.rs")));
        let state = format!("{UNREADABLE_STATE}: \"Trie lookup error\"");
        assert!(means_damage(&state, &format!("{registry}/sp-state-machine-0.54.0/src/ext.rs")));
        assert!(!means_damage(range, "node/src/service/slots.rs"));
    }
}
