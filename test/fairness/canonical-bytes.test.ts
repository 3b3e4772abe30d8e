import fc from 'fast-check';
import { test } from 'tap';
import { CanonicalBytes, labelBytes } from '../../src/fairness/canonical-bytes.ts';
import { toHex } from '../support/fairness/fairness-golden.ts';

test('canonical bytes: every kind of field is written as its comment says', (t) => {
  const form = new CanonicalBytes(labelBytes('ab'), 64);
  form.begin();
  form.shortText('xyz');
  form.uint8(0xfe);
  form.uint16(0x0102);
  form.uint32(0xdeadbeef);
  form.uint64(2 ** 53 - 1);
  form.bytes(Uint8Array.of(9, 8));
  t.equal(toHex(form.view()), '6162' + '0378797a' + 'fe' + '0102deadbeef001fffffffffffff0908');
  form.begin();
  t.equal(toHex(form.view()), '6162', 'a new form keeps the prefix only');
  t.end();
});

test('canonical bytes: two lists of texts have the same bytes only when they are the same', (t) => {
  const texts = fc.array(fc.stringMatching(/^[a-c]{0,3}$/), { maxLength: 4 });
  const form = new CanonicalBytes(labelBytes('p'), 64);
  const bytesOf = (list: readonly string[]): string => {
    form.begin();
    for (const text of list) form.shortText(text);
    return toHex(form.view());
  };
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right);
        return same === (bytesOf(left) === bytesOf(right));
      }),
    ),
  );
  t.end();
});

test('canonical bytes: what does not fit its field is our bug', (t) => {
  const form = new CanonicalBytes(labelBytes('p'), 300);
  form.begin();
  t.throws(() => form.uint8(256), /unsigned byte/);
  t.throws(() => form.uint16(-1), /16 unsigned bits/);
  t.throws(() => form.uint32(2 ** 32), /32 unsigned bits/);
  t.throws(() => form.uint64(2 ** 53), /safe unsigned integer/);
  t.throws(() => form.uint64(0.5), /safe unsigned integer/);
  t.throws(() => form.shortText('é'), /ASCII/);
  t.throws(() => form.shortText('a'.repeat(256)), /255/);
  t.throws(() => form.bytes(new Uint8Array(300)), /outgrew/);
  t.throws(() => labelBytes('é'), /ASCII/);
  t.end();
});
