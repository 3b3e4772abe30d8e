/** What the main thread and a shard's thread say to each other, beyond the common messages. */
import type { Settings } from '../config/setting-table.ts';
import type { HeadMark } from '../journal/head-marks.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import type { FileTrouble } from '../journal/watched-file.ts';
import type {
  AskMetrics,
  ConnectPeer,
  ConnectShard,
  StopThread,
  TellAlarm,
  TellMetrics,
  ThreadFailed,
} from '../mailbox/thread-messages.ts';
import type { PulsePlace } from '../operations/pulse.ts';
import type { Errand } from './handlers/duty-handler.ts';
import type { StumbleCounts } from './stumbles.ts';
import type { ShardStanding } from './verification/shard-standing.ts';
import type { ErrandDone } from './work.ts';

/** What an operator has set of a shard, and nothing else: the settings hold secrets. */
export type ShardSettings = Pick<
  Settings,
  'approvalMinorMin' | 'keyDays' | 'accountMegabytes' | 'logLevel' | 'logFormat'
>;

export function shardSettings(settings: Settings): ShardSettings {
  const { approvalMinorMin, keyDays, accountMegabytes, logLevel, logFormat } = settings;
  return { approvalMinorMin, keyDays, accountMegabytes, logLevel, logFormat };
}

/** Given to the thread when it starts. */
export interface ShardThreadData {
  readonly place: JournalPlace;
  readonly pulse: PulsePlace;
  /** What the main thread believes of the clock, if it knows. */
  readonly believedOffsetMs: number | undefined;
  readonly settings: ShardSettings;
  readonly stumbles: StumbleCounts;
}

export type MainToShard =
  | ConnectPeer
  | ConnectShard
  | AskMetrics
  | StopThread
  /** The shards agree on one history: from now on this one may act. */
  | { readonly type: 'begin' }
  | { readonly type: 'askHead' }
  | { readonly type: 'room'; readonly hasRoom: boolean }
  | { readonly type: 'errandDone'; readonly errandId: number; readonly done: ErrandDone }
  | { readonly type: 'errandFailed'; readonly errandId: number; readonly message: string };

export type ShardToMain =
  /** It has recovered; it does nothing before it is told to begin. */
  | { readonly type: 'ready'; readonly standing: ShardStanding; readonly mark: HeadMark }
  | { readonly type: 'head'; readonly mark: HeadMark }
  /** Somebody else has taken away, or written into, a file of its journal. */
  | { readonly type: 'fileTrouble'; readonly trouble: FileTrouble }
  /** With the culprit whose work threw, if that is known: the next thread is told. */
  | (ThreadFailed & { readonly culprit: string | null })
  | TellMetrics
  | TellAlarm
  /** Before it is ready: when its newest record was made, 0 if there is none. */
  | { readonly type: 'journalRead'; readonly lastMs: number }
  | { readonly type: 'errand'; readonly errandId: number; readonly errand: Errand };
