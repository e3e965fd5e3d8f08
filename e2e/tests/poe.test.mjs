// Paid jobs: where every base unit of them goes, what NEX a day of them issues, and the owner's salary of a month.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { UNIT, bestNumber, eventData, startChain, submit, waitForBlock, waitUntil } from '../lib/chain.mjs';
import { BLOCK, Books, DAY, around, dayOf, registerHuman, sum, tokens } from '../lib/economy.mjs';
import { proposeAsRoot } from '../lib/referendum.mjs';

const NEX = 1;
const ONE = 10n ** 18n;
/** Epochs of a month. */
const MONTH = 30;
/** Parts of a day that a heartbeat counts in. */
const BEATS = 8;
/** Whether a fee counts for NEX. */
const TYPES = {
  Transaction: true,
  DataStorage: true,
  Compute: true,
  CrossBorderTransfer: false,
  DockLockHosting: true,
  BankMeshSettlement: false,
  LiquidityProvision: true,
  AuditCompliance: true,
};
const job = (kind, value, quality = 100) => ({ kind, value, quality, reference: `0x${'0b'.repeat(32)}` });
const min = (...values) => values.reduce((least, value) => (value < least ? value : least));

/** The parts of a job's fee, which is 1 % rounded up: the treasury gets what rounding leaves. */
function split(value) {
  const fee = (value + 99n) / 100n;
  const [reserve, spendable, salary] = [2n, 3n, 2n].map((part) => (fee * part) / 10n);
  return { fee, reserve, spendable, salary, treasury: fee - reserve - spendable - salary };
}

/** The parts of several fees. */
function total(values) {
  const all = values.map(split);
  return Object.fromEntries(Object.keys(split(0n)).map((part) => [part, sum(all.map((parts) => parts[part]))]));
}

test('poe', { timeout: 600_000 }, async (t) => {
  const { api, alice, bob, charlie, dave, eve } = await startChain(t, { sealing: 60 });
  const { tx } = api;
  const treasury = { address: `${api.consts.treasury.potAccount}` };
  const parties = { payer: alice, bob, charlie, recipient: dave, treasury };
  const books = new Books(api, parties, { nex: NEX });
  const miners = {};
  let number = 0;

  const refused = (call, signer, error) => assert.rejects(submit(api, call, signer), { message: `poe.${error}` });
  const report = async (month) => (await api.call.poeApi.salaryReport(month)).unwrap();
  const money = (of) =>
    Object.fromEntries(['paid', 'vesting', 'released', 'treasury'].map((key) => [key, of[key].toBigInt()]));

  const epochsOf = async (month) =>
    (await api.call.poeApi.history(100)).filter(({ epoch }) => Math.floor(epoch.toNumber() / MONTH) === month);

  /** Waits for the first block of a day after `day`. */
  const dayAfter = (day) => waitForBlock(api, Math.ceil(((day + 1) * DAY) / BLOCK));
  /**
   * What jobs move whose payer is no recipient: half of the salary is paid at once and half vests on the treasury's
   * account, or all of it is the treasury's.
   */
  const paid = (jobs, hasRecipient) => {
    const all = Object.values(jobs).flat();
    const { salary, treasury: part } = total(all);
    const change = { payer: { hetu: -sum(all) } };
    for (const [miner, own] of Object.entries(jobs)) {
      const { fee, reserve, spendable } = total(own);
      change[miner] = { hetu: sum(own) - fee + spendable, held: reserve };
    }
    change.treasury = { hetu: part + (hasRecipient ? 0n : salary) };
    if (hasRecipient) {
      change.recipient = { hetu: salary / 2n };
      change.treasury.held = salary - salary / 2n;
    }
    return change;
  };
  /** Pays a job and checks what it moves. */
  const pay = async (miner, one, { hasRecipient = false, deposit = 0n } = {}) => {
    const change = paid({ [miner]: [one.value] }, hasRecipient);
    if (deposit > 0n) change.payer = { hetu: change.payer.hetu - deposit, held: deposit };
    const call = tx.poe.submitJob(number, miners[miner], one);
    const result = await books.step(call, alice, change);
    number += 1;
    return { call, result, event: eventData(result, 'poe', 'JobPaid') };
  };

  await t.test('two identities become miners, each behind a bond', async () => {
    await submit(api, tx.capacity.stake(await registerHuman(api, alice), 'Hetu', 1_000n * UNIT), alice);
    await registerHuman(api, dave);
    for (const name of ['bob', 'charlie']) {
      miners[name] = await registerHuman(api, parties[name]);
      await refused(tx.poe.registerMiner(miners[name]), alice, 'NotOwner');
      await books.step(tx.poe.registerMiner(miners[name]), parties[name], { [name]: { hetu: -100, held: 100 } });
    }
    await refused(tx.poe.registerMiner(miners.bob), bob, 'AlreadyMiner');
  });

  await t.test('the treasury pays for turnout by referendum, which also names who receives the salary', async () => {
    const ids = Object.values(miners);
    const { epoch } = await api.query.poe.open();
    const referendum = await proposeAsRoot(
      api,
      alice,
      tx.utility.batchAll([
        tx.poe.setSalaryRecipient(dave.address),
        tx.poe.rewardTurnout('Validated', epoch, ids),
        tx.poe.rewardTurnout('Voted', epoch, ids),
      ]),
    );
    await referendum.placeDecisionDeposit(alice);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
    await referendum.vote(charlie, { aye: true, conviction: 'Locked1x', gen: 10_000 });
    await referendum.follow('approved');
    const { hash, parentHash } = await referendum.enacted(async (at) => (await at.query.poe.salaryRecipient()).isSome);
    const at = await api.at(hash);
    const rewards = [10n * UNIT, UNIT];
    const { treasury: part, salary } = total([...rewards, ...rewards]);
    const { fee, spendable, reserve } = total(rewards);
    const owner = { hetu: 11n * UNIT - fee + spendable, held: reserve };
    assert.deepEqual(await books.between(await api.at(parentHash), at), {
      bob: owner,
      charlie: owner,
      treasury: { hetu: -22n * UNIT + part + salary },
    });
    const events = (await at.query.system.events()).filter(({ event }) => api.events.poe.JobsPaid.is(event));
    assert.deepEqual(events.map(({ event }) => `${event.data.payer}`), Array(4).fill(treasury.address));
    const weights = rewards.flatMap((value) => [value / 100n, value / 100n]);
    assert.deepEqual(events.map(({ event }) => event.data.weight.toBigInt()), weights);
  });

  await t.test('jobs of every other type: each base unit arrives', async () => {
    const quote = await api.call.poeApi.quote(1_000n * UNIT);
    assert.deepEqual([quote.fee, quote.toProvider].map(BigInt), [10n * UNIT, 993n * UNIT]);
    const values = [1_000, 0.5, 7.77, 123.456789, 2_500, 60].map(tokens).concat(101n, 1n);
    for (const [i, [kind, weighs]] of Object.entries(TYPES).entries()) {
      const value = values[i];
      const miner = i % 2 === 0 ? 'bob' : 'charlie';
      const options = i === 0 ? { deposit: UNIT / 10n } : {};
      const { event, call, result } = await pay(miner, job(kind, value, 50), options);
      const { fee, ...parts } = split(value);
      const fees = Object.fromEntries(Object.keys(parts).map((key) => [key, event.fees[key].toBigInt()]));
      assert.deepEqual(fees, parts, kind);
      assert.equal(event.weight.toBigInt(), weighs ? fee / 2n : 0n, kind);
      if (i > 0) continue;
      // The hash of the first job follows from the seed of the chain, which follows from the time of its opening.
      const opened = result.blockNumber.toNumber() * BLOCK;
      const seed = ['fluxnomics/poe/jobs', api.genesisHash, alice.address, opened];
      const head = blake2AsHex(api.createType('([u8; 19], H256, AccountId, u64)', seed).toU8a());
      const hashed = api.createType('(H256, u64, u64)', [head, 0, miners[miner]]).toU8a();
      assert.equal(`${event.head}`, blake2AsHex(Buffer.concat([hashed, call.method.args[2].toU8a()])));
    }
    assert.deepEqual(Object.values(split(101n)), [2n, 0n, 0n, 0n, 2n]);
    const { jobs, deposit } = (await api.call.poeApi.chain(alice.address)).unwrap();
    assert.deepEqual([jobs.toNumber(), deposit.toBigInt()], [number, UNIT / 10n]);
  });

  await t.test('what is no payment of one to another is refused', async () => {
    const one = job('Compute', UNIT);
    await refused(tx.poe.submitJob(number - 1, miners.bob, one), alice, 'WrongNumber');
    await refused(tx.poe.submitJob(number, miners.bob, job('ValidatorReward', UNIT)), alice, 'TreasuryOnly');
    await refused(tx.poe.submitJob(number, miners.bob, job('GovernanceVoting', UNIT)), alice, 'TreasuryOnly');
    await refused(tx.poe.submitJob(number, miners.bob, job('Compute', 0)), alice, 'ZeroValue');
    await refused(tx.poe.submitJob(number, 0, one), alice, 'NotMiner');
    await refused(tx.poe.submitJob(0, miners.bob, one), bob, 'OwnMiner');
    await refused(tx.poe.claim(0), alice, 'NotMiner');
    await books.step(tx.poe.suspendMiner(miners.bob), bob);
    await refused(tx.poe.submitJob(number, miners.bob, one), alice, 'NotMining');
    await books.step(tx.poe.resumeMiner(miners.bob), bob);
  });

  await t.test('a day of jobs and heartbeats issues NEX, and each miner claims its part', async () => {
    const twice = [tx.poe.heartbeat(), tx.poe.heartbeat()];
    await refused(tx.utility.batchAll(twice), bob, 'HeartbeatTooEarly');
    const day = dayOf(await bestNumber(api)) + 1;
    await dayAfter(day - 1);
    const partOf = (block) => Math.floor((block * BLOCK * BEATS) / DAY);
    const beat = async () => {
      let count = 0;
      for (let last = partOf(await bestNumber(api)); last < (day + 1) * BEATS; last += 1) {
        await waitUntil(api, (_, header) => partOf(header.number.toNumber()) >= last);
        const counted = eventData(await submit(api, tx.poe.heartbeat(), bob), 'poe', 'HeartbeatCounted');
        if (counted.epoch.toNumber() === day) count = counted.beats.toNumber();
        last = Math.max(last, partOf(await bestNumber(api)));
      }
      return count;
    };
    const work = async () => {
      const jobs = [
        ['bob', job('Compute', 1_000n * UNIT)],
        ['charlie', job('DataStorage', 1_000n * UNIT, 50)],
        ['charlie', job('CrossBorderTransfer', 400n * UNIT)],
      ];
      for (const [miner, one] of jobs) {
        await submit(api, tx.poe.submitJob(number, miners[miner], one), alice);
        number += 1;
      }
    };
    const [beats] = await Promise.all([beat(), work()]);
    const { hash, parentHash } = await waitUntil(api, async (at) => (await at.query.poe.open()).epoch.toNumber() > day);
    const [before, at] = await Promise.all([api.at(parentHash), api.at(hash)]);
    const [record] = await at.call.poeApi.history(1);
    assert.deepEqual((await before.call.poeApi.status()).open.toJSON(), record.toJSON(), 'as the status had said');

    const usual = await before.query.poe.usual();
    const fees = total([1_000n, 1_000n, 400n].map((value) => value * UNIT));
    assert.deepEqual([record.epoch, record.jobs, record.miners, record.beats].map(Number), [day, 3, 2, beats]);
    assert.deepEqual([record.volume, record.weight].map(BigInt), [2_400n * UNIT, 15n * UNIT]);
    const relative = (amount, scale, percent) => (amount * percent * (ONE / 100n)) / (scale > UNIT ? scale : UNIT);
    const parts = {
      volume: relative(2_400n * UNIT, usual.volume.toBigInt(), 40n),
      liquidity: relative(fees.reserve, usual.liquidity.toBigInt(), 10n),
      uptime: ((BigInt(beats) * 10n ** 9n) / BigInt(2 * BEATS)) * 250_000_000n,
      quality: ((1_900n * 10n ** 9n) / 2_400n) * 250_000_000n,
    };
    for (const [key, part] of Object.entries(parts)) assert.equal(record.index[key].toBigInt(), part, key);
    const phi = sum(Object.values(parts));
    const gamma = (phi * ONE) / (phi + ONE);
    assert.deepEqual([record.phi, record.gamma].map(BigInt), [phi, gamma]);
    const average = usual.volume.toBigInt() + (2_400n * UNIT - usual.volume.toBigInt()) / 30n;
    assert.equal(record.scales.volume.toBigInt(), average);
    const worth = (part) => (part * (UNIT / 2n)) / UNIT;
    const issued = min(1_000n * UNIT, (average * gamma) / (10n * ONE), worth(fees.treasury));
    assert.equal(record.issued.toBigInt(), issued);

    const own = { bob: [10n * UNIT, [1_000n]], charlie: [5n * UNIT, [1_000n, 400n]] };
    for (const [name, [weight, values]] of Object.entries(own)) {
      const bound = worth(total(values.map((value) => value * UNIT)).treasury);
      // What earlier days left is realised already, and part of it.
      const claimable = (await api.call.poeApi.miner(miners[name])).unwrap().claimable.toBigInt();
      const nex = min((issued * weight) / (15n * UNIT), bound);
      assert.ok(nex > 0n);
      const change = { [name]: { nex: claimable }, supply: { nex: claimable } };
      const claimed = await books.step(tx.poe.claim(miners[name]), alice, change);
      const realised = claimed.filterRecords('poe', 'RewardRealised').map(({ event }) => event.data);
      assert.deepEqual(realised.map((part) => [part.epoch.toNumber(), part.nex.toBigInt()]), [[day, nex]], name);
      await refused(tx.poe.claim(miners[name]), alice, 'NothingToClaim');
    }
  });

  await t.test('a month without a recipient: the salary is the treasury’s', async () => {
    await waitUntil(api, async (at) => (await at.query.poe.openMonth()).month.toNumber() === 1);
    const epochs = await epochsOf(0);
    assert.equal(epochs.length, MONTH);
    const salary = sum(epochs.map(({ fees }) => fees.salary.toBigInt()));
    const first = await report(0);
    assert.deepEqual(money(first), { paid: 0n, vesting: 0n, released: 0n, treasury: salary });
    assert.ok(salary > 0n && first.recipient.isNone);
    assert.equal(first.vestsFrom.toNumber(), MONTH * DAY);
  });

  await t.test('a month with one: half is paid at once and half vests', async () => {
    await pay('bob', job('AuditCompliance', 1_000n * UNIT), { hasRecipient: true });
    assert.deepEqual(money(await report(1)), { paid: UNIT, vesting: UNIT, released: 0n, treasury: 0n });
  });

  await t.test('a thousand jobs in one call', async () => {
    const values = Array.from({ length: 1_000 }, (_, i) => UNIT / 7n + BigInt(i) * 12_345_678_901n);
    const halves = { bob: values.slice(0, 500), charlie: values.slice(500) };
    const jobs = (own) => own.map((value) => job('Transaction', value));
    const batches = Object.entries(halves).map(([name, own]) => [miners[name], jobs(own)]);
    await refused(tx.poe.submitJobs(number, []), alice, 'NoJobs');
    const result = await books.step(tx.poe.submitJobs(number, batches), alice, paid(halves, true));
    const runs = result.filterRecords('poe', 'JobsPaid').map(({ event: { data } }) => [data.first, data.jobs].map(Number));
    assert.deepEqual(runs, [
      [number, 500],
      [number + 500, 500],
    ]);
    number += 1_000;
    assert.equal((await api.call.poeApi.chain(alice.address)).unwrap().jobs.toNumber(), number);
  });

  await t.test('the month ends with its report, and what it earned vests evenly over 360 days', async () => {
    const earned = money(await report(1));
    const { hash } = await waitUntil(api, async (at) => (await at.query.poe.openMonth()).month.toNumber() === 2);
    const events = await (await api.at(hash)).query.system.events();
    const { event } = events.find(({ event: { method } }) => method === 'SalaryReported');
    const last = await report(1);
    assert.deepEqual(event.data.report.toJSON(), last.toJSON());
    assert.deepEqual(money(last), earned);
    assert.equal(`${last.recipient.unwrap()}`, dave.address);
    assert.deepEqual([last.vestsFrom, last.vestsOver].map(Number), [2 * MONTH * DAY, 360 * DAY]);
    const epochs = await epochsOf(1);
    assert.equal(earned.paid + earned.vesting, sum(epochs.map(({ fees }) => fees.salary.toBigInt())));

    await refused(tx.poe.releaseSalary(2), eve, 'NoReport');
    const released = await submit(api, tx.poe.releaseSalary(1), eve);
    const elapsed = BigInt(released.blockNumber.toNumber() * BLOCK - 2 * MONTH * DAY);
    const vested = (earned.vesting * elapsed) / BigInt(360 * DAY);
    const change = await books.between(...(await around(api, released)));
    assert.deepEqual(change, { recipient: { hetu: vested }, treasury: { held: -vested } });
    assert.equal((await report(1)).released.toBigInt(), vested);
  });
});
