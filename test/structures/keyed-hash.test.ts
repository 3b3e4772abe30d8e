import fc from 'fast-check';
import { test } from 'tap';
import { type HashKey, keyedHash, randomHashKey } from '../../src/structures/keyed-hash.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';
import { plainKeyedHash } from '../support/structures/plain-hashes.ts';
import { agreesWithTwin, operation } from '../support/structures/twin-suite.ts';

const KEY = [0x0302_0100, 0x0706_0504] as const;

/** Linux's `test_vectors_hsiphash` for 32 bits: of 0, 1, 2, … bytes that count from 0. */
const VECTORS = [
  0x5814_c896, 0xe7e8_64ca, 0xbc4b_0e30, 0x0153_9939, 0x7e05_9ea6, 0x88e3_d89b, 0xa008_0b65,
  0x9d38_d9d6, 0x5779_99b1, 0xc839_caed, 0xe4fa_32cf, 0x9592_46ee, 0x6b28_096c, 0x66dd_9cd6,
  0x1665_8a7c, 0xd025_7b04,
];

test('keyed hash: the vectors of the Linux kernel', (t) => {
  for (const hashed of [keyedHash, plainKeyedHash]) {
    const hashes = VECTORS.map((_, length) => {
      return hashed(
        KEY,
        Uint8Array.from({ length }, (_byte, index) => index),
      );
    });
    t.same(hashes, VECTORS);
  }
  t.end();
});

test('keyed hash: HalfSipHash-1-3 by the book, for any key and bytes', (t) => {
  const words = fc.oneof(fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1), fc.nat({ max: 2 ** 32 - 1 }));
  const bytes = fc.uint8Array({ maxLength: 300 });
  agreesWithTwin<(key: HashKey, bytes: Uint8Array) => number>(t, {
    structure: () => keyedHash,
    twin: () => plainKeyedHash,
    operations: [
      operation('hash', fc.tuple(words, words, bytes), (hash, [first, second, all]) => {
        return hash([first, second], all);
      }),
      operation('hash of a view', fc.tuple(bytes, fc.nat({ max: 3 })), (hash, [all, from]) => {
        return hash(KEY, all.subarray(from));
      }),
    ],
    reached: [],
    runs: 20,
  });
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
