import { createHash } from 'node:crypto';
import { test } from 'tap';
import {
  digestRefreshSecret,
  formatRefreshToken,
  newFamilyId,
  newRefreshSecret,
  parseRefreshToken,
} from '../../src/identity/refresh-tokens.ts';
import { playerKey } from '../../src/kernel/ids.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

const PLAYER = playerKey(1_023, 4_194_303);
const FAMILY = '000102030405060708090a0b0c0d0e0f';
const SECRET = new Uint8Array(32).fill(0xfb);

test('refresh tokens: what is written is read back, underscores and all', (t) => {
  const text = formatRefreshToken({ player: PLAYER, familyId: FAMILY, secret: SECRET });
  t.match(text, /^rt_zz3zzzz_000102030405060708090a0b0c0d0e0f_[\w-]{43}$/);
  t.same(parseRefreshToken(text), { player: PLAYER, familyId: FAMILY, secret: SECRET });
  t.end();
});

test('refresh tokens: each is new, within its family', (t) => {
  const random = new SystemRandom();
  const familyId = newFamilyId(random);
  const texts = [1, 2, 3].map(() => {
    return formatRefreshToken({ player: PLAYER, familyId, secret: newRefreshSecret(random) });
  });
  t.equal(new Set(texts).size, 3);
  for (const text of texts) t.match(parseRefreshToken(text), { player: PLAYER, familyId });
  t.not(newFamilyId(random), familyId);
  t.end();
});

test('refresh tokens: what is not written as we write it is none', (t) => {
  const good = formatRefreshToken({ player: PLAYER, familyId: FAMILY, secret: SECRET });
  const spareBits = `${good.slice(0, -1)}${good.endsWith('s') ? 't' : 'B'}`;
  for (const text of [
    '',
    'rt_',
    good.toUpperCase(),
    ` ${good}`,
    `${good}\n`,
    good.slice(0, -1),
    `${good}A`,
    good.replace('rt_', 'pl_'),
    good.replace('zz3zzzz', 'zz3zzzu'),
    good.replace(FAMILY, FAMILY.replace('0f', '0F')),
    spareBits,
    'x'.repeat(1_000_000),
  ]) {
    t.equal(parseRefreshToken(text), undefined, JSON.stringify(text.slice(0, 60)));
  }
  t.end();
});

test('refresh tokens: what is kept is a digest of the secret, and of nothing else', (t) => {
  const expected = createHash('sha256').update(Buffer.alloc(32, 0xfb)).digest('hex');
  t.equal(digestRefreshSecret(SECRET), expected);
  t.not(digestRefreshSecret(new Uint8Array(32).fill(0xfa)), expected);
  t.throws(() => digestRefreshSecret(new Uint8Array(31)), { name: 'AssertionError' });
  t.end();
});
