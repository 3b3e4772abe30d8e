import { test } from 'tap';
import { keyedHash, randomHashKey } from '../../src/structures/keyed-hash.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const KEY = [0x0302_0100, 0x0706_0504] as const;

/** Linux's `test_vectors_hsiphash` for 32 bits: of 0, 1, 2, … bytes that count from 0. */
const VECTORS = [
  0x5814_c896, 0xe7e8_64ca, 0xbc4b_0e30, 0x0153_9939, 0x7e05_9ea6, 0x88e3_d89b, 0xa008_0b65,
  0x9d38_d9d6, 0x5779_99b1, 0xc839_caed, 0xe4fa_32cf, 0x9592_46ee, 0x6b28_096c, 0x66dd_9cd6,
  0x1665_8a7c, 0xd025_7b04,
];

test('keyed hash: the vectors of the Linux kernel', (t) => {
  const hashes = VECTORS.map((_, length) => {
    return keyedHash(
      KEY,
      Uint8Array.from({ length }, (_byte, index) => index),
    );
  });
  t.same(hashes, VECTORS);
  t.end();
});

test('keyed hash: who shares one under a key does not under another', (t) => {
  const known = new Map<number, Uint8Array>();
  const random = new SeededRandom(3);
  for (;;) {
    const bytes = random.bytes(12);
    const hash = keyedHash(KEY, bytes);
    const other = known.get(hash);
    if (other !== undefined) {
      const another = randomHashKey(random);
      t.not(keyedHash(another, bytes), keyedHash(another, other));
      t.end();
      return;
    }
    known.set(hash, bytes);
  }
});
