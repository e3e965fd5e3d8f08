// A node killed while it writes comes back with its chain and goes on finalising.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, connect, waitForFinalized } from '../lib/chain.mjs';
import { startNode } from '../lib/node.mjs';

const KILLS = 3;

/** Keeps the pool full until the node is gone; resolves with the number of extrinsics that it took. */
async function load(api, node, signer, receiver) {
  const first = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
  for (let nonce = first; ; nonce += 1) {
    const extrinsic = await api.tx.balances.transferKeepAlive(receiver.address, 1n).signAsync(signer, { era: 0, nonce });
    const taken = await node.rpc('author_submitExtrinsic', extrinsic.toHex()).catch(() => null);
    if (taken === null) return nonce - first;
  }
}

test('a node killed under load', { timeout: 300_000 }, async (t) => {
  const { alice, bob } = accounts();
  const start = () => startNode('restart', ['--dev', '--listen-addr', '/ip4/127.0.0.1/tcp/0']);
  let node = await start();
  t.after(() => node.stop());

  for (let kill = 1; kill <= KILLS; kill += 1) {
    await t.test(`comes back, ${kill} of ${KILLS}`, async () => {
      let api = await connect(node);
      const before = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
      const submitting = load(api, node, alice, bob);
      const final = await waitForFinalized(api, before.number.toNumber() + 4);
      await api.disconnect();
      await node.stop('SIGKILL');
      assert.equal(node.end, 'SIGKILL');
      const taken = await submitting;
      assert.ok(taken > 100, `${taken} extrinsics`);

      node = await start();
      api = await connect(node);
      assert.equal(`${await api.rpc.chain.getBlockHash(final.number.unwrap())}`, `${final.hash}`, 'what was final still is');
      await waitForFinalized(api, final.number.toNumber() + 4);
      await api.disconnect();
    });
  }
});
