import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { anyText } from '../../../src/shard/tables/key-part.ts';
import {
  compareBytes,
  keyBehind,
  keyBehindPrefix,
  keyOfNumberAndText,
  readWord,
  writeWord,
} from '../../../src/shard/tables/row-key.ts';

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const someBytes = fc.uint8Array({ minLength: 1, maxLength: 6 });

test('row key: number and text come back', (t) => {
  fc.assert(
    fc.property(word, fc.string({ maxLength: 90, unit: 'grapheme' }), (number, name) => {
      const key = keyOfNumberAndText(5, number, name);
      return readWord(key, 1) === number && anyText.read(key, 5) === name;
    }),
  );
  t.end();
});

test('row key: nothing stands between a key and the one behind it', (t) => {
  fc.assert(
    fc.property(someBytes, someBytes, (key, other) => {
      const behind = keyBehind(key);
      return (
        compareBytes(key, behind) < 0 &&
        compareBytes(other, key) > 0 === !(compareBytes(other, behind) < 0)
      );
    }),
  );
  t.end();
});

test('row key: behind a prefix stands what is behind all keys that begin so', (t) => {
  const prefix = fc.tuple(fc.nat(254), fc.uint8Array({ maxLength: 4 })).map(([first, others]) => {
    return Uint8Array.of(first, ...others);
  });
  fc.assert(
    fc.property(prefix, someBytes, (one, key) => {
      const begins = one.every((byte, index) => key[index] === byte);
      const isIn = compareBytes(key, one) >= 0 && compareBytes(key, keyBehindPrefix(one)) < 0;
      return begins === isIn;
    }),
    { examples: [[Uint8Array.of(6, 0xff), Uint8Array.of(6, 0xff, 0xff)]] },
  );
  t.throws(() => keyBehindPrefix(Uint8Array.of(0xff)), AssertionError);
  t.end();
});

test('row key: what does not fit is our bug', (t) => {
  const key = new Uint8Array(4);
  for (const number of [-1, 0.5, 2 ** 32, Number.NaN]) {
    t.throws(() => writeWord(key, 0, number), AssertionError);
  }
  t.throws(() => keyOfNumberAndText(1, 1, 'x'.repeat(513)), AssertionError);
  t.throws(() => readWord(key, 1), AssertionError);
  t.end();
});
