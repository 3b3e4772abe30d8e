import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { hashOfBytes } from '../../../src/kernel/fnv.ts';
import { plain } from '../../../src/shard/tables/key-part.ts';
import { byNumber } from '../../../src/shard/tables/key-shapes.ts';
import { KeyWindow } from '../../../src/shard/windows/key-window.ts';
import { TwoWindows } from '../../../src/shard/windows/two-windows.ts';

const KEYS = byNumber(plain)(9);

function windows(): TwoWindows<KeyWindow> {
  return new TwoWindows(new KeyWindow(), new KeyWindow());
}

function fill(to: TwoWindows<KeyWindow>, ...numbers: readonly number[]): void {
  for (const number of numbers) {
    const key = KEYS.encode(number);
    to.filling.add(key, hashOfBytes(key));
  }
}

function pay(from: TwoWindows<KeyWindow>, rowCount: number): number[] {
  const paid: number[] = [];
  from.pay(rowCount, (place) => paid.push(KEYS.decode(from.owing.keyAt(place))));
  return paid;
}

test('two windows: a full one owes its rows, in the order of their keys, each once', (t) => {
  const two = windows();
  fill(two, 30, 10, 20);
  t.same(pay(two, 5), [], 'what is being filled owes nothing');
  two.turn(4);
  t.same(two.position, { fillingFirst: 4, owingFirst: 1, paidCount: 0 });
  fill(two, 7);
  t.same(pay(two, 2), [10, 20]);
  t.equal(two.owedCount, 1);
  t.throws(() => two.turn(5), AssertionError, 'rows that are in no window would be nowhere');
  t.same(pay(two, 2), [30]);
  t.same(pay(two, 2), []);
  two.turn(5);
  t.same(two.position, { fillingFirst: 5, owingFirst: 4, paidCount: 0 });
  t.same(pay(two, 2), [7]);
  t.equal(two.filling.count, 0, 'the memory of the first window is used again, empty');
  t.end();
});

test('two windows: after a restart they go on where they stood', (t) => {
  const before = windows();
  fill(before, 3, 2, 1);
  before.turn(4);
  pay(before, 1);
  fill(before, 5);
  const after = windows();
  fill(after, 3, 2, 1);
  after.turn(4);
  fill(after, 5);
  after.resume(before.position);
  t.same(after.position, before.position);
  t.same(pay(after, 9), pay(before, 9));
  for (const paidCount of [-1, 4]) {
    const position = { ...before.position, paidCount };
    t.throws(() => after.resume(position), AssertionError, 'a debt that the log does not hold');
  }
  t.end();
});
