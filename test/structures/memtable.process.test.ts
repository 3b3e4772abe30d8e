import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { test } from 'tap';
import { Memtable, type MemtableRow, rowsOf } from '../../src/structures/memtable.ts';
import { ListedRows } from '../support/structures/listed-rows.ts';
import { nearKeys } from '../support/structures/near-keys.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

type Rows = Pick<ListedRows, keyof ListedRows>;

/** Shows all rows as another thread sees them. */
class SharedMemtable extends Memtable {
  constructor() {
    super([3, 4]);
  }

  all(): MemtableRow[] {
    return Array.from(rowsOf(this.columns()), ({ key, value }) => {
      return { key: key.slice(), value: value?.slice() };
    });
  }
}

const values = fc.oneof(
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 6 }) },
  fc.constant(undefined),
);
const manyRows = fc.array(fc.tuple(nearKeys, values), { minLength: 10, maxLength: 40 });
const ranges = fc.record({ start: nearKeys, end: nearKeys, reverse: fc.boolean() });

function wordKey(number: number): Uint8Array {
  return Uint8Array.of(number >>> 8, number & 255);
}

function fillOf(number: number, length: number): Uint8Array | undefined {
  return number % 5 === 0 ? undefined : new Uint8Array(length).fill(number);
}

test('memtable: answers as a sorted list, with keys that are prefixes of each other', (t) => {
  agreesWithTwin<Rows>(t, {
    structure: () => new SharedMemtable(),
    twin: () => new ListedRows(),
    operations: [
      operation('put', fc.tuple(nearKeys, values), (rows, [key, value]) => rows.put(key, value)),
      operation('put many', manyRows, (rows, all) => {
        for (const [key, value] of all) rows.put(key, value);
      }),
      operation('find', nearKeys, (rows, key) => rows.find(key)),
      operation('between', ranges, (rows, range) => [...rows.between(range)]),
      operation('between, the first', ranges, (rows, range) => {
        for (const row of rows.between(range)) return row;
        return undefined;
      }),
      question('all', (rows) => rows.all()),
      question('counts', ({ rowCount, byteCount }) => [rowCount, byteCount]),
      operation('clear', fc.nat({ max: 9 }), (rows, dice) => {
        if (dice === 0) rows.clear();
      }),
    ],
    reached: [
      { name: 'many', isThere: ({ rowCount }) => rowCount > 40 },
      { name: 'none', isThere: ({ rowCount }) => rowCount === 0 },
      { name: 'many again', isThere: ({ rowCount }) => rowCount > 40 },
    ],
  });
  t.end();
});

test('memtable: so it does past each size that it begins with, and cleared', (t) => {
  const stretches = fc.record({
    from: fc.nat({ max: 4_095 }),
    count: fc.constantFrom(1, 400, 700),
    step: fc.constantFrom(1, -1, 1_361),
    bytes: fc.constantFrom(0, 1, 100),
  });
  const words = fc.nat({ max: 4_096 }).map(wordKey);
  agreesWithTwin<Rows>(t, {
    structure: () => new SharedMemtable(),
    twin: () => new ListedRows(),
    operations: [
      operation('put a stretch', stretches, (rows, { from, count, step, bytes }) => {
        for (let i = 0; i < count; i += 1) {
          const number = (from + i * step) & 4_095;
          rows.put(wordKey(number), fillOf(number + count, bytes));
        }
      }),
      operation('put 70,000 bytes', words, (rows, key) => {
        rows.put(key, new Uint8Array(70_000).fill(7));
      }),
      operation('put a long key', fc.nat({ max: 255 }), (rows, fill) => {
        rows.put(new Uint8Array(60_000).fill(fill), Uint8Array.of(fill));
      }),
      operation('find', words, (rows, key) => rows.find(key)),
      operation(
        'between',
        fc.record({ start: words, end: words, reverse: fc.boolean() }),
        (rows, range) => [...rows.between(range)],
      ),
      question('all', (rows) => rows.all()),
      operation('clear', fc.nat({ max: 15 }), (rows, dice) => {
        if (dice === 0) rows.clear();
      }),
    ],
    reached: [
      { name: 'more rows', isThere: ({ rowCount }) => rowCount > 1_024 },
      { name: 'more bytes', isThere: ({ byteCount }) => byteCount > 65_536 },
      { name: 'none', isThere: ({ rowCount }) => rowCount === 0 },
      { name: 'more again', isThere: ({ rowCount }) => rowCount > 1_024 },
    ],
    runs: 5,
  });
  t.end();
});

test('memtable: what is put in and what is read out is a copy', (t) => {
  const table = new Memtable([3, 4]);
  const key = Uint8Array.of(1);
  const value = Uint8Array.of(2);
  table.put(key, value);
  key[0] = 9;
  value[0] = 9;
  const read = table.find(Uint8Array.of(1));
  t.same(read, { key: Uint8Array.of(1), value: Uint8Array.of(2) });
  table.clear();
  table.put(Uint8Array.of(8), Uint8Array.of(8));
  t.same(read, { key: Uint8Array.of(1), value: Uint8Array.of(2) }, 'it stays what it was');
  t.end();
});

test('memtable: another thread sees the rows, and waits for no copy', async (t) => {
  const table = new Memtable([3, 4]);
  const twin = new ListedRows();
  // Twice, so that the memory is that of a table before.
  for (const count of [5_000, 2_000]) {
    table.clear();
    twin.clear();
    for (let i = 0; i < count; i += 1) {
      const number = (i * 40_503) & 0xffff;
      for (const rows of [table, twin]) rows.put(wordKey(number), fillOf(number, i % 90));
    }
    const columns = table.columns();
    t.ok(Object.values(columns).every(({ buffer }) => buffer instanceof SharedArrayBuffer));
    const url = new URL('../support/structures/memtable-thread.js', import.meta.url);
    const thread = new Worker(url, { workerData: columns });
    const seen = await new Promise((resolve, reject) => {
      thread.once('message', resolve).once('error', reject);
    });
    t.ok(isDeepStrictEqual(seen, twin.all()), `all ${twin.rowCount} rows`);
  }
});
