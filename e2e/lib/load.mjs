// What the load scripts share: a chain at real slots, many extrinsics at once, and what its blocks made of them.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { bestNumber, connect } from './chain.mjs';
import { startNode } from './node.mjs';

export const log = (...words) => console.log(new Date().toISOString().slice(11, 19), ...words);
export const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Starts a chain at real slots, by default with room in its pool for all that a measurement sends at once. */
export async function startLoad(name, pool = ['--pool-limit', '20000', '--pool-kbytes', '40000']) {
  const node = await startNode(name, ['--dev', '--listen-addr', '/ip4/127.0.0.1/tcp/0', ...pool]);
  return new Load(node, await connect(node));
}

class Load {
  constructor(node, api) {
    this.node = node;
    this.api = api;
  }

  /** Megabytes of memory that the node's process uses. */
  memory() {
    const status = readFileSync(`/proc/${this.node.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  /** Signs without asking the node anything. A tip has HETU pay. */
  sign(call, key, nonce, tip = 0) {
    const { genesisHash, runtimeVersion } = this.api;
    return call.sign(key, { nonce, tip, era: 0, genesisHash, blockHash: genesisHash, runtimeVersion }).toHex();
  }

  /** Sends many extrinsics in one request. Resolves with how many the pool took. */
  async pour(extrinsics) {
    return (await this.offer(extrinsics)).filter(({ error }) => error === undefined).length;
  }

  /** The same. Resolves with what the pool answered to each. */
  offer(extrinsics) {
    return this.node.rpcs(extrinsics.map((hex) => ['author_submitExtrinsic', hex]));
  }

  /** Sends all of them, some hundreds at a time; what a full pool refuses is an error. */
  async pourAll(extrinsics, size = 250) {
    for (const some of chunks(extrinsics, size)) {
      const taken = await this.pour(some);
      if (taken < some.length) throw new Error(`the pool took ${taken} of ${some.length}`);
    }
  }

  async nonce({ address }) {
    return (await this.api.rpc.system.accountNextIndex(address)).toNumber();
  }

  /** Sends calls of one signer, who pays HETU, without waiting between them. Resolves with the best block before. */
  async send(calls, signer) {
    const first = await this.nonce(signer);
    const signed = calls.map((call, i) => this.sign(call, signer, first + i, 1));
    const from = await bestNumber(this.api);
    await this.pourAll(signed, 10);
    return from;
  }

  /** The same in batches. */
  sendBatches(calls, signer, size) {
    return this.send(chunks(calls, size).map((some) => this.api.tx.utility.batchAll(some)), signer);
  }

  /**
   * Reads the blocks after `from` until `count` of their events comes to `goal`. Resolves with those in which it
   * counted something; rejects if an extrinsic failed.
   */
  async follow(from, goal, count) {
    const rows = [];
    let sum = 0;
    for (let number = from + 1; sum < goal; number += 1) {
      for (const deadline = Date.now() + 60_000; (await bestNumber(this.api)) < number; await sleep(200)) {
        if (Date.now() > deadline) throw new Error(`no block ${number}:\n${this.node.tail()}`);
      }
      const at = await this.api.at(await this.api.rpc.chain.getBlockHash(number));
      const [events, weight] = await Promise.all([at.query.system.events(), at.query.system.blockWeight()]);
      const failed = events.filter(({ event }) => event.method === 'ExtrinsicFailed');
      if (failed.length > 0) throw new Error(`block ${number}: ${failed[0].event.toHuman().data}`);
      const counted = events.reduce((all, { event }) => all + count(event), 0);
      sum += counted;
      const weighs = Math.round(weight.normal.refTime.toNumber() / 1e9);
      if (counted > 0) rows.push({ block: number, counted, 'weight ms': weighs });
      if (number > from + 300) throw new Error(`${sum} of ${goal} in 300 blocks`);
    }
    return rows;
  }

  /** The same for events of one name. */
  followEvents(from, goal, method) {
    return this.follow(from, goal, (event) => (event.method === method ? 1 : 0));
  }

  /** Such blocks with the milliseconds in which the node made each block, by its log. */
  timed(rows) {
    const made = new Map();
    const text = readFileSync(this.node.log, 'utf8');
    const lines = text.matchAll(/Prepared block for proposing at (\d+) \((\d+) ms\)/g);
    for (const [, number, ms] of lines) made.set(Number(number), Number(ms));
    return rows.map((row) => ({ ...row, 'made in ms': made.get(row.block) }));
  }

  async stop() {
    await this.api.disconnect();
    await this.node.stop();
  }
}
