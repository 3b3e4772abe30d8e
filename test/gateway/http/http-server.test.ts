import { test } from 'tap';
import { RATE_LIMITS_DEFAULT, RateLimiter } from '../../../src/gateway/callers/rate-limiter.ts';
import { ListenError } from '../../../src/gateway/http/http-server.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { createSharedTable } from '../../../src/structures/shared-table.ts';
import { rawRequest, sendRaw } from '../support/raw-client.ts';
import { PUBLISHED } from '../support/test-routes.ts';
import { startTestServer } from '../support/test-server.ts';

test('server: unknown addresses and wrong methods are told apart', async (t) => {
  const { url } = await startTestServer(t);
  const unknown = await fetch(`${url}/nothing/here`);
  t.match(await unknown.json(), { status: 404, code: 'notFound' });
  const wrong = await fetch(`${url}/list`, { method: 'PUT', body: 'x' });
  t.match(await wrong.json(), { status: 405, code: 'methodNotAllowed' });
  t.equal(wrong.headers.get('allow'), 'GET, HEAD, OPTIONS');
  const options = await fetch(`${url}/echo`, { method: 'OPTIONS' });
  t.equal(options.status, 204);
  t.equal(options.headers.get('allow'), 'OPTIONS, POST');
});

test('server: HEAD answers as GET, without the body', async (t) => {
  const { port, url } = await startTestServer(t);
  const get = await fetch(`${url}/list`);
  const bytes = (await get.text()).length;
  const head = await fetch(`${url}/list`, { method: 'HEAD' });
  t.equal(head.status, 200);
  t.equal(head.headers.get('content-length'), String(bytes));
  const both = rawRequest('HEAD', '/list');
  const { statuses, text } = await sendRaw(port, [both, rawRequest('GET', '/list')], {
    answers: 2,
    pauseMs: 60,
  });
  t.same(statuses, [200, 200]);
  t.equal(text.split('{"limit"').length, 2, 'one body for two answers');
});

test('server: no HEAD is answered with a body, whatever the answer', async (t) => {
  const { port } = await startTestServer(t);
  const malformed = { Host: 'b' };
  const rows = ['/nothing', '/echo', '/list', '/list?limit=x', '/published/1', '/throws', '/admin'];
  for (const path of rows) {
    for (const headers of [{}, { connection: 'close' }, malformed]) {
      const { text, statuses } = await sendRaw(port, [rawRequest('HEAD', path, headers)], {
        waitMs: 5_000,
      });
      t.equal(statuses.length, 1, path);
      t.equal(text.slice(text.indexOf('\r\n\r\n') + 4), '', `${path} ${statuses}`);
    }
  }
});

test('server: whoever wants to close is hung up on, with the whole answer', async (t) => {
  const { port } = await startTestServer(t);
  const rows = [
    ['GET', '/list', 200, /content-length: [1-9]/i],
    ['HEAD', '/list', 200, /content-length: [1-9]/i],
    ['OPTIONS', '/list', 204, /content-length: 0/i],
    ['GET', '/nothing', 404, /content-length: [1-9]/i],
    ['GET', '/published/1', 304, /content-length: [1-9]/i],
  ] as const;
  for (const [method, path, status, length] of rows) {
    const etag = status === 304 ? { 'if-none-match': PUBLISHED.entityTag } : {};
    for (const connection of ['close', 'Close', 'keep-alive, close']) {
      const request = rawRequest(method, path, { ...etag, connection });
      // Behind a head alone the connection ends with whatever follows.
      const parts = method === 'HEAD' || status === 304 ? [request, request] : [request];
      const options = { waitMs: 5_000, answers: 2, pauseMs: 60 };
      const { statuses, text, isClosed } = await sendRaw(port, parts, options);
      t.same(statuses, [status], `${method} ${path}`);
      t.match(text, /connection: close/i);
      t.match(text, length);
      t.ok(isClosed);
    }
  }
});

test('server: every answer carries the security headers and a request id', async (t) => {
  const { url } = await startTestServer(t, { strictTransportSeconds: 60 });
  const ids = new Set<string | null>();
  for (const path of ['/list', '/nothing', '/throws', '/published/1', '/list?limit=x']) {
    const { headers } = await fetch(url + path);
    t.equal(headers.get('x-content-type-options'), 'nosniff', path);
    t.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
    t.equal(headers.get('referrer-policy'), 'no-referrer');
    t.equal(headers.get('strict-transport-security'), 'max-age=60; includeSubDomains');
    t.equal(headers.get('uwebsockets'), null, 'the library is not named');
    ids.add(headers.get('x-request-id'));
  }
  t.equal(ids.size, 5, 'each has its own');
  const own = await fetch(`${url}/list`, { headers: { 'x-request-id': 'my-request.1' } });
  t.equal(own.headers.get('x-request-id'), 'my-request.1');
  const odd = await fetch(`${url}/list`, { headers: { 'x-request-id': 'a"<script>' } });
  t.not(odd.headers.get('x-request-id'), 'a"<script>');
});

test('server: only listed origins may read answers', async (t) => {
  const { url } = await startTestServer(t);
  const ours = await fetch(`${url}/list`, { headers: { origin: 'https://play.example' } });
  t.equal(ours.headers.get('access-control-allow-origin'), 'https://play.example');
  t.equal(ours.headers.get('vary'), 'origin');
  for (const origin of ['https://evil.example', 'https://play.example.evil', 'null']) {
    const theirs = await fetch(`${url}/list`, { headers: { origin } });
    t.equal(theirs.headers.get('access-control-allow-origin'), null, origin);
  }
  const preflight = await fetch(`${url}/echo`, {
    method: 'OPTIONS',
    headers: { origin: 'https://play.example', 'access-control-request-method': 'POST' },
  });
  t.equal(preflight.headers.get('access-control-allow-origin'), 'https://play.example');
  t.match(preflight.headers.get('access-control-allow-headers'), /idempotency-key/);
  t.match(preflight.headers.get('access-control-allow-methods'), /POST/);
});

test('server: what is published is immutable, and answered 304 to who has it', async (t) => {
  const { port, url } = await startTestServer(t);
  const first = await fetch(`${url}/published/1`);
  t.equal(first.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  t.equal(first.headers.get('etag'), PUBLISHED.entityTag);
  t.same(await first.json(), { numbers: [1, 2, 3] });
  const again = await fetch(`${url}/published/1`, {
    headers: { 'if-none-match': `"other", W/${PUBLISHED.entityTag}` },
  });
  const lines = `if-none-match: ${PUBLISHED.entityTag}\r\nif-none-match`;
  const inLines = rawRequest('GET', '/published/1', { [lines]: '"other"' });
  t.same((await sendRaw(port, [inLines])).statuses, [304], 'several lines are one list');
  t.equal(again.status, 304);
  t.equal(await again.text(), '');
  t.equal(again.headers.get('etag'), PUBLISHED.entityTag);
  const other = await fetch(`${url}/published/1`, { headers: { 'if-none-match': '"other"' } });
  t.equal(other.status, 200);
  t.equal((await fetch(`${url}/list`)).headers.get('cache-control'), 'no-store');
});

test('server: rate limits answer 429 with Retry-After, by address behind proxies', async (t) => {
  const limits = { ...RATE_LIMITS_DEFAULT, credentials: { burst: 3, perSecond: 0.1 } };
  const rateLimiter = new RateLimiter(createSharedTable(1_024), limits, SYSTEM_CLOCK);
  const { url } = await startTestServer(t, { rateLimiter, trustedProxies: ['127.0.0.0/8'] });
  const ask = (client: string) =>
    fetch(`${url}/limited`, { headers: { 'x-forwarded-for': client } });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await ask('203.0.113.7')).status);
  t.same(statuses, [204, 204, 204, 429]);
  const refused = await ask('203.0.113.7');
  t.equal(refused.headers.get('retry-after'), '10');
  t.match(await refused.json(), { code: 'rateLimited' });
  t.equal((await ask('203.0.113.8')).status, 204, 'others are not held up');
  const network: number[] = [];
  for (let i = 1; i <= 8; i += 1) network.push((await ask(`2001:db8:1:2:${i}::${i}`)).status);
  t.same(network, [204, 204, 204, 429, 429, 429, 429, 429], 'a /64 is one client');
  t.equal((await ask('2001:db8:1:3::1')).status, 204, 'its neighbour is another');
  t.equal((await ask('::ffff:203.0.113.7')).status, 429, 'an IPv4 address has one spelling');
});

test('server: a stop waits for what was taken, and takes nothing new', async (t) => {
  const { port, url, server, seen } = await startTestServer(t);
  const pending = [fetch(`${url}/slow`), fetch(`${url}/slow`)];
  const pipelined = sendRaw(port, ['', rawRequest('GET', '/list')], { pauseMs: 60, waitMs: 1_000 });
  while (seen.handled < 2) await new Promise((resolve) => setTimeout(resolve, 2));
  t.equal(server.pendingCount, 2);
  const stopped = server.stop();
  for (const answer of pending) {
    const response = await answer;
    t.equal(await response.text(), 'slow');
    t.equal(response.headers.get('connection'), 'close');
  }
  const refused = await pipelined;
  t.same(refused.statuses, [503], 'an open connection gets no new work');
  t.match(refused.text, /gatewayStopping/);
  await stopped;
  t.equal(server.connectionCount, 0);
  await t.rejects(fetch(`${url}/list`));
});

test('server: a stop does not wait for ever', async (t) => {
  const { port, server } = await startTestServer(t, { stopTimeLimitMs: 50 });
  const never = sendRaw(port, [rawRequest('GET', '/never')], { waitMs: 2_000 });
  while (server.pendingCount === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  await server.stop();
  t.ok((await never).isClosed);
});

test('server: an address that is not ours cannot be listened on', async (t) => {
  const { server } = await startTestServer(t);
  await t.rejects(server.listen('203.0.113.1', 0), ListenError);
});
