// The watch over the economy, and people who pull its levers in an emergency: a halt closes no way out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, eventData, startChain, submit, waitForBlock, waitUntil } from '../lib/chain.mjs';
import { BLOCK, DAY, blocks, posted, registerHuman, terms } from '../lib/economy.mjs';
import { proposeInEmergency } from '../lib/referendum.mjs';

test('stability', { timeout: 300_000 }, async (t) => {
  const { api, alice, bob, charlie, eve } = await startChain(t, { sealing: 50 });
  const { tx } = api;
  /** Eve's identity, with the Flux of genesis. */
  const CLIENT = 0;
  const halts = async (at = api) => [...(await at.call.stabilityApi.halts())];
  const post = () => submit(api, tx.pocw.post(terms()), eve);

  /** Has `call` enacted in an emergency; resolves with the block after which `holds`. */
  const decide = async (call, holds) => {
    const referendum = await proposeInEmergency(api, alice, call);
    await referendum.placeDecisionDeposit(bob);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
    await referendum.vote(bob, { aye: true, conviction: 'Locked1x', gen: 25_000 });
    await referendum.follow('approved');
    return referendum.enacted(holds);
  };

  await t.test('every indicator can be read, and none is judged on a new chain', async () => {
    const indicators = await api.call.stabilityApi.indicators();
    const names = indicators.map(({ name }) => name.toUtf8());
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes('nex_supply') && names.includes('work_success'), `${names}`);
    assert.ok(indicators.every(({ armed, alarm }) => armed.isFalse && alarm.level.isCalm));
    const status = await api.call.stabilityApi.status();
    assert.deepEqual([status.score.isNone, status.halted.toNumber(), status.adjusted.toNumber()], [true, 0, 0]);
    assert.ok(status.looked.isSome, 'it looks all the same');
  });

  let task;
  let worker;
  let withdrawable;
  await t.test('somebody stakes, and takes a part out; somebody offers a task', async () => {
    worker = await registerHuman(api, charlie);
    await submit(api, tx.capacity.stake(worker, 'Hetu', 100n * UNIT), charlie);
    const unstaked = await submit(api, tx.capacity.unstake(worker, 'Hetu', 10n * UNIT), charlie);
    withdrawable = unstaked.blockNumber.toNumber() + blocks(14) + 1;
    task = posted(await post());
  });

  await t.test('nobody halts anything alone', async () => {
    await assert.rejects(submit(api, tx.stability.halt('Market'), alice), { message: 'BadOrigin' });
  });

  await t.test('three quarters of a vote halt the market within minutes', async () => {
    await waitForBlock(api, withdrawable);
    await decide(tx.stability.halt('Market'), async (at) => (await halts(at)).some(({ isHalted }) => isHalted.isTrue));
    await assert.rejects(post(), { message: 'system.CallFiltered' });
    const match = tx.pocw.matchTask(task, terms().bond);
    await assert.rejects(submit(api, match, charlie), { message: 'system.CallFiltered' });
  });

  await t.test('meanwhile withdrawing, unbonding and voting work', async () => {
    eventData(await submit(api, tx.capacity.withdraw(worker), charlie), 'capacity', 'Withdrawn');
    await submit(api, tx.pocw.cancel(task), eve);
    await submit(api, tx.capacity.unstake(worker, 'Hetu', 50n * UNIT), charlie);
    await submit(api, tx.balances.transferKeepAlive(eve.address, UNIT), alice);
    const referendum = await proposeInEmergency(api, alice, tx.stability.rearm('Market'));
    await referendum.vote(charlie, { aye: false, conviction: 'None', gen: 1_000 });
    const vote = tx.convictionVoting.removeVote(null, referendum.index);
    await submit(api, vote, charlie);
  });

  await t.test('three quarters of a vote lift the halt', async () => {
    const { hash } = await decide(tx.stability.liftHalt('Market'), async (at) => (await halts(at)).length === 0);
    const events = await (await api.at(hash)).query.system.events();
    assert.ok(events.some(({ event }) => api.events.stability.HaltOverruled.is(event)));
    task = posted(await post());
  });

  await t.test('a parameter gives way for three days, and nobody voted on it', async () => {
    const nex = () => api.call.governanceApi.parameters().then((all) => all.find(({ name }) => name.eq('nex_per_epoch')));
    const voted = (await nex()).current.toBigInt();
    const call = tx.stability.intervene({ Poe: 'NexPerEpoch' }, 'Lower');
    const { hash } = await decide(call, async (at) => (await at.call.stabilityApi.interventions()).length > 0);
    const [view] = await (await api.at(hash)).call.stabilityApi.interventions();
    assert.equal(view.inForce.toBigInt(), (voted * 95n) / 100n);
    assert.equal(view.voted.toBigInt(), voted);
    const { until } = view.intervention;
    const { hash: after } = await waitUntil(api, (_, header) => header.number.toNumber() * BLOCK >= until.toNumber());
    const [ended] = await (await api.at(after)).call.stabilityApi.interventions();
    assert.deepEqual([ended.inForce.toBigInt(), ended.isActive.isTrue], [voted, false]);
    assert.equal((await nex()).current.toBigInt(), voted);
    assert.equal(view.intervention.since.toNumber() + 3 * DAY, until.toNumber());
  });
});
