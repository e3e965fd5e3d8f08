// GEN decides on parameters: one referendum that is enacted, one that is lost, one that is never asked.
// `E2E_REAL_SLOTS=1` runs it at the pace of a real chain, about fifteen minutes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SLOT, balance, startChain, submit } from '../lib/chain.mjs';
import { parameter, proposeChanges, stage } from '../lib/referendum.mjs';

const REAL = Boolean(process.env.E2E_REAL_SLOTS);

test('a vote on a parameter', { timeout: REAL ? 3_600_000 : 300_000 }, async (t) => {
  const { api, alice, bob, charlie, dave } = await startChain(t, REAL ? {} : { sealing: 50 });

  const byteFee = async (at = api) => (await parameter(at, 'fees', 'byte_fee')).current.toBigInt();
  const proposals = async () => (await api.query.governance.proposals.keys()).length;
  const old = await byteFee();
  const proposed = (old * 11n) / 10n;

  await t.test('changes it once it is approved and its delay has run', async () => {
    const { reserved } = await balance(api, alice);
    const referendum = await proposeChanges(api, alice, [{ Fees: { ByteFee: proposed } }]);
    assert.equal(await proposals(), 1);
    assert.ok((await balance(api, alice)).reserved > reserved, 'the proposal is backed by a deposit');
    await referendum.placeDecisionDeposit(bob);
    await referendum.vote(alice, { aye: true, conviction: 'Locked1x', gen: 10_000 });
    await referendum.vote(bob, { aye: true, conviction: 'Locked2x', gen: 5_000 });
    await referendum.vote(charlie, { aye: false, conviction: 'None', gen: 1_000 });

    await referendum.follow('approved');
    assert.equal(await byteFee(), old, 'approval alone changes nothing');
    const { hash, number } = await referendum.enacted(async (at) => (await byteFee(at)) !== old);
    const minutes = ((number.toNumber() - referendum.from) * SLOT) / 60;
    assert.ok(minutes < 5, `${minutes} minutes of real slots from submission to enactment`);
    assert.equal(await byteFee(), proposed);
    console.log(`byte_fee ${old} -> ${proposed}`);

    const events = await (await api.at(hash)).query.system.events();
    const changed = events.find(({ event }) => api.events.governance.ParameterChanged.is(event)).event;
    assert.deepEqual(changed.data.toJSON(), [referendum.index, { fees: 'ByteFee' }, Number(old), Number(proposed)]);
    assert.ok(events.some(({ event }) => api.events.governance.Enacted.is(event)));
    assert.equal(await proposals(), 0);
  });

  await t.test('is not held about a value that may not be', async () => {
    const referenda = (await api.query.referenda.referendumCount()).toNumber();
    const { max } = await parameter(api, 'fees', 'byte_fee');
    for (const [error, ...changes] of [
      ['OutOfBounds', { Fees: { ByteFee: max.toBigInt() + 1n } }],
      ['OutOfBounds', { Fees: { TreasuryShare: 790_000 } }, { Fees: { ByteFee: 0 } }],
      ['Unchanged', { Fees: { ByteFee: await byteFee() } }],
      ['StepTooLarge', { Fees: { TreasuryShare: 700_000 } }],
      ['CoolingDown', { Fees: { ByteFee: old } }],
      ['DuplicateField', { Fees: { TreasuryShare: 790_000 } }, { Fees: { TreasuryShare: 810_000 } }],
      ['NoChanges'],
    ]) {
      await assert.rejects(submit(api, api.tx.governance.propose(changes), alice), {
        message: `governance.${error}`,
      });
    }
    assert.equal((await api.query.referenda.referendumCount()).toNumber(), referenda);
    assert.equal(await proposals(), 0);
  });

  await t.test('changes nothing when it is lost, and leaves nothing behind', async () => {
    const current = await byteFee();
    const { reserved } = await balance(api, dave);
    const referendum = await proposeChanges(api, dave, [{ Fees: { TreasuryShare: 790_000 } }]);
    const clear = api.tx.governance.clear(referendum.index);
    await referendum.placeDecisionDeposit(dave);
    await referendum.vote(alice, { aye: true, conviction: 'None', gen: 1_000 });
    await referendum.vote(bob, { aye: false, conviction: 'Locked1x', gen: 10_000 });
    await assert.rejects(submit(api, clear, dave), { message: 'governance.StillOngoing' });

    await referendum.follow('rejected');
    await submit(api, clear, charlie);
    await submit(api, api.tx.referenda.refundDecisionDeposit(referendum.index), charlie);
    assert.equal(await proposals(), 0);
    const submission = api.consts.referenda.submissionDeposit.toBigInt();
    assert.equal((await balance(api, dave)).reserved - reserved, submission, 'a lost vote costs this and no more');
    assert.equal(await byteFee(), current);
    await assert.rejects(submit(api, clear, dave), { message: 'governance.UnknownProposal' });
  });

  await t.test('is the only way: nobody enacts by hand, and nobody writes a parameter', async () => {
    const { index } = await proposeChanges(api, alice, [{ Fees: { TreasuryShare: 790_000 } }]);
    assert.equal(await stage(api, index), 'preparing');
    await assert.rejects(submit(api, api.tx.governance.enact(index), alice), { message: 'BadOrigin' });
    assert.equal(api.tx.parameters, undefined);
  });
});
