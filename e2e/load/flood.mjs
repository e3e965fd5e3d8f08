// A flood of valid messages from many identities at real slots, ten times what the blocks take.
//
//   node load/flood.mjs [identities] [extrinsics of each] [seconds] [messages in one] [offers a second]
//
// Identities take turns and send their extrinsics in the order of their nonces. What the pool refuses
// keeps its nonce and is offered again with other messages: a hash that was dropped is banned for a while. It prints
//
//   messages    offered, and of those how many the pool accepted, how many it refused by its reason, and how many were in
//               a block by the end
//   flood       messages offered for each that was in a block
//   blocks      made meanwhile, the slots between them that have none, and the most messages in one
//   memory      of the node before, and its peaks in the first and the second half of the time
//   tips        blocks until a transfer that pays HETU and a tip landed, one every ten seconds
//
// and fails unless ten messages were offered for each that was in a block, every slot had its block, memory grew no more
// once the pool was full, each tip landed within three blocks, and no accepted message failed.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { SLOT, UNIT, account, accounts, bestNumber, submit, waitForBlock } from '../lib/chain.mjs';
import { blocks } from '../lib/economy.mjs';
import { chunks, log, startLoad } from '../lib/load.mjs';

const [identities = 1_000, each = 11, seconds = 120, messages = 128, rate = 185] = process.argv.slice(2).map(Number);
const BATCH = 100;
/** Extrinsics in one request to the node. */
const BURST = 100;
/**
 * Congestion makes messages sixteen times as dear. After a day this stake pays for all that its identity sends, even within one
 * block, and the most that an identity may spend in a day, 5,753 Power, is enough for it.
 */
const STAKE = 11_000n * UNIT;
const BYTES = 10;

// The cache of state grows to a gigabyte by default: bounded, what else grows would show.
const load = await startLoad('flood', ['--trie-cache-size', `${64 << 20}`]);
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
  await submit(api, api.tx.utility.batchAll(some.map((id) => api.tx.capacity.stake(id, 'Hetu', STAKE))), alice);
}
const staked = await bestNumber(api);
const bound = (await Promise.all(keys.map((key) => api.query.power.identityOf(key.address)))).filter((id) => id.isSome);
if (bound.length !== identities) throw new Error(`only ${bound.length} agents are bound`);

log(`signing ${identities * each} extrinsics of ${messages}`);
/** A call with messages; `salt` makes others of them. */
const call = (salt) => {
  const payload = (i) => `0x${(salt * messages + i).toString(16).padStart(64, '0')}`;
  const calls = Array.from({ length: messages }, (_, i) => api.tx.capacity.sendMessage(human, payload(i), BYTES, false, null));
  return messages === 1 ? calls[0] : api.tx.utility.batchAll(calls);
};
// The nonce of the first is 1: accepting to be a controller was 0.
const senders = keys.map((key) => ({ key, signed: [], accepted: 0 }));
for (let i = 0; i < each; i += 1) {
  const some = call(i);
  for (const { key, signed } of senders) signed.push(load.sign(some, key, i + 1));
  // Signing takes minutes: whoever is not heard from meanwhile is disconnected.
  await sleep(0);
}

log('waiting for a day of capacity');
await waitForBlock(api, staked + blocks(1));

const start = { block: await bestNumber(api), at: Date.now(), memory: load.memory() };
log(`flood at block ${start.block}, ${start.memory.toFixed(0)} MB`);
const since = () => Date.now() - start.at;
let offers = 0;
const peaks = [0, 0];
const refused = {};
const tips = [];
const payer = (async () => {
  while (since() < (seconds - 15) * 1_000) {
    await sleep(10_000);
    const sent = await bestNumber(api);
    const result = await submit(api, api.tx.balances.transferKeepAlive(alice.address, 1n), bob, { tip: UNIT });
    const { status } = result;
    const { number } = await api.rpc.chain.getHeader(status.isInBlock ? status.asInBlock : status.asFinalized);
    assert.ok(result.events.some(({ event }) => event.method === 'TransactionFeePaid'), 'HETU paid');
    tips.push(number.toNumber() - sent);
  }
})();
/** How many should have been offered by now. */
const due = () => (rate * since()) / 1_000;
for (let turn = 0; since() < seconds * 1_000; turn += 1) {
  const left = senders.filter(({ accepted }) => accepted < each);
  if (left.length === 0 || offers > due()) {
    await sleep(50);
  } else {
    // Each identity at most once in a request, one after the other.
    const from = (turn * BURST) % left.length;
    const some = [...left.slice(from), ...left.slice(0, from)].slice(0, BURST);
    const answers = await load.offer(some.map(({ signed, accepted }) => signed[accepted]));
    const again = call(each + turn);
    for (const [i, { error }] of answers.entries()) {
      const sender = some[i];
      offers += 1;
      if (error === undefined) {
        sender.accepted += 1;
      } else {
        const reason = `${error.code} ${error.message}`;
        refused[reason] = (refused[reason] ?? 0) + messages;
        sender.signed[sender.accepted] = load.sign(again, sender.key, sender.accepted + 1);
      }
    }
  }
  const half = since() < seconds * 500 ? 0 : 1;
  peaks[half] = Math.max(peaks[half], load.memory());
}
await payer;
const end = await bestNumber(api);
const elapsed = since() / 1_000;

const slotOf = async (at) => Math.floor((await at.query.timestamp.now()).toNumber() / 1_000 / SLOT);
let slot = await slotOf(await api.at(await api.rpc.chain.getBlockHash(start.block)));
let [landed, failed, fullest, missed] = [0, 0, 0, 0];
for (let number = start.block + 1; number <= end; number += 1) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const events = await at.query.system.events();
  const before = slot;
  slot = await slotOf(at);
  missed += slot - before - 1;
  const count = (name) => events.filter(({ event }) => event.method === name).length;
  landed += count('MessageSent');
  failed += count('ExtrinsicFailed');
  fullest = Math.max(fullest, count('MessageSent'));
}
const flood = (offers * messages) / landed;
const accepted = senders.reduce((all, sender) => all + sender.accepted, 0) * messages;
log(
  JSON.stringify({
    seconds: Math.round(elapsed),
    messages: { offered: offers * messages, accepted, refused, landed, failed },
    flood: Number(flood.toFixed(1)),
    blocks: { made: end - start.block, missed, fullest },
    memoryMB: [start.memory, ...peaks].map(Math.round),
    tips,
    congestion: (await api.call.capacityApi.network()).congestion.toHuman(),
  }),
);
await load.stop();
assert.equal(failed, 0, 'an accepted message failed');
assert.equal(missed, 0, 'a slot was missed');
assert.ok(end - start.block >= Math.floor(elapsed / SLOT) - 1, 'the last slots have no block');
assert.ok(flood >= 10, `${flood} messages were offered for each in a block: more of them, or a faster machine`);
assert.ok(peaks[1] <= 1.1 * peaks[0], `memory grew on, from ${peaks[0]} to ${peaks[1]} MB`);
assert.ok(tips.length > 0 && tips.every((blocks) => blocks <= 3), `paid with a tip: ${tips}`);
process.exit(0);
