/**
 * Growth: how many shards there are, as one of them knows it.
 *
 * It follows from the shard's journal, so it is the same in a replay as when it was lived: rows
 * that have a place for each shard follow from it. A shard whose engine never grew has no row.
 *
 * added → told → dealt. A shard learns first of all that there are more (`ShardsAdded`). It then
 * tells those that were added of what is open on it: draws, fixtures on offer, outside ids. Once
 * all players have moved to where the new count puts them, the main thread says so on every shard
 * (`PlayersDealt`). Until then mail to a player goes to where they were before: there somebody
 * passes on what comes for those who have moved.
 */
import { type PlayerKey, slotOfPlayer } from '../../src/kernel/ids.ts';
import { shardOfSlot } from '../../src/kernel/slots.ts';
import type { Duty } from '../draw/instance.ts';
import type { ShardIdentity, States } from '../states.ts';

export const GROWTH_KEY = 0;

export interface Growth {
  /** Shards that there are. */
  readonly shardCount: number;
  /** So many have been told what is open here. */
  readonly toldCount: number;
  /** Players are dealt over so many. */
  readonly dealtCount: number;
  /** The last of the outside ids that have been told; null for none, or for all. */
  readonly linksToldTo: string | null;
}

/** What a shard is, whatever happens. */
export type ShardOrigin = Pick<ShardIdentity, 'shard' | 'founderCount'>;

/** A shard's identity, of which a part follows from its state. */
export class KnownIdentity implements ShardIdentity {
  readonly shard: number;
  readonly founderCount: number;
  readonly #growth: States['growth'];

  constructor({ shard, founderCount }: ShardOrigin, growth: States['growth']) {
    this.shard = shard;
    this.founderCount = founderCount;
    this.#growth = growth;
  }

  get shardCount(): number {
    return this.#growth.get(GROWTH_KEY)?.shardCount ?? this.founderCount;
  }

  get dealtCount(): number {
    return this.#growth.get(GROWTH_KEY)?.dealtCount ?? this.founderCount;
  }
}

/** The shard that mail to a player goes to. */
export function mailShardOf(
  player: PlayerKey,
  { dealtCount }: Pick<ShardIdentity, 'dealtCount'>,
): number {
  return shardOfSlot(slotOfPlayer(player), dealtCount);
}

export function nextGrowthDuty({ shardCount, toldCount }: Growth): Duty<'tell'> | undefined {
  return toldCount < shardCount ? { duty: 'tell', atMs: 0 } : undefined;
}
