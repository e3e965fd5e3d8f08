//! The node as a command: what it refuses, and how it says so.
//!
//! Every process has a deadline, listens on free ports of 127.0.0.1 only, and is killed by the
//! test that started it.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::{Ipv4Addr, TcpListener},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const DEADLINE: Duration = Duration::from_secs(120);
/// No fixed port for clients, none for metrics.
const QUIET: [&str; 3] = ["--rpc-port", "0", "--no-prometheus"];
/// No fixed port for peers; a sealing node has none anyway.
const PEERS: [&str; 2] = ["--listen-addr", "/ip4/127.0.0.1/tcp/0"];

/// A process that does not outlive its test.
struct Node(Child);

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn spawn(arguments: &[&str]) -> Node {
    let child = Command::new(env!("CARGO_BIN_EXE_fluxnomics-node"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the node was built");
    Node(child)
}

/// Runs a command that ends by itself.
fn run(arguments: &[&str]) -> Output {
    let mut node = spawn(arguments);
    let read = |mut pipe: Box<dyn Read + Send>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).map(|_| bytes)
        })
    };
    let stdout = read(Box::new(node.0.stdout.take().expect("piped")));
    let stderr = read(Box::new(node.0.stderr.take().expect("piped")));

    let started = Instant::now();
    let status = loop {
        match node.0.try_wait().expect("our child") {
            Some(status) => break status,
            None if started.elapsed() < DEADLINE => thread::sleep(Duration::from_millis(50)),
            None => panic!("{arguments:?} still runs after {DEADLINE:?}"),
        }
    };
    Output {
        status,
        stdout: stdout.join().expect("no panic").expect("readable"),
        stderr: stderr.join().expect("no panic").expect("readable"),
    }
}

fn stdout_of(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Runs a command that must fail by itself, naming the `reason` and showing no backtrace.
fn refused(arguments: &[&str], reason: &str) {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code().expect("an exit code, not a signal");
    assert_ne!(code, 0, "{said}");
    assert!(said.contains(reason), "`{reason}` is not in: {said}");
    for noise in ["panicked", "backtrace", "This is a bug"] {
        assert!(!said.contains(noise), "{said}");
    }
}

/// Starts a node and kills it without warning once it has imported a block of `number` or more.
fn run_until_block(arguments: &[&str], number: u32) -> u32 {
    let mut node = spawn(arguments);
    let (sender, lines) = mpsc::channel();
    let stderr = BufReader::new(node.0.stderr.take().expect("piped"));
    thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|l| sender.send(l)));

    let started = Instant::now();
    let mut log = Vec::new();
    while let Some(left) = DEADLINE.checked_sub(started.elapsed()) {
        let Ok(line) = lines.recv_timeout(left) else { break };
        let imported = line
            .split_once("Imported #")
            .and_then(|(_, rest)| rest.split_whitespace().next())
            .and_then(|digits| digits.parse().ok());
        match imported {
            Some(block) if block >= number => return block,
            _ => log.push(line),
        }
    }
    panic!("no block {number} after {DEADLINE:?}:\n{}", log.join("\n"));
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are text")
}

/// The arguments of a development node in real slots that keeps its database in `folder`.
fn slots(folder: &TempDir) -> Vec<&str> {
    [&["--dev", "--base-path", text(folder.path())], QUIET.as_slice(), &PEERS].concat()
}

/// The arguments of a sealing node that keeps its database in `folder`.
fn sealing<'a>(folder: &'a TempDir, mode: &'a str) -> Vec<&'a str> {
    [&["--dev", "--base-path", text(folder.path())], QUIET.as_slice(), &["--sealing", mode]].concat()
}

/// A database that holds nothing but the genesis block, made for real slots.
fn new_database() -> TempDir {
    let folder = TempDir::new().expect("temporary folder");
    let blocks = folder.path().join("blocks");
    let base = text(folder.path());
    let output = run(&["export-blocks", "--dev", "--base-path", base, "--to", "0", text(&blocks)]);
    assert!(database(&folder).exists(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn database(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("chains/fluxnomics_dev/paritydb/full")
}

#[test]
fn version_is_shown_when_asked_for() {
    assert!(stdout_of(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_explains_sealing_when_asked_for() {
    assert!(stdout_of(&["--help"]).contains("--sealing <instant|MILLISECONDS>"));
}

#[test]
fn start_is_refused_when_a_flag_is_wrong() {
    refused(&["--no-such-flag"], "--no-such-flag");
    refused(&["--dev", "--sealing", "0"], "a number of milliseconds above zero");
    refused(&["--dev", "--rpc-port", "high"], "--rpc-port");
}

#[test]
fn sealing_is_refused_when_the_chain_is_not_a_development_chain() {
    let start = [&["--chain", "local", "--tmp", "--sealing", "instant"], QUIET.as_slice()].concat();
    refused(&start, "`fluxnomics_local` is not one");
}

#[test]
fn start_is_refused_when_a_port_is_taken() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = listener.local_addr().expect("bound").port().to_string();
    let taken = |service: &str| format!("the {service} port {port} is taken");
    let network = format!("/ip4/127.0.0.1/tcp/{port}");

    let rpc = ["--dev", "--no-prometheus", "--rpc-port", &port];
    refused(&[rpc.as_slice(), &PEERS].concat(), &taken("RPC"));
    let prometheus = ["--dev", "--rpc-port", "0", "--prometheus-port", &port];
    refused(&[prometheus.as_slice(), &PEERS].concat(), &taken("Prometheus"));
    let peers = ["--dev", "--listen-addr", &network];
    refused(&[peers.as_slice(), &QUIET].concat(), &taken("network"));
}

#[test]
fn start_is_refused_when_the_chain_spec_is_missing_or_corrupt() {
    let folder = TempDir::new().expect("temporary folder");
    let path = folder.path().join("chain.json");
    let start = [&["--tmp", "--chain", text(&path)], QUIET.as_slice(), &PEERS].concat();
    refused(&start, "No such file");

    fs::write(&path, "{\"name\": ").expect("writable");
    refused(&start, "Error parsing spec file");

    let spec = stdout_of(&["export-chain-spec", "--chain", "dev"]);
    let mut spec: serde_json::Value = serde_json::from_str(&spec).expect("JSON");
    spec["genesis"]["runtimeGenesis"]["patch"]["noSuchPallet"] = serde_json::json!({});
    fs::write(&path, spec.to_string()).expect("writable");
    refused(&start, "unknown field `noSuchPallet`");

    spec["genesis"]["runtimeGenesis"]["code"] = "0x1234".into();
    fs::write(&path, spec.to_string()).expect("writable");
    refused(&start, "the genesis of chain `fluxnomics_dev` cannot be built");
}

#[test]
fn start_is_refused_when_the_chain_has_no_validators() {
    let start = [&["--chain", "production", "--tmp"], QUIET.as_slice(), &PEERS].concat();
    refused(&start, "names no validators");
}

#[test]
fn chain_spec_names_currency_and_chain_when_exported() {
    for (chain, id, kind) in [
        ("dev", "fluxnomics_dev", "Development"),
        ("local", "fluxnomics_local", "Local"),
        ("production", "fluxnomics", "Live"),
    ] {
        let spec = stdout_of(&["export-chain-spec", "--chain", chain]);
        let spec: serde_json::Value = serde_json::from_str(&spec).expect("JSON");
        assert_eq!(spec["id"], id);
        assert_eq!(spec["chainType"], kind);
        let properties = serde_json::json!({
            "tokenSymbol": "HETU", "tokenDecimals": 12, "ss58Format": 42,
        });
        assert_eq!(spec["properties"], properties);
    }
}

#[test]
fn start_is_refused_when_the_database_is_damaged() {
    let folder = new_database();
    let metadata = database(&folder).join("metadata");
    let intact = fs::read(&metadata).expect("written");

    fs::write(&metadata, [0xff; 1000]).expect("writable");
    refused(&slots(&folder), "Backend error");
    refused(&["chain-info", "--dev", "--base-path", text(folder.path())], "Backend error");

    fs::write(&metadata, intact).expect("writable");
    for file in fs::read_dir(database(&folder)).expect("written") {
        let file = file.expect("readable");
        if file.file_name().to_string_lossy().starts_with("table_") {
            fs::write(file.path(), [0xff; 100_000]).expect("writable");
        }
    }
    refused(&slots(&folder), "Error: ");
}

#[test]
fn sealing_is_refused_when_the_database_was_made_in_real_slots() {
    let folder = new_database();
    refused(&sealing(&folder, "instant"), "was made in real slots");
}

#[test]
fn real_slots_are_refused_when_the_database_was_sealed() {
    let folder = TempDir::new().expect("temporary folder");
    run_until_block(&sealing(&folder, "20"), 1);
    refused(&slots(&folder), "was made with --sealing");
    let base = text(folder.path());
    refused(&["import-blocks", "--dev", "--base-path", base, "/dev/null"], "made with --sealing");

    // Purged, it is an empty database like any other.
    stdout_of(&["purge-chain", "--dev", "--base-path", base, "-y"]);
    run_until_block(&slots(&folder), 1);
}

#[test]
fn database_is_marked_as_sealed_when_the_node_ends_before_its_first_block() {
    let folder = TempDir::new().expect("temporary folder");
    let spec = folder.path().join("chain.json");
    let mut broken: serde_json::Value =
        serde_json::from_str(&stdout_of(&["export-chain-spec", "--chain", "dev"])).expect("JSON");
    broken["genesis"]["runtimeGenesis"]["patch"]["noSuchPallet"] = serde_json::json!({});
    fs::write(&spec, broken.to_string()).expect("writable");

    // The database is opened before its genesis is found to be impossible.
    let base = ["--base-path", text(folder.path()), "--chain", text(&spec), "--sealing", "instant"];
    refused(&[base.as_slice(), &QUIET].concat(), "unknown field `noSuchPallet`");
    assert!(database(&folder).exists());
    refused(&slots(&folder), "was made with --sealing");
}

#[test]
fn marker_is_removed_when_real_slots_begin_and_no_database_was_sealed() {
    let folder = TempDir::new().expect("temporary folder");
    let marker = database(&folder).with_file_name("SEALED");
    fs::create_dir_all(marker.parent().expect("inside the folder")).expect("writable");
    fs::write(&marker, "").expect("writable");
    run_until_block(&slots(&folder), 1);
    assert!(!marker.exists());
}

#[test]
fn sealed_chain_goes_on_when_the_node_was_killed_after_a_session_change() {
    let folder = TempDir::new().expect("temporary folder");
    let start = sealing(&folder, "20");
    let killed_at = run_until_block(&start, 70);
    // Blocks that were not yet on the disk are sealed anew, but not the whole chain.
    let first = run_until_block(&start, 1);
    assert!(first > 1, "killed at {killed_at}, began again at {first}");
    run_until_block(&start, killed_at + 60);
}
