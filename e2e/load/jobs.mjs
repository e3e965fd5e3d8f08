// Paid jobs at real slots: all miners are paid a job and send a heartbeat, the day closes, all claim. Then jobs by the
// thousand in a call, each for a few miners.
//
//   node load/jobs.mjs [miners] [bulk calls]
import { setTimeout as sleep } from 'node:timers/promises';
import { UNIT, account, accounts, bestNumber, submit, waitForBlock } from '../lib/chain.mjs';
import { BLOCK, DAY, dayOf, registerHuman } from '../lib/economy.mjs';
import { chunks, log, startLoad } from '../lib/load.mjs';

const [count = 10_000, calls = 40] = process.argv.slice(2).map(Number);
const BULK = 1_000;
const job = (value) => ({ kind: 'Compute', value, quality: 100, reference: `0x${'0b'.repeat(32)}` });

const load = await startLoad('jobs');
const { api } = load;
const { tx } = api;
const { alice, bob, dave } = accounts();
const jobsPaid = ({ method, data }) => (method === 'JobsPaid' ? data.jobs.toNumber() : 0);
const seconds = (since) => Math.round((Date.now() - since) / 1_000);
const fullest = (rows) => `${rows.length} blocks, ${Math.max(...rows.map(({ counted }) => counted))} in the fullest`;

const started = Date.now();
log(`registering ${count} agents`);
const first = (await registerHuman(api, bob)) + 1;
const miners = Array.from({ length: count }, (_, i) => first + i);
const root = account('//miner');
const keys = miners.map((id) => root.derive(`//${id}`));
const register = keys.map(({ address }) => tx.power.registerAgent(address, 1_000n * UNIT));
log('  ', fullest(await load.followEvents(await load.sendBatches(register, bob, 100), count, 'Registered')));
log('their controllers accept');
const from = await bestNumber(api);
await load.pourAll(keys.map((key, i) => load.sign(tx.power.acceptController(miners[i]), key, 0)));
log('  ', fullest(await load.followEvents(from, count, 'ControllerBound')));
log('they become miners');
const mine = miners.map((id) => tx.poe.registerMiner(id));
log('  ', fullest(await load.followEvents(await load.sendBatches(mine, bob, 250), count, 'MinerRegistered')));
const beats = keys.map((key) => load.sign(tx.poe.heartbeat(), key, 1));
log(`set up in ${seconds(started)} s`);

const day = dayOf(await bestNumber(api)) + 1;
await waitForBlock(api, Math.ceil((day * DAY) / BLOCK));
const begun = Date.now();
log(`day ${day} begins; each miner is paid a job and sends a heartbeat`);
const reports = chunks(miners, BULK).map((some, i) => tx.poe.submitJobs(i * BULK, some.map((id) => [id, [job(UNIT)]])));
const reported = await load.send(reports, alice);
const beating = await bestNumber(api);
await load.pourAll(beats);
const paid = await load.follow(reported, count, jobsPaid);
const heard = await load.followEvents(beating, count, 'HeartbeatCounted');
const reporting = seconds(begun);
log(`reported in ${reporting} s; the day goes on`);
const closes = (event) => (api.events.poe.EpochClosed.is(event) && event.data.record.epoch.eqn(day) ? 1 : 0);
const [close] = await load.follow(heard.at(-1).block - 1, 1, closes);
const scored = seconds(begun);
log(`day ${day} closed in block ${close.block}; claiming`);
const claims = miners.map((id) => tx.poe.claim(id));
const claimed = await load.followEvents(await load.sendBatches(claims, dave, 250), count, 'RewardClaimed');
const ended = seconds(begun);
console.table([
  { step: 'jobs paid', until: `${reporting} s`, blocks: fullest(paid) },
  { step: 'heartbeats', until: `${reporting} s`, blocks: fullest(heard) },
  { step: 'day closed', until: `${scored} s`, blocks: `block ${close.block}` },
  { step: 'NEX claimed', until: `${ended} s`, blocks: fullest(claimed) },
]);
console.table(load.timed([...paid, ...claimed]));
log(`the cycle of ${count} miners took ${ended} s, of which the claims ${ended - scored} s`);

for (const some of [1, 10, 100, 1_000]) {
  const number = (await api.call.poeApi.chain(alice.address)).unwrap().jobs.toNumber();
  const batches = chunks(Array(BULK).fill(job(UNIT / 10n)), BULK / some).map((jobs, i) => [miners[i], jobs]);
  const bulk = Array.from({ length: calls }, (_, i) => tx.poe.submitJobs(number + i * BULK, batches));
  log(`${calls} calls of ${BULK} jobs for ${some} miners each`);
  const rows = await load.follow(await load.send(bulk, alice), calls * BULK, jobsPaid);
  console.table(load.timed(rows));
  await sleep(2_000);
}
await load.stop();
process.exit(0);
