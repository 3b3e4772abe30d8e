import fc from 'fast-check';
import { test } from 'tap';
import { MinHeap } from '../../src/structures/min-heap.ts';
import { SortedList } from '../support/structures/sorted-list.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

/** An item tells its key: which of two with equal keys comes first is open. */
type Heap = Pick<MinHeap<string>, keyof MinHeap<string>>;

const keys = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 5 }) },
  fc.constantFrom(
    Number.NEGATIVE_INFINITY,
    Number.MIN_SAFE_INTEGER,
    0.5,
    Number.MAX_VALUE,
    Number.POSITIVE_INFINITY,
  ),
);

test('min heap: answers as a sorted list, whatever comes and goes', (t) => {
  agreesWithTwin<Heap>(t, {
    structure: () => new MinHeap(),
    twin: () => new SortedList(),
    operations: [
      operation('push', keys, (heap, key) => heap.push(key, `item of ${key}`)),
      operation('push many', fc.array(keys, { maxLength: 20 }), (heap, all) => {
        for (const key of all) heap.push(key, `item of ${key}`);
      }),
      question('pop', (heap) => heap.pop()),
      question('first', (heap) => [heap.first, heap.firstKey, heap.size]),
      question('drain', (heap) => {
        return Array.from({ length: heap.size + 1 }, () => heap.pop());
      }),
    ],
    reached: [
      { name: 'many', isThere: ({ size }) => size > 40 },
      { name: 'empty again', isThere: ({ size }) => size === 0 },
      { name: 'and more', isThere: ({ size }) => size > 20 },
    ],
  });
  t.end();
});
