// Bulk settlement at real slots: how many tasks whose reviews have passed the blocks settle, a thousand in a call.
//
//   node load/settle.mjs [tasks]
import { UNIT, accounts, bestNumber, submit, waitForBlock } from '../lib/chain.mjs';
import { BLOCK, EVE, FERDIE, resultOf, terms } from '../lib/economy.mjs';
import { chunks, log, startLoad } from '../lib/load.mjs';

const [count = 20_000] = process.argv.slice(2).map(Number);
const BULK = 1_000;
/** A review of the five blocks that it lasts at least. */
const TERMS = terms({ budget: UNIT, price: UNIT / 100n, bond: UNIT / 1_000n, reviewFor: 5 * BLOCK });
const USAGE = { steps: 0, modelCalls: 0, transactions: 0 };

const load = await startLoad('settle');
const { api } = load;
const { tx } = api;
const { dave, eve, ferdie } = accounts();
for (const [id, owner] of [[EVE, eve], [FERDIE, ferdie]]) {
  const ceiling = BigInt(count) * UNIT;
  await submit(api, tx.utility.batchAll([tx.power.setCeiling(id, ceiling), tx.pocw.setBondCeiling(id, ceiling)]), owner);
}

const first = (await api.query.pocw.nextTask()).toNumber();
const tasks = Array.from({ length: count }, (_, i) => first + i);
const started = Date.now();
for (const [name, event, signer, size, call] of [
  ['posting', 'Posted', eve, 250, () => tx.pocw.post(TERMS)],
  ['taking', 'Matched', ferdie, 250, (task) => tx.pocw.matchTask(task, TERMS.bond)],
  ['submitting', 'Submitted', ferdie, 100, (task) => tx.pocw.submit(task, resultOf(task), USAGE, [], false)],
]) {
  log(`${name} ${count} tasks`);
  const rows = await load.followEvents(await load.sendBatches(tasks.map(call), signer, size), count, event);
  log(`  in ${rows.length} blocks, ${Math.max(...rows.map(({ counted }) => counted))} in the fullest`);
}
await waitForBlock(api, (await bestNumber(api)) + 6);
log(`set up in ${Math.round((Date.now() - started) / 1_000)} s; settling, ${BULK} in a call`);

const bulk = chunks(tasks, BULK).map((some) => tx.pocw.settleMany(some, 1));
const ended = ({ method, data }) => (method === 'EndedTogether' ? data.tasks.length : 0);
const rows = await load.follow(await load.send(bulk, dave), count, ended);
console.table(load.timed(rows));
const fullest = Math.max(...rows.map(({ counted }) => counted));
log(`${count} tasks settled in ${rows.length} blocks; ${fullest} in the fullest, ${fullest / 2} a second`);
await load.stop();
process.exit(0);
