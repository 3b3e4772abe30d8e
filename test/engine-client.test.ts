/** The tests' own client: nothing is asked over a connection that the server may be hanging up. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'tap';
import { EngineClient } from './support/engine/engine-client.ts';

test('engine client: asks over its connection again, but not once it has idled', async (t) => {
  const sockets: Socket[] = [];
  const server = createServer((_, response) => response.end('{}'));
  server.keepAliveTimeout = 0; // The server itself never hangs up.
  server.on('connection', (socket: Socket) => sockets.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const client = new EngineClient(t, `http://127.0.0.1:${port}`, 1, 1_000);
  await client.get('/first');
  const [first] = sockets;
  await client.get('/at-once');
  t.equal(sockets.length, 1);
  if (first !== undefined && !first.destroyed) await once(first, 'close');
  await client.get('/later');
  t.equal(sockets.length, 2);
});
