// wait-for-block.mjs <RPC port> <pid of the node> <seconds>
// Ends well once the node has a block after genesis; badly when the node is gone or the time is up.
import { setTimeout as sleep } from 'node:timers/promises';

const [port, pid, seconds] = process.argv.slice(2).map(Number);

function running() {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function bestBlock() {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method: 'chain_getHeader', params: [] }),
    signal: AbortSignal.timeout(2_000),
  });
  return Number((await response.json()).result.number);
}

for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(250)) {
  if (!running()) {
    console.error('the node has stopped');
    process.exit(1);
  }
  // Until the node listens, asking it fails.
  if ((await bestBlock().catch(() => 0)) > 0) process.exit(0);
}
console.error(`no block within ${seconds} seconds`);
process.exit(1);
