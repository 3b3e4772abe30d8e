import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { decodeBase32, encodeBase32, writeBase32 } from '../../src/kernel/base32.ts';

test('base 32: known texts', (t) => {
  const vectors: readonly [number, number, string][] = [
    [0, 1, '0'],
    [0, 7, '0000000'],
    [31, 1, 'z'],
    [32, 2, '10'],
    [1_023, 2, 'zz'],
    [1_234, 7, '000016j'], // The example on Crockford's page.
    [2 ** 32 - 1, 7, '3zzzzzz'],
    [Number.MAX_SAFE_INTEGER, 11, '7zzzzzzzzzz'],
  ];
  for (const [value, width, text] of vectors) {
    t.equal(encodeBase32(value, width), text);
    t.equal(decodeBase32(text), value);
  }
  t.end();
});

test('base 32: digits written as bytes are those of the text', (t) => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 3 }), (value, at) => {
      const target = new Uint8Array(11);
      writeBase32(value, 7, target, at);
      const text = Buffer.from(target.subarray(at, at + 7)).toString('latin1');
      const isRestBlank = target.subarray(0, at).every((byte) => byte === 0) && target[10] === 0;
      return text === encodeBase32(value, 7) && isRestBlank;
    }),
  );
  const target = new Uint8Array(7);
  for (const value of [-1, 0.5, 2 ** 32, Number.NaN]) {
    t.throws(() => writeBase32(value, 7, target, 0), AssertionError, `${value}`);
  }
  t.throws(() => writeBase32(32, 1, target, 0), AssertionError, 'too few digits');
  t.throws(() => writeBase32(1, 7, target, 1), AssertionError, 'past the end');
  t.throws(() => writeBase32(1, 7, target, -1), AssertionError, 'before the beginning');
  t.end();
});

test('base 32: every safe integer makes the round trip', (t) => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => decodeBase32(encodeBase32(value, 11)) === value),
  );
  t.end();
});

test('base 32: texts of one width sort as their numbers do', (t) => {
  const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const [leftText, rightText] = [encodeBase32(left, 7), encodeBase32(right, 7)];
      return Math.sign(left - right) === (leftText < rightText ? -1 : leftText > rightText ? 1 : 0);
    }),
  );
  t.end();
});

test('base 32: what does not fit, or is no whole number, stops the work', (t) => {
  t.throws(() => encodeBase32(32, 1), AssertionError);
  t.throws(() => encodeBase32(2 ** 35, 7), AssertionError);
  for (const bad of [-1, 0.5, Number.NaN, 2 ** 53]) {
    t.throws(() => encodeBase32(bad, 11), AssertionError, `${bad}`);
  }
  t.end();
});

test('base 32: bad texts are no number', (t) => {
  for (const bad of ['', 'i', 'l', 'o', 'u', 'A', '-1', '1 ', '0_1', 'é', '😀', '80000000000']) {
    t.equal(decodeBase32(bad), undefined, JSON.stringify(bad));
  }
  t.end();
});
