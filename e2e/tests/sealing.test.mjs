// Instant sealing: a burst, a change of session, and no stall after either.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestNumber, startChain, submit, waitForFinalized } from '../lib/chain.mjs';

const BURST = 300;

test('instant sealing', { timeout: 240_000 }, async (t) => {
  const { api, alice, bob } = await startChain(t, { sealing: 'instant' });
  const session = async () => (await api.query.session.currentIndex()).toNumber();

  await t.test('includes a burst whole', async () => {
    const first = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
    await Promise.all(
      Array.from({ length: BURST }, (_, i) =>
        submit(api, api.tx.balances.transferKeepAlive(bob.address, BigInt(i + 1)), alice, { nonce: first + i }),
      ),
    );
    assert.equal((await api.query.system.account(alice.address)).nonce.toNumber(), first + BURST);
  });

  await t.test('goes through changes of session', async () => {
    const before = await session();
    const rotations = new Set();
    for (let blocks = 0; rotations.size < 2; blocks += 1) {
      assert.ok(blocks < 200, `session ${before} does not end`);
      const result = await submit(api, api.tx.system.remarkWithEvent('0x00'), alice);
      const hash = result.status.isFinalized ? result.status.asFinalized : result.status.asInBlock;
      rotations.add((await (await api.at(hash)).query.session.currentIndex()).toNumber());
    }
    assert.ok((await session()) > before);
  });

  await t.test('does not stall after them, and finalises', async () => {
    await submit(api, api.tx.balances.transferKeepAlive(bob.address, 1n), alice);
    const best = await bestNumber(api);
    assert.ok(best > 60, `#${best}`);
    await waitForFinalized(api, best);
  });
});
