// Runs the node as users do: a process, its ports, its log.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const binary =
  process.env.FLUXNOMICS_NODE ??
  join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release/fluxnomics-node');

/** Chains and logs of this test file; kept when it fails. */
const scratch = mkdtempSync(join(tmpdir(), 'fluxnomics-e2e-'));
/** @type {Set<Node>} */
const nodes = new Set();

process.on('exit', (code) => {
  for (const node of nodes) node.process.kill('SIGKILL');
  if (code === 0) rmSync(scratch, { recursive: true, force: true });
  else console.error(`chains and logs: ${scratch}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** A TCP port of loopback that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

class Node {
  constructor(name, port, log, process) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.process = process;
    this.url = `ws://127.0.0.1:${port}`;
    this.exited = new Promise((resolve) => {
      process.once('exit', (code, signal) => {
        nodes.delete(this);
        this.end = signal ?? code;
        resolve();
      });
    });
  }

  /** Calls an RPC method without a WebSocket. */
  async rpc(method, ...params) {
    const response = await fetch(`http://127.0.0.1:${this.port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params }),
    });
    const { error, result } = await response.json();
    if (error) throw new Error(`${method}: ${error.message} ${error.data ?? ''}`);
    return result;
  }

  /**
   * Calls many methods in one request. Resolves with the answers in order, each a `result` or an `error`.
   * @param {[string, ...unknown[]][]} calls
   */
  async rpcs(calls) {
    const response = await fetch(`http://127.0.0.1:${this.port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(calls.map(([method, ...params], id) => ({ id, jsonrpc: '2.0', method, params }))),
    });
    return (await response.json()).sort((a, b) => a.id - b.id);
  }

  /** Ends the process and waits until it is gone. */
  async stop(signal = 'SIGTERM') {
    this.process.kill(signal);
    const hurry = setTimeout(() => this.process.kill('SIGKILL'), 20_000);
    await this.exited;
    clearTimeout(hurry);
  }

  tail(lines = 30) {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}

/**
 * Starts a node and waits until it answers. Its chain lies under its name: a node of the same name
 * goes on where the last one ended.
 * @param {string} name
 * @param {string[]} args
 */
export async function startNode(name, args) {
  const port = await freePort();
  const log = join(scratch, `${name}.log`);
  const output = openSync(log, 'a');
  const child = spawn(
    binary,
    [
      ...args,
      ...['--base-path', join(scratch, name), '--rpc-port', `${port}`],
      ...['--state-pruning', 'archive', '--blocks-pruning', 'archive'],
      ...['--no-prometheus', '--no-telemetry'],
    ],
    { stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const node = new Node(name, port, log, child);
  await once(child, 'spawn').catch(() => {
    throw new Error(`${binary} does not run; build it or name another in FLUXNOMICS_NODE`);
  });
  nodes.add(node);
  // A test that fails on its way must not wait for its node; it goes with the process.
  child.unref();
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    if (node.end !== undefined) throw new Error(`${name} ended with ${node.end}:\n${node.tail()}`);
    if (Date.now() > deadline) throw new Error(`${name} does not answer:\n${node.tail()}`);
    // Until the node listens, asking it fails.
    if (await node.rpc('system_health').catch(() => null)) return node;
  }
}
