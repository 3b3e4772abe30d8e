import { test } from 'tap';
import { hashOfBytes } from '../../../src/kernel/fnv.ts';
import { keyOfNumberAndText } from '../../../src/shard/tables/row-key.ts';
import { KeyWindow } from '../../../src/shard/windows/key-window.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const COUNT = 5_000;

function filled(
  window: KeyWindow,
  random: SeededRandom,
): { numbers: number[]; keys: Uint8Array[] } {
  const numbers: number[] = [];
  const keys: Uint8Array[] = [];
  for (let place = 0; place < COUNT; place += 1) {
    // Few numbers in the low bits, so that many are equal, and all four bytes are used.
    const number = ((random.uint32() % 64) * 0x0401_0203) >>> 0;
    const key = keyOfNumberAndText(18, number, `k.${place}`);
    window.add(key, hashOfBytes(key));
    numbers.push(number);
    keys.push(key);
  }
  return { numbers, keys };
}

test('key window: places by number, and for one number in the order of adding', (t) => {
  const window = new KeyWindow();
  const { numbers } = filled(window, new SeededRandom(3));
  const expected = numbers
    .map((number, place) => ({ number, place }))
    .sort((left, right) => left.number - right.number || left.place - right.place)
    .map(({ place }) => place);
  t.same([...window.placesByNumber()], expected);
  t.same([...new KeyWindow().placesByNumber()], []);
  t.end();
});

test('key window: cleared, it knows nothing and is filled anew', (t) => {
  const window = new KeyWindow();
  const before = filled(window, new SeededRandom(4));
  const kept = window.keyAt(7);
  window.clear();
  t.equal(window.count, 0);
  t.ok(before.keys.every((key) => window.find(key, hashOfBytes(key)) === undefined));
  const { keys } = filled(window, new SeededRandom(5));
  t.ok(keys.every((key, place) => window.find(key, hashOfBytes(key)) === place));
  t.same(kept, before.keys[7], 'a key that was read out stays what it was');
  t.end();
});
