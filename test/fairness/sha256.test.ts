import { createHash } from 'node:crypto';
import { test } from 'tap';
import { HASH_BYTES, sha256, sha256Into } from '../../src/fairness/sha256.ts';
import { toHex } from '../support/fairness/fairness-golden.ts';

test('sha256: every length up to three blocks has the digest of the plain interface', (t) => {
  for (let length = 0; length <= 192; length += 1) {
    const input = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0xff);
    t.equal(toHex(sha256(input)), createHash('sha256').update(input).digest('hex'));
  }
  t.end();
});

test('sha256: a digest is written at its offset and nowhere else', (t) => {
  const target = new Uint8Array(HASH_BYTES + 2).fill(0xaa);
  sha256Into(Uint8Array.of(1, 2, 3), target, 1);
  t.equal(target[0], 0xaa);
  t.equal(target[HASH_BYTES + 1], 0xaa);
  t.equal(toHex(target.subarray(1, 1 + HASH_BYTES)), toHex(sha256(Uint8Array.of(1, 2, 3))));
  t.throws(() => sha256Into(Uint8Array.of(1), target, 3), /does not fit/);
  t.throws(() => sha256Into(Uint8Array.of(1), target, -1), /outside/);
  t.end();
});
