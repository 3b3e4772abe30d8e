/** What the main thread and a shard's thread say to each other, beyond the common messages. */
import type { LogFormat, LogLevel } from '../config/log-levels.ts';
import type { JournalPlace } from '../journal/data-directory.ts';
import type { Minor } from '../kernel/money.ts';
import type {
  AskMetrics,
  ConnectPeer,
  ConnectShard,
  StopThread,
  TellAlarm,
  TellMetrics,
  ThreadFailed,
  ThreadReady,
} from '../mailbox/thread-messages.ts';
import type { Errand } from './handlers/duty-handler.ts';
import type { ErrandDone } from './work.ts';

/** Given to the thread when it starts. */
export interface ShardThreadData {
  readonly place: JournalPlace;
  /** What the main thread believes of the clock, where it knows. */
  readonly believedOffsetMs: number | undefined;
  readonly logLevel: LogLevel;
  readonly approvalMinor: Minor;
  readonly logFormat: LogFormat;
}

export type MainToShard =
  | ConnectPeer
  | ConnectShard
  | AskMetrics
  | StopThread
  | { readonly type: 'room'; readonly hasRoom: boolean }
  | { readonly type: 'errandDone'; readonly errandId: number; readonly done: ErrandDone }
  | { readonly type: 'errandFailed'; readonly errandId: number; readonly message: string };

export type ShardToMain =
  | ThreadReady
  | ThreadFailed
  | TellMetrics
  | TellAlarm
  /** Before it is ready: when its newest record was made, 0 if there is none. */
  | { readonly type: 'journalRead'; readonly lastMs: number }
  | { readonly type: 'errand'; readonly errandId: number; readonly errand: Errand };
