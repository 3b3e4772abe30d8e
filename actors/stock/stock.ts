/**
 * The stock of a draw: tickets made in advance, which players choose one by one.
 *
 * A ticket of stock is a draw and an index, and its pick follows from the stock's seed and the
 * index (src/fairness/stock-picks.ts), so nothing is stored of it but where it is. The indexes are
 * dealt to the shards in even ranges when the stock is made. A ticket that is free is always with
 * the shard that it was dealt to; one that is reserved is with the shard of the player who reserved
 * it, and comes back when they let it go. So each ticket is in one place at any time, or in the
 * mail, and no two shards can ever sell it.
 *
 * What is free on a shard is one bit a ticket, in blocks. A block that was never touched has no
 * row: it follows from the range. So a million tickets are made by one event.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../games/ticket-columns.ts';
import type { ShardIdentity, States, Store } from '../states.ts';

/** As many as one shard can sell of a draw: they may all go to players of the same shard. */
export const STOCK_COUNT_MAX = TICKETS_PER_INSTANCE_MAX;
/** A permutation of more combinations than these would need numbers that are not exact. */
export const STOCK_COMBINATIONS_MAX = 2 ** 52;

/** Tickets of a block: 32 words of 32 bits. */
export const STOCK_BLOCK_SPAN = 1_024;
const WORD_BITS = 32;
const WORDS_PER_BLOCK = STOCK_BLOCK_SPAN / WORD_BITS;

/** The words of a block: a bit for each ticket of it that is free here. */
export type StockBits = Uint32Array;

/** What every shard knows of a stock. */
export interface StockTerms {
  /** Secret until the draw's transcript: the picks follow from it. */
  readonly stockSeedHex: string;
  readonly count: number;
  /** Over how many shards it was dealt: the first ones. Shards that were added ask those. */
  readonly partCount: number;
}

/** It was made with its draw. */
export const BY_NOBODY = 0 as PlayerKey;

/** As its draw's coordinator keeps it. */
export interface Stock extends StockTerms {
  readonly draw: DrawNo;
  readonly commitmentHex: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

/** What a shard has of it. */
export interface StockPart extends StockTerms {
  readonly draw: DrawNo;
  /** Tickets that are free, which are all from the shard's own range. */
  readonly freeCount: number;
  /** Nothing is free in the blocks before this one. */
  readonly firstBlock: number;
  /** Tickets of the shard's own range that are bought, wherever: they never come back. */
  readonly soldCount: number;
  /** Every shard has said that all of its tickets are bought. */
  readonly isSoldOut: boolean;
}

export interface StockBlockKey {
  readonly draw: DrawNo;
  readonly block: number;
}

/** Which tickets of a stock: all of these, or none; or any, as many as this, or none. */
export interface StockWanted {
  readonly indexes: readonly number[];
  readonly anyCount: number;
}

/** How many tickets that are. */
export function wantedCount({ indexes, anyCount }: StockWanted): number {
  return indexes.length + anyCount;
}

export interface StockRange {
  readonly from: number;
  /** The first index behind it. */
  readonly to: number;
}

/** The indexes that were dealt to a shard; none to shards that were added later. */
export function rangeOfShard({ count, partCount }: StockTerms, shard: number): StockRange {
  if (shard >= partCount) return { from: count, to: count };
  const edge = (part: number) => Math.floor((count * part) / partCount);
  return { from: edge(shard), to: edge(shard + 1) };
}

/** The shard that an index was dealt to. */
export function shardOfStock({ count, partCount }: StockTerms, index: number): number {
  return Math.floor(((index + 1) * partCount - 1) / count);
}

/** The other shards that may have something, in the order in which this one asks them. */
export function othersOf({ partCount }: StockTerms, shard: number): number[] {
  const all = Array.from({ length: partCount }, (_, other) => (shard + 1 + other) % partCount);
  return all.filter((other) => other !== shard);
}

/** What a shard has of a stock when it is dealt. */
export function dealtPart(draw: DrawNo, stock: StockTerms, shard: number): StockPart {
  const { from, to } = rangeOfShard(stock, shard);
  const { stockSeedHex, count, partCount } = stock;
  return {
    draw,
    stockSeedHex,
    count,
    partCount,
    freeCount: to - from,
    firstBlock: blockOf(from),
    soldCount: 0,
    isSoldOut: false,
  };
}

/** Whether none of the shard's own tickets can ever be free again. */
export function isExhausted(part: StockPart, shard: number): boolean {
  const { from, to } = rangeOfShard(part, shard);
  return part.soldCount === to - from;
}

type Blocks = Pick<States, 'identity'> & {
  readonly stockBlocks: Pick<Store<StockBlockKey, StockBits>, 'get'>;
};

export function freeBits(states: Blocks, part: StockPart, block: number): StockBits {
  const known = states.stockBlocks.get({ draw: part.draw, block });
  return known ?? dealtBits(part, states.identity, block);
}

export function isFree(states: Blocks, part: StockPart, index: number): boolean {
  const { block, word, bit } = placeOf(index);
  return (wordAt(freeBits(states, part, block), word) & bit) !== 0;
}

/** The indexes that are free here in a block, from one on. */
export function freeInBlock(states: Blocks, part: StockPart, block: number, first = 0): number[] {
  const { from, to } = rangeOfShard(part, states.identity.shard);
  const start = Math.max(first, from, block * STOCK_BLOCK_SPAN);
  const end = Math.min(to, (block + 1) * STOCK_BLOCK_SPAN);
  const free: number[] = [];
  if (start >= end) return free;
  const bits = freeBits(states, part, block);
  for (let index = start; index < end; index += 1) {
    const { word, bit } = placeOf(index);
    if ((wordAt(bits, word) & bit) !== 0) free.push(index);
  }
  return free;
}

/** The first indexes that are free here in a block, up to so many, behind those that are there. */
export function takeFirstFree(
  states: Blocks,
  part: StockPart,
  block: number,
  { into, countMax }: { readonly into: number[]; readonly countMax: number },
): void {
  const bits = freeBits(states, part, block);
  for (let word = 0; word < bits.length; word += 1) {
    const first = block * STOCK_BLOCK_SPAN + word * WORD_BITS;
    for (let rest = wordAt(bits, word); rest !== 0; rest &= rest - 1) {
      if (into.length === countMax) return;
      into.push(first + WORD_BITS - 1 - Math.clz32(rest & -rest));
    }
  }
}

/** Whether nothing is free in a block. */
export function isBlockEmpty(states: Blocks, part: StockPart, block: number): boolean {
  return freeBits(states, part, block).every((word) => word === 0);
}

/** The last block that a part has a ticket in. */
export function lastBlockOf(states: Blocks, part: StockPart): number {
  return blockOf(Math.max(0, rangeOfShard(part, states.identity.shard).to - 1));
}

/**
 * Turns over the bit of an index of that block, and tells whether it was set. In place: a block
 * that is sold from is touched by each of a thousand purchases.
 */
export function turnOver(bits: StockBits, index: number): boolean {
  const { word, bit } = placeOf(index);
  const before = wordAt(bits, word);
  bits[word] = before ^ bit;
  return (before & bit) !== 0;
}

export function blockOf(index: number): number {
  return Math.floor(index / STOCK_BLOCK_SPAN);
}

function dealtBits(
  part: StockPart,
  { shard }: Pick<ShardIdentity, 'shard'>,
  block: number,
): StockBits {
  const { from, to } = rangeOfShard(part, shard);
  const first = block * STOCK_BLOCK_SPAN;
  return Uint32Array.from({ length: WORDS_PER_BLOCK }, (_, word) => {
    const start = first + word * WORD_BITS;
    return (below(to - start) & ~below(from - start)) >>> 0;
  });
}

/** A word whose lowest bits, as many as these, are set. */
function below(count: number): number {
  if (count <= 0) return 0;
  return count >= WORD_BITS ? 0xffff_ffff : (1 << count) - 1;
}

function placeOf(index: number) {
  const inBlock = index % STOCK_BLOCK_SPAN;
  return {
    block: blockOf(index),
    word: Math.floor(inBlock / WORD_BITS),
    bit: 1 << (inBlock % WORD_BITS),
  };
}

function wordAt(words: StockBits, word: number): number {
  return must(words[word], 'a block of stock lacks one of its words');
}
