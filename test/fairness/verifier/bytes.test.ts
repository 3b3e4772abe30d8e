import { test } from 'tap';
import {
  concatenated,
  fieldsOf,
  fromHex,
  inHex,
  latin1,
  textOfLatin1,
  uint16,
  uint32,
  uint64,
  withCount,
  withLength,
} from '../../../src/fairness/verifier/bytes.ts';

test('verifier bytes: numbers are big-endian, of their width', (t) => {
  t.equal(inHex(uint16(0x0102)), '0102');
  t.equal(inHex(uint16(0xffff)), 'ffff');
  t.equal(inHex(uint32(0x01020304)), '01020304');
  t.equal(inHex(uint32(2 ** 32 - 1)), 'ffffffff');
  for (const value of [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    t.equal(inHex(uint64(value)), value.toString(16).padStart(16, '0'));
  }
  t.end();
});

test('verifier bytes: lists and texts say how long they are', (t) => {
  t.equal(inHex(withCount([])), '00');
  t.equal(inHex(withCount([1, 0x0203, 65_535])), '0300010203ffff');
  t.equal(inHex(withLength('')), '00');
  t.equal(inHex(withLength('ab')), '026162');
  t.equal(withLength('x'.repeat(255))[0], 255);
  t.end();
});

test('verifier bytes: every byte survives as hexadecimal and as text', (t) => {
  const all = Uint8Array.from({ length: 256 }, (_, index) => index);
  t.same(fromHex(inHex(all)), all);
  t.same(latin1(textOfLatin1(all)), all);
  t.equal(inHex(fromHex('00ff0a')), '00ff0a');
  t.end();
});

test('verifier bytes: parts are put together, and a view looks at its own part alone', (t) => {
  const whole = concatenated([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)]);
  t.same(whole, Uint8Array.of(1, 2, 3));
  t.equal(fieldsOf(whole.subarray(1)).getUint16(0), 0x0203);
  t.throws(() => fieldsOf(whole.subarray(2)).getUint16(0), RangeError);
  t.end();
});
