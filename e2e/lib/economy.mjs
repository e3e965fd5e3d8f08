// The economy of a development chain: its days, its identities, its tasks, and books that tell what a block moved.
import assert from 'node:assert/strict';
import { UNIT, bestNumber, eventData, submit, waitForBlock } from './chain.mjs';

/** Economic seconds in a block of the development chain: two, 1,008 times as fast. */
export const BLOCK = 2_016;
export const DAY = 86_400;
/** Identities of Eve and Ferdie, who hold the Flux of genesis. */
export const [EVE, FERDIE] = [0, 1];
/** The highest price of a registration. */
const LIMIT = 100n * UNIT;

/** Blocks in which so many economic days pass, rounded up. */
export const blocks = (days) => Math.ceil((days * DAY) / BLOCK);
/** The economic day of a block. */
export const dayOf = (number) => Math.floor((number * BLOCK) / DAY);
/** Base units of a decimal number of tokens. */
export const tokens = (amount) => BigInt(Math.round(amount * 1e6)) * (UNIT / 1_000_000n);
export const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

export async function pass(api, count) {
  await waitForBlock(api, (await bestNumber(api)) + count);
}

/** Waits until no period of so many days ends within the next `count` blocks: nothing decays or closes on the way. */
export async function awayFromEnd(api, count, days = 1) {
  const number = await bestNumber(api);
  const length = days * DAY;
  const end = Math.ceil(((Math.floor((number * BLOCK) / length) + 1) * length) / BLOCK);
  if (end - number <= count) await waitForBlock(api, end);
}

/** The state before the block of an extrinsic and after it. */
export async function around(api, { status }) {
  const hash = status.isInBlock ? status.asInBlock : status.asFinalized;
  const { parentHash } = await api.rpc.chain.getHeader(hash);
  return Promise.all([api.at(parentHash), api.at(hash)]);
}

/** Registers a human identity of `owner`; a controller of its own accepts. Resolves with its number. */
export async function registerHuman(api, owner, controller = owner) {
  return register(api, api.tx.power.registerHuman(controller.address, LIMIT), owner, controller);
}

/** Registers an agent of `owner`. Resolves with its number. */
export async function registerAgent(api, owner, controller) {
  return register(api, api.tx.power.registerAgent(controller.address, LIMIT), owner, controller);
}

async function register(api, call, owner, controller) {
  const id = eventData(await submit(api, call, owner), 'power', 'Registered').id.toNumber();
  if (controller !== owner) await submit(api, api.tx.power.acceptController(id), controller);
  return id;
}

/** Has an owner do several things at once, each of which must succeed. */
export function together(api, owner, calls) {
  return submit(api, api.tx.utility.batchAll(calls), owner);
}

/** A task of 100 Power for 40 FLX and a bond of 4 HETU, with time enough for all that may happen to it. */
export const terms = (changes = {}) => ({
  brief: `0x${'b0'.repeat(32)}`,
  budget: 100n * UNIT,
  price: 40n * UNIT,
  bond: 4n * UNIT,
  openFor: 10 * DAY,
  workFor: 10 * DAY,
  reviewFor: 10 * DAY,
  minTrust: 0,
  worker: null,
  ...changes,
});

/** A commitment to the result of a task: a worker submits none twice. */
export const resultOf = (task) => `0x${task.toString(16).padStart(64, '0')}`;

/** The number of the task that was posted. */
export const posted = (result) => eventData(result, 'pocw', 'Posted').task.toNumber();

/** An account, and its identity if it has Flux. @typedef {{ address: string, id?: number }} Party */

const baseUnits = (amount) => (typeof amount === 'number' ? tokens(amount) : amount);

/** What changes, in base units, without what does not. */
function changes(parties) {
  const change = {};
  for (const [name, places] of Object.entries(parties)) {
    for (const [place, amount] of Object.entries(places)) {
      if (baseUnits(amount) !== 0n) (change[name] ??= {})[place] = baseUnits(amount);
    }
  }
  return change;
}

/**
 * What some parties have, what is held of it, and what exists in all. Flux that has decayed counts as existing: nobody
 * moved it, and a day may end in any block.
 */
export class Books {
  /**
   * @param {Record<string, Party>} parties by name
   * @param {Record<string, number>} assets of pallet-assets that count besides HETU and Flux
   */
  constructor(api, parties, assets = {}) {
    this.api = api;
    this.parties = parties;
    this.assets = Object.entries(assets);
  }

  async #party(at, { address, id }) {
    const { data } = await at.query.system.account(address);
    const entry = { hetu: data.free.toBigInt(), held: data.reserved.toBigInt() };
    for (const [name, asset] of this.assets) {
      const account = await at.query.assets.account(asset, address);
      const onHold = await at.query.assetsHolder.balancesOnHold(asset, address);
      entry[name] = account.isSome ? account.unwrap().balance.toBigInt() : 0n;
      entry[`${name}Held`] = onHold.isSome ? onHold.unwrap().toBigInt() : 0n;
    }
    if (id === undefined) return entry;
    const { free, offered, escrow, staked } = await at.call.fluxApi.account(id);
    const flux = { flx: free, offered, escrow, staked };
    for (const [place, amount] of Object.entries(flux)) entry[place] = amount.toBigInt();
    return entry;
  }

  async #read(at) {
    const entries = Object.entries(this.parties).map(async ([name, party]) => [name, await this.#party(at, party)]);
    const [hetu, { supply, burned }] = await Promise.all([at.query.balances.totalIssuance(), at.call.fluxApi.supply()]);
    const all = { hetu: hetu.toBigInt(), flx: supply.toBigInt() + burned.demurrage.toBigInt() };
    for (const [name, asset] of this.assets) all[name] = (await at.query.assets.asset(asset)).unwrap().supply.toBigInt();
    return { ...Object.fromEntries(await Promise.all(entries)), supply: all };
  }

  /** What changed between two states: only what did. */
  async between(before, after) {
    const [old, now] = await Promise.all([this.#read(before), this.#read(after)]);
    const change = {};
    for (const [name, places] of Object.entries(now)) {
      const moved = Object.entries(places).map(([place, amount]) => [place, amount - old[name][place]]);
      change[name] = Object.fromEntries(moved);
    }
    return changes(change);
  }

  /**
   * Submits, and checks that its block moved exactly what is expected and nothing else: whole tokens as numbers, base
   * units as bigints. Nothing is expected of the signer for the extrinsic itself: the Power of its identity pays. Nor
   * does a day end in that block, in which the Flux of each of them would decay.
   */
  async step(call, signer, expected = {}) {
    await awayFromEnd(this.api, 8);
    const result = await submit(this.api, call, signer);
    const change = await this.between(...(await around(this.api, result)));
    assert.deepEqual(change, changes(expected), call.method.method);
    return result;
  }
}
