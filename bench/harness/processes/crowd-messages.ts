/** What a benchmark of many players and the process of their shard say to each other. */
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import type { CrowdWanted } from './populate-shard.ts';

export type CrowdQuestion =
  /** Into a shard's directory that nobody has open. Its players are lost with the process. */
  | (CrowdWanted & { readonly ask: 'populate'; readonly directory: string })
  /** Opens the shard, and a draw; the players are those that an earlier process made. */
  | { readonly ask: 'open'; readonly directory: string; readonly players: readonly PlayerKey[] }
  | { readonly ask: 'buy'; readonly batchSize: number; readonly purchaseCount: number }
  /** Answered when no checkpoint is being written any more. */
  | { readonly ask: 'spent' }
  | { readonly ask: 'stop' };

/** Of the process so far. */
export interface Spent {
  /** Processor time of the thread in which the shard and its client are. */
  readonly shardMicros: number;
  /** Of the thread that puts checkpoints together; 0 while there was none. */
  readonly checkpointMicros: number;
  /** Of all others: LMDB's writer, the flushes of records, the collector, the compiler. */
  readonly otherMicros: number;
  readonly writtenBytes: number;
  readonly residentBytes: number;
}

export interface CrowdReplies {
  populate: readonly PlayerKey[];
  open: null;
  buy: { readonly count: number; readonly seconds: number };
  spent: Spent;
  stop: null;
}
