/** Engines to which no shard was ever added. */
import type { ShardIdentity } from '../../../actors/states.ts';
import type { ShardCounts } from '../../../src/kernel/shard-counts.ts';

export function founders(shardCount: number): ShardCounts {
  return { founderCount: shardCount, shardCount };
}

/** One of so many. */
export function founder(shard: number, shardCount: number): ShardIdentity {
  return { shard, ...founders(shardCount), dealtCount: shardCount };
}
