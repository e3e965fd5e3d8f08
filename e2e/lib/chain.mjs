// A running chain seen through @polkadot/api.
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { startNode } from './node.mjs';

/** @typedef {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} Extrinsic */
/** @typedef {import('@polkadot/keyring/types').KeyringPair} Pair */

/** Base units in one HETU, GEN or Power. */
export const UNIT = 10n ** 12n;
/** Seconds from one block to the next. */
export const SLOT = 2;

/**
 * The pair of a development key such as `//Alice`.
 * @param {string} uri
 */
export function account(uri) {
  return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(uri);
}

export const accounts = () =>
  Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name.toLowerCase(), account(`//${name}`)]),
  );

/** @param {import('./node.mjs').Node} node */
export function connect(node) {
  return ApiPromise.create({ provider: new WsProvider(node.url, 500), noInitWarn: true });
}

/**
 * Starts a development chain for the duration of a test.
 * @param {import('node:test').TestContext} t
 * @param {{ sealing?: string | number }} options `instant`, or milliseconds from block to block; real
 *   slots without it
 */
export async function startChain(t, { sealing } = {}) {
  // A node that seals has no peers and listens for none.
  const mode = sealing === undefined ? ['--listen-addr', '/ip4/127.0.0.1/tcp/0'] : ['--sealing', `${sealing}`];
  const node = await startNode('dev', ['--dev', ...mode]);
  const api = await connect(node);
  t.after(async () => {
    await api.disconnect();
    await node.stop();
  });
  return { api, node, ...accounts() };
}

/**
 * The name of a failure, as `pallet.Error` or `Kind.Error`.
 * @param {ApiPromise} api
 */
export function errorName(api, error) {
  if (error.isModule) {
    const { section, name } = api.registry.findMetaError(error.asModule);
    return `${section}.${name}`;
  }
  return error.value?.type ? `${error.type}.${error.value.type}` : error.type;
}

/**
 * Signs and submits. Resolves once the extrinsic is in a block and has succeeded; rejects with the name
 * of the failure, such as `balances.InsufficientBalance`, or with the pool's reason to refuse it.
 * @param {ApiPromise} api
 * @param {Extrinsic} extrinsic
 * @param {Pair} signer
 * @param {object} [options] passed to the signer: `nonce`, `tip`, …
 * @returns {Promise<import('@polkadot/api').SubmittableResult>}
 */
export async function submit(api, extrinsic, signer, options = {}) {
  let unsubscribe;
  try {
    return await new Promise((resolve, reject) => {
      extrinsic
        .signAndSend(signer, { nonce: -1, ...options }, (result) => {
          if (result.internalError) reject(result.internalError);
          else if (result.isError) reject(new Error(`the pool gave it up: ${result.status.type}`));
          // Under sealing a block may be final before anybody hears that it was made.
          else if (result.status.isInBlock || result.status.isFinalized) {
            const { dispatchError } = result;
            if (dispatchError) reject(new Error(errorName(api, dispatchError)));
            else resolve(result);
          }
        })
        .then((stop) => (unsubscribe = stop), reject);
    });
  } finally {
    unsubscribe?.();
  }
}

/**
 * The fields of the one event of that name.
 * @param {import('@polkadot/api').SubmittableResult} result
 */
export function eventData(result, section, method) {
  const record = result.findRecord(section, method);
  if (!record) throw new Error(`no ${section}.${method} among ${result.events.map(({ event }) => event.method)}`);
  return record.event.data;
}

/** Spendable HETU and what is held or locked of it. */
export async function balance(api, { address }) {
  const { data } = await api.query.system.account(address);
  return { free: data.free.toBigInt(), reserved: data.reserved.toBigInt() };
}

/**
 * Resolves with the first header for which `accepts` holds; asks about one after the other.
 * @param {(listener: (header) => void) => Promise<() => void>} subscribe
 * @param {(header) => boolean | Promise<boolean>} accepts
 */
async function waitFor(subscribe, accepts) {
  let unsubscribe;
  let done = false;
  let turn = Promise.resolve();
  try {
    return await new Promise((resolve, reject) => {
      const ask = async (header) => {
        if (done) return;
        done = await accepts(header);
        if (done) resolve(header);
      };
      subscribe((header) => {
        turn = turn.then(() => ask(header)).catch(reject);
      }).then((stop) => (unsubscribe = stop), reject);
    });
  } finally {
    done = true;
    unsubscribe?.();
  }
}

/** Waits for the best block to be `number` or later. */
export function waitForBlock(api, number) {
  return waitFor(api.rpc.chain.subscribeNewHeads, (header) => header.number.toNumber() >= number);
}

/** Waits for the finalised block to be `number` or later. */
export function waitForFinalized(api, number) {
  return waitFor(api.rpc.chain.subscribeFinalizedHeads, (header) => header.number.toNumber() >= number);
}

/** Waits for a block at which `holds` says yes, asked with that block's state. */
export function waitUntil(api, holds) {
  return waitFor(api.rpc.chain.subscribeNewHeads, async (header) => holds(await api.at(header.hash), header));
}

export async function bestNumber(api) {
  return (await api.rpc.chain.getHeader()).number.toNumber();
}
