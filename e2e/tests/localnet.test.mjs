// Four validators on loopback agree on one finalised chain, and it grows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitForFinalized } from '../lib/chain.mjs';
import { startLocalnet } from '../lib/localnet.mjs';

test('four validators', { timeout: 300_000 }, async (t) => {
  const apis = await startLocalnet(t);
  const finalHashes = (number) => Promise.all(apis.map(async (api) => `${await api.rpc.chain.getBlockHash(number)}`));

  await t.test('see each other', async () => {
    assert.equal((await apis[0].query.session.validators()).length, apis.length);
    await Promise.all(apis.map((api) => waitForFinalized(api, 1)));
    for (const api of apis) {
      assert.ok((await api.rpc.system.health()).peers.toNumber() > 0);
    }
  });

  let last = 0;
  for (const number of [5, 12]) {
    await t.test(`finalise block ${number}, the same for all`, async () => {
      const finals = await Promise.all(apis.map((api) => waitForFinalized(api, number)));
      last = Math.min(...finals.map((header) => header.number.toNumber()));
      assert.ok(last >= number);
      assert.equal(new Set(await finalHashes(last)).size, 1);
    });
  }

  await t.test('take turns', async () => {
    const authors = new Set();
    for (let number = 1; number <= last; number += 1) {
      const hash = await apis[0].rpc.chain.getBlockHash(number);
      authors.add(`${(await apis[0].derive.chain.getHeader(hash)).author}`);
    }
    assert.ok(authors.size > 1, `${[...authors]}`);
  });
});
