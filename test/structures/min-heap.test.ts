import fc from 'fast-check';
import { test } from 'tap';
import { MinHeap } from '../../src/structures/min-heap.ts';

/** A number is pushed under itself; nothing pops. */
const steps = fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { freq: 2 }), { maxLength: 200 });

test('min heap: a sorted list is its twin, whatever comes and goes', (t) => {
  fc.assert(
    fc.property(steps, (all) => {
      const heap = new MinHeap<{ readonly key: number }>();
      const twin: number[] = [];
      for (const key of all) {
        if (key === null) {
          const due = twin.shift();
          if (heap.pop()?.key !== due) return false;
        } else {
          heap.push(key, { key });
          twin.push(key);
          twin.sort((left, right) => left - right);
        }
        if (heap.size !== twin.length) return false;
        if (heap.first?.key !== twin[0]) return false;
        if (heap.firstKey !== (twin[0] ?? Number.POSITIVE_INFINITY)) return false;
      }
      return true;
    }),
  );
  t.end();
});
