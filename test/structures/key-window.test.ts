import fc from 'fast-check';
import { test } from 'tap';
import { hashOfBytes } from '../../src/kernel/fnv.ts';
import { KeyWindow } from '../../src/structures/key-window.ts';
import { ListedKeys } from '../support/structures/listed-keys.ts';
import { nearKeys } from '../support/structures/near-keys.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

type Keys = Pick<KeyWindow, keyof KeyWindow>;

/** What is in the columns, of which a window may have more than it uses. */
function columnsOf({ count, bytes, ends }: Keys): unknown {
  const used = [...ends.subarray(0, count)];
  return { used, bytes: bytes.slice(0, used.at(-1) ?? 0) };
}

function addNew(window: Keys, key: Uint8Array, hash: number): number | undefined {
  const known = window.find(key, hash);
  if (known === undefined) window.add(key, hash);
  return known;
}

/** Two hashes only, and steps that differ: keys which somebody made to collide. */
function poorHash(key: Uint8Array): number {
  return key.length % 2 === 0 ? 5 : 5 + 2 ** 20;
}

test('key window: answers as a list of keys, whatever collides', (t) => {
  agreesWithTwin<Keys>(t, {
    structure: () => new KeyWindow(),
    twin: () => new ListedKeys(),
    operations: [
      operation('add', nearKeys, (window, key) => addNew(window, key, poorHash(key))),
      operation(
        'add many',
        fc.array(nearKeys, { minLength: 10, maxLength: 40 }),
        (window, keys) => {
          return keys.map((key) => addNew(window, key, poorHash(key)));
        },
      ),
      operation('find', nearKeys, (window, key) => window.find(key, poorHash(key))),
      operation('key at', fc.nat({ max: 60 }), (window, place) => window.keyAt(place)),
      operation('compare', fc.tuple(fc.nat({ max: 60 }), nearKeys), (window, [place, key]) => {
        return place < window.count && Math.sign(window.compareAt(place, key));
      }),
      question('columns', columnsOf),
      question('hashes', ({ hashes }) => [...hashes]),
      operation('clear', fc.nat({ max: 9 }), (window, dice) => {
        if (dice === 0) window.clear();
      }),
    ],
    reached: [
      { name: 'many', isThere: ({ count }) => count > 40 },
      { name: 'none', isThere: ({ count }) => count === 0 },
      { name: 'many again', isThere: ({ count }) => count > 40 },
    ],
  });
  t.end();
});

test('key window: so it does past the sizes that it begins with', (t) => {
  const wordKey = (number: number) => {
    return Uint8Array.from(Buffer.from(`${number}`.padStart(1 + (number % 100), '.')));
  };
  const stretches = fc.record({
    from: fc.nat({ max: 4_095 }),
    count: fc.constantFrom(1, 400, 700),
  });
  agreesWithTwin<Keys>(t, {
    structure: () => new KeyWindow(),
    twin: () => new ListedKeys(),
    operations: [
      operation('add a stretch', stretches, (window, { from, count }) => {
        for (let number = from; number < from + count; number += 1) {
          const key = wordKey(number & 4_095);
          addNew(window, key, hashOfBytes(key));
        }
      }),
      operation('add a long one', fc.nat({ max: 255 }), (window, fill) => {
        const key = new Uint8Array(60_000).fill(fill);
        addNew(window, key, hashOfBytes(key));
      }),
      operation('find', fc.nat({ max: 4_095 }), (window, number) => {
        const key = wordKey(number);
        return window.find(key, hashOfBytes(key));
      }),
      question('columns', columnsOf),
      question('hashes', ({ hashes }) => [...hashes]),
      operation('clear', fc.nat({ max: 9 }), (window, dice) => {
        if (dice === 0) window.clear();
      }),
    ],
    reached: [
      { name: 'more keys', isThere: ({ count }) => count > 1_024 },
      { name: 'none', isThere: ({ count }) => count === 0 },
      { name: 'more again', isThere: ({ count }) => count > 2_048 },
    ],
    runs: 5,
  });
  t.end();
});

test('key window: a key that was read out stays what it was', (t) => {
  const window = new KeyWindow();
  window.add(Uint8Array.of(1, 2, 3), 7);
  const kept = window.keyAt(0);
  window.clear();
  window.add(Uint8Array.of(4, 5, 6), 7);
  t.same(kept, Uint8Array.of(1, 2, 3));
  t.end();
});
