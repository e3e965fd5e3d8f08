// Safe mode stops what users do and nothing else: blocks go on, and a referendum ends it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, bestNumber, startChain, submit, waitForBlock } from '../lib/chain.mjs';
import { proposeAsRoot } from '../lib/referendum.mjs';

test('safe mode', { timeout: 300_000 }, async (t) => {
  const { api, alice, bob, charlie } = await startChain(t, { sealing: 50 });
  const transfer = () => submit(api, api.tx.balances.transferKeepAlive(charlie.address, UNIT), bob);
  const active = async (at = api) => (await at.query.safeMode.enteredUntil()).isSome;

  /** Has `call` enacted by GEN holders; resolves once `enacted` holds. */
  const decide = async (call, enacted) => {
    const referendum = await proposeAsRoot(api, alice, call);
    await referendum.placeDecisionDeposit(bob);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
    await referendum.vote(bob, { aye: true, conviction: 'Locked1x', gen: 10_000 });
    await referendum.follow('approved');
    await referendum.enacted(enacted);
  };

  await t.test('cannot be entered by anybody alone', async () => {
    await assert.rejects(submit(api, api.tx.safeMode.forceEnter(), alice), { message: 'BadOrigin' });
    await assert.rejects(submit(api, api.tx.safeMode.enter(), alice), { message: 'safeMode.NotConfigured' });
    assert.ok(!(await active()));
  });

  await t.test('is entered by referendum', async () => {
    await transfer();
    await decide(api.tx.safeMode.forceEnter(), active);
  });

  await t.test('cannot be left by anybody alone', async () => {
    await assert.rejects(submit(api, api.tx.safeMode.forceExit(), alice), { message: 'BadOrigin' });
  });

  await t.test('leaves the blocks coming and refuses a transfer', async () => {
    const number = await bestNumber(api);
    await waitForBlock(api, number + 3);
    await assert.rejects(transfer(), { message: 'system.CallFiltered' });
  });

  await t.test('is left by referendum before it ends by itself', async () => {
    const until = (await api.query.safeMode.enteredUntil()).unwrap().toNumber();
    await decide(api.tx.safeMode.forceExit(), async (at) => !(await active(at)));
    assert.ok((await bestNumber(api)) < until, 'by the vote, not by its end');
    await transfer();
  });
});
