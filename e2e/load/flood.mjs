// A flood of valid messages for two minutes: the slots are kept, memory stays flat, and what pays lands.
//
//   node load/flood.mjs [identities] [messages of each] [seconds]
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { UNIT, account, accounts, bestNumber, connect, eventData, submit, waitForBlock } from '../lib/chain.mjs';
import { startNode } from '../lib/node.mjs';

const [identities = 1_000, each = 60, seconds = 120] = process.argv.slice(2).map(Number);
const DAY = 43;
const BATCH = 25;

const node = await startNode('flood', ['--dev', '--listen-addr', '/ip4/127.0.0.1/tcp/0', '--pool-limit', '20000', '--pool-kbytes', '40000']);
const api = await connect(node);
const { alice, bob } = accounts();
const log = (...words) => console.log(new Date().toISOString().slice(11, 19), ...words);
/** Megabytes of memory that the node's process uses. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${node.process.pid}/status`, 'utf8'))[1]) / 1024;
const chunks = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Sends many requests at once. */
async function pour(extrinsics) {
  const body = extrinsics.map((hex, id) => ({ jsonrpc: '2.0', id, method: 'author_submitExtrinsic', params: [hex] }));
  const response = await fetch(`http://127.0.0.1:${node.port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answers = await response.json();
  return answers.filter(({ error }) => error === undefined).length;
}

log(`registering ${identities} agents`);
await submit(api, api.tx.power.registerHuman(alice.address, 100n * UNIT), alice);
const human = (await api.query.power.identityOf(alice.address)).unwrap().toNumber();
const keys = Array.from({ length: identities }, (_, i) => account(`//flood//${i}`));
for (const some of chunks(keys, BATCH)) {
  await submit(api, api.tx.utility.batchAll(some.map((key) => api.tx.power.registerAgent(key.address, 1_000n * UNIT))), alice);
}
const first = human + 1;
const accepts = keys.map((key, i) => api.tx.power.acceptController(first + i).sign(key, { nonce: 0, era: 0, ...signing() }).toHex());
for (const some of chunks(accepts, 250)) {
  await pour(some);
  await sleep(2_500);
}
for (const some of chunks(keys.map((_, i) => first + i), BATCH)) {
  await submit(api, api.tx.utility.batchAll(some.map((id) => api.tx.capacity.stake(id, 'Hetu', 500n * UNIT))), alice);
}
log('staked; waiting for a day of capacity');
await waitForBlock(api, (await bestNumber(api)) + DAY);
const bound = (await Promise.all(keys.map((key) => api.query.power.identityOf(key.address)))).filter((id) => id.isSome);
if (bound.length !== identities) throw new Error(`only ${bound.length} agents are bound`);

function signing() {
  const { genesisHash, runtimeVersion } = api;
  return { genesisHash, blockHash: genesisHash, runtimeVersion };
}

log(`signing ${identities * each} messages`);
const messages = [];
for (let nonce = 1; nonce <= each; nonce += 1) {
  for (const key of keys) {
    messages.push(api.tx.capacity.sendMessage(human, '0x'.padEnd(66, '7'), 300, false, null).sign(key, { nonce, era: 0, ...signing() }).toHex());
  }
}

const start = { block: await bestNumber(api), at: Date.now(), memory: memory() };
log(`flood at block ${start.block}, ${start.memory.toFixed(0)} MB`);
let [poured, accepted, peak] = [0, 0, start.memory];
const landed = [];
const payer = (async () => {
  while (Date.now() - start.at < (seconds - 15) * 1_000) {
    await sleep(10_000);
    const sent = await bestNumber(api);
    const result = await submit(api, api.tx.balances.transferKeepAlive(alice.address, 1n), bob, { tip: UNIT });
    const number = (await api.rpc.chain.getHeader(result.status.isInBlock ? result.status.asInBlock : result.status.asFinalized)).number.toNumber();
    eventData(result, 'transactionPayment', 'TransactionFeePaid');
    landed.push(number - sent);
  }
})();
for (let next = 0; Date.now() - start.at < seconds * 1_000; ) {
  const some = messages.slice(next, next + 500);
  if (some.length === 0) {
    await sleep(200);
  } else {
    const taken = await pour(some);
    [poured, accepted] = [poured + some.length, accepted + taken];
    // What a full pool refused is offered again.
    next += taken > 0 ? some.length : 0;
  }
  peak = Math.max(peak, memory());
}
await payer;
const end = await bestNumber(api);
const elapsed = (Date.now() - start.at) / 1_000;

let sent = 0;
const fullness = [];
for (let number = start.block + 1; number <= end; number += 1) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const count = (await at.query.system.events()).filter(({ event }) => event.method === 'MessageSent').length;
  fullness.push(count);
  sent += count;
}
log(
  JSON.stringify({
    seconds: Math.round(elapsed),
    blocks: end - start.block,
    slots: Math.round(elapsed / 2),
    offered: poured,
    accepted,
    sent,
    fullest: Math.max(...fullness),
    memoryMB: { before: Math.round(start.memory), peak: Math.round(peak), after: Math.round(memory()) },
    paidWithTipLandedAfterBlocks: landed,
    congestion: (await api.call.capacityApi.network()).congestion.toHuman(),
  }),
);
await api.disconnect();
await node.stop();
process.exit(0);
