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

test('redaction: an error names no directory, and where a bug was', (t) => {
  const bug = new TypeError("cannot read '/srv/tirage/data/shard-0/data.mdb'");
  const logged = redact({ bug }) as { bug: { at: string[]; message: string } };
  t.equal(logged.bug.message, "cannot read '…/data.mdb'");
  t.match(logged.bug.at[0], /redaction\.test\.[jt]s:\d+$/);
  t.ok(logged.bug.at.length <= 8);
  t.notMatch(JSON.stringify(logged), /\/(?:srv|dist|work|home|node_modules)\b|file:|\n {4}at/);
  t.end();
});

test('redaction: trouble that is expected is a sentence', (t) => {
  const full = Object.assign(new Error('the disk is full'), { retryable: false, code: 'FULL' });
  const missing = Object.assign(
    new Error('ENOENT: no such file, open /var/lib/tirage/keys/a.jwk'),
    {
      code: 'ENOENT',
      path: '/var/lib/tirage/keys/a.jwk',
      dest: '/var/lib/tirage/keys/b.jwk',
      retryable: true,
      cause: full,
    },
  );
  t.same(redact(missing), {
    name: 'Error',
    message: 'ENOENT: no such file, open …/a.jwk',
    code: 'ENOENT',
    retryable: true,
    cause: { name: 'Error', message: 'the disk is full', code: 'FULL', retryable: false },
  });
  t.end();
});

test('redaction: an address is no path', (t) => {
  const said = 'connect https://nats.example:4222/js/api refused, see docs/nats.md or 3/4';
  t.match(redact(new Error(said)), { message: said });
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
