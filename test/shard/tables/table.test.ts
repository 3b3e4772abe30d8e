import fc from 'fast-check';
import { test } from 'tap';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { must } from '../../../src/kernel/assert.ts';
import { valueCodec } from '../../../src/shard/records/positional-codec.ts';
import { declareTable } from '../../../src/shard/tables/declare-table.ts';
import { plain } from '../../../src/shard/tables/key-part.ts';
import { byNumber } from '../../../src/shard/tables/key-shapes.ts';
import { Table } from '../../../src/shard/tables/table.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

function declaration(cachedMax: number, isClaimed = false) {
  const codec = valueCodec<{ value: number }>();
  return declareTable(9, 'actor', byNumber(plain), codec, { cachedMax, isClaimed });
}

const { encode: keyOf } = declaration(0).key;

/** A table and the batches of a shard, one at a time or with one in flight. */
class Bench {
  readonly journal = MemoryJournal.create({});
  readonly table: Table<number, { value: number }>;
  #batch = 0;

  constructor(cachedMax: number) {
    this.table = new Table(declaration(cachedMax), this.journal);
  }

  /** Begins a batch; the returned function makes it durable. */
  take(): () => Promise<void> {
    this.#batch += 1;
    const batch = this.#batch;
    const rows: RowWrite[] = [];
    this.table.takeWrites(batch, rows);
    return async () => {
      await this.journal.append({ payload: Uint8Array.of(batch), rows });
      this.table.flushed(batch);
    };
  }

  all(reverse = false): [number, number][] {
    return this.table.page({ limit: 1_000, reverse }).map(({ key, value }) => [key, value.value]);
  }
}

test('table: a changed value survives eviction until its row is durable', async (t) => {
  const bench = new Bench(1);
  for (let key = 0; key < 5; key += 1) bench.table.put(key, { value: key });
  const flushFirst = bench.take();
  bench.table.put(0, { value: 100 });
  bench.table.put(5, { value: 5 });
  await flushFirst();
  t.same(bench.table.get(0), { value: 100 }, 'changed again while it was in flight');
  t.same(bench.table.get(5), { value: 5 }, 'changed in the next batch');
  t.same(bench.table.get(3), { value: 3 }, 'evicted, and read back');
  await bench.take()();
  t.same(bench.table.get(0), { value: 100 });
  t.same(bench.all(), [
    [0, 100],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
  ]);
});

test('table: what is evicted is loaded again, as another object', async (t) => {
  const bench = new Bench(1);
  bench.table.put(1, { value: 1 });
  const before = bench.table.get(1);
  bench.table.put(2, { value: 2 });
  await bench.take()();
  t.not(bench.table.get(1), before);
  t.same(bench.table.get(1), before);
});

test('table: a deleted row is gone at once, and stays gone', async (t) => {
  const bench = new Bench(10);
  bench.table.put(1, { value: 1 });
  await bench.take()();
  bench.table.delete(1);
  t.equal(bench.table.get(1), undefined);
  t.same(bench.all(), []);
  const flush = bench.take();
  t.equal(bench.table.get(1), undefined, 'while the deletion is in flight');
  t.same(bench.all(), []);
  bench.table.put(1, { value: 2 });
  await flush();
  t.same(bench.table.get(1), { value: 2 }, 'put again meanwhile');
  bench.table.delete(1);
  await bench.take()();
  t.equal(bench.table.get(1), undefined);
  t.equal(bench.journal.readRow(keyOf(1)), undefined);
});

test('table: a value is written once for each batch, however often it changed', (t) => {
  const bench = new Bench(10);
  for (let value = 0; value < 9; value += 1) bench.table.put(1, { value });
  t.same(bench.table.changedRows(), [{ key: 1, value: { value: 8 } }]);
  const rows: RowWrite[] = [];
  bench.table.takeWrites(1, rows);
  t.equal(rows.length, 1);
  t.same(bench.table.changedRows(), []);
  t.end();
});

test('table: pages show the running batch, within their limit, in both directions', async (t) => {
  const bench = new Bench(2);
  for (const key of [10, 20, 30, 40]) bench.table.put(key, { value: key });
  await bench.take()();
  bench.table.delete(10);
  bench.table.put(15, { value: 15 });
  const keys = (limit: number, reverse: boolean) =>
    bench.table.page({ limit, reverse }).map(({ key }) => key);
  t.same(keys(2, false), [15, 20]);
  t.same(keys(9, false), [15, 20, 30, 40]);
  t.same(keys(2, true), [40, 30]);
  t.same(keys(4, true), [40, 30, 20, 15]);
});

test('table: what a page has loaded is what is read until the batch is flushed', async (t) => {
  const bench = new Bench(0);
  for (const key of [1, 2, 3]) bench.table.put(key, { value: key });
  await bench.take()();
  const [first, second] = bench.table.loadPage({ limit: 2, reverse: false });
  t.equal(bench.table.get(1), first?.value, 'the same object');
  must(second, 'there are three').value.value = 20;
  bench.table.put(2, must(second, 'there are three').value);
  await bench.take()();
  t.not(bench.table.get(1), first?.value);
  t.same(bench.all(), [
    [1, 1],
    [2, 20],
    [3, 3],
  ]);
  bench.journal.spoil(keyOf(2));
  const sound = bench.table.loadPage({ limit: 2, reverse: false });
  t.match(sound, [{ key: 1 }, { key: 3 }], 'a damaged row is left out');
});

test('table: all walks over more than a page, without gap or repeat', async (t) => {
  const bench = new Bench(10);
  for (let key = 0; key < 2_500; key += 1) bench.table.put(key, { value: key });
  await bench.take()();
  bench.table.delete(999);
  bench.table.delete(1_000);
  const keys = Array.from(bench.table.all(), ({ key }) => key);
  t.equal(keys.length, 2_498);
  t.same(
    keys,
    [...keys].sort((left, right) => left - right),
  );
  t.equal(new Set(keys).size, 2_498);
});

test('table: any history of changes, batches and flushes is that of a plain map', async (t) => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), key: fc.nat(7), value: fc.nat(99) }),
    fc.record({ kind: fc.constant('delete' as const), key: fc.nat(7) }),
    fc.record({ kind: fc.constant('take' as const) }),
    fc.record({ kind: fc.constant('get' as const), key: fc.nat(7) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 50 }), fc.nat(3), async (steps, cachedMax) => {
      const bench = new Bench(cachedMax);
      const plain = new Map<number, number>();
      let inFlight: (() => Promise<void>) | undefined;
      for (const one of steps) {
        if (one.kind === 'put') {
          bench.table.put(one.key, { value: one.value });
          plain.set(one.key, one.value);
        } else if (one.kind === 'delete') {
          bench.table.delete(one.key);
          plain.delete(one.key);
        } else if (one.kind === 'take') {
          // As in the shard: the next batch is taken when the one before is durable.
          await inFlight?.();
          inFlight = bench.take();
        } else {
          t.equal(bench.table.get(one.key)?.value, plain.get(one.key));
        }
        const expected = [...plain].sort(([left], [right]) => left - right);
        t.same(bench.all(), expected);
        t.same(bench.all(true), expected.reverse());
      }
      await inFlight?.();
      await bench.take()();
      const stored = new Table(declaration(9), must(bench.journal, 'the journal is missing'));
      for (let key = 0; key < 8; key += 1) t.equal(stored.get(key)?.value, plain.get(key));
    }),
    { numRuns: 60 },
  );
});

test('table: what is not found beside a damaged row is not there for the taking', async (t) => {
  const journal = MemoryJournal.create({});
  const written = { key: keyOf(5), value: valueCodec<number>().encode(5) };
  await journal.append({ payload: Uint8Array.of(1), rows: [written] });
  journal.spoil(written.key);
  const claimed = new Table(declaration(10, true), journal);
  t.throws(() => claimed.get(4), { name: 'DamagedRowError' });
  t.throws(() => claimed.get(6), { name: 'DamagedRowError' });
  t.equal(new Table(declaration(10), journal).get(6), undefined, 'elsewhere that decides nothing');
});
