import { test } from 'tap';
import {
  DEPTH_MAX,
  ITEMS_MAX,
  REDACTED,
  redact,
  redactText,
  TEXT_CHARACTERS_MAX,
} from '../../src/operations/redaction.ts';

test('redaction: tokens are found inside of a text', (t) => {
  t.equal(redactText('a Bearer abc.def b'), `a ${REDACTED} b`);
  t.equal(redactText('x=eyJhbGciOi.eyJzdWIi.c2ln;'), `x=${REDACTED};`);
  t.equal(redactText('eyJhbGciOi'), 'eyJhbGciOi', 'a lone word is no token');
  t.equal(
    redactText('rt_short and start_of_something_long'),
    'rt_short and start_of_something_long',
  );
  t.end();
});

test('redaction: a long text is cut before it is searched', (t) => {
  const text = redactText('eyJ-'.repeat(1_000_000));
  t.ok(text.length <= TEXT_CHARACTERS_MAX + 1);
  t.end();
});

test('redaction: what is harmless stays, and errors keep their story', (t) => {
  const error = Object.assign(new TypeError('disk is full'), { code: 'ENOSPC' });
  const copy = redact({ playerId: 'pl_0000001', stakeMinor: 200, ok: true, none: null, error });
  t.match(copy, { playerId: 'pl_0000001', stakeMinor: 200, ok: true, none: null });
  t.match(copy, { error: { name: 'TypeError', message: 'disk is full', code: 'ENOSPC' } });
  t.same(redact({ total: 12n, bytes: new Uint8Array(9) }), { total: '12', bytes: '[9 bytes]' });
  t.end();
});

test('redaction: the copy is bounded in depth, breadth and length', (t) => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  t.ok(JSON.stringify(redact(ring)).length < 20 * DEPTH_MAX, 'a ring comes to an end');
  t.equal((redact(new Array(10_000).fill(1)) as unknown[]).length, ITEMS_MAX);
  t.ok((redact('x'.repeat(1e6)) as string).length < 5_000);
  t.same(redact(new Set([() => 1])), [undefined]);
  t.end();
});
