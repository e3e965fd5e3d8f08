// A development chain at its real pace: blocks, finality, and what it tells a client about itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SLOT, startChain, waitForBlock, waitForFinalized } from '../lib/chain.mjs';

test('a development chain', { timeout: 180_000 }, async (t) => {
  const { api } = await startChain(t);

  await t.test('advances and finalises', async () => {
    const first = await waitForBlock(api, 1);
    const later = await waitForBlock(api, first.number.toNumber() + 5);
    assert.ok(later.number.toNumber() >= first.number.toNumber() + 5);
    for (const { hash } of [first, later]) {
      const { query } = await api.at(hash);
      const [slot, moment] = await Promise.all([query.babe.currentSlot(), query.timestamp.now()]);
      assert.equal(Math.floor(moment.toNumber() / 1000 / SLOT), slot.toNumber(), 'the slot is the time');
    }

    const final = await waitForFinalized(api, 3);
    assert.deepEqual(
      (await api.rpc.chain.getBlockHash(final.number.toNumber())).toHex(),
      final.hash.toHex(),
      'what is final is on the best chain',
    );
  });

  await t.test('names its token', async () => {
    const properties = await api.rpc.system.properties();
    assert.deepEqual(properties.tokenSymbol.unwrap().map(String), ['HETU']);
    assert.deepEqual(properties.tokenDecimals.unwrap().map(Number), [12]);
    assert.equal(properties.ss58Format.unwrap().toNumber(), 42);
    assert.equal((await api.rpc.system.chainType()).type, 'Development');
  });

  await t.test('serves metadata V16', async () => {
    const versions = (await api.call.metadata.metadataVersions()).map(Number);
    assert.ok(versions.includes(16), `versions ${versions}`);
    const metadata = api.registry.createType(
      'Metadata',
      (await api.call.metadata.metadataAtVersion(16)).unwrap().toHex(),
    );
    assert.equal(metadata.version, 16);
    const pallets = metadata.asV16.pallets.map(({ name }) => `${name}`);
    for (const name of ['Power', 'Governance', 'GenBalances', 'Referenda', 'ConvictionVoting']) {
      assert.ok(pallets.includes(name), `${name} among ${pallets}`);
    }
  });

  for (const pallet of ['power', 'governance', 'capacity', 'flux', 'pocw', 'xp', 'poe']) {
    await t.test(`lets a client encode and decode every call of ${pallet} without types of its own`, () => {
      const calls = api.registry.metadata.pallets
        .find(({ name }) => `${name}`.toLowerCase() === pallet)
        .calls.unwrap();
      const { variants } = api.registry.lookup.getSiType(calls.type).def.asVariant;
      assert.ok(variants.length > 0);
      for (const { name, fields, index } of variants) {
        const extrinsic = Object.values(api.tx[pallet]).find(({ meta }) => meta.index.eq(index));
        assert.ok(extrinsic, `api.tx.${pallet} has ${name}`);
        const defaults = fields.map(({ type }) => api.registry.createType(api.registry.createLookupType(type)));
        const call = api.createType('Call', extrinsic(...defaults).method.toHex());
        assert.equal(`${call.section}.${call.meta.name}`, `${pallet}.${name}`);
        assert.equal(call.toHex(), extrinsic(...defaults).method.toHex());
        for (const [i, argument] of call.args.entries()) {
          assert.equal(argument.toHex(), defaults[i].toHex(), `${name}, argument ${i}`);
        }
      }
    });
  }

  await t.test('lets a client name every parameter in a proposal', async () => {
    const pascal = (name) => `${name}`.replace(/(^|_)(.)/g, (_all, _gap, letter) => letter.toUpperCase());
    const parameters = await api.call.governanceApi.parameters();
    assert.ok(parameters.length > 20, `${parameters.length} parameters`);
    for (const { subject, name, current } of parameters) {
      const change = { [pascal(subject)]: { [pascal(name)]: current.toBigInt() } };
      const call = api.createType('Call', api.tx.governance.propose([change]).method.toHex());
      const [[decoded]] = call.args;
      assert.equal(decoded.type, pascal(subject));
      assert.equal(decoded.value.type, pascal(name));
      assert.equal(decoded.value.value.toBigInt(), current.toBigInt());
    }
  });
});
