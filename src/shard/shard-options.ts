/** What a shard is made of, and whom it notifies. */
import type { ShardOrigin } from '../../actors/growth/growth.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Minor } from '../kernel/money.ts';
import type { RandomSource } from '../kernel/random.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { IndexShape } from './entries/key-index.ts';
import type { OperationTable } from './handlers/operation-table.ts';
import type { Watchers } from './notices/watchers.ts';
import type { StumbleCounts } from './stumbles.ts';
import type { BatchFacts, ErrandRunner, ShardPorts } from './work.ts';

export interface ShardOptions {
  readonly identity: ShardOrigin;
  /** How many there are by now. The journal may not know it: that is journaled first of all. */
  readonly shardCount: number;
  readonly journal: Journal;
  /** What it can be asked. */
  readonly operations: OperationTable;
  readonly clock: Clock;
  /** The offset believed of the clock, if it is known (kernel/clock-guard.ts). */
  readonly believedOffsetMs?: number | undefined;
  readonly random: RandomSource;
  /** Awards and payouts of this amount or more wait for an operator. */
  readonly approvalMinor: Minor;
  /** Accounts of players in memory, beyond those that must be. */
  readonly accountsMax?: number | undefined;
  readonly ports: ShardPorts;
  readonly watchers: Watchers;
  readonly runErrand: ErrandRunner;
  /** Milliseconds between the commits of a busy shard; above 0, `tick` must be called in time. */
  readonly commitSpacingMs: number;
  /** For an index of an unusual shape: the journal has to be verified with the same one. */
  readonly indexShape?: IndexShape;
  /** How often work threw in earlier threads of this shard. */
  readonly stumbles: StumbleCounts;
  /** Work threw before it had changed anything: it was left out, and the shard goes on. */
  readonly onStumble: (error: unknown, culprit: string) => void;
  /**
   * The shard has ended; called once, after the last durable replies have left. `culprit` is whose
   * work threw, if that is known.
   */
  readonly onFailure: (error: unknown, culprit: string | undefined) => void;
  /** An errand failed and will be tried again. */
  readonly onErrandFailure: (error: unknown) => void;
  /** An operator has to look at something, or no longer has to. Called from the shard's thread. */
  readonly onAlarm: (change: AlarmChange) => void;
  readonly onBatch: (facts: BatchFacts) => void;
}
