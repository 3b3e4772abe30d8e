/** The transport against servers that misbehave. */
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Test, test } from 'tap';
import { ANSWER_BYTES_MAX } from '../../src/loyalty/accrual-answer.ts';
import { UndiciTransport } from '../../src/loyalty/undici-transport.ts';

async function listening(t: Test, server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.teardown(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function transportTo(t: Test, address: string, answerLimitMs = 5_000): UndiciTransport {
  const transport = new UndiciTransport({ address, connectionsMax: 2, answerLimitMs });
  t.teardown(() => transport.close());
  return transport;
}

test('transport: asks for the order, keeps its connection, passes on what it hears', async (t) => {
  const connections = new Set<unknown>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    connections.add(request.socket);
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('retry-after', '60').writeHead(429).end('No more');
  });
  const transport = transportTo(t, `${await listening(t, server)}/base/`);
  for (let i = 0; i < 5; i += 1) {
    const answer = { status: 429, retryAfter: '60', body: 'No more' };
    t.same(await transport.get('79927398713'), answer);
  }
  t.ok(connections.size <= 2, 'no connection for each question');
  t.equal(asked[0], 'GET /base/api/orders/79927398713');
});

test('transport: nobody there, half an answer and no answer are errors, in time', async (t) => {
  const behaviours = ['', 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf', 'garbage\r\n\r\n'];
  let count = 0;
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.end(behaviours[count % behaviours.length] ?? '');
      count += 1;
    });
  });
  const transport = transportTo(t, await listening(t, server));
  for (let i = 0; i < 2 * behaviours.length; i += 1) await t.rejects(transport.get('18'));
  await t.rejects(transportTo(t, 'http://127.0.0.1:1').get('18'));

  const silent = createRawServer((socket) => socket.on('error', () => undefined));
  await t.rejects(transportTo(t, await listening(t, silent), 100).get('18'));
});

test('transport: an answer that drips or never ends is cut', async (t) => {
  const dripping = createServer((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  await t.rejects(transportTo(t, await listening(t, dripping), 200).get('18'));
  const endless = createServer((_, response) => {
    const pour = (): void => {
      while (!response.destroyed && response.write('x'.repeat(ANSWER_BYTES_MAX)));
    };
    response.on('drain', pour);
    pour();
  });
  const code = { code: 'ANSWER_TOO_LONG' };
  await t.rejects(transportTo(t, await listening(t, endless)).get('18'), code);
});

test('transport: gzip is read, and what only claims to be it is no answer', async (t) => {
  const answers = [gzipSync('{"order":"18"}'), Buffer.from('{}'), gzipSync('x'.repeat(9_000_000))];
  let count = 0;
  const server = createServer((_, response) => {
    response.setHeader('content-encoding', 'gzip').end(answers[count]);
    count += 1;
  });
  const transport = transportTo(t, await listening(t, server));
  const bodies: string[] = [];
  for (const _ of answers) bodies.push((await transport.get('18')).body);
  t.same(bodies, ['{"order":"18"}', '', '']);
});
