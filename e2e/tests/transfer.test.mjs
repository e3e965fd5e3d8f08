// HETU moves, and its fee goes where it should.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, balance, eventData, startChain, submit } from '../lib/chain.mjs';

test('a transfer of HETU', { timeout: 120_000 }, async (t) => {
  const { api, alice, bob, charlie } = await startChain(t, { sealing: 100 });
  const treasury = { address: `${api.consts.treasury.potAccount}` };

  await t.test('arrives whole and costs what was announced', async () => {
    const transfer = api.tx.balances.transferKeepAlive(charlie.address, 5n * UNIT);
    const announced = (await transfer.paymentInfo(bob)).partialFee.toBigInt();
    const parties = [bob, charlie, treasury, alice];
    const before = await Promise.all(parties.map((who) => balance(api, who)));
    const result = await submit(api, transfer, bob);
    const after = await Promise.all(parties.map((who) => balance(api, who)));
    const [sender, receiver, pot, author] = after.map(({ free }, i) => free - before[i].free);

    const fee = eventData(result, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();
    assert.ok(fee > 0n && fee <= announced, `${fee} of ${announced}`);
    assert.equal(receiver, 5n * UNIT);
    assert.equal(sender, -5n * UNIT - fee);
    assert.equal(pot + author, fee, 'nothing of the fee is lost');
    const part = (pot * 100n + fee / 2n) / fee;
    assert.equal(part, 80n, 'percent to the treasury');
  });

  await t.test('is refused beyond the balance', async () => {
    const { free } = await balance(api, bob);
    const transfer = api.tx.balances.transferAllowDeath(charlie.address, free * 2n);
    await assert.rejects(submit(api, transfer, bob), { message: 'Token.FundsUnavailable' });
    assert.ok((await balance(api, bob)).free < free, 'the attempt is paid for');
  });
});
