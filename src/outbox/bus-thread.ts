/** What the main thread and the bus thread say to each other, beyond the common messages. */
import type { Settings } from '../config/settings.ts';
import type { Forebear } from '../journal/directory-meta.ts';
import type { ShardCounts } from '../kernel/shard-counts.ts';
import type {
  AskMetrics,
  ConnectShard,
  StopThread,
  TellAlarm,
  TellMetrics,
} from '../mailbox/thread-messages.ts';
import type { PulsePlace } from '../operations/pulse.ts';

/** Given to the thread when it starts. */
export interface BusThreadData {
  readonly pulse: PulsePlace;
  readonly engineId: string;
  /** The engines whose history this one goes on, oldest first. */
  readonly forebears: readonly Forebear[];
  readonly settings: Settings;
  readonly shardCounts: ShardCounts;
}

export type MainToBus = ConnectShard | AskMetrics | StopThread;

/** The state of NATS. `refused` does not heal by itself: its reason is for an operator. */
export type BusState =
  | { readonly state: 'connected'; readonly serverVersion: string }
  | { readonly state: 'away'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string };

export type BusToMain =
  | TellMetrics
  | TellAlarm
  /** The thread's code is loaded: from now on it asks NATS. */
  | { readonly type: 'asking' }
  | { readonly type: 'busState'; readonly bus: BusState }
  /** The number of records waiting on the shard that has the most. */
  | { readonly type: 'outboxDepth'; readonly recordsLeft: number };
