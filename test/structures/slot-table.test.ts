import { test } from 'tap';
import { SlotTable } from '../../src/structures/slot-table.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

test('pending answers: each number is taken once, and none is given out twice', (t) => {
  const pending = new SlotTable<string>();
  const random = new SeededRandom(8);
  const waiting = new Map<number, string>();
  const over: number[] = [];
  for (let step = 0; step < 20_000; step += 1) {
    const numbers = [...waiting.keys()];
    const number = numbers[random.uint32() % Math.max(1, numbers.length)];
    if (number === undefined || (numbers.length < 50 && random.uint32() % 2 === 0)) {
      const added = pending.add(`asked ${step}`);
      if (waiting.has(added) || over.includes(added)) t.fail(`${added} stands for two questions`);
      waiting.set(added, `asked ${step}`);
    } else {
      if (pending.take(number) !== waiting.get(number)) t.fail(`${number} is somebody else's`);
      waiting.delete(number);
      over.push(number);
      if (over.length > 300) over.shift();
    }
  }
  t.equal(pending.size, waiting.size);
  t.ok(over.every((number) => pending.take(number) === undefined));
  t.equal(pending.take(-1), undefined);
  t.same(new Set(pending.takeAll()), new Set(waiting.values()));
  t.equal(pending.size, 0);
  t.ok([...waiting.keys()].every((number) => pending.take(number) === undefined));
  t.end();
});
