/**
 * How many shards an engine has, and how many it began with: two counts, never one for the other.
 *
 * Shards are only ever added. Players are dealt over all of them (`shardOfSlot`), so some move when
 * there are more. Whatever is found by its number or by the hash of a name must be found there for
 * ever, so it stays with the first shards, the founders: draws' coordinators, fixtures, raffle
 * games, claims of outside ids, orders.
 */
import { assert } from './assert.ts';

export interface Founders {
  /** How many shards the engine began with. Never changes. */
  readonly founderCount: number;
}

export interface ShardCounts extends Founders {
  /** How many there are now. */
  readonly shardCount: number;
}

/** The founder that a number, or a hash, falls to. */
export function founderOf(number: number, { founderCount }: Founders): number {
  assert(founderCount >= 1, 'an engine began without shards');
  return number % founderCount;
}

/** All shards there are. */
export function everyShard({ shardCount }: Pick<ShardCounts, 'shardCount'>): number[] {
  return Array.from({ length: shardCount }, (_, shard) => shard);
}
