// A flood of valid messages for two minutes, ten times what the blocks take: the slots are kept, memory stays flat, and what pays lands.
//
//   node load/flood.mjs [identities] [messages of each] [seconds]
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { UNIT, account, accounts, bestNumber, eventData, submit, waitForBlock } from '../lib/chain.mjs';
import { blocks } from '../lib/economy.mjs';
import { chunks, log, startLoad } from '../lib/load.mjs';

const [identities = 1_000, each = 120, seconds = 120] = process.argv.slice(2).map(Number);
const BATCH = 25;

const load = await startLoad('flood');
const { api } = load;
const { alice, bob } = accounts();

log(`registering ${identities} agents`);
await submit(api, api.tx.power.registerHuman(alice.address, 100n * UNIT), alice);
const human = (await api.query.power.identityOf(alice.address)).unwrap().toNumber();
const keys = Array.from({ length: identities }, (_, i) => account(`//flood//${i}`));
for (const some of chunks(keys, BATCH)) {
  await submit(api, api.tx.utility.batchAll(some.map((key) => api.tx.power.registerAgent(key.address, 1_000n * UNIT))), alice);
}
const first = human + 1;
const accepts = keys.map((key, i) => load.sign(api.tx.power.acceptController(first + i), key, 0));
for (const some of chunks(accepts, 250)) {
  await load.pour(some);
  await sleep(2_500);
}
for (const some of chunks(keys.map((_, i) => first + i), BATCH)) {
  await submit(api, api.tx.utility.batchAll(some.map((id) => api.tx.capacity.stake(id, 'Hetu', 500n * UNIT))), alice);
}
log('staked; waiting for a day of capacity');
await waitForBlock(api, (await bestNumber(api)) + blocks(1));
const bound = (await Promise.all(keys.map((key) => api.query.power.identityOf(key.address)))).filter((id) => id.isSome);
if (bound.length !== identities) throw new Error(`only ${bound.length} agents are bound`);

log(`signing ${identities * each} messages`);
const messages = [];
for (let nonce = 1; nonce <= each; nonce += 1) {
  for (const key of keys) {
    messages.push(load.sign(api.tx.capacity.sendMessage(human, '0x'.padEnd(66, '7'), 300, false, null), key, nonce));
  }
}

const start = { block: await bestNumber(api), at: Date.now(), memory: load.memory() };
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
    const taken = await load.pour(some);
    [poured, accepted] = [poured + some.length, accepted + taken];
    // What a full pool refused is offered again.
    next += taken > 0 ? some.length : 0;
  }
  peak = Math.max(peak, load.memory());
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
    memoryMB: { before: Math.round(start.memory), peak: Math.round(peak), after: Math.round(load.memory()) },
    paidWithTipLandedAfterBlocks: landed,
    congestion: (await api.call.capacityApi.network()).congestion.toHuman(),
  }),
);
await load.stop();
assert.ok(poured >= 10 * sent, `offered ${poured}, taken ${sent}`);
assert.ok(end - start.block >= Math.floor(elapsed / 2) - 1, 'a slot was missed');
assert.ok(peak <= 1.25 * start.memory, `memory grew from ${start.memory} to ${peak} MB`);
assert.ok(landed.length > 0 && landed.every((blocks) => blocks <= 3), `paid with a tip: ${landed}`);
process.exit(0);
