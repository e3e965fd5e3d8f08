// The chain exchanges its runtime by referendum, with something under way, and nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexToU8a, stringToHex, u8aConcat } from '@polkadot/util';
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto';
import { UNIT, bestNumber, startChain, submit, waitUntil } from '../lib/chain.mjs';
import { posted, registerHuman, terms } from '../lib/economy.mjs';
import { parameter, proposeAsRoot, proposeChanges } from '../lib/referendum.mjs';

/** A frame that decompression skips: the same runtime in other bytes. */
const EMPTY_FRAME = hexToU8a('0x502a4d1800000000');
/** Where a chain keeps the version of the runtime that made the last block. */
const LAST_UPGRADE = xxhashAsHex('System', 128) + xxhashAsHex('LastRuntimeUpgrade', 128).slice(2);
/** The version before tasks, XP and paid jobs. */
const OLDER = 3;

test('an upgrade', { timeout: 300_000 }, async (t) => {
  const { api, alice, bob, charlie, eve } = await startChain(t, { sealing: 50 });
  const { tx } = api;
  const code = async () => (await api.rpc.state.getStorage(stringToHex(':code'))).unwrap().toU8a(true);
  const byteFee = async (at = api) => (await parameter(at, 'fees', 'byte_fee')).current.toBigInt();
  const specVersion = async (at) => (await at.query.system.lastRuntimeUpgrade()).unwrap().specVersion.toNumber();
  const broken = async () => (await api.call.auditApi.brokenInvariants()).map((name) => `${name}`);
  const books = async () => (await api.call.xpApi.books()).toJSON();
  const passes = async (referendum) => {
    await referendum.placeDecisionDeposit(bob);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
    await referendum.vote(bob, { aye: true, conviction: 'Locked1x', gen: 10_000 });
    await referendum.follow('approved');
  };
  const version = api.runtimeVersion.specVersion.toNumber();
  const next = u8aConcat(await code(), EMPTY_FRAME);
  let [task, upgrade, change, laterAt] = [];

  await t.test('something is under way: a task, stake, a call of the scheduler, an approved change', async () => {
    const worker = await registerHuman(api, charlie);
    await submit(api, tx.capacity.stake(worker, 'Hetu', 100n * UNIT), charlie);
    await submit(api, tx.pocw.setBondCeiling(worker, 10n * UNIT), charlie);
    task = posted(await submit(api, tx.pocw.post(terms()), eve));
    await submit(api, tx.pocw.matchTask(task, terms().bond), charlie);
    laterAt = (await bestNumber(api)) + 300;
    // Makes the chain believe that its last block was made by an older version.
    const before = api.createType('(Compact<u32>, Text)', [OLDER, 'fluxnomics']).toHex();
    const later = tx.scheduler.schedule(laterAt, null, 0, tx.system.setStorage([[LAST_UPGRADE, before]]));
    const authorise = tx.system.authorizeUpgradeWithoutChecks(blake2AsHex(next));
    upgrade = await proposeAsRoot(api, alice, tx.utility.batchAll([later, authorise]));
    await passes(upgrade);
    change = await proposeChanges(api, alice, [{ Fees: { ByteFee: ((await byteFee()) * 11n) / 10n } }]);
    await passes(change);
    assert.deepEqual(await broken(), []);
  });

  await t.test('only the code that GEN authorised is accepted', async () => {
    await upgrade.enacted(async (at) => (await at.query.system.authorizedUpgrade()).isSome);
    const other = u8aConcat(next, EMPTY_FRAME);
    const error = { message: 'system.Unauthorized' };
    await assert.rejects(submit(api, tx.system.applyAuthorizedUpgrade(`0x${Buffer.from(other).toString('hex')}`), bob), error);
  });

  await t.test('anyone applies it, and blocks go on', async () => {
    const before = await byteFee();
    await submit(api, tx.system.applyAuthorizedUpgrade(`0x${Buffer.from(next).toString('hex')}`), bob);
    assert.equal(blake2AsHex(await code()), blake2AsHex(next));
    assert.equal(await byteFee(), before, 'the change is still to come');
    await submit(api, tx.balances.transferKeepAlive(eve.address, UNIT), alice);
    assert.deepEqual(await broken(), []);
  });

  await t.test('what was under way goes on, the approved change first', async () => {
    const before = await byteFee();
    await change.enacted(async (at) => (await byteFee(at)) !== before);
    assert.equal(await byteFee(), (before * 11n) / 10n);
    await submit(api, tx.pocw.agree(task, 20n * UNIT), charlie);
    await submit(api, tx.pocw.agree(task, 20n * UNIT), eve);
  });

  await t.test('the scheduled call comes at its block, and migrations run once in the next', async () => {
    const before = await books();
    const { number } = await waitUntil(api, async (at) => (await specVersion(at)) === OLDER);
    assert.equal(number.toNumber(), laterAt);
    await waitUntil(api, async (at) => (await specVersion(at)) === version);
    assert.deepEqual(await broken(), []);
    const { genesis, paid, burned } = before;
    const now = await books();
    assert.deepEqual([now.genesis, now.paid, now.burned], [genesis, paid, burned], 'they open nothing twice');
  });
});
