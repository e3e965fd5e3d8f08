// GEN decides on the economy: κ, sets of parameters that belong together, steps, delegation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT, startChain, submit, waitUntil } from '../lib/chain.mjs';
import { parameter, proposeChanges } from '../lib/referendum.mjs';

/** The track of parameters. */
const PARAMETERS = 1;

test('governance', { timeout: 300_000 }, async (t) => {
  const { api, alice, bob, charlie, dave, eve } = await startChain(t, { sealing: 50 });
  const { tx } = api;
  const current = async (subject, name, at = api) => (await parameter(at, subject, name)).current.toBigInt();
  const kappaMax = (at) => current('flux', 'kappa_max', at);
  const tally = async ({ index }) => (await api.query.referenda.referendumInfoFor(index)).unwrap().asOngoing.tally;
  const passes = async (referendum) => {
    await referendum.placeDecisionDeposit(bob);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 20_000 });
    await referendum.vote(bob, { aye: true, conviction: 'Locked1x', gen: 10_000 });
  };
  const eventsIn = async (hash) => (await (await api.at(hash)).query.system.events()).map(({ event }) => event);

  await t.test('κ is changed by vote, and the next epoch mints by it', async () => {
    const old = await kappaMax();
    const lower = (old * 9n) / 10n;
    const kappa = async (at) => (await at.call.fluxApi.policy()).kappa.toBigInt();
    assert.equal(await kappa(api), old, 'κ stands at its most');
    const referendum = await proposeChanges(api, alice, [{ Flux: { KappaMax: lower } }]);
    await passes(referendum);
    await referendum.follow('approved');
    await referendum.enacted(async (at) => (await kappaMax(at)) === lower);
    await waitUntil(api, async (at) => (await kappa(at)) <= lower);
  });

  await t.test('a set whose λ do not sum to one is refused when it is proposed', async () => {
    const referenda = await api.query.referenda.referendumCount();
    const set = [{ Flux: { LambdaFree: 620_000_000 } }, { Flux: { LambdaStaked: 300_000_001 } }];
    await assert.rejects(submit(api, tx.governance.propose(set), alice), { message: 'governance.RuleBroken' });
    const alone = [{ Flux: { LambdaFree: 620_000_000 } }];
    await assert.rejects(submit(api, tx.governance.propose(alone), alice), { message: 'governance.RuleBroken' });
    const rule = await api.call.governanceApi.brokenRule(alone);
    assert.match(`${rule.unwrap()}`, /do not sum to one/);
    assert.ok((await api.call.governanceApi.brokenRule([])).isNone);
    assert.ok((await api.query.referenda.referendumCount()).eq(referenda));
  });

  await t.test('a step too large is refused when it is enacted after another came first', async () => {
    const old = await current('fees', 'compute_fee');
    const [less, more] = [(old * 4n) / 5n, (old * 6n) / 5n];
    const first = await proposeChanges(api, alice, [{ Fees: { ComputeFee: less } }]);
    const second = await proposeChanges(api, charlie, [{ Fees: { ComputeFee: more } }]);
    const refused = async (at) =>
      (await at.query.system.events()).some(({ event }) => api.events.governance.Refused.is(event));
    await passes(first);
    await passes(second);
    const { hash } = await second.enacted(refused);
    const events = await eventsIn(hash);
    const { data } = events.find((event) => api.events.governance.Refused.is(event));
    assert.equal(data.index.toNumber(), second.index);
    assert.equal(api.registry.findMetaError(data.reason.asModule).name, 'StepTooLarge');
    assert.equal(await current('fees', 'compute_fee'), less);
    assert.equal((await api.query.governance.proposals.keys()).length, 0);
  });

  await t.test('a delegate votes for others, who take their vote back and overrule it', async () => {
    const referendum = await proposeChanges(api, alice, [{ Fees: { TreasuryShare: 790_000 } }]);
    const delegate = tx.convictionVoting.delegate(PARAMETERS, eve.address, 'Locked1x', 5_000n * UNIT);
    await submit(api, delegate, dave);
    await referendum.vote(eve, { aye: true, conviction: 'Locked1x', gen: 10_000 });
    assert.equal((await tally(referendum)).ayes.toBigInt(), 15_000n * UNIT);
    const vote = { aye: false, conviction: 'Locked1x', gen: 5_000 };
    await assert.rejects(referendum.vote(dave, vote), { message: 'convictionVoting.AlreadyDelegating' });
    await submit(api, tx.convictionVoting.undelegate(PARAMETERS), dave);
    await referendum.vote(dave, vote);
    const { ayes, nays } = await tally(referendum);
    assert.deepEqual([ayes, nays].map((votes) => votes.toBigInt()), [10_000n * UNIT, 5_000n * UNIT]);
  });

  await t.test('who does not want to decide for others declines', async () => {
    const delegated = async () => BigInt((await api.call.governanceApi.votingPower(charlie.address, PARAMETERS)).delegated);
    const decline = tx.governance.declineDelegation(dave.address, PARAMETERS);
    await assert.rejects(submit(api, decline, charlie), { message: 'governance.NotDelegated' });
    // Dave has voted by himself in the meantime.
    await submit(api, tx.convictionVoting.removeVote(PARAMETERS, (await api.query.referenda.referendumCount()).toNumber() - 1), dave);
    await submit(api, tx.convictionVoting.delegate(PARAMETERS, charlie.address, 'Locked1x', 5_000n * UNIT), dave);
    assert.equal(await delegated(), 5_000n * UNIT);
    await assert.rejects(submit(api, decline, eve), { message: 'governance.NotDelegated' });
    await submit(api, decline, charlie);
    assert.equal(await delegated(), 0n);
  });

  await t.test('nobody decides with more than 30 % of all GEN, whoever delegates to it', async () => {
    const power = await api.call.governanceApi.votingPower(alice.address, PARAMETERS);
    assert.deepEqual([power.held, power.cap, power.room].map(BigInt), [30_000n * UNIT, 30_000n * UNIT, 0n]);
    const delegate = tx.convictionVoting.delegate(PARAMETERS, alice.address, 'None', 1n);
    await assert.rejects(submit(api, delegate, dave), { message: 'system.CallFiltered' });
    await assert.rejects(submit(api, tx.utility.batchAll([delegate]), dave), { message: 'system.CallFiltered' });
  });

  await t.test('anyone signals, which binds nobody, and takes it back', async () => {
    const { index } = await proposeChanges(api, alice, [{ Fees: { TreasuryShare: 810_000 } }]);
    await submit(api, tx.governance.signal(index, true, 0, 0), charlie);
    // Charlie has 20,000 GEN of 100,000, which weigh ten times as much as all Flux would.
    const signals = (await api.call.governanceApi.signalOf(index)).unwrap();
    assert.deepEqual([signals.ayes, signals.nays, signals.accounts].map(BigInt), [2n * 10n ** 18n, 0n, 1n]);
    assert.equal((await tally({ index })).ayes.toBigInt(), 0n);
    await submit(api, tx.governance.withdrawSignal(index), charlie);
    assert.ok((await api.call.governanceApi.signalOf(index)).isNone);
  });

  await t.test('the history says who changed what, and by which referendum', async () => {
    const history = await api.call.governanceApi.history(10);
    assert.deepEqual(
      history.map(({ referendum, proposer, field }) => [referendum.toNumber(), `${proposer}`, field.toHuman()]),
      [
        [1, alice.address, { Fees: 'ComputeFee' }],
        [0, alice.address, { Flux: 'KappaMax' }],
      ],
    );
  });
});
