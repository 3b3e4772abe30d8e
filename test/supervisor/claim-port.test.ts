import { type AddressInfo, createServer, type Server } from 'node:net';
import { test } from 'tap';
import { claimPort } from '../../src/supervisor/claim-port.ts';

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => resolve(server));
  });
}

test('claim port: 0 becomes the number of a port that can be listened on', async (t) => {
  const port = await claimPort('127.0.0.1', 0);
  t.ok(port > 0);
  const server = await listen(port);
  t.equal(await claimPort('127.0.0.1', 0).then((other) => other === port), false);
  server.close();
});

test('claim port: a port that somebody has is refused in a sentence', async (t) => {
  const server = await listen(0);
  const { port } = server.address() as AddressInfo;
  await t.rejects(claimPort('127.0.0.1', port), {
    name: 'PortTakenError',
    message: `cannot listen on 127.0.0.1:${port}: the port is taken, or not our address`,
  });
  server.close();
});

test('claim port: an address that this machine has not is refused', async (t) => {
  await t.rejects(claimPort('192.0.2.1', 0), { name: 'PortTakenError' });
});
