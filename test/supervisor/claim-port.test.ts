import uws from 'uWebSockets.js';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { test } from 'tap';
import { claimPort } from '../../src/supervisor/claim-port.ts';

function listen(port: number, host = '127.0.0.1'): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

async function freePort(): Promise<number> {
  const server = await listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const TAKEN = { name: 'PortTakenError', code: 'PORT_TAKEN' };

test('claim port: 0 becomes the number of a port that can be listened on', async (t) => {
  const claim = await claimPort('127.0.0.1', 0);
  t.ok(claim.port > 0);
  const server = await listen(claim.port);
  const other = await claimPort('127.0.0.1', 0);
  t.not(other.port, claim.port);
  server.close();
  claim.release();
  other.release();
});

test('claim port: a port that somebody has is refused in a sentence', async (t) => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const server = await listen(0, host);
    const { port } = server.address() as AddressInfo;
    await t.rejects(claimPort('127.0.0.1', port), {
      ...TAKEN,
      message: `cannot listen on 127.0.0.1:${port}: the port is taken, or not our address`,
    });
    await t.rejects(claimPort('localhost', port), TAKEN);
    await t.rejects(claimPort('0.0.0.0', port), TAKEN);
    server.close();
  }
});

test('claim port: whoever shares a port is found, too', async (t) => {
  const port = await freePort();
  const app = uws.App();
  await new Promise((resolve) => app.listen('127.0.0.1', port, resolve));
  t.teardown(() => app.close());
  await t.rejects(claimPort('127.0.0.1', port), TAKEN);
});

test('claim port: of two engines that claim it at once, one has it', async (t) => {
  const port = await freePort();
  const claims = [0, 1, 2, 3].map(() => claimPort('127.0.0.1', port));
  const settled = await Promise.allSettled(claims);
  const held = settled.filter(({ status }) => status === 'fulfilled');
  t.equal(held.length, 1);
  for (const claim of held) if (claim.status === 'fulfilled') claim.value.release();
  (await claimPort('127.0.0.1', port)).release();
});

test('claim port: the claimed port takes no connection before its owner listens', async (t) => {
  const port = await freePort();
  let isDone = false;
  const outcomes: string[] = [];
  const knocking = (async () => {
    while (!isDone) {
      outcomes.push(
        await new Promise<string>((resolve) => {
          const socket = connect(port, '127.0.0.1');
          socket.once('connect', () => {
            socket.destroy();
            resolve('connected');
          });
          socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        }),
      );
    }
  })();
  for (let i = 0; i < 50; i += 1) (await claimPort('127.0.0.1', port)).release();
  isDone = true;
  await knocking;
  t.ok(outcomes.length > 10);
  t.same(new Set(outcomes), new Set(['ECONNREFUSED']));
});

test('claim port: an address that this machine has not is refused', async (t) => {
  for (const port of [0, await freePort()]) {
    await t.rejects(claimPort('192.0.2.1', port), TAKEN);
  }
});
