// Flux: bought with HETU, decaying, conserved, and never sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, balance, eventData, startChain, submit, waitForBlock } from '../lib/chain.mjs';

const GENESIS = 1_000_000n * UNIT;
/** Identities of Eve and Ferdie, who hold the Flux of genesis. */
const [EVE, FERDIE] = [0, 1];
/** Blocks in an economic week of the development chain: ten minutes of two seconds. */
const WEEK = 300;

test('flux', { timeout: 240_000 }, async (t) => {
  const { api, alice, eve } = await startChain(t, { sealing: 100 });
  const flux = async (id) => (await api.call.fluxApi.account(id)).free.toBigInt();
  let alices;

  /** Supply is minted less burned, by reason, and no more than genesis and bootstrap. */
  const checkSupply = async (at) => {
    const view = await at.call.fluxApi.supply();
    const sum = (reasons) => [...reasons.values()].reduce((total, amount) => total + amount.toBigInt(), 0n);
    assert.equal(sum(view.minted) - sum(view.burned), view.supply.toBigInt());
    assert.equal(view.decaying.toBigInt() + view.exempt.toBigInt(), view.supply.toBigInt());
    assert.ok(view.supply.toBigInt() <= view.ceiling.toBigInt());
    return view;
  };

  await t.test('genesis gives a million to two identities', async () => {
    const at = await api.at(await api.rpc.chain.getBlockHash(1));
    assert.equal((await at.call.fluxApi.account(EVE)).free.toBigInt(), GENESIS / 2n);
    assert.equal((await at.call.fluxApi.account(FERDIE)).free.toBigInt(), GENESIS / 2n);
    assert.equal((await checkSupply(at)).supply.toBigInt(), GENESIS);
  });

  await t.test('it is bought with HETU within the quota of the day', async () => {
    const registered = await submit(api, api.tx.power.registerHuman(alice.address, 100n * UNIT), alice);
    alices = eventData(registered, 'power', 'Registered').id.toNumber();
    assert.equal(await flux(alices), 0n);
    await waitForBlock(api, 50);
    const before = (await balance(api, alice)).free;
    const treasury = api.consts.treasury.potAccount;
    const pot = (await api.query.system.account(treasury)).data.free.toBigInt();

    const result = await submit(api, api.tx.flux.purchase(alices, 100n * UNIT, 200n * UNIT), alice);

    const { id, buyer, amount, cost } = eventData(result, 'flux', 'Purchased');
    assert.deepEqual([id.toNumber(), `${buyer}`, amount.toBigInt()], [alices, alice.address, 100n * UNIT]);
    assert.ok(cost.toBigInt() >= 10n * UNIT && cost.toBigInt() <= 200n * UNIT);
    assert.equal(before - (await balance(api, alice)).free, cost.toBigInt(), 'Power pays the fee');
    assert.ok((await api.query.system.account(treasury)).data.free.toBigInt() >= pot + cost.toBigInt());
    const { status } = result;
    const at = await api.at(status.isInBlock ? status.asInBlock : status.asFinalized);
    assert.equal((await at.call.fluxApi.account(alices)).free.toBigInt(), 100n * UNIT);
    assert.equal((await checkSupply(at)).minted.purchase.toBigInt(), 100n * UNIT);
  });

  await t.test('more than the quota, a price above the limit and a stranger are refused', async () => {
    const refused = (call, signer, message) => assert.rejects(submit(api, call, signer), { message });
    await refused(api.tx.flux.purchase(alices, GENESIS, GENESIS * 10n), alice, 'flux.QuotaExceeded');
    await refused(api.tx.flux.purchase(alices, UNIT, 1n), alice, 'flux.CostAboveLimit');
    await refused(api.tx.flux.purchase(alices, UNIT, GENESIS), eve, 'flux.NotOwnerOrController');
    await refused(api.tx.flux.purchase(99, UNIT, GENESIS), eve, 'flux.NotActive');
    await refused(api.tx.flux.claim(alices), eve, 'flux.NothingToClaim');
  });

  await t.test('it decays while it lies idle, and the supply stays exact', async () => {
    const start = (await api.rpc.chain.getHeader()).number.toNumber();
    const before = await flux(EVE);
    await waitForBlock(api, start + WEEK);
    const after = await flux(EVE);
    const [latest] = await api.call.fluxApi.history(1);
    // Seven days at 0.02 % to 0.2 %.
    assert.ok(after < before - (before * 14n) / 10_000n, `${before} ${after}`);
    assert.ok(after > before - (before * 16n) / 1_000n, `${before} ${after}`);
    assert.ok(latest.demurrage.toBigInt() > 0n && latest.epoch.toNumber() >= 7);
    for (const number of [start, start + 100, start + WEEK]) {
      await checkSupply(await api.at(await api.rpc.chain.getBlockHash(number)));
    }
    // Nobody touched Eve's account: its stored value is that of genesis.
    assert.equal((await api.query.flux.accounts(EVE)).unwrap().free.whole.toBigInt(), GENESIS / 2n);
  });

  await t.test('the close of an epoch says what it was like', async () => {
    const policy = await api.call.fluxApi.policy();
    const history = await api.call.fluxApi.history(200);
    assert.equal(history.length, policy.epoch.toNumber());
    history.forEach((record, i) => assert.equal(record.epoch.toNumber(), history.length - 1 - i));
    // Idle Flux lowered κ and raised β, within their bounds.
    assert.ok(policy.kappa.toBigInt() < UNIT / 1_000n && policy.kappa.toBigInt() >= UNIT / 5_000n);
    assert.ok(policy.beta.toBigInt() > 200_000n && policy.beta.toBigInt() <= 2_000_000n);
    assert.ok(policy.breaker.isArmed);
  });

  await t.test('nothing sends it: the pallet has a purchase and a claim, and no asset is Flux', async () => {
    assert.deepEqual(Object.keys(api.tx.flux).sort(), ['claim', 'purchase']);
    const assets = await api.query.assets.metadata.entries();
    assert.deepEqual(assets.map(([, { symbol }]) => symbol.toUtf8()).sort(), ['AUR', 'NEX', 'XP']);
  });
});
