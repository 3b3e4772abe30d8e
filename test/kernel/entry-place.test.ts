import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import {
  ENTRIES_PER_RECORD_MAX,
  entryPlace,
  indexInRecord,
  NO_ENTRY,
  recordHolding,
} from '../../src/kernel/entry-place.ts';

const SEQUENCE_MAX = 2 ** 36 - 1;

test('entry place: holds a record and a place in it, and sorts by both', (t) => {
  const parts = fc.tuple(
    fc.integer({ min: 1, max: SEQUENCE_MAX }),
    fc.integer({ min: 0, max: ENTRIES_PER_RECORD_MAX - 1 }),
  );
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      const [one, other] = [entryPlace(...left), entryPlace(...right)];
      t.same([recordHolding(one), indexInRecord(one)], left);
      const isBefore = left[0] < right[0] || (left[0] === right[0] && left[1] < right[1]);
      t.equal(one < other, isBefore);
      t.ok(one > NO_ENTRY);
    }),
  );
  t.end();
});

test('entry place: what a place cannot name is an assertion, not another place', (t) => {
  t.doesNotThrow(() => entryPlace(SEQUENCE_MAX, ENTRIES_PER_RECORD_MAX - 1));
  t.throws(() => entryPlace(1, ENTRIES_PER_RECORD_MAX), AssertionError);
  t.throws(() => entryPlace(SEQUENCE_MAX + 1, 0), AssertionError);
  t.end();
});
