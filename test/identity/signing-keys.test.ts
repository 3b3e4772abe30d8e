import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { test } from 'tap';
import { AccessTokens } from '../../src/identity/access-tokens.ts';
import { KeyRing } from '../../src/identity/key-ring.ts';
import {
  ROTATION_PERIOD_MS,
  SIGNING_DELAY_MS,
  SigningKeys,
} from '../../src/identity/signing-keys.ts';
import { TOKEN_LIFE_MS_MAX } from '../../src/identity/token-terms.ts';
import { playerKey } from '../../src/kernel/ids.ts';

const START_MS = Date.parse('2026-01-01T00:00:00Z');

function settableClock() {
  let nowMs = START_MS;
  return {
    clock: { wallMs: () => nowMs, monotonicMs: () => nowMs },
    setNowMs(value: number) {
      nowMs = value;
    },
  };
}

test('signing keys: the first is made, kept privately, and found again', async (t) => {
  const dataDirectory = t.testdir();
  const { clock } = settableClock();
  const { records } = await SigningKeys.open({ dataDirectory, clock });
  t.equal(records.length, 1);
  const [record] = records;
  t.match(record, { createdAtMs: START_MS, signsFromMs: START_MS, kid: /^[\w-]{43}$/ });
  const path = join(dataDirectory, 'keys', `${record?.kid}.json`);
  t.equal((await stat(path)).mode & 0o777, 0o600);
  t.equal((await stat(join(dataDirectory, 'keys'))).mode & 0o777, 0o700);

  const again = await SigningKeys.open({ dataDirectory, clock });
  t.same(again.records, records);
  t.notOk(await again.rotate(), 'nothing is due');
});

test('signing keys: after 30 days a new one signs, and the old one leaves in time', async (t) => {
  const dataDirectory = t.testdir();
  const { clock, setNowMs } = settableClock();
  const keys = await SigningKeys.open({ dataDirectory, clock });
  const first = keys.records[0]?.kid ?? '';

  const dueMs = START_MS + ROTATION_PERIOD_MS;
  setNowMs(dueMs - 1);
  t.notOk(await keys.rotate());
  setNowMs(dueMs);
  t.ok(await keys.rotate());
  const second = keys.records[1]?.kid ?? '';
  const ring = await KeyRing.open(keys.records);
  const signsFromMs = dueMs + SIGNING_DELAY_MS;
  const published = (nowMs: number) => ring.publishedKeys(nowMs).keys.map(({ kid }) => kid);
  t.same(published(dueMs), [first, second], 'published before it signs');
  t.equal(ring.signingKey(signsFromMs - 1).kid, first);
  t.equal(ring.signingKey(signsFromMs).kid, second);
  const goneMs = signsFromMs + TOKEN_LIFE_MS_MAX;
  t.same(published(goneMs - 1), [first, second], 'its last token is still good');
  t.same(published(goneMs), [second]);
  t.equal(ring.verifyingKey(first, goneMs), undefined);
  t.ok(ring.verifyingKey(second, goneMs));

  setNowMs(goneMs);
  t.ok(await keys.rotate());
  t.same(await readdir(join(dataDirectory, 'keys')), [`${second}.json`]);
});

test('signing keys: an engine that was off for a year signs on, and rotates', async (t) => {
  const dataDirectory = t.testdir();
  const { clock, setNowMs } = settableClock();
  await SigningKeys.open({ dataDirectory, clock });
  setNowMs(START_MS + 12 * ROTATION_PERIOD_MS);
  const keys = await SigningKeys.open({ dataDirectory, clock });
  t.equal(keys.records.length, 2);
  const ring = await KeyRing.open(keys.records);
  t.equal(ring.signingKey(clock.wallMs()).kid, keys.records[0]?.kid);
});

test('signing keys: a clock that went back makes no key and loses none', async (t) => {
  const dataDirectory = t.testdir();
  const { clock, setNowMs } = settableClock();
  await SigningKeys.open({ dataDirectory, clock });
  setNowMs(START_MS - ROTATION_PERIOD_MS);
  const keys = await SigningKeys.open({ dataDirectory, clock });
  t.equal(keys.records.length, 1);
  const ring = await KeyRing.open(keys.records);
  t.ok(ring.signingKey(clock.wallMs()));
});

test('signing keys: anyone can verify a token by the published document', async (t) => {
  const { clock } = settableClock();
  const keys = await SigningKeys.open({ dataDirectory: t.testdir(), clock });
  const ring = await KeyRing.open(keys.records);
  const tokens = new AccessTokens({ ring, clock });
  const subject = { player: playerKey(0, 1), roles: [], sessionId: '0'.repeat(32) };
  const text = await tokens.sign(subject);

  const document = JSON.parse(JSON.stringify(ring.publishedKeys(START_MS)));
  t.same(Object.keys(document.keys[0]).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  const { payload } = await jwtVerify(text, createLocalJWKSet(document), {
    currentDate: new Date(START_MS),
  });
  t.match(payload, { iss: 'tirage', aud: 'tirage', sub: 'pl_0000001' });
});

test('signing keys: a file that cannot be believed stops the start', async (t) => {
  const dataDirectory = t.testdir();
  const { clock } = settableClock();
  const { records } = await SigningKeys.open({ dataDirectory, clock });
  const path = join(dataDirectory, 'keys', `${records[0]?.kid}.json`);
  const good = await readFile(path, 'utf8');
  const open = () => SigningKeys.open({ dataDirectory, clock });
  const record = JSON.parse(good);
  const other = `${'A'.repeat(42)}E`;
  for (const damaged of [
    '',
    good.slice(0, 40),
    'null',
    JSON.stringify({ ...record, kid: other }),
    JSON.stringify({ ...record, publicText: other }),
    JSON.stringify({ ...record, privateText: other }),
    JSON.stringify({ ...record, createdAtMs: 'yesterday' }),
  ]) {
    await writeFile(path, damaged);
    await t.rejects(open(), { name: 'ConfigurationError', message: /is damaged/ });
  }

  await writeFile(path, good);
  await chmod(path, 0o644);
  await t.rejects(open(), { name: 'ConfigurationError', message: /run chmod 600/ });
  await chmod(path, 0o600);
  await t.resolves(open());
});

test('signing keys: a file in the place of their directory is a sentence', async (t) => {
  const dataDirectory = t.testdir({ keys: 'of the house' });
  await t.rejects(SigningKeys.open({ dataDirectory, clock: settableClock().clock }), {
    name: 'ConfigurationError',
    message: /keys cannot be used \(EEXIST\)/,
  });
});
