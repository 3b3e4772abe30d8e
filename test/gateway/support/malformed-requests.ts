/** Requests with two readings, or with none. */
import { rawRequest } from './raw-client.ts';

export const LINE = 'POST /echo HTTP/1.1\r\n';
export const HOST = 'Host: a\r\n';
export const TYPE = 'Content-Type: application/json\r\n';
export const BODY = '{"text":"a"}';
export const LENGTH = `Content-Length: ${BODY.length}\r\n`;
export const END = `\r\n${BODY}`;
export const HEAD = LINE + HOST + TYPE;
export const CHUNKED = 'Transfer-Encoding: chunked\r\n';
export const CHUNKS = `\r\nc\r\n${BODY}\r\n0\r\n\r\n`;

/** A request with one more header line. */
export const withLine = (line: string): string => `${HEAD}${line}\r\n${LENGTH}${END}`;
/** A request with another first line. */
const withFirst = (line: string): string => `${line}\r\n${HOST}${TYPE}${LENGTH}${END}`;

export const MALFORMED: Readonly<Record<string, string>> = {
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
  'a Host with a path': `${LINE}Host: a/b\r\n${TYPE}${LENGTH}${END}`,
  'a Host of two names': `${LINE}Host: a, b\r\n${TYPE}${LENGTH}${END}`,
  'a Host with a user': `${LINE}Host: u@a\r\n${TYPE}${LENGTH}${END}`,
  'a Host with a port that is none': `${LINE}Host: a:b\r\n${TYPE}${LENGTH}${END}`,
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
  'an enormous address': rawRequest('GET', `/${'a'.repeat(9_000)}`),
  'an enormous query': rawRequest('GET', `/list?limit=1&a=${'a'.repeat(9_000)}`),
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
