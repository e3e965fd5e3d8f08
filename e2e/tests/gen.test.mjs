// GEN is 100,000 for ever: it votes, and nothing moves it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, startChain, submit } from '../lib/chain.mjs';
import { proposeChanges } from '../lib/referendum.mjs';

test('GEN', { timeout: 120_000 }, async (t) => {
  const { api, node, alice, bob, charlie } = await startChain(t, { sealing: 100 });
  const issuance = async () => (await api.query.genBalances.totalIssuance()).toBigInt();
  const holdings = async () =>
    (await api.query.genBalances.account.entries())
      .map(([key, { free, reserved }]) => `${key.args[0]} ${free.toBigInt() + reserved.toBigInt()}`)
      .sort();
  const genesis = await holdings();

  await t.test('is 100,000 at genesis', async () => {
    assert.equal(await issuance(), 100_000n * UNIT);
  });

  await t.test('has no call for a client to make', () => {
    assert.ok(api.query.genBalances, 'the pallet is there');
    assert.equal(api.tx.genBalances, undefined);
    const pallet = api.registry.metadata.pallets.find(({ name }) => `${name}` === 'GenBalances');
    assert.ok(pallet.calls.isNone);
  });

  await t.test('has no call for the runtime to decode', async () => {
    const index = (name) =>
      api.registry.metadata.pallets.find((pallet) => `${pallet.name}` === name).index.toNumber();
    const info = (pallet) => {
      const call = api.tx.balances.transferAllowDeath(bob.address, UNIT).method.toU8a();
      call[0] = pallet;
      const parameters = Buffer.concat([call, Buffer.from(Uint32Array.of(call.length).buffer)]);
      return node.rpc('state_call', 'TransactionPaymentCallApi_query_call_info', `0x${parameters.toString('hex')}`);
    };
    await info(index('Balances'));
    await assert.rejects(info(index('GenBalances')), /Execution failed/);
  });

  await t.test('stays where it is while it votes and HETU moves', async () => {
    const referendum = await proposeChanges(api, alice, [{ Fees: { TreasuryShare: 790_000 } }]);
    await referendum.placeDecisionDeposit(alice);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 100 });
    await submit(api, api.tx.convictionVoting.removeVote(null, referendum.index), alice);
    await submit(
      api,
      api.tx.utility.batchAll([
        api.tx.balances.transferAll(charlie.address, true),
        api.tx.system.remark('0x00'),
      ]),
      bob,
    );
    assert.deepEqual(await holdings(), genesis);
  });

  await t.test('cannot be voted with beyond what is held', async () => {
    const referendum = await proposeChanges(api, charlie, [{ Fees: { TreasuryShare: 790_000 } }]);
    await assert.rejects(referendum.vote(charlie, { aye: true, conviction: 'None', gen: 20_001 }), {
      message: 'convictionVoting.InsufficientFunds',
    });
  });

  await t.test('is 100,000 afterwards', async () => {
    assert.equal(await issuance(), 100_000n * UNIT);
    assert.deepEqual(await holdings(), genesis);
  });
});
