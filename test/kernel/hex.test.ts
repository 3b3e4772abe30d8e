import { test } from 'tap';
import { hexOf } from '../../src/kernel/hex.ts';

test('hex: two digits a byte, of a view only what it shows', (t) => {
  t.equal(hexOf(Uint8Array.of()), '');
  t.equal(hexOf(Uint8Array.of(0, 9, 10, 255)), '00090aff');
  t.equal(hexOf(Uint8Array.of(1, 2, 3, 4).subarray(1, 3)), '0203');
  t.end();
});
