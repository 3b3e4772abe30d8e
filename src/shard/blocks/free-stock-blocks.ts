/**
 * Which tickets of stocks are free: in memory as bits, on disk as blocks of them and a list of what
 * was turned over since.
 *
 * Players choose all over a stock, so a block for each purchase would be written again for each.
 * A batch goes on with the list instead, a row of which takes hundreds of tickets; once that is
 * long, the blocks that it touches are written and the list is empty again. When that is follows
 * from the events alone.
 *
 * Bits stay in memory while they are not durable, and beyond that while there is room.
 */

import type { FreeStockStore, ShardIdentity } from '../../../actors/states.ts';
import { FreeStock } from '../../../actors/stock/free-stock.ts';
import { rangeOfShard, type StockPart } from '../../../actors/stock/stock.ts';
import type { Row, RowRange, RowWrite } from '../../journal/journal.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { allRows } from '../tables/row-pages.ts';
import { soundValue } from '../tables/sound-rows.ts';
import { STOCK_ROWS } from '../tables/stock-tables.ts';
import type { RowReader } from '../tables/table.ts';
import { bytesOfRange } from '../tables/table-key.ts';
import {
  STOCK_BLOCK_WORDS as BLOCK_WORDS,
  STOCK_BLOCK_CODEC as CODEC,
} from './stock-block-codec.ts';

const { stockBlocks: BLOCKS, stockTurns: TURNS } = STOCK_ROWS;
const WORD_BITS = 32;
const BLOCK_SPAN = BLOCK_WORDS * WORD_BITS;
/** Half a page: of a row that is written again by each batch, half is written for nothing. */
const TURNS_PER_ROW = BLOCK_WORDS / 2;
/** A million tickets have 31 blocks: each turn then costs 31 bytes, wherever its ticket lies. */
const TURNS_MAX = 8 * TURNS_PER_ROW;
const PAGE_ROWS = 64;
/** Of stocks in memory, their bits and lists as long as they may get: 16 MiB, 800 stocks or so. */
const WORDS_MAX = 2 ** 22;

interface OpenStock {
  readonly from: number;
  readonly free: FreeStock;
  /** What was turned over since the blocks were written, in its order. */
  turns: number[];
  /** How many of the turns have rows, durable or under way. */
  writtenCount: number;
  /** The batch that will make the last of them durable; 0 once it is. */
  pendingBatch: number;
}

export class FreeStockBlocks implements FreeStockStore {
  readonly #rows: RowReader;
  readonly #identity: Pick<ShardIdentity, 'shard'>;
  readonly #wordsMax: number;
  readonly #open = new Map<DrawNo, OpenStock>();
  /** Draws of which the running batch has turned tickets over. */
  readonly #turned = new Set<DrawNo>();
  #wordCount = 0;

  constructor(rows: RowReader, identity: Pick<ShardIdentity, 'shard'>, wordsMax = WORDS_MAX) {
    this.#rows = rows;
    this.#identity = identity;
    this.#wordsMax = wordsMax;
  }

  /** Throws a DamagedRowError. */
  of(part: StockPart): FreeStock {
    return (this.#open.get(part.draw) ?? this.#load(part)).free;
  }

  turned(draw: DrawNo, indexes: readonly number[]): void {
    const { turns } = this.#known(draw);
    for (const index of indexes) turns.push(index);
    this.#turned.add(draw);
  }

  /** The rows that changed, as part of batch `batch` (counted from 1, in order). */
  takeWrites(batch: number, writes: RowWrite[]): void {
    for (const draw of this.#turned) {
      const open = this.#known(draw);
      if (open.turns.length < TURNS_MAX) writeTurns(draw, open, writes);
      else writeBlocks(draw, open, writes);
      open.pendingBatch = batch;
    }
    this.#turned.clear();
  }

  /** Batches up to `batch` are durable. */
  flushed(batch: number): void {
    if (this.#wordCount <= this.#wordsMax) return;
    for (const [draw, { free, pendingBatch }] of this.#open) {
      if (this.#wordCount <= this.#wordsMax) return;
      if (pendingBatch > batch || this.#turned.has(draw)) continue;
      this.#open.delete(draw);
      this.#wordCount -= wordsOf(free);
    }
  }

  #known(draw: DrawNo): OpenStock {
    return must(this.#open.get(draw), 'tickets of a stock changed that is not in memory');
  }

  #load(part: StockPart): OpenStock {
    const { draw } = part;
    const range = rangeOfShard(part, this.#identity.shard);
    const { words } = new FreeStock(range);
    for (const { key, value } of this.#rowsIn(bytesOfRange(BLOCKS.key, { of: { draw } }))) {
      const { block } = BLOCKS.key.decode(key);
      words.set(soundValue(CODEC, key, value), block * BLOCK_WORDS);
    }
    const turns: number[] = [];
    for (const { key, value } of this.#rowsIn(bytesOfRange(TURNS.key, { of: { draw } }))) {
      turns.push(...Array.from(soundValue(CODEC, key, value)));
    }
    const free = new FreeStock(range, words);
    for (const index of turns) free.set(index, !free.isFree(index));
    const { from } = range;
    const open = { from, free, turns, writtenCount: turns.length, pendingBatch: 0 };
    this.#open.set(draw, open);
    this.#wordCount += wordsOf(free);
    return open;
  }

  #rowsIn(range: Pick<RowRange, 'start' | 'end'>): Iterable<Row> {
    return allRows(this.#rows, range, PAGE_ROWS);
  }
}

/** At most: also a stock of few tickets takes memory. */
function wordsOf({ words }: FreeStock): number {
  return words.length + TURNS_MAX;
}

/** The last row with what was turned over since, and as many further ones as that needs. */
function writeTurns(draw: DrawNo, open: OpenStock, writes: RowWrite[]): void {
  const { turns, writtenCount } = open;
  const first = Math.floor(writtenCount / TURNS_PER_ROW);
  for (let row = first; row * TURNS_PER_ROW < turns.length; row += 1) {
    const part = turns.slice(row * TURNS_PER_ROW, (row + 1) * TURNS_PER_ROW);
    writes.push({ key: TURNS.key.encode({ draw, row }), value: CODEC.encode(part) });
  }
  open.writtenCount = turns.length;
}

/** The blocks that the turns touch, in place of the turns. */
function writeBlocks(draw: DrawNo, open: OpenStock, writes: RowWrite[]): void {
  const { from, free, turns, writtenCount } = open;
  const touched = new Set(turns.map((index) => Math.floor((index - from) / BLOCK_SPAN)));
  for (const block of touched) {
    const words = free.words.subarray(block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS);
    writes.push({ key: BLOCKS.key.encode({ draw, block }), value: CODEC.encode(words) });
  }
  for (let row = 0; row * TURNS_PER_ROW < writtenCount; row += 1) {
    writes.push({ key: TURNS.key.encode({ draw, row }), value: undefined });
  }
  open.turns = [];
  open.writtenCount = 0;
}
