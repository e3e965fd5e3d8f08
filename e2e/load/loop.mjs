// Thirty economic days of a closed loop: stake pays for work, work is judged and minted, a part of the mint is staked.
// What the chain says at the end of each day becomes a table in docs/pocw.md and a plot in docs/img/loop.svg.
//
//   node load/loop.mjs [days] [milliseconds from block to block]
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { UNIT, account, accounts, connect, eventData, submit, waitForBlock } from '../lib/chain.mjs';
import { startNode } from '../lib/node.mjs';

const [days = 30, sealing = 250] = process.argv.slice(2).map(Number);
const DAY = 86_400;
/** Economic seconds in a block of the development chain. */
const BLOCK = 2_016;
const LIMIT = 1_000n * UNIT;
const EVALUATORS = 12;
/** Tasks of each agent in a day, and what one takes: 2,400 Power of a budget of 2,500. */
const [TASKS, BUDGET, USAGE] = [2, 2_500n * UNIT, { steps: 0, modelCalls: 4_798, transactions: 0 }];
const SALT = `0x${'5a'.repeat(32)}`;
/** HETU that is staked for each agent: it makes 5,000 Power a day for work; the last lacks half of what its tasks take. */
const STAKES = [20_000n, 20_000n, 20_000n, 10_000n];
/** FLX that the last buys to pay for the rest until it earns. */
const PURCHASE = 500n * UNIT;

const node = await startNode('loop', ['--dev', '--sealing', `${sealing}`]);
const api = await connect(node);
const { alice, bob, charlie, dave, eve, ferdie } = accounts();
const { tx } = api;
const log = (...words) => console.error(new Date().toISOString().slice(11, 19), ...words);
const dayOf = (block) => Math.floor((block * BLOCK) / DAY);
const firstBlock = (day) => Math.ceil((day * DAY) / BLOCK);

// The stage: agents of four owners, clients who hold the Flux of genesis, evaluators.

async function register(call, owner, controller = owner) {
  const id = eventData(await submit(api, call, owner), 'power', 'Registered').id.toNumber();
  if (controller !== owner) await submit(api, tx.power.acceptController(id), controller);
  return id;
}

const agents = await Promise.all(
  [alice, bob, charlie, dave].map(async (owner, i) => {
    const key = account(`//loop//agent//${i}`);
    await register(tx.power.registerHuman(owner.address, LIMIT), owner);
    const id = await register(tx.power.registerAgent(key.address, LIMIT), owner, key);
    await submit(api, tx.capacity.stake(id, 'Hetu', STAKES[i] * UNIT), owner);
    await submit(api, tx.pocw.setBondCeiling(id, 10_000n * UNIT), owner);
    return { id, key, owner, last: [] };
  }),
);
const judges = Array.from({ length: EVALUATORS }, (_, i) => account(`//loop//judge//${i}`));
/** Carries out what is due. It has no identity: those make exits for nothing, one at a time. */
const settler = account('//loop//settler');
const funded = [settler, ...judges].map(({ address }) => tx.balances.transferKeepAlive(address, 1_200n * UNIT));
await submit(api, tx.utility.batchAll(funded), alice);
const judge = new Map(
  await Promise.all(
    judges.map(async (key) => {
      const id = await register(tx.power.registerHuman(key.address, LIMIT), key);
      await submit(api, tx.pocw.registerEvaluator(id, 1_000n * UNIT), key);
      return [id, key];
    }),
  ),
);
const clients = [eve, ferdie];
const agentOf = new Map(agents.map((agent) => [agent.id, agent]));

// Extrinsics are sent without waiting: what they did is read from the events.

const nonces = new Map();
async function send(call, signer) {
  const { address } = signer;
  if (!nonces.has(address)) nonces.set(address, (await api.rpc.system.accountNextIndex(address)).toNumber());
  const nonce = nonces.get(address);
  nonces.set(address, nonce + 1);
  const signed = await call.signAsync(signer, { nonce, era: 0 });
  await api.rpc.author.submitExtrinsic(signed);
}

/** Tasks under way by their numbers, and those whose window is open by the block in which it has closed. */
const tasks = new Map();
const due = new Map();
const seen = { posted: 0, Settled: 0, Refunded: 0, Accepted: 0 };
let number = 0;

/** Of ten tasks one is bad and one is simply accepted. */
const kind = (nth) => (nth % 10 === 9 ? 'bad' : nth % 10 === 4 ? 'plain' : 'good');
const score = (task, seat) => (tasks.get(task).kind === 'bad' ? 20 : 75 + 5 * seat) * 10_000_000;

async function post(agent, client) {
  const terms = {
    ...{ brief: SALT, budget: BUDGET, price: 40n * UNIT, bond: 4n * UNIT },
    ...{ openFor: DAY, workFor: DAY, reviewFor: 3 * DAY, minTrust: 0, worker: agent.id },
  };
  await send(tx.pocw.post(terms), client);
}

/** What everybody does about an event of the work market. */
const react = {
  async Posted({ task, terms }) {
    const agent = agentOf.get(terms.worker.unwrap().toNumber());
    tasks.set(task.toNumber(), { agent, kind: kind(seen.posted), seats: [], committed: 0, revealed: 0 });
    seen.posted += 1;
    await send(tx.pocw.matchTask(task, terms.bond), agent.key);
  },
  async Matched({ task }) {
    const { agent, kind } = tasks.get(task.toNumber());
    const result = `0x${task.toNumber().toString(16).padStart(64, '0')}`;
    await send(tx.pocw.submit(task, result, USAGE, agent.last, kind !== 'plain'), agent.key);
  },
  async Submitted({ task }) {
    if (tasks.get(task.toNumber()).kind !== 'plain') return;
    const { client } = (await api.call.pocwApi.task(task)).unwrap().task;
    await send(tx.pocw.accept(task), clients[client.toNumber()]);
  },
  async PanelDrawn({ task, seats }) {
    const entry = tasks.get(task.toNumber());
    entry.seats = seats.map((seat) => seat.toNumber());
    for (const [i, id] of entry.seats.entries()) {
      const commitment = await api.call.pocwApi.commitmentOf(task, 'First', id, score(task.toNumber(), i), SALT);
      await send(tx.pocw.commit(task, commitment), judge.get(id));
    }
  },
  async Committed({ task }) {
    const entry = tasks.get(task.toNumber());
    entry.committed += 1;
    if (entry.committed < entry.seats.length) return;
    for (const [i, id] of entry.seats.entries()) await send(tx.pocw.reveal(task, score(task.toNumber(), i), SALT), judge.get(id));
  },
  async Revealed({ task }) {
    const entry = tasks.get(task.toNumber());
    entry.revealed += 1;
    if (entry.revealed === entry.seats.length) await send(tx.pocw.settle(task), settler);
  },
  async Evaluated({ task, until }) {
    const block = Math.floor(until.toNumber() / BLOCK) + 1;
    due.set(block, [...(due.get(block) ?? []), task]);
  },
  async Ended({ task, outcome }) {
    const { agent, kind } = tasks.get(task.toNumber());
    seen[outcome.type] += 1;
    // What an agent does next follows from the last that was found good.
    if (kind === 'good' && outcome.isSettled) agent.last = [task.toNumber()];
    tasks.delete(task.toNumber());
  },
};

/** Does what a block asks for. */
async function live(block) {
  const at = await api.at(await api.rpc.chain.getBlockHash(block));
  for (const { event } of await at.query.system.events()) {
    if (event.method === 'ExtrinsicFailed') throw new Error(`#${block}: ${api.registry.findMetaError(event.data[0].asModule).name}`);
    if (event.section === 'pocw') await react[event.method]?.(event.data);
  }
  for (const task of due.get(block) ?? []) await send(tx.pocw.settle(task), settler);
  due.delete(block);
}

/** What the chain says after the first hook of a block. */
async function books(block) {
  const at = await api.at(await api.rpc.chain.getBlockHash(block));
  const [supply, policy, network, totals] = await Promise.all([
    at.call.fluxApi.supply(),
    at.call.fluxApi.policy(),
    at.call.capacityApi.network(),
    at.call.powerApi.totals(),
  ]);
  const sum = (reasons) => [...reasons.values()].reduce((all, amount) => all + amount.toBigInt(), 0n);
  assert.equal(sum(supply.minted) - sum(supply.burned), supply.supply.toBigInt(), 'supply is minted less burned');
  const rates = await Promise.all(agents.map(async ({ id }) => (await at.call.capacityApi.account(id)).meters.execution.rate.toBigInt()));
  const { minted, burned } = supply;
  return {
    minted: minted.powerReward.toBigInt() - burned.sink.toBigInt(),
    sold: minted.purchase.toBigInt(),
    matches: burned.matches.toBigInt(),
    fee: burned.fee.toBigInt(),
    fallback: burned.fallback.toBigInt(),
    demurrage: burned.demurrage.toBigInt(),
    supply: supply.supply.toBigInt(),
    staked: network.totals.staked.flux.toBigInt(),
    used: totals.used.toBigInt(),
    kappa: policy.kappa.toBigInt(),
    beta: policy.beta.toNumber(),
    rate: network.rate.toBigInt(),
    capacity: rates.reduce((all, rate) => all + rate, 0n),
    ...seen,
  };
}

// The first whole day fills the meters; what is for sale on it pays for what the last agent's do not hold.

const start = Math.max(2, dayOf((await api.rpc.chain.getHeader()).number.toNumber()) + 2);
await waitForBlock(api, firstBlock(start - 1) + 1);
const poor = agents.at(-1);
await submit(api, tx.flux.purchase(poor.id, PURCHASE, PURCHASE * 2n), poor.owner);
await waitForBlock(api, firstBlock(start));
log(`the loop begins on day ${start}, block ${firstBlock(start)}`);

const history = [await books(firstBlock(start))];
number = firstBlock(start);
for (let day = 1; day <= days; day += 1) {
  for (const agent of agents) {
    for (let i = 0; i < TASKS; i += 1) await post(agent, clients[(day + i) % 2]);
    const { claimable } = await api.call.fluxApi.account(agent.id);
    if (!claimable.isZero()) await send(tx.flux.claim(agent.id), agent.key);
  }
  while (number < firstBlock(start + day)) {
    number += 1;
    await waitForBlock(api, number);
    await live(number);
  }
  history.push(await books(number));
  const { supply, minted, capacity, Settled } = history.at(-1);
  log(`day ${day}: supply ${whole(supply)}, minted ${whole(minted, 2)}, ${Settled} settled, ${whole(capacity, 2)} Power a day`);
}

/** Base units as a decimal number of tokens. */
function whole(amount, digits = 0) {
  const rounded = (Number(amount) / Number(UNIT)).toFixed(digits);
  // What rounding keeps of rewards is sunk when they are realised, after their day.
  const value = Number(rounded) === 0 ? 0 : Number(rounded);
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const rows = history.slice(1).map((now, i) => {
  const before = history[i];
  return Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - before[name]]).concat(Object.entries(now).map(([name, value]) => [`${name}Now`, value])));
});
const last = history.at(-1);
assert.ok(last.Settled > 0 && last.Refunded > 0 && last.Accepted > 0, 'every kind of task ended');
assert.ok(last.capacity > history[0].capacity, 'what was minted and staked makes capacity');
assert.ok(last.minted < last.matches, 'no more is minted for work than its matches burned');

const columns = [
  ['day', (_, i) => i + 1],
  ['posted', (row) => row.posted],
  ['settled', (row) => row.Settled],
  ['refunded', (row) => row.Refunded],
  ['Power spent', (row) => whole(row.used)],
  ['minted', (row) => whole(row.minted, 2)],
  ['sold', (row) => whole(row.sold)],
  ['matches', (row) => whole(row.matches, 1)],
  ['fees', (row) => whole(row.fee, 2)],
  ['fallback', (row) => whole(row.fallback, 2)],
  ['demurrage', (row) => whole(row.demurrage, 1)],
  ['supply', (row) => whole(row.supplyNow)],
  ['staked', (row) => whole(row.stakedNow, 2)],
  ['κ', (row) => (Number(row.kappaNow) / Number(UNIT)).toFixed(6)],
  ['β', (row) => `${(row.betaNow / 1e7).toFixed(4)} %`],
  ['R', (row) => whole(row.rateNow, 1)],
  ['capacity', (row) => whole(row.capacityNow, 2)],
];
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = [
  line(columns.map(([name]) => name)),
  line(columns.map(() => '---:')),
  ...rows.map((row, i) => line(columns.map(([, cell]) => cell(row, i)))),
].join('\n');
console.log(table);

// Plots, one below the other: each a title and lines over the days.

const [WIDTH, HEIGHT, LEFT, GAP] = [640, 130, 60, 36];
const COLOURS = ['#2563eb', '#dc2626', '#059669', '#d97706'];
const flx = (amount) => Number(amount) / Number(UNIT);

function plot(top, title, series) {
  const values = series.flatMap(([, points]) => points);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (i) => (LEFT + (i * (WIDTH - LEFT - 10)) / Math.max(1, rows.length - 1)).toFixed(1);
  const y = (value) => (top + HEIGHT - ((value - low) * HEIGHT) / (high - low || 1)).toFixed(1);
  const digits = high - low < 10 ? 2 : 0;
  const label = (value) => (Number(value.toFixed(digits)) || 0).toLocaleString('en');
  const text = (at, height, words, more = '') => `<text x="${at}" y="${height}" ${more}>${words}</text>`;
  let at = LEFT + 8 * title.length;
  const legend = series.map(([name], i) => {
    at += 18;
    const entry = text(at, top - 8, name, `fill="${COLOURS[i]}"`);
    at += 7 * name.length;
    return entry;
  });
  const lines = series.map(([, points], i) => `<polyline fill="none" stroke="${COLOURS[i]}" stroke-width="1.5" points="${points.map((value, i) => `${x(i)},${y(value)}`).join(' ')}"/>`);
  return [
    text(LEFT, top - 8, title, 'font-weight="bold"'),
    ...legend,
    `<path d="M${LEFT} ${top}V${top + HEIGHT}H${WIDTH - 10}" fill="none" stroke="#999"/>`,
    text(LEFT - 6, top + 10, label(high), 'text-anchor="end"'),
    text(LEFT - 6, top + HEIGHT, label(low), 'text-anchor="end"'),
    ...lines,
  ].join('\n');
}

const plots = [
  ['tasks a day', [['posted', rows.map((row) => row.posted)], ['settled', rows.map((row) => row.Settled)]]],
  ['FLX a day', [['minted', rows.map((row) => flx(row.minted))], ['matches', rows.map((row) => flx(row.matches))], ['fees', rows.map((row) => flx(row.fee))], ['fallback', rows.map((row) => flx(row.fallback))]]],
  ['FLX staked', [['agents and evaluators', rows.map((row) => flx(row.stakedNow))]]],
  ['Power a day', [['capacity of the agents', rows.map((row) => flx(row.capacityNow))]]],
].map(([title, series], i) => plot(24 + i * (HEIGHT + GAP), title, series));
const height = plots.length * (HEIGHT + GAP) + 24;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">
<rect width="${WIDTH}" height="${height}" fill="white"/>
${plots.join('\n')}
<text x="${WIDTH / 2}" y="${height - 8}" text-anchor="middle">economic days 1 to ${rows.length}</text>
</svg>
`;
const docs = new URL('../../docs/', import.meta.url);
writeFileSync(new URL('img/loop.svg', docs), svg);
const page = new URL('pocw.md', docs);
const text = readFileSync(page, 'utf8').replace(/(<!-- loop -->\n)[^]*(<!-- end of loop -->)/, (_, begin, end) => `${begin}\n${table}\n\n${end}`);
writeFileSync(page, text);

await api.disconnect();
await node.stop();
process.exit(0);
