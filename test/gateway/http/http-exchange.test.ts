import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { test } from 'tap';
import { until } from '../../support/engine/until.ts';
import { rawRequest, sendRaw } from '../support/raw-client.ts';
import { startTestServer } from '../support/test-server.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };
const BUY = { ...JSON_HEADERS, authorization: 'Bearer player', 'idempotency-key': 'key-1' };
const PURCHASE = '{"selections":[[1,2,3]]}';

function post(url: string, body: string | Buffer, headers: Record<string, string> = JSON_HEADERS) {
  return fetch(url, { method: 'POST', body, headers });
}

test('exchange: a handler that throws gives a 500, and the server lives', async (t) => {
  const { url, seen } = await startTestServer(t);
  for (const path of ['/throws', '/rejects', '/breaks-header', '/drifts']) {
    const response = await fetch(url + path);
    const text = await response.text();
    t.equal(response.status, 500, path);
    t.equal(response.headers.get('content-type'), 'application/problem+json');
    t.match(JSON.parse(text), { code: 'internalError', status: 500 });
    t.notMatch(text, /secret|at /, 'no message, no stack');
    t.equal(response.headers.get('set-cookie'), null, 'no header broke out');
  }
  t.equal(seen.failures.length, 4, 'the operator was told of each');
  t.equal((await fetch(`${url}/list`)).status, 200);
});

test('exchange: an authenticator that fails gives a 500', async (t) => {
  const { url } = await startTestServer(t);
  for (const authorization of ['Bearer throws', 'Bearer rejects']) {
    const response = await post(`${url}/v1/draws/dr_0000001/tickets`, PURCHASE, {
      ...BUY,
      authorization,
    });
    t.equal(response.status, 500, authorization);
  }
});

test('exchange: only the first answer counts', async (t) => {
  const { url, seen } = await startTestServer(t);
  t.equal(await (await fetch(`${url}/twice`)).text(), 'first');
  t.same(seen.failures, []);
});

test('exchange: a purchase is authenticated, validated and answered later', async (t) => {
  const { url } = await startTestServer(t);
  const tickets = `${url}/v1/draws/dr_0000001/tickets`;
  const bought = await post(tickets, PURCHASE, BUY);
  t.equal(bought.status, 201);
  t.same(await bought.json(), { drawId: 'dr_0000001', count: 1 });
  t.equal(bought.headers.get('idempotent-replayed'), null);
  const again = await post(tickets, PURCHASE, { ...BUY, 'idempotency-key': 'again' });
  t.equal(again.headers.get('idempotent-replayed'), 'true');
  const late = await post(tickets, PURCHASE, { ...BUY, authorization: 'Bearer late' });
  t.equal(late.status, 201, 'the body waits for the caller');
});

test('exchange: who may not call is told why', async (t) => {
  const { url } = await startTestServer(t);
  const tickets = `${url}/v1/draws/dr_0000001/tickets`;
  const rows = [
    ['', 401, 'tokenMissing'],
    ['Bearer nonsense', 401, 'tokenInvalid'],
    ['Bearer late-wrong', 401, 'sessionEnded'],
  ] as const;
  for (const [authorization, status, code] of rows) {
    const { authorization: _, ...headers } = BUY;
    const response = await post(tickets, PURCHASE, {
      ...headers,
      ...(authorization === '' ? {} : { authorization }),
    });
    t.match(await response.json(), { code, status });
    t.equal(response.headers.get('www-authenticate'), 'Bearer');
  }
  const forbidden = await fetch(`${url}/admin`, {
    method: 'POST',
    headers: { authorization: 'Bearer player' },
  });
  t.match(await forbidden.json(), { code: 'roleMissing', status: 403 });
  const left = await fetch(`${url}/session`, {
    method: 'DELETE',
    headers: { authorization: 'Bearer player' },
  });
  t.equal(left.status, 204, 'one role of several is enough');
});

test('exchange: a client that leaves disturbs nothing', async (t) => {
  const { port, url, server, seen } = await startTestServer(t);
  const halfBody = `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"te`;
  for (const bytes of [halfBody, rawRequest('GET', '/slow'), 'POST /echo HTTP/1.1\r\nHo']) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes);
        setTimeout(() => {
          socket.resetAndDestroy();
          resolve();
        }, 30);
      });
    });
  }
  await until('the requests to be let go', 30_000, () =>
    server.pendingCount > 0 ? undefined : true,
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  t.same(seen.failures, []);
  t.equal((await fetch(`${url}/list`)).status, 200);
});

test('exchange: what is slow is cut', async (t) => {
  const { port, seen } = await startTestServer(t, { requestTimeLimitMs: 200 });
  const handler = await sendRaw(port, [rawRequest('GET', '/never')], { waitMs: 10_000 });
  t.same(handler.statuses, [503]);
  t.match(handler.text, /"code":"requestTimeout"/);
  t.match(handler.text, /retry-after: 1/);
  const drip = ['POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n', ...'{"text":"abc'];
  const body = await sendRaw(port, drip, { waitMs: 10_000, pauseMs: 50 });
  t.same(body.statuses, [408]);
  t.ok(body.isClosed);
  await new Promise((resolve) => setTimeout(resolve, 700));
  t.same(seen.failures, [], 'the late answer was not sent');
});

test('exchange: a body that cannot be read is refused', async (t) => {
  const { url, port, seen } = await startTestServer(t);
  const echo = `${url}/echo`;
  const rows: readonly (readonly [string, string | Buffer, number, string])[] = [
    ['not JSON', '{"text":', 400, 'requestMalformed'],
    ['two values', '{"text":"a"}{}', 400, 'requestMalformed'],
    ['a byte order mark', '\ufeff{"text":"a"}', 400, 'requestMalformed'],
    ['not UTF-8', Buffer.from('{"text":"\xff"}', 'latin1'), 400, 'requestMalformed'],
    ['too deep', `{"text":${'['.repeat(17)}${']'.repeat(17)}}`, 400, 'requestMalformed'],
    ['very deep', '['.repeat(60_000), 400, 'requestMalformed'],
    ['a member twice', '{"text":"a","text":"b"}', 400, 'requestMalformed'],
    ['of the wrong shape', '{"text":1}', 400, 'requestInvalid'],
    ['null', 'null', 400, 'requestInvalid'],
    ['with a member too many', '{"text":"a","more":1}', 400, 'requestInvalid'],
    ['with a prototype', '{"text":"a","__proto__":{"admin":true}}', 400, 'requestInvalid'],
  ];
  for (const [name, body, status, code] of rows) {
    const response = await post(echo, body);
    t.match(await response.json(), { status, code }, name);
  }
  const nothing = await sendRaw(port, [rawRequest('POST', '/echo', JSON_HEADERS)]);
  t.same(nothing.statuses, [400]);
  t.equal((await post(echo, '{"text":"a"}', { 'content-type': 'text/plain' })).status, 415);
  for (const named of ['utf-16', '"UTF-16"', 'iso-8859-1', '', 'utf-8,utf-16']) {
    const as = { 'content-type': `application/json; charset=${named}` };
    t.equal((await post(echo, '{"text":"a"}', as)).status, 415, named);
  }
  t.equal(seen.handled, 0, 'no handler saw any of them');
  const charset = { 'content-type': 'Application/JSON; charset=utf-8' };
  t.equal((await post(echo, '{"text":"\ufffd is a character too"}', charset)).status, 200);
  const quoted = { 'content-type': 'application/json;charset="UTF-8"; x=1' };
  t.equal((await post(echo, '{"text":"a"}', quoted)).status, 200);
  t.equal(({} as { admin?: boolean }).admin, undefined, 'no prototype was touched');
});

test('exchange: faults are pointed at', async (t) => {
  const { url } = await startTestServer(t);
  const tickets = `${url}/v1/draws/dr_0000001/tickets`;
  const response = await post(tickets, '{"selections":[[1,0],[2,"x"]]}', BUY);
  t.match(await response.json(), {
    type: 'urn:tirage:problem:requestInvalid',
    errors: [
      { in: 'body', pointer: '/selections/0/1' },
      { in: 'body', pointer: '/selections/1/1' },
    ],
  });
  const missing = await post(tickets, '{}', BUY);
  t.match(await missing.json(), { errors: [{ pointer: '/selections' }] });
  const { 'idempotency-key': _, ...withoutKey } = BUY;
  const noKey = await post(tickets, PURCHASE, withoutKey);
  t.match(await noKey.json(), { errors: [{ in: 'headers', pointer: '/idempotency-key' }] });
  const noDraw = await post(`${url}/v1/draws/x/tickets`, PURCHASE, BUY);
  t.match(await noDraw.json(), { errors: [{ in: 'params', pointer: '/id' }] });
  const query = await fetch(`${url}/list?limit=0&state=shut`);
  t.match(await query.json(), { errors: [{ pointer: '/limit' }, { pointer: '/state' }] });
});

test('exchange: a query becomes typed values', async (t) => {
  const { url } = await startTestServer(t);
  t.match(await (await fetch(`${url}/list?limit=7&state=open`)).json(), { limit: 7 });
  t.match(await (await fetch(`${url}/list`)).json(), { limit: 50, by: '127.0.0.1' });
  for (const query of ['limit=1&limit=2', 'limit=%zz', 'unknown=1', 'limit=x', '__proto__=1']) {
    t.equal((await fetch(`${url}/list?${query}`)).status, 400, query);
  }
});

test('exchange: a body beyond 64 KiB is refused with 413, and the connection closed', async (t) => {
  const { port, url } = await startTestServer(t);
  const fits = JSON.stringify({ text: 'a'.repeat(65_536 - 11) });
  t.equal(Buffer.byteLength(fits), 65_536);
  t.equal((await post(`${url}/echo`, fits)).status, 200);
  const request = rawRequest('POST', '/echo', JSON_HEADERS, `${fits} `);
  const outcome = await sendRaw(port, [request], { waitMs: 1_000 });
  t.same(outcome.statuses, [413]);
  t.ok(outcome.isClosed);
});

test('exchange: a route may take text and gzip, and have its own statuses', async (t) => {
  const { url } = await startTestServer(t);
  const orders = `${url}/orders`;
  const text = { 'content-type': 'text/plain', 'x-shop': '12', 'accept-encoding': 'gzip' };
  const taken = await post(orders, '12345', text);
  t.equal(taken.status, 202);
  t.equal(taken.headers.get('content-encoding'), 'gzip');
  t.equal(taken.headers.get('vary'), 'accept-encoding');
  t.equal((await taken.text()).trim(), 'string 12');
  const packed = await post(orders, gzipSync('{"number":"1"}'), {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'accept-encoding': 'identity',
  });
  t.equal((await packed.text()).trim(), 'object');
  t.equal(packed.headers.get('content-encoding'), null);
  const gzip = { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
  t.equal((await post(orders, 'not gzip', gzip)).status, 400);
  t.equal((await post(orders, gzipSync('1'.repeat(70_000)), gzip)).status, 413, 'a bomb');
  t.equal((await post(orders, '1', { ...text, 'x-shop': 'x' })).status, 400);
  t.equal((await post(`${url}/echo`, gzipSync('{}'), { ...JSON_HEADERS, ...gzip })).status, 415);
  const poor = await post(orders, '0', text);
  t.match(await poor.json(), { status: 402, code: 'balanceTooLow', facts: { balanceMinor: 7 } });
});
