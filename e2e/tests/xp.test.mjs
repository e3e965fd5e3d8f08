// XP: work earns it, it is sold and bought, burned for a lower fee, earned again, and locked for trust.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, account, eventData, startChain, submit, waitForBlock, waitUntil } from '../lib/chain.mjs';
import {
  Books,
  EVE,
  FERDIE,
  around,
  awayFromEnd,
  blocks,
  dayOf,
  posted,
  registerAgent,
  registerHuman,
  resultOf,
  sum,
  terms,
  together,
} from '../lib/economy.mjs';

const XP = 2;
const PAIR = ['Native', { WithId: XP }];
/** A week takes 300 blocks; what happens in one of them takes less than these. */
const WEEK = blocks(7);
const ROOM = 100;
/** Parts of the pool by volume, success, diversity and reputation, in parts of ten. */
const WEIGHTS = { volume: 4n, success: 3n, diversity: 2n, reputation: 1n };
const POINT = 10_000_000;

test('xp', { timeout: 600_000 }, async (t) => {
  const { api, alice, charlie, dave, eve, ferdie } = await startChain(t, { sealing: 60 });
  const { tx } = api;
  const [small, large] = [account('//Charlie//bot'), account('//Dave//bot')];
  const ids = {};
  const owners = { alice, charlie, dave };
  const books = new Books(api, owners, { xp: XP });
  let lockedAt;

  const refused = (call, signer, message) => assert.rejects(submit(api, call, signer), { message });
  const trust = async (at, id) => {
    const view = await at.call.xpApi.trustOf(id);
    return { all: view.trust.toNumber(), organic: view.organic.toNumber(), matured: view.matured.toBigInt() };
  };
  const components = (view) => Object.fromEntries(Object.keys(WEIGHTS).map((key) => [key, view[key].toBigInt()]));

  /** Has an agent do a task. Resolves with the fee, and what it counts by the trust of that moment. */
  const work = async (client, agent, owner, price) => {
    const bond = BigInt(price / 10) * UNIT;
    const offer = terms({ budget: UNIT, price: BigInt(price) * UNIT, bond });
    const task = posted(await submit(api, tx.pocw.post(offer), client));
    await submit(api, tx.pocw.matchTask(task, bond), agent);
    await submit(api, tx.pocw.submit(task, resultOf(task), { steps: 0, modelCalls: 0, transactions: 0 }, [], false), agent);
    const result = await submit(api, tx.pocw.accept(task), client);
    const counted = eventData(result, 'xp', 'WorkCounted');
    assert.deepEqual([counted.owner.toNumber(), counted.settled.isTrue], [owner, true]);
    const [, after] = await around(api, result);
    assert.ok(counted.week.eq((await after.call.xpApi.openWeek()).week));
    const fee = eventData(result, 'pocw', 'Ended').fee.toBigInt();
    assert.equal(counted.fee.toBigInt(), fee);
    return { fee, reputation: (fee * BigInt((await trust(after, owner)).all)) / 1_000_000_000n };
  };

  /** What the share of an owner is built from, whose jobs all succeeded: for each owner of clients, the jobs. */
  const shareOf = (...clients) => {
    const fees = clients.map((jobs) => sum(jobs.map(({ fee }) => fee)));
    const volume = sum(fees);
    const squares = sum(fees.map((fee) => fee * fee));
    const diversity = volume - (squares + volume - 1n) / volume;
    return { volume, success: volume, diversity, reputation: sum(clients.flat().map((job) => job.reputation)) };
  };

  /** Both identities of the books, in the state that `at` reads. */
  const checkBooks = async (at = api) => {
    const view = await at.call.xpApi.books();
    const [genesis, paid, burned, released] = [view.genesis, view.paid, view.burned, view.released].map(BigInt);
    const [unclaimed, carried, before, now] = [view.unclaimed, view.carried, view.burnedBefore, view.burnedNow].map(BigInt);
    assert.equal((await at.query.assets.asset(XP)).unwrap().supply.toBigInt(), genesis + paid - burned);
    assert.equal(paid + unclaimed + carried + before + now, released + burned);
  };

  /** Waits for the week that is open to close. Resolves with its record, after which every owner of `shares` claims. */
  const closeWeek = async (shares) => {
    const { week, capped, terms } = await api.call.xpApi.openWeek();
    assert.ok(capped.isTrue, 'so few fees are paid that 20 XP for one FLX decides alone');
    assert.equal(terms.caps.perFee.toBigInt(), 20n * UNIT);
    for (const [key, tenths] of Object.entries(WEIGHTS)) assert.equal(terms.weights[key].toBigInt(), tenths * 100_000_000n);
    for (const [name, share] of Object.entries(shares)) {
      assert.deepEqual(components((await api.call.xpApi.earnings(ids[name])).work), share, name);
    }
    const { hash } = await waitUntil(api, async (at) => (await at.call.xpApi.openWeek()).week.gt(week));
    const at = await api.at(hash);
    const [record] = await at.call.xpApi.history(1);
    assert.ok(record.week.eq(week));
    const [pool, burned, carriedIn, released] = [record.pool, record.burned, record.carriedIn, record.released].map(BigInt);
    assert.equal(pool, burned + carriedIn + released);
    assert.equal(released, 1_920_000n * UNIT);
    assert.equal(released, terms.released.toBigInt(), 'as when it opened');
    const totals = components(record.totals);
    for (const key of Object.keys(totals)) {
      assert.equal(totals[key], sum(Object.values(shares).map((share) => share[key])), key);
    }
    await checkBooks(at);

    // Each has its part of each slice; 20 XP for one FLX of fees bound it here, and the rest of the part carries on.
    const slices = Object.keys(totals).filter((key) => totals[key] > 0n);
    let left = pool - BigInt(record.carriedOn);
    assert.equal(left, sum(slices.map((key) => (pool * WEIGHTS[key]) / 10n)));
    for (const [i, [name, share]] of Object.entries(shares).entries()) {
      const part = sum(slices.map((key) => (((pool * WEIGHTS[key]) / 10n) * share[key]) / totals[key]));
      const due = 20n * share.volume;
      assert.equal((await at.call.xpApi.earnings(ids[name])).claimable.toBigInt(), due);
      const claimed = await books.step(tx.xp.claim(ids[name]), eve, { [name]: { xp: due }, supply: { xp: due } });
      left -= part;
      const last = i === Object.keys(shares).length - 1;
      const realised = eventData(claimed, 'xp', 'ShareRealised');
      assert.deepEqual([realised.due, realised.carried].map(BigInt), [due, part - due + (last ? left : 0n)], name);
      await refused(tx.xp.claim(ids[name]), eve, 'xp.NothingToClaim');
    }
    await checkBooks();
    return { burned, pool };
  };

  await t.test('a small and a large operator, each with an agent', async () => {
    for (const [name, pair] of Object.entries(owners)) ids[name] = await registerHuman(api, pair);
    for (const [owner, agent] of [[charlie, small], [dave, large]]) {
      const id = await registerAgent(api, owner, agent);
      const stake = tx.capacity.stake(id, 'Hetu', 200n * UNIT);
      await together(api, owner, [stake, tx.pocw.setBondCeiling(id, 1_000n * UNIT)]);
    }
    await refused(tx.xp.burn(UNIT), alice, 'xp.NoAgent');
    await refused(tx.xp.burn(UNIT), eve, 'xp.NoAgent');
    await checkBooks();
  });

  await t.test('somebody locks 9,000 XP, which begin to count', async () => {
    const result = await books.step(tx.xp.lock(9_000n * UNIT), alice, { alice: { xp: -9_000, xpHeld: 9_000 } });
    lockedAt = result.blockNumber.toNumber();
    const [, at] = await around(api, result);
    const { all, organic, matured } = await trust(at, ids.alice);
    assert.deepEqual([all - organic, matured], [0, 0n], 'not in the block itself');
  });

  await t.test('fees of 40 and 25 FLX earn 800 and 500 XP when the week has closed', async () => {
    await awayFromEnd(api, ROOM, 7);
    const fromEve = await work(eve, small, ids.charlie, 1_000);
    const fromFerdie = await work(ferdie, small, ids.charlie, 600);
    const other = await work(eve, large, ids.dave, 1_000);
    assert.deepEqual([fromEve, fromFerdie, other].map(({ fee }) => fee), [25n * UNIT, 15n * UNIT, 25n * UNIT]);
    const shares = { charlie: shareOf([fromEve], [fromFerdie]), dave: shareOf([other]) };
    assert.deepEqual([shares.charlie.diversity, shares.dave.diversity], [(1_875n * UNIT) / 100n, 0n]);
    const { burned } = await closeWeek(shares);
    assert.equal(burned, 0n);
  });

  await t.test('the small operator sells them in the pool', async () => {
    const amount = 800n * UNIT;
    const [xp, hetu] = (await api.call.assetConversionApi.getReserves(PAIR[1], PAIR[0])).unwrap().map(BigInt);
    assert.equal(hetu * 500n, xp, 'nobody traded before: 0.002 HETU for an XP');
    // Who holds every seat of every panel gains by washing from there on, and Flux falls to 0.1 HETU.
    const { flux } = (await api.call.xpApi.washBreakEven(1_000_000_000)).unwrap();
    assert.ok((hetu * UNIT) / xp < flux.toBigInt() / 10n);
    const paid = (amount * 997n * hetu) / (xp * 1_000n + amount * 997n);
    const quote = await api.call.assetConversionApi.quotePriceExactTokensForTokens(PAIR[1], PAIR[0], amount, true);
    assert.equal(quote.unwrap().toBigInt(), paid);
    const sell = tx.assetConversion.swapExactTokensForTokens([PAIR[1], PAIR[0]], amount, paid, charlie.address, false);
    await books.step(sell, charlie, { charlie: { xp: -800, hetu: paid } });
  });

  await t.test('the large operator buys and burns 50,000: Silver', async () => {
    const volume = 500_000n * UNIT;
    const quote = await api.call.xpApi.quote(dave.address, 'Silver', volume, UNIT / 50n);
    const { toBurn, saved, cost, breakEvenVolume, breakEvenPrice } = quote;
    assert.deepEqual([toBurn, saved].map(BigInt), [50_000n * UNIT, 5_000n * UNIT]);
    assert.deepEqual([cost, breakEvenVolume, breakEvenPrice].map((value) => value.unwrap().toBigInt()), [
      1_000n * UNIT,
      100_000n * UNIT,
      UNIT / 10n,
    ]);
    await awayFromEnd(api, ROOM, 7);
    const bought = 50_000n * UNIT;
    const asked = await api.call.assetConversionApi.quotePriceTokensForExactTokens(PAIR[0], PAIR[1], bought, true);
    const price = asked.unwrap().toBigInt();
    const buy = tx.assetConversion.swapTokensForExactTokens(PAIR, bought, price, dave.address, true);
    await books.step(buy, dave, { dave: { xp: 50_000, hetu: -price } });

    assert.ok((await api.call.xpApi.tier(dave.address)).tier.isBasic);
    const burned = await books.step(tx.xp.burn(bought), dave, { dave: { xp: -50_000 }, supply: { xp: -50_000 } });
    const { sum, tier: reached, week } = eventData(burned, 'xp', 'XpBurned');
    assert.deepEqual([sum.toBigInt(), reached.type], [bought, 'Silver']);
    assert.ok(week.eq((await api.call.xpApi.openWeek()).week), 'the next week shares it');
    const drop = dayOf(burned.blockNumber.toNumber()) + 30;
    const { tier, rate, drops } = await api.call.xpApi.tier(dave.address);
    assert.deepEqual([tier.type, rate.toNumber()], ['Silver', 15_000_000]);
    assert.deepEqual([drops.unwrap().day.toNumber(), drops.unwrap().to.type], [drop, 'Basic']);
    const expiries = await api.call.xpApi.expiries(dave.address);
    assert.deepEqual(expiries.map(({ amount, day }) => [amount.toBigInt(), day.toNumber()]), [[bought, drop]]);
    await checkBooks();
  });

  await t.test('its next task pays 1.5 %, and the next week shares what it burned', async () => {
    const { week } = await api.call.xpApi.openWeek();
    await waitUntil(api, async (at) => (await at.call.xpApi.openWeek()).week.gt(week));
    const cheap = await work(ferdie, large, ids.dave, 1_000);
    const dear = await work(eve, small, ids.charlie, 1_000);
    assert.deepEqual([cheap, dear].map(({ fee }) => fee), [15n * UNIT, 25n * UNIT]);
    const { burned } = await closeWeek({ charlie: shareOf([dear]), dave: shareOf([cheap]) });
    assert.equal(burned, 50_000n * UNIT);
  });

  await t.test('locked XP counts in full after a week, and not at all once it is asked for', async () => {
    await waitForBlock(api, lockedAt + WEEK);
    const full = await trust(api, ids.alice);
    assert.deepEqual([full.all - full.organic, full.matured], [10 * POINT, 9_000n * UNIT]);

    const asked = await books.step(tx.xp.unlock(4_500n * UNIT), alice);
    const [before, after] = await Promise.all((await around(api, asked)).map((at) => trust(at, ids.alice)));
    assert.equal(before.all - before.organic, 10 * POINT);
    // 10 · log10(1 + 4.5), rounded down to 10⁻⁷ points
    const points = Math.floor(Math.log10(5.5) * 10 * POINT);
    assert.ok([points - 1, points].includes(after.all - after.organic), `${after.all - after.organic}`);
    assert.equal(after.matured, 4_500n * UNIT);
    await refused(tx.xp.unlock(4_501n * UNIT), alice, 'xp.InsufficientLocked');
    await refused(tx.xp.withdraw(ids.alice), dave, 'xp.NothingToWithdraw');

    await books.step(tx.xp.cancelUnlock(500n * UNIT), alice);
    const view = await api.call.xpApi.trustOf(ids.alice);
    assert.equal(view.locked.toBigInt(), 5_000n * UNIT);
    assert.deepEqual(view.unlocking.map(({ amount }) => amount.toBigInt()), [4_000n * UNIT]);

    await waitForBlock(api, asked.blockNumber.toNumber() + WEEK);
    await books.step(tx.xp.withdraw(ids.alice), dave, { alice: { xp: 4_000, xpHeld: -4_000 } });
    await refused(tx.xp.withdraw(ids.alice), dave, 'xp.NothingToWithdraw');
  });

  await t.test('a client may ask for trust that a worker does not have', async () => {
    const { all } = await trust(api, ids.charlie);
    const task = posted(await submit(api, tx.pocw.post(terms({ minTrust: all + POINT })), eve));
    await refused(tx.pocw.matchTask(task, 4n * UNIT), small, 'pocw.TrustTooLow');
    await submit(api, tx.pocw.cancel(task), eve);
  });
});
