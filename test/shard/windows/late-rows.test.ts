import { test } from 'tap';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { MemoryJournal } from '../../../src/journal/memory-journal.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { plain } from '../../../src/shard/tables/key-part.ts';
import { byNumber } from '../../../src/shard/tables/key-shapes.ts';
import { bytesOfRange } from '../../../src/shard/tables/table-key.ts';
import { ACCOUNT_ROWS } from '../../../src/shard/tables/wallet-tables.ts';
import { decodeChanges, LateRows, WINDOW_CHANGES } from '../../../src/shard/windows/late-rows.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const ROWS = 100;
const BATCH = 1_500;

const keyOf = byNumber(plain)(ROWS).encode;
const versionRow = (version: number) => Uint8Array.from(Buffer.from(`version ${version}`));
const isRow = ({ key }: RowWrite) => key[0] === ROWS;

/** Late rows over a journal in memory, with a plain account of what each should be. */
class Bench {
  journal = MemoryJournal.create({});
  rows = new LateRows(ACCOUNT_ROWS, this.journal, WINDOW_CHANGES);
  readonly #expected = new Map<number, number>();
  readonly #random = new SeededRandom(11);
  readonly #keyCount: number;
  #version = 0;

  constructor(keyCount: number) {
    this.#keyCount = keyCount;
  }

  /** Changes so many different rows in one batch, and returns what was written for them. */
  async change(count: number, beforeFlush = () => {}): Promise<RowWrite[]> {
    const numbers = new Set<number>();
    while (numbers.size < count) numbers.add(this.#random.uint32() % this.#keyCount);
    const changes = Array.from(numbers, (number) => {
      this.#version += 1;
      this.#expected.set(number, this.#version);
      return { key: keyOf(number), value: versionRow(this.#version) };
    });
    const writes: RowWrite[] = [];
    this.rows.takeWrites(changes, writes);
    const kept = writes.map(({ key, value }) => ({ key: key.slice(), value: value?.slice() }));
    beforeFlush();
    await this.journal.append({ payload: new Uint8Array(0), rows: writes });
    return kept;
  }

  async fill(count: number): Promise<void> {
    for (let left = count; left > 0; left -= BATCH) await this.change(Math.min(left, BATCH));
  }

  restart(): void {
    this.rows = new LateRows(ACCOUNT_ROWS, this.journal, WINDOW_CHANGES);
    this.rows.recover();
  }

  /** The first row that is not what it should be. */
  wrong(): number | undefined {
    for (const [number, version] of this.#expected) {
      const row = this.rows.readRow(keyOf(number));
      if (row === undefined || !Buffer.from(row).equals(versionRow(version))) return number;
    }
    return undefined;
  }

  logLength(): number {
    const { start, end } = bytesOfRange(ACCOUNT_ROWS.accountLog.key, {});
    return this.journal.readRows({ start, end, limit: 100_000, reverse: false }).length;
  }
}

test('late rows: a row is what it was last, over windows and restarts', async (t) => {
  const bench = new Bench(20_000);
  const steps = [1, 700, WINDOW_CHANGES - 701, 1, 1, 9_000, WINDOW_CHANGES, 10, WINDOW_CHANGES];
  for (const [index, count] of steps.entries()) {
    await bench.fill(count);
    t.equal(bench.wrong(), undefined, `step ${index}`);
    bench.restart();
    t.equal(bench.wrong(), undefined, `step ${index}, after a restart`);
  }
  t.equal(bench.rows.readRow(keyOf(20_001)), undefined);
});

test('late rows: a restart writes on as if there had been none', async (t) => {
  const [steady, restarted] = [new Bench(30_000), new Bench(30_000)];
  for (const count of [5, WINDOW_CHANGES - 10, 30, 4_000, 40_000, WINDOW_CHANGES, 3]) {
    await steady.fill(count);
    await restarted.fill(count);
    restarted.restart();
    t.same(await restarted.change(7), await steady.change(7));
  }
});

test('late rows: written late, in the order of their keys, as they are by then', async (t) => {
  const bench = new Bench(50_000);
  const first = await bench.change(100);
  t.equal(first.filter(isRow).length, 0, 'only logged');
  await bench.fill(WINDOW_CHANGES);
  const written = (await bench.change(100)).filter(isRow);
  t.equal(written.length, 200, 'two for each change: the debt is paid before it grows');
  const keys = written.map(({ key }) => Buffer.from(key));
  t.ok(keys.every((key, index) => index === 0 || Buffer.compare(keys[index - 1] ?? key, key) < 0));
  for (const { key, value } of written) {
    t.same(bench.rows.readRow(key), value, 'the newest version, not the one of its window');
  }
});

test('late rows: the log of what is stored is deleted', async (t) => {
  const bench = new Bench(60_000);
  const batches = Math.ceil(WINDOW_CHANGES / BATCH);
  for (let window = 0; window < 4; window += 1) await bench.fill(WINDOW_CHANGES);
  t.ok(bench.logLength() <= 2 * batches + 2, `${bench.logLength()} rows of the log are kept`);
  t.equal(bench.wrong(), undefined);
});

test('late rows: a window turns once the one before it is stored durably', async (t) => {
  const bench = new Bench(300_000);
  await bench.change(WINDOW_CHANGES);
  // Pays no more than a part of the debt, and fills the next window at once.
  await bench.change(WINDOW_CHANGES / 4);
  await bench.change(WINDOW_CHANGES, () => t.equal(bench.wrong(), undefined, 'not yet flushed'));
  await bench.change(1);
  t.equal(bench.wrong(), undefined);
  bench.restart();
  t.equal(bench.wrong(), undefined);
});

test('late rows: are never deleted, nor read as a range; a broken log is told', (t) => {
  const { rows } = new Bench(10);
  t.throws(() => rows.takeWrites([{ key: keyOf(1), value: undefined }], []), AssertionError);
  t.throws(() => rows.readRows(), AssertionError);
  for (const bytes of [
    [1, 0, 0],
    [9, 0, 1, 0, 0, 0, 7],
    [1, 0, 200, 0, 0, 0, 7, 7],
  ]) {
    t.throws(() => [...decodeChanges(Uint8Array.from(bytes))], CorruptRecordError);
  }
  t.same([...decodeChanges(new Uint8Array(0))], []);
  t.end();
});
