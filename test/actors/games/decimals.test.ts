import { test } from 'tap';
import { areDecimals, valueOfDigits, writeDecimals } from '../../../actors/games/decimals.ts';

test('decimals: digits come back as they were, zeros in front included', (t) => {
  for (const text of ['0', '000', '007', '4711', '999999']) {
    const digits = Array.from(text, Number);
    t.equal(valueOfDigits(digits), Number(text));
    const numbers: number[] = [];
    writeDecimals(Number(text), text.length, numbers);
    t.same(numbers, digits, text);
  }
  t.ok(areDecimals([0, 9]));
  for (const digits of [[-1], [10], [Number.NaN]]) t.notOk(areDecimals(digits), `${digits}`);
  t.end();
});
