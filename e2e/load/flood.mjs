// A flood of valid messages from many identities at real slots, more than the blocks take.
//
//   node load/flood.mjs [identities] [messages of each] [seconds]
//
// Every identity sends its messages in the order of their nonces, as fast as the pool takes them. What the pool refuses
// keeps its nonce and is offered again, signed anew: a hash that was dropped is banned for a while. It prints
//
//   offers      submissions, every repetition counted
//   messages    different messages (of one identity and one nonce) among them, and of those how many the pool accepted at
//               last, how many it refused at least once, and how many were in a block by the end
//   flood       different messages for each that was in a block: near one the blocks took them all, and it was no flood
//   refusals    refused submissions, by the reason that the pool gave
//   blocks      made meanwhile, the slots that there were, and the most messages in one
//   memory      of the node before, at its peak and after
//   tips        blocks until a transfer that pays HETU and a tip landed, one every ten seconds
//
// and fails unless every slot had its block, memory grew by a quarter at most, each tip landed within three blocks, and no
// accepted message failed.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { UNIT, account, accounts, bestNumber, submit, waitForBlock } from '../lib/chain.mjs';
import { blocks } from '../lib/economy.mjs';
import { chunks, log, startLoad } from '../lib/load.mjs';

const [identities = 1_000, each = 120, seconds = 120] = process.argv.slice(2).map(Number);
const BATCH = 25;
/** Messages in one request to the node. */
const BURST = 500;

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
/** A message of an identity; `salt` makes another one of it. */
const message = (key, nonce, salt) => {
  const payload = `0x${salt.toString(16).padStart(64, '0')}`;
  return load.sign(api.tx.capacity.sendMessage(human, payload, 300, false, null), key, nonce);
};
// The nonce of the first is 1: accepting to be a controller was 0.
const senders = [];
for (const key of keys) {
  const signed = Array.from({ length: each }, (_, i) => message(key, i + 1, 0));
  senders.push({ key, signed, accepted: 0, refused: new Set() });
  // Signing takes minutes: whoever is not heard from meanwhile is disconnected.
  await sleep(0);
}

const start = { block: await bestNumber(api), at: Date.now(), memory: load.memory() };
log(`flood at block ${start.block}, ${start.memory.toFixed(0)} MB`);
const since = () => Date.now() - start.at;
let [offers, peak] = [0, start.memory];
const refusals = {};
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
for (let turn = 0; since() < seconds * 1_000; turn += 1) {
  const left = senders.filter(({ accepted }) => accepted < each);
  if (left.length === 0) {
    await sleep(200);
  } else {
    // Each identity at most once in a request, one after the other.
    const from = (turn * BURST) % left.length;
    const some = [...left.slice(from), ...left.slice(0, from)].slice(0, BURST);
    const answers = await load.offer(some.map(({ signed, accepted }) => signed[accepted]));
    for (const [i, { error }] of answers.entries()) {
      const sender = some[i];
      const next = sender.accepted;
      offers += 1;
      if (error === undefined) {
        sender.accepted += 1;
      } else {
        const reason = `${error.code} ${error.message}`;
        refusals[reason] = (refusals[reason] ?? 0) + 1;
        sender.refused.add(next);
        sender.signed[next] = message(sender.key, next + 1, offers);
      }
    }
  }
  peak = Math.max(peak, load.memory());
}
await payer;
const end = await bestNumber(api);
const elapsed = since() / 1_000;

let [landed, failed, fullest] = [0, 0, 0];
for (let number = start.block + 1; number <= end; number += 1) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const events = await at.query.system.events();
  const count = (name) => events.filter(({ event }) => event.method === name).length;
  landed += count('MessageSent');
  failed += count('ExtrinsicFailed');
  fullest = Math.max(fullest, count('MessageSent'));
}
const sum = (of) => senders.reduce((all, sender) => all + of(sender), 0);
const accepted = sum((sender) => sender.accepted);
// The one after the last that was accepted may have been offered in vain.
const different = accepted + sum((sender) => (sender.refused.has(sender.accepted) ? 1 : 0));
log(
  JSON.stringify({
    seconds: Math.round(elapsed),
    offers,
    messages: { different, accepted, refusedAtLeastOnce: sum(({ refused }) => refused.size), landed, failed },
    flood: Number((different / Math.max(landed, 1)).toFixed(1)),
    refusals,
    blocks: { made: end - start.block, slots: Math.round(elapsed / 2), fullest },
    memoryMB: { before: Math.round(start.memory), peak: Math.round(peak), after: Math.round(load.memory()) },
    tips,
    congestion: (await api.call.capacityApi.network()).congestion.toHuman(),
  }),
);
await load.stop();
assert.equal(failed, 0, 'an accepted message failed');
assert.ok(end - start.block >= Math.floor(elapsed / 2) - 1, 'a slot was missed');
assert.ok(peak <= 1.25 * start.memory, `memory grew from ${start.memory} to ${peak} MB`);
assert.ok(tips.length > 0 && tips.every((blocks) => blocks <= 3), `paid with a tip: ${tips}`);
process.exit(0);
