/**
 * Malformed requests over a raw socket. The answer is a 4xx or 505 or a closed or silent
 * connection, never a success, and no request that hides behind one is obeyed.
 */
import { test } from 'tap';
import { rawRequest, sendRaw } from './support/raw-client.ts';
import { startTestServer } from './support/test-server.ts';

const LINE = 'POST /echo HTTP/1.1\r\n';
const HOST = 'Host: a\r\n';
const TYPE = 'Content-Type: application/json\r\n';
const BODY = '{"text":"a"}';
const LENGTH = `Content-Length: ${BODY.length}\r\n`;
const END = `\r\n${BODY}`;
const HEAD = LINE + HOST + TYPE;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';
const CHUNKS = `\r\nc\r\n${BODY}\r\n0\r\n\r\n`;

/** A request with one more header line. */
const withLine = (line: string): string => `${HEAD}${line}\r\n${LENGTH}${END}`;
/** A request with another first line. */
const withFirst = (line: string): string => `${line}\r\n${HOST}${TYPE}${LENGTH}${END}`;

const MALFORMED: Readonly<Record<string, string>> = {
  'two equal Content-Lengths': `${HEAD}${LENGTH}${LENGTH}${END}`,
  'two different Content-Lengths': `${HEAD}${LENGTH}Content-Length: 40\r\n${END}`,
  'a Content-Length with a sign': `${HEAD}Content-Length: +12\r\n${END}`,
  'a negative Content-Length': `${HEAD}Content-Length: -12\r\n${END}`,
  'a hexadecimal Content-Length': `${HEAD}Content-Length: 0xc\r\n${END}`,
  'a list as Content-Length': `${HEAD}Content-Length: 12, 12\r\n${END}`,
  'an empty Content-Length': `${HEAD}Content-Length:\r\n${END}`,
  'an enormous Content-Length': `${HEAD}Content-Length: 99999999999999999999\r\n${END}`,
  'a Content-Length of two numbers': `${HEAD}Content-Length: 1 2\r\n${END}`,
  'Content-Length, then Transfer-Encoding': `${HEAD}${LENGTH}${CHUNKED}${CHUNKS}`,
  'Transfer-Encoding, then Content-Length': `${HEAD}${CHUNKED}${LENGTH}${CHUNKS}`,
  'chunks, which we do not take': `${HEAD}${CHUNKED}${CHUNKS}`,
  'chunks in capitals': `${HEAD}Transfer-Encoding: CHUNKED\r\n${CHUNKS}`,
  'an unknown Transfer-Encoding': `${HEAD}Transfer-Encoding: xchunked\r\n${CHUNKS}`,
  'two codings': `${HEAD}Transfer-Encoding: gzip, chunked\r\n${CHUNKS}`,
  'two Transfer-Encodings': `${HEAD}${CHUNKED}Transfer-Encoding: identity\r\n${CHUNKS}`,
  'the identity coding': `${HEAD}Transfer-Encoding: identity\r\n${LENGTH}${END}`,
  'a space before that colon': `${HEAD}Transfer-Encoding : chunked\r\n${CHUNKS}`,
  'a tab in Transfer-Encoding': `${HEAD}Transfer-Encoding:\tchunked\r\n${CHUNKS}`,
  'chunks ended by bare line feeds': `${HEAD}${CHUNKED}\r\nc\n${BODY}\n0\n\n`,
  'chunks of negative size': `${HEAD}${CHUNKED}\r\n-c\r\n${BODY}\r\n0\r\n\r\n`,
  'chunks of enormous size': `${HEAD}${CHUNKED}\r\nffffffffffffffff\r\n${BODY}`,
  'no Host': `${LINE}${TYPE}${LENGTH}${END}`,
  'two Hosts': withLine('Host: b'),
  'an empty Host': `${LINE}Host:\r\n${TYPE}${LENGTH}${END}`,
  'two Authorizations': withLine('Authorization: a\r\nAuthorization: b'),
  'two Content-Types': withLine('Content-Type: application/json'),
  'two Idempotency-Keys': withLine('Idempotency-Key: a\r\nIdempotency-Key: b'),
  'a folded header': withLine('X: a\r\n b'),
  'a folded header with a tab': withLine('X: a\r\n\tb'),
  'NUL in a value': withLine('X: a\0b'),
  'NUL in a name': withLine('X\0: a'),
  'a control character in a value': withLine('X: a\x01b'),
  'DEL in a value': withLine('X: a\x7fb'),
  'a carriage return in a value': withLine('X: a\rb'),
  'a value that is not UTF-8': withLine('X: a\xffb'),
  'a bare line feed after a header': `${HEAD}X: a\n${LENGTH}${END}`,
  'bare line feeds everywhere': `${HEAD}${LENGTH}${END}`.replaceAll('\r\n', '\n'),
  'a space before a colon': withLine('X : a'),
  'a space in a name': withLine('X y: a'),
  'a header without a name': withLine(': a'),
  'a header without a colon': withLine('abc'),
  'brackets in a name': withLine('X(y): a'),
  'a name that is not ASCII': withLine('X\xe9: a'),
  'a space before the first header': `${LINE} ${HOST}${TYPE}${LENGTH}${END}`,
  'HTTP/1.0': withFirst('POST /echo HTTP/1.0'),
  'HTTP/1.2': withFirst('POST /echo HTTP/1.2'),
  'HTTP/2.0': withFirst('POST /echo HTTP/2.0'),
  'HTTP/0.9': withFirst('POST /echo'),
  'http in lower case': withFirst('POST /echo http/1.1'),
  'a method in lower case': withFirst('post /echo HTTP/1.1'),
  'a method in mixed case': withFirst('PoSt /echo HTTP/1.1'),
  'an unknown method': withFirst('BREW /echo HTTP/1.1'),
  'brackets in a method': withFirst('P()ST /echo HTTP/1.1'),
  'two spaces before the address': withFirst('POST  /echo HTTP/1.1'),
  'two spaces after the address': withFirst('POST /echo  HTTP/1.1'),
  'a tab in the first line': withFirst('POST\t/echo HTTP/1.1'),
  'a space in the address': withFirst('POST /ec ho HTTP/1.1'),
  'NUL in the address': withFirst('POST /echo\0 HTTP/1.1'),
  'an address that is not ASCII': withFirst('POST /echo\xe9 HTTP/1.1'),
  'a parameter that is not ASCII': rawRequest('GET', '/published/\xe9'),
  'a percent sign that encodes nothing': rawRequest('GET', '/published/%zz'),
  'a percent sign that encodes no UTF-8': rawRequest('GET', '/published/%ff'),
  'a whole URL as address': withFirst('POST http://a/echo HTTP/1.1'),
  'a fragment in the address': withFirst('POST /echo#x HTTP/1.1'),
  'an address without a slash': withFirst('POST echo HTTP/1.1'),
  'two dots in the address': withFirst('POST /v1/../echo HTTP/1.1'),
  'two slashes': withFirst('POST //echo HTTP/1.1'),
  'a slash at the end': withFirst('POST /echo/ HTTP/1.1'),
  'an enormous address': rawRequest('GET', `/list?limit=1&a=${'a'.repeat(9_000)}`),
  'headers beyond 16 KiB': withLine(`X: ${'a'.repeat(17_000)}`),
  'two hundred headers': `${HEAD}${'X: a\r\n'.repeat(200)}${LENGTH}${END}`,
  'a body where none is taken': rawRequest('GET', '/list', {}, 'x'),
  'a byte order mark': `\xef\xbb\xbf${HEAD}${LENGTH}${END}`,
  'TLS on the plain port': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'HTTP/2 by prior knowledge': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  CONNECT: `CONNECT a:80 HTTP/1.1\r\n${HOST}\r\n`,
  TRACE: `TRACE /echo HTTP/1.1\r\n${HOST}\r\n`,
  nonsense: 'a'.repeat(100),
};

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
