import fc from 'fast-check';
import { test } from 'tap';
import { BoundedMap } from '../../src/structures/bounded-map.ts';
import { ListedPairs } from '../support/structures/listed-pairs.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

type Remembered = BoundedMap<number, string | undefined>;

const SIZE_MAX = 5;

test('bounded map: answers as a list from whose front the oldest pair falls', (t) => {
  const keys = fc.nat({ max: 9 });
  const values = fc.constantFrom('red', 'blue', undefined);
  agreesWithTwin<Pick<Remembered, keyof Remembered>>(t, {
    structure: () => new BoundedMap(SIZE_MAX),
    twin: () => new ListedPairs(SIZE_MAX),
    operations: [
      operation('set', fc.tuple(keys, values), (map, [key, value]) => map.set(key, value)),
      operation('get', keys, (map, key) => [map.has(key), map.get(key)]),
      operation('delete', keys, (map, key) => map.delete(key)),
      question('all', (map) => Array.from({ length: 10 }, (_, key) => map.has(key))),
      question('size', (map) => map.size),
    ],
    reached: [
      { name: 'full', isThere: ({ size }) => size === SIZE_MAX },
      { name: 'room again', isThere: ({ size }) => size < SIZE_MAX },
      { name: 'full again', isThere: ({ size }) => size === SIZE_MAX },
    ],
  });
  t.throws(() => new BoundedMap(0));
  t.end();
});
