import fc from 'fast-check';
import { test } from 'tap';
import { rangeOf } from '../../../src/gateway/http/byte-range.ts';

test('byte range: what RFC 9110 says of each form', (t) => {
  for (const [header, expected] of [
    ['bytes=0-499', { from: 0, to: 500 }],
    ['bytes=500-999', { from: 500, to: 1_000 }],
    ['bytes=-500', { from: 500, to: 1_000 }],
    ['bytes=-5000', { from: 0, to: 1_000 }],
    ['bytes=990-', { from: 990, to: 1_000 }],
    ['bytes=0-99999', { from: 0, to: 1_000 }],
    ['BYTES=1-1', { from: 1, to: 2 }],
    [' bytes=7-7 ', { from: 7, to: 8 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=5-4', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=0x1-2', 'whole'],
    ['bytes=1e3-', 'whole'],
    ['bytes=--1', 'whole'],
    [`bytes=0-${'9'.repeat(40)}`, { from: 0, to: 1_000 }],
    ['bytes=9007199254740993-', 'unsatisfiable'],
    [`bytes=${'9'.repeat(400)}-`, 'unsatisfiable'],
    [`bytes=-${'9'.repeat(400)}`, { from: 0, to: 1_000 }],
  ] as const) {
    t.same(rangeOf(header, 1_000), expected, header);
  }
  t.equal(rangeOf('bytes=0-', 0), 'unsatisfiable');
  t.equal(rangeOf('bytes=-1', 0), 'unsatisfiable');
  t.end();
});

test('byte range: whatever is asked for lies in the file', (t) => {
  const number = fc.oneof(
    fc.constant(''),
    fc.nat().map(String),
    fc.bigInt({ min: 0n }).map(String),
  );
  fc.assert(
    fc.property(number, number, fc.nat(), (first, last, bytes) => {
      const range = rangeOf(`bytes=${first}-${last}`, bytes);
      if (typeof range === 'string') return true;
      return range.from >= 0 && range.from < range.to && range.to <= bytes;
    }),
  );
  t.end();
});
