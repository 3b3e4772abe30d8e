import { test } from 'tap';
import { createSharedTable, SharedTable } from '../../src/structures/shared-table.ts';

const noWorth = (): number => 0;

test('table: a key keeps its place, also for another thread', (t) => {
  const memory = createSharedTable(1_024);
  const one = new SharedTable(memory);
  const other = new SharedTable(memory);
  const place = one.place('anna', 0, noWorth);
  t.ok(one.exchange(place, 0, 42));
  t.notOk(one.exchange(place, 0, 43), 'only who knows the state may change it');
  t.equal(other.read(other.place('anna', 0, noWorth)), 42);
  t.equal(other.read(other.place('anna', 1, noWorth)), 0, 'another use, another place');
  t.end();
});

test('table: a full set evicts what is worth least', (t) => {
  const table = new SharedTable(createSharedTable(8));
  const worth = (state: number): number => state;
  for (let i = 1; i <= 8; i += 1) table.exchange(table.place(`key ${i}`, 0, worth), 0, i * 10);
  t.equal(table.read(table.place('newcomer', 0, worth)), 0, 'a new state is 0');
  t.equal(table.read(table.place('key 8', 0, worth)), 80);
  t.equal(table.read(table.place('key 2', 0, worth)), 20, 'only the least was evicted');
  t.end();
});

test('table: whole sets only', (t) => {
  t.throws(() => createSharedTable(7));
  t.throws(() => createSharedTable(12));
  t.end();
});
