/** What the fleet of shards is made of, whom it tells, and what it tells of a shard. */
import type { MessagePort } from 'node:worker_threads';
import type { HeadMark } from '../journal/head-marks.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import type { FileTrouble } from '../journal/watched-file.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { Logger } from '../operations/logger.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { ShardSettings } from '../shard/shard-thread.ts';
import type { ErrandRunner } from '../shard/work.ts';
import type { Watchdog } from './watchdog.ts';

/** A shard could not be started, or cannot go on in this process. */
export class ShardLostError extends OperationalError {
  override readonly name = 'ShardLostError';
  override readonly code = 'SHARD_LOST';
  override readonly retryable = false;
}

/** Somebody who asks shards: a gateway, or the main thread. */
export interface ShardPeer {
  readonly peer: number;
  /** The shard is reached by this port from now on. */
  connectShard(shard: number, port: MessagePort): void;
}

export interface ShardFleetOptions {
  /** By shard. */
  readonly places: readonly JournalPlace[];
  readonly settings: ShardSettings;
  readonly log: Logger;
  readonly clock: Clock;
  /** What a starting shard should believe about the clock, where it is known. */
  readonly believedOffset: () => number | undefined;
  readonly watchdog: Pick<Watchdog, 'place' | 'whenHung'>;
  readonly runErrand: ErrandRunner;
  /** The process has to end: the shard's journal failed, or restarting does not help. */
  readonly onLost: (error: ShardLostError) => void;
  /** All shards have recovered and agree on one history: called before any of them acts. */
  readonly beforeBegin: () => Promise<void>;
  readonly onFileTrouble: (shard: number, trouble: FileTrouble) => void;
  /** A shard's journal has durably come at least this far. */
  readonly onHead: (shard: number, mark: HeadMark) => void;
  readonly alarms: Pick<AlarmBoard, 'note' | 'forget'>;
  readonly onMetrics: (thread: string, snapshot: MetricsSnapshot) => void;
}

/** Whether a shard serves, since when that is so, and how far it is. */
export interface ShardRun {
  readonly isReady: boolean;
  readonly sinceMs: number;
  readonly restartCount: number;
  /** Undefined before its journal was read for the first time. */
  readonly mark: HeadMark | undefined;
}
