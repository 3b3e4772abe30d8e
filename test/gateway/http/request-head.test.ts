/**
 * Malformed requests over a raw socket. The answer is a 4xx or 505 or a closed or silent
 * connection, never a success, and no request that hides behind one is obeyed.
 */
import { test } from 'tap';
import {
  BODY,
  CHUNKED,
  CHUNKS,
  END,
  HEAD,
  HOST,
  LENGTH,
  LINE,
  MALFORMED,
  TYPE,
  withLine,
} from '../support/malformed-requests.ts';
import { rawRequest, sendRaw } from '../support/raw-client.ts';
import { startTestServer } from '../support/test-server.ts';

test('head: a request with two readings is never obeyed', async (t) => {
  const { port, url, seen } = await startTestServer(t);
  const entries = Object.entries(MALFORMED);
  t.ok(entries.length >= 60, 'as many as promised');
  const outcomes = await Promise.all(entries.map(([, bytes]) => sendRaw(port, [bytes])));
  for (const [i, [name]] of entries.entries()) {
    const statuses = outcomes[i]?.statuses ?? [];
    t.notOk(
      statuses.some((status) => status < 400),
      `${name}: ${statuses.join(', ') || 'silence'}`,
    );
  }
  t.equal(seen.handled, 0, 'no handler ran');
  t.same(seen.failures, []);
  t.equal((await fetch(`${url}/list`)).status, 200);
});

test('head: the untouched request behind the table is a good one', async (t) => {
  const { port } = await startTestServer(t);
  t.same((await sendRaw(port, [`${HEAD}${LENGTH}${END}`])).statuses, [200]);
  t.same((await sendRaw(port, [withLine('X: a')])).statuses, [200]);
  // The library takes a first piece that ends inside the first line for nonsense.
  const parts = [LINE, HOST, TYPE.slice(0, 9), TYPE.slice(9), LENGTH, '\r\n', ...BODY];
  t.same((await sendRaw(port, parts)).statuses, [200], 'in pieces');
});

test('head: a request that hides behind a refused one is not obeyed', async (t) => {
  const { port, seen } = await startTestServer(t);
  const hidden = `${HEAD}${LENGTH}${END}`;
  const outer = [
    `${HEAD}${LENGTH}Content-Length: 400\r\n${END}`,
    `${HEAD}${LENGTH}${LENGTH}${END}`,
    `${HEAD}${CHUNKED}${CHUNKS}`,
    `${HEAD}Transfer-Encoding: xchunked\r\n${CHUNKS}`,
    `${LINE}${HOST}X: a\x7f\r\n\r\n`,
    `${LINE}Host:\r\n\r\n`,
    `${LINE}${HOST}Host: b\r\n\r\n`,
    `GET /${'a'.repeat(5_000)} HTTP/1.1\r\n${HOST}\r\n`,
  ];
  for (const first of outer) {
    for (const parts of [[first + hidden], [first, hidden]]) {
      const { statuses } = await sendRaw(port, parts, { answers: 2, waitMs: 120 });
      t.notOk(
        statuses.some((status) => status < 400),
        `${statuses.join(', ')}: ${first.slice(0, 90)}`,
      );
    }
  }
  t.equal(seen.handled, 0);
});

test('head: a refusal leaves the connection usable where the framing is sound', async (t) => {
  const { port } = await startTestServer(t);
  const refused = rawRequest('POST', '/v1/draws/dr_0000001/tickets', {}, BODY);
  const { statuses } = await sendRaw(port, [refused + rawRequest('GET', '/list')], { answers: 2 });
  t.same(statuses, [401, 200]);
});

/** A key that is not ASCII, and what becomes of it; the handler answers `again` as a repeat. */
const ODD_KEYS: readonly (readonly [key: string, what: 'refused' | 'cut'])[] = [
  ['ag\xc3\xa4ain', 'refused'],
  ['ag\xffain', 'refused'],
  ['ag\tain', 'refused'],
  ['ag ain', 'refused'],
  ['\xc3\xa4', 'refused'],
  ['again\xc3\xa4', 'cut'],
  ['\xc3\xa4again', 'cut'],
  ['\xffagain\xe2\x82\xac', 'cut'],
];

test('head: within a key what is not ASCII is refused, at its ends it is cut off', async (t) => {
  const { port } = await startTestServer(t);
  const body = '{"selections":[[1,2,3]]}';
  for (const [key, what] of ODD_KEYS) {
    const request = rawRequest(
      'POST',
      '/v1/draws/dr_0000001/tickets',
      {
        Authorization: 'Bearer player',
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
      },
      body,
    );
    const { statuses, text } = await sendRaw(port, [request]);
    const told = JSON.stringify(key);
    t.same(statuses, [what === 'cut' ? 201 : 400], told);
    t.equal(/idempotent-replayed: true/i.test(text), what === 'cut', `${told} is read as "again"`);
  }
});
