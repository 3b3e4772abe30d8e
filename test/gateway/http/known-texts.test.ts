/**
 * Texts that are known already are not judged again. The twin here judges each text anew, so a head
 * must get the same reading from both, whatever was read before it.
 */

import type { HttpRequest } from 'uWebSockets.js';
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import type { Caller } from '../../../src/gateway/callers/caller.ts';
import { readRequestHead } from '../../../src/gateway/http/request-head.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';

type HeaderLine = readonly [name: string, value: string];
interface Head {
  readonly url: string;
  readonly lines: readonly HeaderLine[];
}

const KNOWN = 'Bearer eyJh.eyJz.c2ln';
const CALLER: Caller = {
  playerKey: 7 as PlayerKey,
  playerId: 'pl_7',
  roles: ['player'],
  sessionId: 'a',
};
const findKnownCaller = (authorization: string): Caller | undefined =>
  authorization === KNOWN ? CALLER : undefined;

function read({ url, lines }: Head) {
  const request = {
    forEach: (take: (name: string, value: string) => void) => {
      for (const [name, value] of lines) take(name, value);
    },
  } as unknown as HttpRequest;
  const head = readRequestHead(request, url, '', { declared: undefined, findKnownCaller });
  const { fault, faultDetail, contentLength, host, authorization, idempotencyKey } = head;
  if (fault !== undefined) return { fault, faultDetail };
  const { isKeySound, knownCaller, contentType } = head;
  const texts = { contentLength, contentType, host, authorization, idempotencyKey };
  return { ...texts, isKeySound, knownCaller };
}

const ONCE = ['host', 'content-type', 'authorization', 'idempotency-key'];

function firstFault({ url, lines }: Head): [code: string, detail: string] | undefined {
  const malformed = (detail: string): [string, string] => ['requestMalformed', detail];
  if (!/^[\x21\x22\x24-\x7e]*$/.test(url)) {
    return malformed('The address holds a character that has no place there.');
  }
  const seen = new Set<string>();
  for (const [name, value] of lines) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    if (/[\x00-\x08\x0a-\x1f\x7f\ufffd]/.test(value)) {
      return malformed('A header holds a character that has no place there.');
    }
    if (name === 'transfer-encoding') {
      return ['lengthRequired', 'Transfer-Encoding is not taken: send a Content-Length.'];
    }
    if (name === 'content-length' && (seen.has(name) || !/^\d{1,9}$/.test(value))) {
      return malformed('The Content-Length is not one plain number.');
    }
    if (ONCE.includes(name) && seen.has(name)) return malformed('A header stands twice.');
    if (name === 'idempotency-key' && value === '') {
      return malformed('The Idempotency-Key is empty.');
    }
    if (name === 'host' && !/^[a-z0-9.]+(?::\d+)?$/.test(value)) {
      return malformed('The Host header names no host.');
    }
    seen.add(name);
  }
  return undefined;
}

function twin(head: Head) {
  const [fault, faultDetail] = firstFault(head) ?? [];
  if (fault !== undefined) return { fault, faultDetail };
  const of = (wanted: string): string => head.lines.find(([name]) => name === wanted)?.[1] ?? '';
  const idempotencyKey = of('idempotency-key');
  const isKeySound = /^[\x21-\x7e]{1,64}$/.test(idempotencyKey);
  const [contentLength, contentType] = [Number(of('content-length')), of('content-type')];
  const authorization = of('authorization');
  const knownCaller = authorization === KNOWN ? CALLER : undefined;
  const texts = { contentLength, contentType, host: of('host'), authorization, idempotencyKey };
  return { ...texts, isKeySound, knownCaller };
}

const SOUND: Readonly<Record<string, readonly string[]>> = {
  host: ['127.0.0.1', 'play.example', 'a/b'],
  'content-type': ['application/json', 'application/json; charset=utf-8', 'text/plain'],
  'content-length': ['31', '0', '1000', '+1', '', '1234567890', '1e3'],
  authorization: [KNOWN, `${KNOWN}x`, 'Basic x', ''],
  'idempotency-key': ['7f3c2a10', 'a b', '', 'k'.repeat(65)],
  'transfer-encoding': ['chunked'],
  'user-agent': ['k6', ''],
};
const ODD = ['\0', '\x01', '\b', '\n', '\r', '\x1f', '\x7f', '\ufffd', '\t', 'é', ' '];

const line = fc.constantFrom(...Object.keys(SOUND)).chain((name) =>
  fc
    .record({
      sound: fc.constantFrom(...(SOUND[name] ?? [])),
      odd: fc.option(fc.record({ unit: fc.constantFrom(...ODD), place: fc.nat(30) }), {
        freq: 4,
        nil: undefined,
      }),
    })
    .map(({ sound, odd }): HeaderLine => {
      if (odd === undefined) return [name, sound];
      const place = Math.min(odd.place, sound.length);
      return [name, sound.slice(0, place) + odd.unit + sound.slice(place)];
    }),
);
const anyHead = fc.record({
  url: fc.constantFrom('/v1/draws/dr_1/tickets', '/v1/draws/dr_2/tickets', '/a\x7f', '/é', '/#'),
  lines: fc.array(line, { maxLength: 7 }),
});

test('head: a text that is known gets no other reading than one that is not', (t) => {
  const usual: Head = {
    url: '/v1/draws/dr_1/tickets',
    lines: Object.entries(SOUND)
      .filter(([name]) => name !== 'transfer-encoding')
      .map(([name, values]) => [name, values[0] ?? '']),
  };
  t.match(read(usual), { contentLength: 31, knownCaller: CALLER, isKeySound: true });
  fc.assert(
    fc.property(fc.array(anyHead, { minLength: 1, maxLength: 6 }), (heads) => {
      for (const head of [usual, ...heads, usual]) deepEqual(read(head), twin(head));
    }),
    { numRuns: 2_000 },
  );
  t.end();
});
