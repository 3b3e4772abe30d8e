import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { test } from 'tap';
import { hashOneByOne, MESSAGE_BYTES, sha256Many } from '../../src/fairness/sha256-many.ts';

const messages = fc
  .nat({ max: 40 })
  .chain((count) => fc.uint8Array({ minLength: count * 64, maxLength: count * 64 }));

for (const [way, hashMany] of [
  ['by the library', sha256Many],
  ['one by one', hashOneByOne],
] as const) {
  test(`sha256 many: each digest is that of its message, ${way}`, (t) => {
    fc.assert(
      fc.property(messages, (packed) => {
        const digests = new Uint8Array(packed.length / 2);
        hashMany(packed, digests);
        return Array.from({ length: packed.length / MESSAGE_BYTES }, (_, i) => i).every((i) => {
          const message = packed.subarray(i * MESSAGE_BYTES, (i + 1) * MESSAGE_BYTES);
          const expected = createHash('sha256').update(message).digest();
          return expected.equals(digests.subarray(i * 32, (i + 1) * 32));
        });
      }),
    );
    t.end();
  });
}

test('sha256 many: lengths that do not fit each other stop the work', (t) => {
  for (const [messageBytes, digestBytes] of [
    [63, 32],
    [64, 31],
    [64, 64],
    [128, 32],
  ] as const) {
    const digests = new Uint8Array(digestBytes);
    const packed = new Uint8Array(messageBytes);
    t.throws(() => sha256Many(packed, digests), { name: 'AssertionError' });
  }
  t.end();
});
