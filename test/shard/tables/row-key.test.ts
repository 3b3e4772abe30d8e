import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import {
  keyOfNumberAndText,
  keyOfNumbers,
  keyOfText,
  prefixRange,
  textOfKey,
  wordOfKey,
} from '../../../src/shard/tables/row-key.ts';
import { compareBytes } from '../../../src/shard/tables/table.ts';

const word = fc.integer({ min: 0, max: 0xffff_ffff });

test('row key: the order of the bytes is the order of the numbers', (t) => {
  fc.assert(
    fc.property(word, word, word, word, (a, b, c, d) => {
      const order = compareBytes(keyOfNumbers(3, a, b), keyOfNumbers(3, c, d));
      return Math.sign(order) === Math.sign(a - c || b - d);
    }),
  );
  t.end();
});

test('row key: fields come back', (t) => {
  fc.assert(
    fc.property(word, fc.string({ maxLength: 90 }), (number, text) => {
      const key = keyOfNumberAndText(5, number, text);
      return wordOfKey(key, 0) === number && textOfKey(key, 5) === text;
    }),
  );
  t.equal(textOfKey(keyOfText(1, 'zoë 🎲'), 1), 'zoë 🎲');
  t.equal(wordOfKey(keyOfNumbers(6, 1, 2, 3), 2), 3);
  t.end();
});

test('row key: the range of a table, or of a first number, holds its keys and no others', (t) => {
  const inRange = (key: Uint8Array, range: ReturnType<typeof prefixRange>) =>
    compareBytes(key, range.start) >= 0 && compareBytes(key, range.end) < 0;
  fc.assert(
    fc.property(word, word, (number, other) => {
      const range = prefixRange(6, number);
      const isSame = number === other;
      return (
        inRange(keyOfNumbers(6, number, 0xffff_ffff), range) &&
        inRange(keyOfNumberAndText(6, number, '\u{10ffff}'), range) &&
        inRange(keyOfNumbers(6, other), range) === isSame &&
        !inRange(keyOfNumbers(7, number), range) &&
        inRange(keyOfNumbers(6, number), prefixRange(6))
      );
    }),
    { examples: [[0xffff_ffff, 0xffff_ffff]] },
  );
  t.end();
});

test('row key: what does not fit is our bug', (t) => {
  for (const number of [-1, 0.5, 2 ** 32, Number.NaN]) {
    t.throws(() => keyOfNumbers(1, number), AssertionError);
  }
  t.throws(() => keyOfText(1, 'x'.repeat(513)), AssertionError);
  t.throws(() => wordOfKey(keyOfNumbers(1, 1), 1), AssertionError);
  t.end();
});
