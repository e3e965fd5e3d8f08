// Tasks: offered, taken, done, judged, disputed, paid. Every step says what it moves, and nothing else moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { UNIT, account, balance, eventData, startChain, submit, waitUntil } from '../lib/chain.mjs';
import {
  BLOCK,
  Books,
  EVE,
  FERDIE,
  around,
  awayFromEnd,
  blocks,
  pass,
  posted,
  registerAgent,
  registerHuman,
  resultOf,
  sum,
  terms,
  together,
  tokens,
} from '../lib/economy.mjs';

/** Seats of the first panel and of the one that appeals go to: all different. */
const JUDGES = 3 + 15;
/** 80 Power: 1 and 1,000 steps, 120 calls of a model, 36 transactions. */
const USAGE = { steps: 1_000, modelCalls: 120, transactions: 36 };
const SALT = `0x${'a1'.repeat(32)}`;
const percent = (score) => score * 10_000_000;
/** What a task of the usual terms moves when it is posted and when it is taken. Its submission moves nothing. */
const POSTED = { client: { flx: -40.2, offered: 40.2, hetu: -0.01, held: 0.01 } };
const MATCHED = { client: { offered: -40.2, escrow: 40 }, worker: { hetu: -4.01, held: 4.01 }, supply: { flx: -0.2 } };
/** What it moves when it is paid: the fee of 1 FLX and 0.1 FLX of match burn are the worker's. */
const PAID = { client: { escrow: -40, flx: 0.1, hetu: 0.01, held: -0.01 }, worker: { flx: 38.9, hetu: 4, held: -4 } };

test('work', { timeout: 600_000 }, async (t) => {
  const { api, alice, bob, charlie, dave, eve, ferdie } = await startChain(t, { sealing: 60 });
  const worker = account('//Bob//worker');
  const { tx } = api;
  const judges = Array.from({ length: JUDGES }, (_, i) => account(`//judge//${i}`));
  /** The judges by the numbers of their identities. */
  const judge = new Map();
  const parties = { client: { address: eve.address, id: EVE }, client2: { address: ferdie.address, id: FERDIE } };
  const books = new Books(api, parties);
  let first;

  const refused = (call, signer, error) => assert.rejects(submit(api, call, signer), { message: `pocw.${error}` });
  /** Who may do what with a task now. */
  const next = async (task) => {
    const view = (await api.call.pocwApi.task(task)).unwrap();
    return view.next.map(([actor, action]) => `${actor} ${action}`);
  };
  const evaluator = async (id) => (await api.call.pocwApi.evaluator(id)).unwrap();
  /** Says of each of some evaluators what is moved of it. */
  const each = (ids, change) => Object.fromEntries(ids.map((id, i) => [`judge${id}`, change(i)]));
  /** Lets a window close: the last block of it is the one so many days later. */
  const outlast = (days) => pass(api, blocks(days) + 1);

  /** Posts a task and has it taken. */
  const take = async (changes) => {
    await awayFromEnd(api, 16);
    const task = posted(await books.step(tx.pocw.post(terms(changes)), eve, POSTED));
    await books.step(tx.pocw.matchTask(task, 4n * UNIT), worker, MATCHED);
    return task;
  };
  const submitted = async (task, claim, parents = []) =>
    books.step(tx.pocw.submit(task, resultOf(task), USAGE, parents, claim), worker);
  /** Posts, takes and submits a task, and waits for the panel that the worker asks for. */
  const judged = async () => {
    const task = await take();
    await submitted(task, true);
    assert.deepEqual(await next(task), ['Chain Draw']);
    return { task, seats: await drawn(task, 'First') };
  };
  /** The seats of a panel, once the randomness of a later epoch has drawn it. */
  const drawn = async (task, round) => {
    await waitUntil(api, async (at) => (await at.call.pocwApi.panel(task, round)).isSome);
    const { seats } = (await api.call.pocwApi.panel(task, round)).unwrap();
    const ids = seats.map((seat) => seat.evaluator.toNumber());
    assert.ok(ids.every((id) => judge.has(id)) && new Set(ids).size === ids.length, `${ids}`);
    return ids;
  };
  /** What a seat commits to, as its client computes it. */
  const commitment = (task, round, id, score) => {
    const fields = ['fluxnomics/score', api.genesisHash, task, round === 'First' ? 0 : 1, id, score, SALT];
    return blake2AsHex(api.createType('(Bytes, H256, u64, u8, u64, u32, H256)', fields).toU8a());
  };
  assert.equal(
    commitment(7, 'Appeal', 9, percent(80)),
    `${await api.call.pocwApi.commitmentOf(7, 'Appeal', 9, percent(80), SALT)}`,
  );
  const commit = (task, round, id, score) =>
    submit(api, tx.pocw.commit(task, commitment(task, round, id, score)), judge.get(id));
  const reveal = (task, id, score) => submit(api, tx.pocw.reveal(task, score, SALT), judge.get(id));
  /** Has all seats of a panel commit to a score and reveal it, and counts it. */
  const hear = async (task, round, seats, score) => {
    await Promise.all(seats.map((id) => commit(task, round, id, percent(score))));
    await Promise.all(seats.map((id) => reveal(task, id, percent(score))));
    await speak(task, score);
  };
  const speak = async (task, verdict) => {
    const counted = eventData(await books.step(tx.pocw.settle(task), dave), 'pocw', 'Evaluated');
    assert.equal(counted.verdict.toString(), verdict === null ? '' : `${percent(verdict)}`);
    await refused(tx.pocw.settle(task), dave, 'NothingDue');
  };
  /** What a panel of three moves that is paid half of the fee of 1 FLX; the rest burns. */
  const paidSeats = (seats) => {
    const [free, staked] = [UNIT / 10n, (2n * UNIT) / 30n];
    const burned = UNIT - 3n * (free + staked);
    return { ...each(seats, () => ({ flx: free, staked })), supply: { flx: -burned } };
  };

  /**
   * Waits for the close of the day in which a receipt of so much Power times quality was counted, and has the worker
   * realise its reward: three fifths are free, three tenths are staked, the rest is gone.
   */
  const rewarded = async (counted) => {
    const { id } = parties.worker;
    const { hash } = await waitUntil(api, async (at) => !(await at.call.fluxApi.account(id)).claimable.isZero());
    const at = await api.at(hash);
    const [{ weight, kappa, minted }] = await at.call.fluxApi.history(1);
    assert.equal(weight.toBigInt(), tokens(counted));
    const gross = (weight.toBigInt() * kappa.toBigInt()) / UNIT;
    assert.equal(minted.toBigInt(), gross);
    const parts = [(gross * 6n) / 10n, (gross * 3n) / 10n];
    const { claimable, stakeable } = await at.call.fluxApi.account(id);
    assert.deepEqual([claimable, stakeable].map(BigInt), parts);
    const { free, staked } = eventData(await submit(api, tx.flux.claim(id), worker), 'flux', 'RewardRealised');
    assert.deepEqual([free, staked].map(BigInt), parts);
  };

  await t.test('a client, a worker with a cold owner, and eighteen evaluators', async () => {
    await together(api, alice, judges.map(({ address }) => tx.balances.transferKeepAlive(address, 1_100n * UNIT)));
    parties.worker = { address: bob.address, id: await registerHuman(api, bob, worker) };
    parties.newcomer = { address: charlie.address, id: await registerHuman(api, charlie) };
    parties.anyone = { address: dave.address, id: await registerHuman(api, dave) };
    const registered = await Promise.all(judges.map(async (pair) => [await registerHuman(api, pair), pair]));
    for (const [id, pair] of registered) {
      judge.set(id, pair);
      parties[`judge${id}`] = { address: pair.address, id };
    }
    const [[id, pair], ...others] = registered;
    await refused(tx.pocw.registerEvaluator(id, 999n * UNIT), pair, 'StakeTooSmall');
    await books.step(tx.pocw.registerEvaluator(id, 1_000n * UNIT), pair, each([id], () => ({ hetu: -1_000, held: 1_000 })));
    await Promise.all(others.map(([other, signer]) => submit(api, tx.pocw.registerEvaluator(other, 1_000n * UNIT), signer)));
    for (const [staker, owner] of [[parties.worker.id, bob], [parties.anyone.id, dave], [EVE, eve]]) {
      await submit(api, tx.capacity.stake(staker, 'Hetu', 1_000n * UNIT), owner);
    }
    // The client would hold nearly every seat by stake, if it might sit on its own panels.
    await submit(api, tx.pocw.registerEvaluator(EVE, 5_000_000n * UNIT), eve);
    await refused(tx.pocw.setBondCeiling(parties.worker.id, 100n * UNIT), worker, 'NotOwner');
    await submit(api, tx.pocw.setBondCeiling(parties.worker.id, 100n * UNIT), bob);
    await submit(api, tx.pocw.setBondCeiling(parties.newcomer.id, 100n * UNIT), charlie);
    await submit(api, tx.pocw.setBondCeiling(EVE, 100n * UNIT), eve);
    await pass(api, blocks(1));
  });

  await t.test('work is judged by a panel, paid once its window has closed, and mints', async () => {
    await awayFromEnd(api, 24);
    const { id } = parties.worker;
    const quote = await api.call.pocwApi.quote(id, 100n * UNIT, 40n * UNIT, 4n * UNIT, 80n * UNIT, percent(80));
    const { fee, burn, pay, claim } = quote.unwrap();
    assert.deepEqual([fee, burn, pay].map(BigInt), [1, 0.1, 38.9].map(tokens));
    const claimed = claim.unwrap();
    assert.deepEqual([claimed.fee, claimed.pay, claimed.weight].map(BigInt), [1, 38.9, 84.8].map(tokens));
    assert.equal(claimed.quality.toBigInt(), 1_060_000_000n);

    first = posted(await books.step(tx.pocw.post(terms()), eve, POSTED));
    assert.deepEqual(await next(first), ['AnyWorker Match', 'Client Cancel']);
    await refused(tx.pocw.matchTask(first, 3n * UNIT), worker, 'BondTooSmall');
    await books.step(tx.pocw.matchTask(first, 4n * UNIT), worker, MATCHED);
    assert.deepEqual(await next(first), ['Worker Submit', 'Client Agree', 'Worker Agree']);
    await refused(tx.pocw.submit(first, resultOf(first), USAGE, [], true), dave, 'NotParty');

    const result = await submitted(first, true);
    const { receipt } = eventData(result, 'pocw', 'Submitted');
    assert.deepEqual([receipt.metered, receipt.verified, receipt.clock].map(BigInt), [80n * UNIT, 80n * UNIT, 1n]);
    const [before, after] = await around(api, result);
    const lifetime = async (at) => (await at.call.powerApi.odometer(id)).unwrap().lifetime.toBigInt();
    const { power } = eventData(result, 'fees', 'PowerPaid');
    assert.equal((await lifetime(after)) - (await lifetime(before)), 80n * UNIT + power.toBigInt());

    const seats = await drawn(first, 'First');
    assert.equal(seats.length, 3);
    const outsider = [...judge.keys()].find((id) => !seats.includes(id));
    await refused(tx.pocw.commit(first, SALT), judge.get(outsider), 'NoSeat');
    await commit(first, 'First', seats[0], percent(75));
    await refused(tx.pocw.commit(first, SALT), judge.get(seats[0]), 'AlreadyCommitted');
    await refused(tx.pocw.reveal(first, percent(75), SALT), judge.get(seats[0]), 'TooEarly');
    await Promise.all([80, 85].map((score, i) => commit(first, 'First', seats[i + 1], percent(score))));
    assert.deepEqual(await next(first), ['Panel Reveal']);
    await refused(tx.pocw.reveal(first, percent(100), SALT), judge.get(seats[0]), 'NotCommitted');
    await Promise.all([75, 80, 85].map((score, i) => reveal(first, seats[i], percent(score))));
    await speak(first, 80);
    assert.deepEqual(await next(first), ['Client Dispute', 'Worker Dispute']);

    await outlast(3);
    const ended = await books.step(tx.pocw.settle(first), dave, { ...PAID, ...paidSeats(seats) });
    assert.ok(eventData(ended, 'pocw', 'Ended').outcome.isSettled);
    assert.equal(eventData(ended, 'pocw', 'ReceiptMinted').power.toBigInt(), 80n * UNIT);
    assert.equal(eventData(ended, 'flux', 'WorkCounted').weight.toBigInt(), (848n * UNIT) / 10n);
    await refused(tx.pocw.settle(first), dave, 'NothingDue');
    for (const seat of seats) {
      const { stake, seats: open, record } = await evaluator(seat);
      assert.deepEqual([stake.toBigInt(), open.toNumber(), record.upheld.toNumber()], [1_000n * UNIT, 0, 1]);
    }
  });

  await t.test('the close of the day pays the mint: κ for each Power of quality 1, split by λ', () => rewarded(84.8));

  await t.test('a client accepts without a panel: the whole fee burns and nothing mints', async () => {
    const task = await take();
    await refused(tx.pocw.submit(task, resultOf(first), USAGE, [], false), worker, 'DuplicateResult');
    await submitted(task, false, [first]);
    const [{ task: parent, depth, outcome }] = await api.call.pocwApi.ancestry(task, 8);
    assert.deepEqual([parent.toNumber(), depth.toNumber(), `${outcome}`], [first, 1, 'Settled']);
    assert.equal((await api.call.pocwApi.receipt(task)).unwrap().clock.toNumber(), 2);
    await refused(tx.pocw.accept(task), worker, 'NotParty');
    const ended = await books.step(tx.pocw.accept(task), eve, { ...PAID, supply: { flx: -1 } });
    assert.ok(eventData(ended, 'pocw', 'Ended').outcome.isAccepted);
    assert.equal(ended.findRecord('flux', 'WorkCounted'), undefined);
    await refused(tx.pocw.prune([first, task]), worker, 'NothingDue');
    await outlast(3);
    await books.step(tx.pocw.prune([first, task]), worker, { worker: { hetu: 0.02, held: -0.02 } });
  });

  await t.test('a newcomer with neither Power nor Flux is paid less what its work took', async () => {
    await awayFromEnd(api, 24);
    const task = posted(await books.step(tx.pocw.post(terms()), eve, POSTED));
    const taken = { client: MATCHED.client, newcomer: MATCHED.worker, supply: MATCHED.supply };
    await books.step(tx.pocw.matchTask(task, 4n * UNIT), charlie, taken);
    const cost = (await api.call.capacityApi.quoteTask(USAGE)).flux.unwrap().toBigInt();
    await books.step(tx.pocw.submit(task, resultOf(task), USAGE, [], false), charlie);
    const ended = await books.step(tx.pocw.accept(task), eve, {
      client: PAID.client,
      newcomer: { flx: tokens(38.9) - cost, hetu: 4, held: -4 },
      supply: { flx: -UNIT - cost },
    });
    const { owed } = eventData(ended, 'pocw', 'Ended');
    assert.ok(cost > 0n && owed.toBigInt() === cost);
  });

  await t.test('both sides agree on a part of the price', async () => {
    const task = await take();
    await books.step(tx.pocw.agree(task, 20n * UNIT), eve);
    await books.step(tx.pocw.agree(task, 20n * UNIT), worker, {
      client: { escrow: -40, flx: 20.1, hetu: 0.01, held: -0.01 },
      worker: { flx: 19.4, hetu: 4.01, held: -4.01 },
      supply: { flx: -0.5 },
    });
  });

  await t.test('a silent worker forfeits its bond: the client is made whole, half of the rest burns', async () => {
    const task = await take({ workFor: 10 * BLOCK });
    await refused(tx.pocw.settle(task), dave, 'NothingDue');
    await pass(api, 11);
    await refused(tx.pocw.submit(task, resultOf(task), USAGE, [], true), worker, 'TooLate');
    const ended = await books.step(tx.pocw.settle(task), dave, {
      client: { escrow: -40, flx: 40, hetu: 0.01 + 0.2 + 1.9, held: -0.01 },
      worker: { hetu: 0.01, held: -4.01 },
      supply: { hetu: -1.9 },
    });
    assert.ok(eventData(ended, 'pocw', 'Ended').outcome.isSilent);
    assert.ok((await api.call.pocwApi.task(task)).isNone);
  });

  await t.test('a silent panel is penalised; the price is paid, the fee burns and nothing mints', async () => {
    const { task, seats } = await judged();
    await outlast(2);
    await speak(task, null);
    await outlast(3);
    const penalties = each(seats, () => ({ held: -10 }));
    const ended = await books.step(tx.pocw.settle(task), dave, { ...PAID, ...penalties, supply: { flx: -1, hetu: -30 } });
    assert.equal(ended.findRecord('pocw', 'ReceiptMinted'), undefined);
    const { stake, record } = await evaluator(seats[0]);
    assert.deepEqual([stake.toBigInt(), record.silent.toNumber()], [990n * UNIT, 1]);
  });

  await t.test('a dispute is lost: the panel on appeal upholds the first', async () => {
    const { task, seats } = await judged();
    await hear(task, 'First', seats, 80);
    await books.step(tx.pocw.dispute(task), eve, { client: { hetu: -4, held: 4 } });
    assert.deepEqual(await next(task), ['Worker Answer']);
    await refused(tx.pocw.answer(task), eve, 'NotParty');
    await books.step(tx.pocw.answer(task), worker, { worker: { hetu: -4, held: 4 } });
    const fresh = await drawn(task, 'Appeal');
    assert.equal(new Set([...seats, ...fresh]).size, JUDGES, 'nobody judges twice');
    await hear(task, 'Appeal', fresh, 85);
    assert.deepEqual(await next(task), ['Client Refer', 'Worker Refer']);
    await outlast(3);
    const { supply, ...paid } = paidSeats(seats);
    const share = (2n * UNIT) / 15n;
    const ended = await books.step(tx.pocw.settle(task), dave, {
      ...paid,
      ...each(fresh, () => ({ hetu: share })),
      client: { ...PAID.client, held: -4.01 },
      worker: { ...PAID.worker, hetu: 8, held: -8 },
      supply: { ...supply, hetu: -(4n * UNIT - 15n * share) },
    });
    assert.ok(eventData(ended, 'pocw', 'DisputeLost').by.isClient);
    assert.equal(eventData(ended, 'pocw', 'ReceiptMinted').power.toBigInt(), 80n * UNIT);
    await rewarded(90.1);
  });

  await t.test('a dispute is won: the first panel was wrong, and pays for it', async () => {
    const { task, seats } = await judged();
    await hear(task, 'First', seats, 20);
    const stakes = await Promise.all(seats.map(async (id) => (await evaluator(id)).stake.toBigInt()));
    const { staked } = await api.call.capacityApi.account(parties.worker.id);
    const raised = await books.step(tx.pocw.dispute(task), worker, { worker: { hetu: -4, held: 4 } });
    const { frozen } = eventData(raised, 'pocw', 'Disputed');
    assert.ok(!frozen.isZero());
    assert.equal(frozen.toBigInt(), staked.flux.toBigInt(), 'all that it has staked, which is less than the price');
    await books.step(tx.pocw.answer(task), eve, { client: { hetu: -4, held: 4 } });
    const fresh = await drawn(task, 'Appeal');
    await hear(task, 'Appeal', fresh, 90);
    await outlast(3);
    const share = (2n * UNIT) / 15n;
    const penalties = stakes.map((stake) => (stake + 99n) / 100n);
    const burned = sum(penalties) + 4n * UNIT - 15n * share;
    const ended = await books.step(tx.pocw.settle(task), dave, {
      ...each(seats, (i) => ({ held: -penalties[i] })),
      ...each(fresh, () => ({ hetu: share })),
      client: { ...PAID.client, held: -4.01 },
      worker: { ...PAID.worker, hetu: 8, held: -8 },
      supply: { flx: -1, hetu: -burned },
    });
    assert.ok(eventData(ended, 'pocw', 'DisputeLost').by.isClient);
    assert.ok((await api.call.capacityApi.account(parties.worker.id)).frozen.flux.isZero());
    assert.equal((await evaluator(seats[0])).record.outlying.toNumber(), 1);
    await rewarded(95.4);
  });

  await t.test('nobody works for itself: not as the client, not by an agent', async () => {
    const agent = account('//Eve//agent');
    const id = await registerAgent(api, eve, agent);
    await submit(api, tx.pocw.setBondCeiling(id, 100n * UNIT), eve);
    await awayFromEnd(api, 24);
    const task = posted(await books.step(tx.pocw.post(terms({ worker: id })), eve, POSTED));
    await refused(tx.pocw.matchTask(task, 4n * UNIT), agent, 'SameOwner');
    await refused(tx.pocw.matchTask(task, 4n * UNIT), eve, 'SameOwner');
    await refused(tx.pocw.matchTask(task, 4n * UNIT), worker, 'NotInvited');
    await books.step(tx.pocw.cancel(task), eve, { client: { flx: 40.2, offered: -40.2, hetu: 0.01, held: -0.01 } });
  });

  await t.test('many tasks whose reviews have passed are settled in one call', async () => {
    const quick = terms({ reviewFor: 10 * BLOCK });
    const slow = terms();
    const tasks = async (client, list) => {
      const result = await together(api, client, list.map((task) => tx.pocw.post(task)));
      return result.filterRecords('pocw', 'Posted').map(({ event }) => event.data.task.toNumber());
    };
    const mine = await tasks(eve, [quick, quick, quick, slow]);
    const theirs = await tasks(ferdie, [quick, quick]);
    const all = [...mine, ...theirs];
    await together(api, worker, all.map((task) => tx.pocw.matchTask(task, 4n * UNIT)));
    const nothing = { steps: 0, modelCalls: 0, transactions: 0 };
    await together(api, worker, all.map((task) => tx.pocw.submit(task, resultOf(task), nothing, [], false)));
    await refused(tx.pocw.settleMany(all, 2), dave, 'NothingDue');
    await pass(api, 11);

    const run = (client, count) => ({
      [client]: { escrow: -40 * count, flx: 0.1 * count, hetu: 0.01 * count, held: -0.01 * count },
      worker: { flx: 38.9 * count, hetu: 4 * count, held: -4 * count },
      supply: { flx: -count },
    });
    const settled = await books.step(tx.pocw.settleMany(all, 1), dave, run('client', 3));
    const ended = eventData(settled, 'pocw', 'EndedTogether');
    assert.deepEqual(ended.tasks.map((task) => task.toNumber()), mine.slice(0, 3), 'one run, without what is not due');
    await books.step(tx.pocw.settleMany(all, 2), dave, run('client2', 2));
    await refused(tx.pocw.settleMany(all, 2), dave, 'NothingDue');
    await submit(api, tx.pocw.accept(mine[3]), eve);
  });

  await t.test('in the end nothing is in escrow, offered or bonded', async () => {
    for (const id of [EVE, FERDIE, parties.worker.id]) {
      const { escrow, offered } = await api.call.fluxApi.account(id);
      const { tasks, offers, bonded } = await api.call.pocwApi.position(id);
      assert.ok([escrow, offered, tasks, offers, bonded].every((amount) => amount.isZero()));
    }
    assert.deepEqual(await balance(api, worker), { free: 0n, reserved: 0n }, 'the hot key never had HETU');
  });
});
