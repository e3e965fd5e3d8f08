// The validators of the `local_testnet` preset, joined over loopback.
import { connect } from './chain.mjs';
import { startNode } from './node.mjs';

const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];

/**
 * Starts them for the duration of a test; resolves with a connection to each.
 * @param {import('node:test').TestContext} t
 */
export async function startLocalnet(t) {
  const nodes = [];
  const apis = [];
  t.after(async () => {
    await Promise.all(apis.map((api) => api.disconnect()));
    await Promise.all(nodes.map((node) => node.stop()));
  });
  let bootnodes = [];
  for (const [i, name] of VALIDATORS.entries()) {
    const node = await startNode(name, [
      ...['--chain', 'local_testnet', `--${name}`, '--listen-addr', '/ip4/127.0.0.1/tcp/0'],
      ...['--node-key', `${i + 1}`.padStart(64, '0')],
      ...bootnodes,
    ]);
    nodes.push(node);
    apis.push(await connect(node));
    if (i === 0) bootnodes = ['--bootnodes', (await node.rpc('system_localListenAddresses'))[0]];
  }
  return apis;
}
