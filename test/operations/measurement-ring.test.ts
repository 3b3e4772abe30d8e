import fc from 'fast-check';
import { test } from 'tap';
import {
  MeasurementRing,
  mergeValues,
  SERIES_KEPT_MAX,
} from '../../src/operations/measurement-ring.ts';

const CAPACITY = 4;
const all = () => true;

function ringOf(...steps: readonly number[]): MeasurementRing {
  const ring = new MeasurementRing({ stepSeconds: 10, capacity: CAPACITY });
  for (const step of steps) ring.record(step, new Map([['a', step]]));
  return ring;
}

function valuesOf(ring: MeasurementRing, fromStep = 0): [number, (number | null)[]] {
  const { firstStep, columns } = ring.read(fromStep, all);
  const values = Array.from(columns.get('a') ?? [], (one) => (Number.isNaN(one) ? null : one));
  return [firstStep, values];
}

test('measurement ring: keeps so many steps, and says from which on', (t) => {
  t.equal(ringOf().firstStep, undefined);
  t.same(ringOf().read(0, all).stepCount, 0);
  t.same(valuesOf(ringOf(7)), [7, [7]]);
  t.same(valuesOf(ringOf(7, 8, 9, 10)), [7, [7, 8, 9, 10]]);
  t.same(valuesOf(ringOf(7, 8, 9, 10, 11)), [8, [8, 9, 10, 11]]);
  t.same(valuesOf(ringOf(7, 8, 9, 10, 11), 10), [10, [10, 11]]);
  t.same(valuesOf(ringOf(7, 8), 99), [99, []], 'nothing of the future');
  t.end();
});

test('measurement ring: what nobody has measured is a gap, whatever stood there before', (t) => {
  t.same(valuesOf(ringOf(1, 2, 3, 4, 7)), [4, [4, null, null, 7]]);
  t.same(valuesOf(ringOf(1, 2, 3, 4, 900)), [897, [null, null, null, 900]]);
  const ring = ringOf(1, 2);
  ring.record(3, new Map([['b', 30]]));
  t.same(valuesOf(ring), [1, [1, 2, null]]);
  const { columns } = ring.read(0, (key) => key === 'b');
  t.same([...columns.keys()], ['b']);
  t.same([...(columns.get('b') ?? [])], [Number.NaN, Number.NaN, 30]);
  t.end();
});

test('measurement ring: after time went back, nothing ahead of it is known', (t) => {
  t.same(valuesOf(ringOf(7, 8, 9, 8)), [7, [7, 8]]);
  t.same(valuesOf(ringOf(7, 8, 9, 9)), [7, [7, 8, 9]], 'twice in a step: the later counts');
  t.same(valuesOf(ringOf(7, 8, 9, 3)), [3, [3]]);
  t.same(valuesOf(ringOf(7, 8, 9, 3, 4)), [3, [3, 4]]);
  t.end();
});

test('measurement ring: agrees with a list of all that was recorded', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), (jumps) => {
      const known = new Map<number, number>();
      const ring = new MeasurementRing({ stepSeconds: 10, capacity: CAPACITY });
      let step = 50;
      for (const [i, jump] of jumps.entries()) {
        step = Math.max(0, step + jump - 5);
        for (const one of known.keys()) if (one >= step) known.delete(one);
        known.set(step, i);
        ring.record(step, new Map([['a', i]]));
        const { firstStep, stepCount, columns } = ring.read(0, all);
        if (firstStep + stepCount - 1 !== step || stepCount > CAPACITY) return false;
        const values = Array.from(columns.get('a') ?? []);
        const isRight = (value: number, at: number) =>
          Object.is(value, known.get(firstStep + at) ?? Number.NaN);
        if (!values.every(isRight)) return false;
      }
      return true;
    }),
  );
  t.end();
});

test('measurement ring: memory is bounded, also where names never end', (t) => {
  const ring = new MeasurementRing({ stepSeconds: 10, capacity: CAPACITY });
  for (let i = 0; i < SERIES_KEPT_MAX + 10; i += 1) ring.record(i, new Map([[`s${i}`, 1]]));
  t.equal(ring.seriesCount, SERIES_KEPT_MAX);
  t.end();
});

test('measurement ring: one value for several, gaps aside', (t) => {
  t.equal(mergeValues([1, Number.NaN, 3], 'mean'), 2);
  t.equal(mergeValues([1, 9, 3], 'max'), 9);
  t.equal(mergeValues([1, 9, 3, Number.NaN], 'last'), 3);
  t.ok(Number.isNaN(mergeValues([Number.NaN], 'max')));
  t.ok(Number.isNaN(mergeValues([], 'mean')));
  t.end();
});
