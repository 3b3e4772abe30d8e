import { test } from 'tap';
import { dealtPart } from '../../../actors/stock/stock.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { FreeStockBlocks } from '../../../src/shard/blocks/free-stock-blocks.ts';
import {
  STOCK_BLOCK_CODEC,
  STOCK_BLOCK_WORDS,
} from '../../../src/shard/blocks/stock-block-codec.ts';
import { TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

const COUNT = 100_000;
/** Of two shards: ours is the second, so no index is a place of its range. */
const IDENTITY = { shard: 1 };
const PART = dealtPart(drawNo(7), { stockSeedHex: '00', count: COUNT, partCount: 2 });
const OTHER = { ...PART, draw: drawNo(8) };
/** Shares no factor with the tickets of a part, so they lie all over it. */
const STRIDE = 30_901;

/** Blocks over a journal in memory, with a batch that leaves when it is told to. */
class Bench {
  readonly journal = MemoryJournal.create({});
  blocks = new FreeStockBlocks(this.journal, IDENTITY);
  #batch = 0;
  #chosenCount = 0;

  /** Takes the next tickets, as one event. */
  take(count: number, part = PART): void {
    const indexes = Array.from({ length: count }, (_, at) => {
      return COUNT / 2 + (((this.#chosenCount + at) * STRIDE) % (COUNT / 2));
    });
    this.#chosenCount += count;
    const free = this.blocks.of(part);
    for (const index of indexes) free.set(index, false);
    this.blocks.turned(part.draw, indexes);
  }

  /** Makes what was taken durable; tells how many rows of which table that wrote. */
  async flush(): Promise<Record<string, number>> {
    this.#batch += 1;
    const rows: RowWrite[] = [];
    this.blocks.takeWrites(this.#batch, rows);
    await this.journal.append({ payload: Uint8Array.of(1), rows });
    this.blocks.flushed(this.#batch);
    const told: Record<string, number> = {};
    for (const { key, value } of rows) {
      const name = `${TABLES.tableOf(key)}${value === undefined ? ' gone' : ''}`;
      told[name] = (told[name] ?? 0) + 1;
    }
    return told;
  }

  isSameAfterStart(): boolean {
    const before = this.blocks.of(PART);
    const after = new FreeStockBlocks(this.journal, IDENTITY).of(PART);
    return after.count === before.count && after.words.join() === before.words.join();
  }
}

test('free stock blocks: what was never touched has no row', async (t) => {
  const bench = new Bench();
  t.equal(bench.blocks.of(PART).count, COUNT / 2);
  t.same(await bench.flush(), {});
  t.ok(bench.isSameAfterStart());
});

test('free stock blocks: a batch writes one row, and after a start all is as it was', async (t) => {
  const bench = new Bench();
  for (let batch = 0; batch < 20; batch += 1) {
    bench.take(100);
    bench.take(1, OTHER);
    const rows = await bench.flush();
    t.ok((rows.stockTurns ?? 0) <= 3, 'one for each stock, and another where one is full');
    t.equal(rows.stockBlocks, undefined);
    t.ok(bench.isSameAfterStart());
  }
  t.equal(bench.blocks.of(PART).count, COUNT / 2 - 2_000);
});

test('free stock blocks: a long list becomes blocks, and begins anew', async (t) => {
  const bench = new Bench();
  let foldCount = 0;
  for (let batch = 0; batch < 40; batch += 1) {
    bench.take(1_000);
    const rows = await bench.flush();
    t.ok(bench.isSameAfterStart());
    if (rows.stockBlocks === undefined) continue;
    foldCount += 1;
    t.same(rows, { stockBlocks: 2, 'stockTurns gone': 8 }, 'two blocks have all of the tickets');
  }
  t.equal(foldCount, 8);
  t.equal(bench.blocks.of(PART).count, COUNT / 2 - 40_000);
});

test('free stock blocks: what is turned over again is as it was', async (t) => {
  const bench = new Bench();
  bench.take(5);
  await bench.flush();
  const free = bench.blocks.of(PART);
  const taken = [COUNT / 2, COUNT / 2 + STRIDE];
  for (const index of taken) t.ok(free.set(index, true));
  bench.blocks.turned(PART.draw, taken);
  await bench.flush();
  t.equal(free.count, COUNT / 2 - 3);
  t.ok(bench.isSameAfterStart());
});

test('free stock blocks: without room only what is durable leaves the memory', async (t) => {
  const bench = new Bench();
  bench.blocks = new FreeStockBlocks(bench.journal, IDENTITY, 1);
  bench.take(3);
  const free = bench.blocks.of(PART);
  t.equal(bench.blocks.of(PART), free);
  bench.blocks.flushed(0);
  t.equal(bench.blocks.of(PART), free, 'it has changed');
  const rows: RowWrite[] = [];
  bench.blocks.takeWrites(1, rows);
  bench.blocks.flushed(0);
  t.equal(bench.blocks.of(PART), free, 'its rows are under way');
  await bench.journal.append({ payload: Uint8Array.of(1), rows });
  bench.blocks.flushed(1);
  t.not(bench.blocks.of(PART), free);
  t.same(bench.blocks.of(PART).words, free.words);
});

test('free stock blocks: bytes that are no words are damaged', (t) => {
  const words = Uint32Array.from({ length: STOCK_BLOCK_WORDS }, (_, at) => at);
  t.same(STOCK_BLOCK_CODEC.decode(STOCK_BLOCK_CODEC.encode(words)), words);
  for (const bytes of [3, 4 * STOCK_BLOCK_WORDS + 4]) {
    t.throws(() => STOCK_BLOCK_CODEC.decode(new Uint8Array(bytes)), CorruptRecordError);
  }
  t.end();
});
