// Identities: a human, and an agent whose controller has no HETU.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, account, balance, eventData, startChain, submit } from '../lib/chain.mjs';

const LIMIT = 100n * UNIT;

test('identities', { timeout: 180_000 }, async (t) => {
  const { api, node, alice, bob } = await startChain(t, { sealing: 100 });
  const controller = account('//Alice//agent');
  const stranger = account('//stranger');
  let human;
  let agent;

  /** The pool refuses the call of a signer who could not pay for it. */
  const unpaid = async (call, signer) => {
    const signed = await call.signAsync(signer, { nonce: -1 });
    await assert.rejects(node.rpc('author_submitExtrinsic', signed.toHex()), /Inability to pay some fees/);
  };

  await t.test('a human is registered, its bond held and its price burned', async () => {
    const before = (await balance(api, alice)).reserved;
    const issuance = (await api.query.balances.totalIssuance()).toBigInt();
    const result = await submit(api, api.tx.power.registerHuman(alice.address, LIMIT), alice);
    const { id, bond, price } = eventData(result, 'power', 'Registered');
    human = id.toNumber();
    assert.equal(bond.toBigInt(), 20n * UNIT);
    assert.equal(price.toBigInt(), UNIT);
    assert.equal((await balance(api, alice)).reserved - before, 20n * UNIT);
    assert.equal((await api.query.balances.totalIssuance()).toBigInt(), issuance - UNIT);
    assert.equal((await api.query.power.identityOf(alice.address)).unwrap().toNumber(), human);
  });

  await t.test('an account is one human only, and the attempt changes nothing', async () => {
    const identities = (await api.query.power.identities.keys()).length;
    const { reserved } = await balance(api, alice);
    await assert.rejects(submit(api, api.tx.power.registerHuman(alice.address, LIMIT), alice), {
      message: 'power.AlreadyRegistered',
    });
    assert.equal((await api.query.power.identities.keys()).length, identities);
    assert.equal((await balance(api, alice)).reserved, reserved);
  });

  await t.test('an agent needs a registered human', async () => {
    await assert.rejects(submit(api, api.tx.power.registerAgent(controller.address, LIMIT), bob), {
      message: 'power.OwnerNotRegistered',
    });
  });

  await t.test('a registration costs no more than its limit', async () => {
    await assert.rejects(submit(api, api.tx.power.registerAgent(controller.address, UNIT), alice), {
      message: 'power.PriceAboveLimit',
    });
  });

  await t.test('an agent waits for its controller', async () => {
    const result = await submit(api, api.tx.power.registerAgent(controller.address, LIMIT), alice);
    agent = eventData(result, 'power', 'Registered').id.toNumber();
    const identity = (await api.query.power.identities(agent)).unwrap();
    assert.equal(identity.kind.type, 'Agent');
    assert.equal(`${identity.owner}`, alice.address);
    assert.equal(identity.ownerIdentity.unwrap().toNumber(), human);
    assert.ok(identity.controller.isNone);
    assert.ok((await api.query.power.identityOf(controller.address)).isNone);
  });

  await t.test('nobody accepts in the place of the controller', async () => {
    await assert.rejects(submit(api, api.tx.power.acceptController(agent), bob), {
      message: 'power.NotPendingController',
    });
  });

  await t.test('the controller accepts with no HETU at all', async () => {
    const accept = api.tx.power.acceptController(agent);
    assert.equal((await accept.paymentInfo(controller)).partialFee.toBigInt(), 0n);
    const result = await submit(api, accept, controller);
    assert.equal(result.findRecord('transactionPayment', 'TransactionFeePaid'), undefined);
    assert.equal(`${eventData(result, 'fees', 'FeeWaived').who}`, controller.address);
    assert.deepEqual(await balance(api, controller), { free: 0n, reserved: 0n });
    assert.equal((await api.query.power.identityOf(controller.address)).unwrap().toNumber(), agent);
    assert.equal(`${(await api.query.power.identities(agent)).unwrap().controller.unwrap()}`, controller.address);
  });

  await t.test('what is not waived is not free', async () => {
    // A controller's other calls are paid by its identity's Power: this one fails, and costs some.
    await assert.rejects(submit(api, api.tx.power.acceptController(agent), controller), {
      message: 'power.NoPendingController',
    });
    assert.ok((await api.call.powerApi.odometer(agent)).unwrap().lifetime.toBigInt() > 0n);
    await unpaid(api.tx.system.remark('0x00'), stranger);
  });

  await t.test('one controller serves one identity', async () => {
    await assert.rejects(submit(api, api.tx.power.registerAgent(controller.address, LIMIT), alice), {
      message: 'power.ControllerInUse',
    });
  });

  await t.test('a controller is rotated after its delay only', async () => {
    const next = account('//Alice//next');
    await submit(api, api.tx.power.announceController(agent, next.address), alice);
    // The call would fail, so nothing is waived, and the key has nothing to pay with.
    await unpaid(api.tx.power.acceptController(agent), next);
    await submit(api, api.tx.balances.transferKeepAlive(next.address, UNIT), alice);
    await assert.rejects(submit(api, api.tx.power.acceptController(agent), next), {
      message: 'power.RotationTooEarly',
    });
  });

  await t.test('a human with agents stays, an agent leaves once, and its key is never bound again', async () => {
    await assert.rejects(submit(api, api.tx.power.deregister(human), alice), { message: 'power.OwnsAgents' });
    await submit(api, api.tx.power.deregister(agent), alice);
    await assert.rejects(submit(api, api.tx.power.deregister(agent), alice), { message: 'power.Deregistered' });
    await assert.rejects(submit(api, api.tx.power.registerAgent(controller.address, LIMIT), alice), {
      message: 'power.ControllerRetired',
    });
    assert.ok((await api.query.power.identityOf(controller.address)).isNone);
  });
});
