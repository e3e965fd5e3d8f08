// Capacity: stake makes Power, Power pays, and what pays where there is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, account, balance, bestNumber, eventData, startChain, submit, waitForBlock } from '../lib/chain.mjs';
import { BLOCK, DAY as SECONDS, awayFromEnd, dayOf, registerAgent } from '../lib/economy.mjs';

const LIMIT = 100n * UNIT;
/** Blocks in an economic day of the development chain, rounded up. */
const DAY = 43;
const PAYLOAD = `0x${'ab'.repeat(32)}`;
const MESSAGING = { resource: 'Messaging', asset: 'Hetu' };

test('capacity', { timeout: 240_000 }, async (t) => {
  const { api, node, alice, bob } = await startChain(t, { sealing: 60 });
  const dana = account('//Dana');
  const erin = account('//Erin');
  const [danas, alices, bobs, erins] = [2, 3, 4, 5];
  const view = (id) => api.call.capacityApi.account(id);
  const fallback = async () => (await api.call.fluxApi.supply()).burned.fallback.toBigInt();
  const message = (bytes = 300) => api.tx.capacity.sendMessage(alices, PAYLOAD, bytes, false, null);
  const quote = async (call, signer) =>
    (await api.call.feesApi.quote((await call.signAsync(signer, { nonce: -1 })).toHex())).unwrap();
  const pass = async (blocks) => waitForBlock(api, (await bestNumber(api)) + blocks);
  const free = async (who = dana) => (await balance(api, who)).free;
  const unpaid = async (call, signer) => {
    const signed = await call.signAsync(signer, { nonce: -1 });
    await assert.rejects(node.rpc('author_submitExtrinsic', signed.toHex()), /Inability to pay some fees/);
  };

  await t.test('three people register', async () => {
    await submit(api, api.tx.balances.transferKeepAlive(dana.address, 95n * UNIT), alice);
    for (const [signer, id] of [[dana, danas], [alice, alices], [bob, bobs]]) {
      const result = await submit(api, api.tx.power.registerHuman(signer.address, LIMIT), signer);
      assert.equal(eventData(result, 'power', 'Registered').id.toNumber(), id);
    }
    assert.equal(await registerAgent(api, alice, erin), erins);
  });

  await t.test('somebody stakes 73 HETU and keeps none to spare, and pays for neither', async () => {
    const staked = await submit(api, api.tx.capacity.stake(danas, 'Hetu', 73n * UNIT), dana);
    assert.equal(eventData(staked, 'fees', 'ExitUsed').id.toNumber(), danas);
    const sent = await submit(api, api.tx.balances.transferAll(alice.address, true), dana);
    assert.equal(eventData(sent, 'fees', 'PowerPaid').id.toNumber(), danas);
    assert.equal(sent.findRecord('transactionPayment', 'TransactionFeePaid'), undefined);
    const { frozen } = (await api.query.system.account(dana.address)).data;
    assert.equal(frozen.toBigInt(), 0n);
    assert.ok((await free()) <= UNIT / 100n, 'the existential deposit is left');
  });

  await t.test('a day later 200 messages of 300 bytes within a day move no token', async () => {
    await pass(DAY);
    const before = (await api.query.system.account(dana.address)).data.toHex();
    const flux = (await api.call.fluxApi.account(danas)).toHex();
    assert.equal((await message().paymentInfo(dana)).partialFee.toBigInt(), 0n, 'wallets show no fee');
    assert.equal((await view(danas)).free.toBigInt(), 10n * UNIT);
    assert.ok((await quote(message(), dana)).isCapacity);
    const { nonce } = await api.query.system.account(dana.address);
    const signed = [];
    for (let i = 0; i < 200; i += 1) signed.push(await message().signAsync(dana, { nonce: nonce.toNumber() + i, era: 0 }));
    // A day is short here: they are signed before it begins, and sent in one request as soon as it has.
    const day = dayOf(await bestNumber(api)) + 1;
    const start = Math.ceil((day * SECONDS) / BLOCK);
    await waitForBlock(api, start);
    const answers = await node.rpcs(signed.map((extrinsic) => ['author_submitExtrinsic', extrinsic.toHex()]));
    assert.deepEqual(answers.filter(({ error }) => error), []);
    let [sent, block] = [0, start];
    while (sent < 200) {
      block += 1;
      assert.equal(dayOf(block), day, `${sent} of 200 in a day`);
      await waitForBlock(api, block);
      const at = await api.at(await api.rpc.chain.getBlockHash(block));
      for (const { event } of await at.query.system.events()) {
        if (event.method !== 'MessageSent') continue;
        assert.ok(event.data.paid.isCapacity, `${event.data.paid}`);
        assert.equal(event.data.paid.asCapacity.power.toBigInt(), (182n * UNIT) / 1000n);
        sent += 1;
      }
    }
    assert.equal((await api.query.system.account(dana.address)).data.toHex(), before);
    assert.equal((await api.call.fluxApi.account(danas)).toHex(), flux);
    assert.equal(await fallback(), 0n);
    assert.ok((await api.call.powerApi.odometer(danas)).unwrap().lifetime.toBigInt() > 36n * UNIT);
  });

  await t.test('when Power has run out and there is nothing else, the pool refuses', async () => {
    // Erin has no stake, no Flux and no HETU: an allowance, which one long message uses up but for less than another costs.
    await awayFromEnd(api, 30);
    const { spendable } = await view(erins);
    assert.equal(spendable.toBigInt(), 10n * UNIT);
    const sent = await submit(api, message(33_000), erin);
    assert.ok(eventData(sent, 'capacity', 'MessageSent').paid.isCapacity);
    assert.ok((await view(erins)).spendable.toBigInt() < (await api.call.capacityApi.quoteMessage(300, false)).power.toBigInt());
    assert.ok((await quote(message(), erin)).isUnaffordable);
    await unpaid(message(), erin);
    assert.ok((await message().paymentInfo(erin)).partialFee.toBigInt() > 0n);
    assert.equal((await view(erins)).free.toBigInt(), spendable.toBigInt() - (50_000n + 300n * 33_140n) * (UNIT / 1_000_000n), 'the same day');
  });

  await t.test('then Flux pays, and the burn shows under fallback', async () => {
    // 30 Power, more than a day gives her: 0.3 FLX, or less since blocks have been empty. She has it once, and not twice.
    await submit(api, api.tx.flux.purchase(erins, (4n * UNIT) / 10n, LIMIT), alice);
    assert.ok((await quote(message(100_000), erin)).isFlux);
    const result = await submit(api, message(100_000), erin);
    const { paid } = eventData(result, 'capacity', 'MessageSent');
    assert.ok(paid.isFlux && paid.asFlux.fee.toBigInt() > UNIT / 5n, `${paid}`);
    assert.equal(await fallback(), paid.asFlux.fee.toBigInt());
    assert.equal(result.findRecord('transactionPayment', 'TransactionFeePaid'), undefined);
  });

  await t.test('without Flux enough HETU pays, for the payload too', async () => {
    const { free: flux } = await api.call.fluxApi.account(erins);
    assert.ok(flux.toBigInt() < (await api.call.capacityApi.quoteMessage(100_000, false)).flux.unwrap().toBigInt());
    assert.ok((await quote(message(100_000), erin)).isUnaffordable);
    await submit(api, api.tx.balances.transferKeepAlive(erin.address, 5n * UNIT), alice);
    const quoted = await quote(message(100_000), erin);
    const [had, burned] = [await free(erin), await fallback()];
    const result = await submit(api, message(100_000), erin);
    assert.ok(eventData(result, 'capacity', 'MessageSent').paid.isHetu);
    const fee = eventData(result, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();
    assert.ok(fee > UNIT / 10n && fee <= quoted.asHetu.fee.toBigInt(), 'a millionth of a HETU for a byte');
    assert.equal(had - (await free(erin)), fee);
    assert.equal(await fallback(), burned);
  });

  await t.test('where Flux is forbidden HETU pays, unless that is forbidden too', async () => {
    const policy = (forbidFlux, forbidHetu) => api.tx.capacity.setFeePolicy(erins, { forbidFlux, forbidHetu });
    await submit(api, api.tx.flux.purchase(erins, 20n * UNIT, LIMIT), alice);
    await submit(api, policy(true, false), alice);
    const [before, burned] = [await free(erin), await fallback()];
    const result = await submit(api, message(100_000), erin);
    assert.ok(eventData(result, 'capacity', 'MessageSent').paid.isHetu);
    const { actualFee } = eventData(result, 'transactionPayment', 'TransactionFeePaid');
    assert.equal(before - (await free(erin)), actualFee.toBigInt());
    assert.equal(await fallback(), burned);
    await submit(api, policy(true, true), alice);
    assert.ok((await quote(message(100_000), erin)).isForbidden);
    await unpaid(message(100_000), erin);
    const tipped = await submit(api, message(100_000), erin, { tip: 1 });
    assert.ok(eventData(tipped, 'capacity', 'MessageSent').paid.isHetu, 'a tip means HETU');
    await assert.rejects(submit(api, policy(false, true), erin, { tip: 1 }), { message: 'capacity.NotOwner' });
    await submit(api, policy(false, false), alice);
    assert.ok(eventData(await submit(api, message(100_000), erin), 'capacity', 'MessageSent').paid.isFlux);
  });

  await t.test('operational calls by capacity rank like any other', async () => {
    const rank = async (call, signer) => {
      const signed = await call.signAsync(signer, { nonce: -1 });
      const hash = await api.rpc.chain.getBlockHash();
      // Its own length comes in front of it again.
      const answer = await api.call.taggedTransactionQueue.validateTransaction('External', signed.toHex(true), hash);
      return answer.asOk.priority.toBigInt();
    };
    const kill = () => api.tx.system.killPrefix('0x00', 1);
    assert.ok((await quote(kill(), alice)).isCapacity);
    const fee = (await quote(kill(), account('//Dave'))).asHetu;
    assert.ok(fee.fee.toBigInt() > 0n);
    assert.ok((await rank(kill(), alice)) < (await rank(kill(), account('//Dave'))) / 1_000n);
  });

  await t.test('stake is delegated and fills the meter of another', async () => {
    await submit(api, api.tx.capacity.stake(alices, 'Hetu', 1_000n * UNIT), alice);
    const rate = async (id) => (await view(id)).meters.messaging.rate.toBigInt();
    const before = await rate(danas);
    await submit(api, api.tx.capacity.delegate(alices, { id: danas, ...MESSAGING }, 400n * UNIT, 0), alice);
    assert.equal((await rate(danas)) - before, 200n * UNIT);
    assert.equal(await rate(alices), 300n * UNIT);
    await assert.rejects(submit(api, api.tx.capacity.unstake(alices, 'Hetu', 601n * UNIT), alice), {
      message: 'capacity.InsufficientStake',
    });
    await submit(api, api.tx.capacity.undelegate(alices, { id: danas, ...MESSAGING }, 400n * UNIT), alice);
    assert.equal(await rate(danas), before);
  });

  await t.test('stake is rented by the day and the rent streams to the lessor', async () => {
    const price = UNIT / 100n;
    await submit(api, api.tx.capacity.offer(alices, MESSAGING, 500n * UNIT, price, 30 * 86_400), alice);
    const [[key, { units }]] = await api.call.capacityApi.offers(MESSAGING, 10);
    assert.deepEqual([key.price.toBigInt(), units.toBigInt()], [price, 500n * UNIT]);
    const page = await api.call.capacityApi.offerPage(MESSAGING, null, 1);
    assert.equal(page.offers[0][0].toHex(), key.toHex());
    const rest = await api.call.capacityApi.offerPage(MESSAGING, page.next.unwrap().toHex(), 1);
    assert.deepEqual([rest.offers.length, rest.next.isNone], [0, true]);
    const rent = api.tx.capacity.rent(bobs, key.toHex(), 100n * UNIT, 86_400, price);
    const rented = eventData(await submit(api, rent, bob), 'capacity', 'Rented');
    assert.equal(rented.rent.toBigInt(), UNIT);
    assert.equal((await view(bobs)).meters.messaging.rate.toBigInt(), 50n * UNIT);
    await pass(DAY + 1);
    assert.equal((await view(bobs)).meters.messaging.rate.toBigInt(), 0n, 'the lease has ended by itself');
    const settled = await submit(api, api.tx.capacity.settleLease(rented.lease), dana);
    const { amount, ended } = eventData(settled, 'capacity', 'RentPaid');
    assert.deepEqual([amount.toBigInt(), ended.isTrue], [UNIT, true]);
  });

  await t.test('stake is taken out for nothing, and withdrawn after 14 days', async () => {
    const unstaked = await submit(api, api.tx.capacity.unstake(danas, 'Hetu', 73n * UNIT), dana);
    assert.equal(eventData(unstaked, 'fees', 'ExitUsed').id.toNumber(), danas);
    await assert.rejects(submit(api, api.tx.capacity.withdraw(danas), bob), {
      message: 'capacity.NothingToWithdraw',
    });
    const [chunk] = (await view(danas)).unbonding;
    assert.equal(chunk.amount.toBigInt(), 73n * UNIT);
    await pass(14 * DAY + 1);
    assert.equal((await view(danas)).withdrawable.hetu.toBigInt(), 73n * UNIT);
    const before = await free();
    await submit(api, api.tx.capacity.withdraw(danas), bob);
    assert.equal((await free()) - before, 73n * UNIT);
  });
});
