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
 * What is free on a shard is one bit a ticket (free-stock.ts). All are at first, so a million
 * tickets are made by one event.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../games/ticket-columns.ts';

/** As many as one shard can sell of a draw: they may all go to players of the same shard. */
export const STOCK_COUNT_MAX = TICKETS_PER_INSTANCE_MAX;
/** A permutation of more combinations than these would need numbers that are not exact. */
export const STOCK_COMBINATIONS_MAX = 2 ** 52;

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
  /** Tickets of the shard's own range that are bought, wherever: they never come back. */
  readonly soldCount: number;
  /** Every shard has said that all of its tickets are bought. */
  readonly isSoldOut: boolean;
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

/** Whether all of them were dealt to one shard, as they are where there is no other. */
export function areDealtTo(stock: StockTerms, indexes: readonly number[], shard: number): boolean {
  return indexes.every((index) => shardOfStock(stock, index) === shard);
}

/** The same indexes, by the shards that they were dealt to. */
export function byShardOfStock(
  stock: StockTerms,
  indexes: readonly number[],
): Record<number, number[]> {
  const groups: Record<number, number[]> = {};
  for (const index of indexes) {
    const shard = shardOfStock(stock, index);
    const group = groups[shard] ?? [];
    group.push(index);
    groups[shard] = group;
  }
  return groups;
}

/** The other shards that may have something, in the order in which this one asks them. */
export function othersOf({ partCount }: StockTerms, shard: number): number[] {
  const all = Array.from({ length: partCount }, (_, other) => (shard + 1 + other) % partCount);
  return all.filter((other) => other !== shard);
}

/** What a shard has of a stock when it is dealt. */
export function dealtPart(draw: DrawNo, stock: StockTerms): StockPart {
  const { stockSeedHex, count, partCount } = stock;
  return { draw, stockSeedHex, count, partCount, soldCount: 0, isSoldOut: false };
}

/** Whether none of the shard's own tickets can ever be free again. */
export function isExhausted(part: StockPart, shard: number): boolean {
  const { from, to } = rangeOfShard(part, shard);
  return part.soldCount === to - from;
}
