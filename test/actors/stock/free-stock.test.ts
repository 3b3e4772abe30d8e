import fc from 'fast-check';
import { test } from 'tap';
import { FreeStock } from '../../../actors/stock/free-stock.ts';

const range = fc
  .record({ from: fc.integer({ min: 0, max: 100 }), span: fc.integer({ min: 0, max: 200 }) })
  .map(({ from, span }) => ({ from, to: from + span }));
const steps = fc.array(fc.record({ at: fc.nat(199), isFree: fc.boolean() }), { maxLength: 300 });

test('free stock: it is what a list of the free tickets says, whatever is taken and given', (t) => {
  fc.assert(
    fc.property(range, steps, fc.nat(20), fc.nat(320), (dealt, all, countMax, after) => {
      const free = new FreeStock(dealt);
      const span = dealt.to - dealt.from;
      const twin = new Set(Array.from({ length: span }, (_, at) => dealt.from + at));
      for (const { at, isFree } of all.filter((step) => step.at < span)) {
        const index = dealt.from + at;
        t.equal(free.set(index, isFree), twin.has(index) !== isFree, 'told whether it changed');
        if (isFree) twin.add(index);
        else twin.delete(index);
        const listed = [...twin].sort((left, right) => left - right);
        t.strictSame(free.first(countMax), listed.slice(0, countMax), 'from one end on');
      }
      const listed = [...twin].sort((left, right) => left - right);
      t.equal(free.count, listed.length);
      t.equal(
        free.next(after),
        listed.find((index) => index >= after),
      );
      for (let index = 0; index < 320; index += 1) {
        if (free.isFree(index) !== twin.has(index)) return false;
      }
      const same = new FreeStock(dealt, free.words.slice());
      return same.count === free.count && same.first(span).join() === listed.join();
    }),
    { numRuns: 50 },
  );
  t.end();
});

test('free stock: what comes back before the place of the search is found again', (t) => {
  const free = new FreeStock({ from: 10, to: 210 });
  for (let index = 10; index < 150; index += 1) free.set(index, false);
  t.same(free.first(2), [150, 151]);
  free.set(40, true);
  t.same(free.first(2), [40, 150]);
  t.end();
});
