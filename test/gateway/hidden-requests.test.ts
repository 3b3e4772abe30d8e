/**
 * Behind every answer that ends its connection, at every door: a deposit with a good token, in the
 * same segment and in the next one. It is never obeyed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'tap';
import { CLIENT_CODECS } from '../../src/protocol/client-codec.ts';
import { WebSocketClient } from '../support/network/web-socket-client.ts';
import { OPCODES, writeFrame } from '../support/network/web-socket-frames.ts';
import { type Business, type Session, withBusiness } from './support/business-server.ts';
import { MALFORMED } from './support/malformed-requests.ts';
import { rawRequest, sendRaw } from './support/raw-client.ts';
import { startTestServer } from './support/test-server.ts';

const CLOSE = { connection: 'close' };
const HANDSHAKE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Protocol': 'tirage.v1.json',
};

function upgradeWith(change: Readonly<Record<string, string>>, path = '/v1/socket'): string {
  const headers = Object.entries({ ...HANDSHAKE, ...change }).filter(([, value]) => value !== '');
  return rawRequest('GET', path, Object.fromEntries(headers));
}

/** What ends its connection, by door. The socket that is opened takes no more requests either. */
function lastRequests({ accessToken }: Session): Readonly<Record<string, string>> {
  const bearer = { authorization: `Bearer ${accessToken}` };
  return {
    'a chunked body': rawRequest('POST', '/v1/me/deposits', { 'Transfer-Encoding': 'chunked' }),
    'a body that is too large': rawRequest('POST', '/v1/me/deposits', {
      ...bearer,
      'Content-Length': '65537',
    }),
    'too large a head': rawRequest('GET', '/v1/draws', { x: 'a'.repeat(17_000) }),
    'a malformed head of a HEAD': rawRequest('HEAD', '/v1/draws', { Host: 'b' }),
    'close behind a success': rawRequest('GET', '/v1/games', CLOSE),
    'close behind a HEAD': rawRequest('HEAD', '/v1/games', CLOSE),
    'close behind a page': rawRequest('GET', '/docs', CLOSE),
    'close behind no content': rawRequest('OPTIONS', '/v1/games', CLOSE),
    'close behind no address': rawRequest('GET', '/nothing', CLOSE),
    'close behind a wrong method': rawRequest('PUT', '/v1/games', CLOSE),
    'close behind no token': rawRequest('GET', '/v1/me', CLOSE),
    'close behind no role': rawRequest('GET', '/v1/admin/awards', { ...CLOSE, ...bearer }),
    'close behind a wrong query': rawRequest('GET', '/v1/draws?limit=x', CLOSE),
    'close behind a wrong body': rawRequest('POST', '/v1/players', CLOSE, '{"login":1}'),
    'close behind a wrong login': rawRequest(
      'POST',
      '/v1/players',
      { ...CLOSE, 'content-type': 'application/json' },
      '{"login":"a\\u200bda","password":"correct horse battery","birthDate":"1990-01-31"}',
    ),
    'close in a list': rawRequest('GET', '/v1/games', { connection: 'keep-alive, Close' }),
    'a GET that is no upgrade': rawRequest('GET', '/v1/socket'),
    'a POST that is no upgrade': rawRequest('POST', '/v1/socket', bearer, '{}'),
    'no sub-protocol': upgradeWith({ 'Sec-WebSocket-Protocol': '' }),
    'an unknown sub-protocol': upgradeWith({ 'Sec-WebSocket-Protocol': 'chat' }),
    'an old version': upgradeWith({ 'Sec-WebSocket-Version': '8' }),
    'no Connection': upgradeWith({ Connection: '' }),
    'no Upgrade': upgradeWith({ Upgrade: '' }),
    'no key': upgradeWith({ 'Sec-WebSocket-Key': '' }),
    'a wrong key': upgradeWith({ 'Sec-WebSocket-Key': 'a'.repeat(24) }),
    'a foreign origin': upgradeWith({ Origin: 'https://evil.example' }),
    'no bearer': upgradeWith({ Authorization: 'Basic x' }),
    'an upgrade with a body': upgradeWith({ 'Content-Length': '2' }),
    'an upgrade with a malformed head': upgradeWith({ Host: 'b' }),
    'a socket that is opened': upgradeWith({}),
    'a socket at another address': upgradeWith({}, '/v1/sockets'),
    ...MALFORMED,
  };
}

/** A deposit of a size of its own, so that one that was obeyed is known by it. */
function hiddenDeposit({ accessToken }: Session, amountMinor: number): string {
  const headers = { authorization: `bearer ${accessToken}`, 'content-type': 'application/json' };
  return rawRequest('POST', '/v1/me/deposits', headers, JSON.stringify({ amountMinor }));
}

async function balanceOf(business: Business, { accessToken }: Session): Promise<number> {
  return (await business.get('/v1/me/wallet', accessToken)).body.balanceMinor;
}

/** These stay open by right: what is wrong with them is not their framing. */
const KEPT_OPEN = new Set([
  'a percent sign that encodes nothing',
  'a percent sign that encodes no UTF-8',
  'a method in lower case',
  'a method in mixed case',
  'two dots in the address',
  'two slashes',
  'a slash at the end',
  'a body where none is taken',
  'an enormous query',
  'an unknown method',
  'TRACE',
  'a socket at another address',
]);

test(
  'hidden requests: none is obeyed behind an answer that ends its connection',
  withBusiness({}, async (t, business) => {
    const player = await business.player();
    const entries = Object.entries(lastRequests(player)).filter(([name]) => !KEPT_OPEN.has(name));
    t.ok(entries.length > 100, `${entries.length} requests`);
    const { text } = await sendRaw(business.port, [hiddenDeposit(player, 1)], { waitMs: 3_000 });
    t.match(text, /^HTTP\/1\.1 201 /, 'alone it is a good request');

    for (let i = 0; i < entries.length; i += 16) {
      const some = entries.slice(i, i + 16);
      const hidden = hiddenDeposit(player, 1_000);
      await Promise.all(
        some.flatMap(([, first]) => [
          sendRaw(business.port, [first + hidden], { waitMs: 250, answers: 2 }),
          sendRaw(business.port, [first, hidden], { waitMs: 250, answers: 2, pauseMs: 60 }),
        ]),
      );
      t.equal(await balanceOf(business, player), 1, some.map(([name]) => name).join('; '));
    }
  }),
);

test(
  'hidden requests: none is obeyed behind a frame that ends its socket',
  withBusiness({}, async (t, business) => {
    const player = await business.player(1_000);
    const drawId = await business.draw({ closesInS: 3_600, resultsInS: 7_200 });
    const { encode } = CLIENT_CODECS['tirage.v1.json'];
    const frame = (text: string): Buffer =>
      Buffer.from(writeFrame({ opcode: OPCODES.text, payload: Buffer.from(text) }));
    const purchase = { id: 'hidden', op: 'buyTickets', drawId, quickPick: 1 };
    const last = {
      'no message': frame('{'),
      'no id': frame('{"op":"ping"}'),
      'too many operations': frame(JSON.stringify(Array(65).fill({ id: 1, op: 'ping' }))),
      'the wrong kind of frame': Buffer.from(
        writeFrame({ opcode: OPCODES.binary, payload: Buffer.from('{}') }),
      ),
      'a close frame': Buffer.from(writeFrame({ opcode: OPCODES.close, payload: Buffer.alloc(0) })),
    };
    for (const [name, bytes] of Object.entries(last)) {
      const headers = { authorization: `Bearer ${player.accessToken}` };
      const client = await WebSocketClient.connect(business.port, {
        protocol: 'tirage.v1.json',
        headers,
      });
      await pause(50); // The token is verified meanwhile.
      client.sendBytes(Buffer.concat([bytes, frame(String(encode(purchase)))]));
      await client.untilClosed();
      t.equal(await balanceOf(business, player), 1_000, name);
    }
  }),
);

test('hidden requests: none is obeyed behind a time-out or in a stop', async (t) => {
  const { port, server, seen } = await startTestServer(t, { requestTimeLimitMs: 200 });
  const hidden = rawRequest(
    'POST',
    '/echo',
    { 'content-type': 'application/json' },
    '{"text":"a"}',
  );
  const slow = 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"te';
  const rest = `xt":"${'a'.repeat(50 - 4 - 7)}"}`;
  const late = await sendRaw(port, [slow, rest + hidden], { waitMs: 3_000, pauseMs: 800 });
  t.same(late.statuses, [408]);
  t.ok(late.isClosed);
  t.equal(seen.handled, 0);

  const waiting = sendRaw(port, ['', rawRequest('GET', '/list') + hidden], {
    pauseMs: 60,
    waitMs: 2_000,
    answers: 2,
  });
  const busy = fetch(`http://127.0.0.1:${port}/slow`).then((answer) => answer.text());
  while (server.pendingCount === 0) await pause(2);
  const stopped = server.stop();
  await waiting;
  await busy;
  await stopped;
  t.equal(seen.handled, 1, 'the one that was taken before');
});
