// Takes a chain as an older commit made it, and upgrades it by referendum to the runtime of this one.
//
//   node upgrade/from.mjs <chain specification of the older node>
//
// `scripts/upgrade <commit>` builds the older node and calls this. What is under way when the code changes is what exists
// since `spec_version` 3: identities, one of which has ended, stake, a delegation, a lease, an unstaking, Flux, a vote, a
// scheduled call, changes of parameters, and one that is approved. Afterwards every invariant holds, what was under way goes on, and
// what is new works: a task is posted and settled, a delegation declined, a quote given.
import assert from 'node:assert/strict';
import { blake2AsHex } from '@polkadot/util-crypto';
import { UNIT, account, accounts, bestNumber, connect, submit, waitForBlock, waitUntil } from '../lib/chain.mjs';
import { DAY, blocks, posted, registerAgent, registerHuman, resultOf, terms } from '../lib/economy.mjs';
import { log } from '../lib/load.mjs';
import { startNode } from '../lib/node.mjs';
import { parameter, proposeAsRoot, proposeChanges } from '../lib/referendum.mjs';

const MESSAGING = { resource: 'Messaging', asset: 'Hetu' };
const PAYLOAD = `0x${'ab'.repeat(32)}`;
const USAGE = { steps: 1_000, modelCalls: 120, transactions: 36 };

/** A parameter of each subject that the older runtime has, with what changes it. */
const VOTED = [
  ['power', 'attestor_bond', 'AttestorBond'],
  ['fees', 'compute_fee', 'ComputeFee'],
  ['validators', 'bond', 'Bond'],
  ['flux', 'price_max', 'PriceMax'],
  ['capacity', 'rate_default', 'RateDefault'],
];

/** The code that this commit's runtime begins a chain with. */
async function currentCode() {
  const node = await startNode('current', ['--dev', '--sealing', 'instant']);
  const code = await node.rpc('state_getStorage', '0x3a636f6465');
  await node.stop();
  return code;
}

const [spec] = process.argv.slice(2);
if (spec === undefined) throw new Error('which chain specification?');
const code = await currentCode();
const node = await startNode('older', ['--dev', '--chain', spec, '--sealing', '60']);
let api = await connect(node);
const { alice, bob, charlie, dave, eve } = accounts();
const agents = [account('//agent//0'), account('//agent//1')];
const older = api.runtimeVersion.specVersion.toNumber();
const byteFee = async (at = api) => (await parameter(at, 'fees', 'byte_fee')).current.toBigInt();
const passes = async (referendum) => {
  await referendum.placeDecisionDeposit(bob);
  await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
  await referendum.vote(bob, { aye: true, conviction: 'Locked1x', gen: 10_000 });
  await referendum.follow('approved');
};

log(`version ${older}: an economy begins`);
const [alices, bobs, charlies] = [
  await registerHuman(api, alice),
  await registerHuman(api, bob),
  await registerHuman(api, charlie),
];
const kept = await registerAgent(api, alice, agents[0]);
const ended = await registerAgent(api, alice, agents[1]);
await submit(api, api.tx.capacity.stake(alices, 'Hetu', 1_000n * UNIT), alice);
await submit(api, api.tx.capacity.stake(charlies, 'Hetu', 2_000n * UNIT), charlie);
await submit(api, api.tx.capacity.delegate(alices, { id: kept, ...MESSAGING }, 400n * UNIT, 0), alice);
await submit(api, api.tx.capacity.unstake(alices, 'Hetu', 100n * UNIT), alice);
await submit(api, api.tx.capacity.offer(alices, MESSAGING, 200n * UNIT, UNIT / 100n, 30 * DAY), alice);
const [[key]] = await api.call.capacityApi.offers(MESSAGING, 1);
await submit(api, api.tx.capacity.rent(bobs, key.toHex(), 100n * UNIT, 30 * DAY, UNIT), bob);
await submit(api, api.tx.power.deregister(ended), alice);
await waitForBlock(api, (await bestNumber(api)) + blocks(1));
await submit(api, api.tx.flux.purchase(alices, 20n * UNIT, 100n * UNIT), alice);
await submit(api, api.tx.capacity.sendMessage(alices, PAYLOAD, 300, false, null), agents[0]);

const voted = (at) => Promise.all(VOTED.map(async ([subject, name]) => (await parameter(at, subject, name)).current.toBigInt()));
const values = (await voted(api)).map((value) => (value * 11n) / 10n);
const changes = VOTED.map(([subject, , key], i) => ({ [subject[0].toUpperCase() + subject.slice(1)]: { [key]: values[i] } }));
await passes(await proposeChanges(api, alice, changes));
await waitUntil(api, async (at) => (await voted(at)).every((value, i) => value === values[i]));

const laterAt = (await bestNumber(api)) + 700;
const later = api.tx.system.setStorage([['0x6c61746572', '0x01']]);
const together = [
  api.tx.scheduler.schedule(laterAt, null, 0, later),
  api.tx.system.authorizeUpgradeWithoutChecks(blake2AsHex(code)),
];
const upgrade = await proposeAsRoot(api, alice, api.tx.utility.batchAll(together));
await passes(upgrade);
const before = await byteFee();
const change = await proposeChanges(api, alice, [{ Fees: { ByteFee: (before * 11n) / 10n } }]);
await passes(change);
await upgrade.enacted(async (at) => (await at.query.system.authorizedUpgrade()).isSome);

const views = async () => ({
  identities: (await api.query.power.identities.entries()).map(([at, value]) => [`${at.args}`, value.unwrap().bond.toString()]),
  stake: (await api.query.capacity.totals()).toJSON(),
  hetu: `${await api.query.balances.totalIssuance()}`,
});
const was = await views();
await submit(api, api.tx.system.applyAuthorizedUpgrade(code), bob);
await waitUntil(api, async (at) => (await at.query.system.lastRuntimeUpgrade()).unwrap().specVersion.toNumber() > older);
// A wallet reads the metadata again.
await api.disconnect();
api = await connect(node);
const { tx } = api;
const broken = async () => (await api.call.auditApi.brokenInvariants()).map((name) => `${name}`);
log(`version ${api.runtimeVersion.specVersion}: the same economy`);
assert.deepEqual(await broken(), []);
assert.deepEqual(await views(), was);
assert.deepEqual(await voted(api), values, 'what was voted');

log('what was under way goes on');
await waitUntil(api, async (at) => (await byteFee(at)) === (before * 11n) / 10n);
await submit(api, tx.capacity.sendMessage(alices, PAYLOAD, 300, false, null), agents[0]);
await submit(api, tx.capacity.cancelUnstake(alices, 'Hetu', 100n * UNIT), alice);
await submit(api, tx.capacity.undelegate(alices, { id: kept, ...MESSAGING }, 400n * UNIT), alice);
await submit(api, tx.capacity.settleLease(0), dave);
await submit(api, tx.convictionVoting.removeVote(0, upgrade.index), alice);
assert.deepEqual(await broken(), []);

log('what is new works');
await submit(api, tx.pocw.setBondCeiling(charlies, 10n * UNIT), charlie);
const task = posted(await submit(api, tx.pocw.post(terms()), eve));
await submit(api, tx.pocw.matchTask(task, terms().bond), charlie);
await submit(api, tx.pocw.submit(task, resultOf(task), USAGE, [], false), charlie);
await submit(api, tx.pocw.accept(task), eve);
assert.ok((await api.call.fluxApi.account(charlies)).free.toBigInt() > 30n * UNIT, 'the price is paid');

await submit(api, tx.convictionVoting.delegate(0, eve.address, 'None', UNIT), dave);
await submit(api, tx.governance.declineDelegation(dave.address, 0), eve);
const message = await tx.capacity.sendMessage(alices, PAYLOAD, 300, false, null).signAsync(agents[0], { nonce: -1 });
assert.ok((await api.call.feesApi.quote(message.toHex())).unwrap().isCapacity, 'wallets are told who pays');

log('two weeks, and the call that the older runtime scheduled');
await waitForBlock(api, laterAt);
assert.equal(await node.rpc('state_getStorage', '0x6c61746572'), '0x01');
await waitForBlock(api, (await bestNumber(api)) + blocks(14));
await submit(api, tx.power.releaseBond(ended), dave);
assert.deepEqual(await broken(), []);
log(`block ${await bestNumber(api)}: every invariant holds`);
await api.disconnect();
await node.stop();
process.exit(0);
