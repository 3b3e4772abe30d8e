/** What the main thread and the watchdog's thread say to each other. */
import type { SilenceChange } from '../operations/silence-watch.ts';

/** Given to the thread when it starts. */
export interface WatchdogThreadData {
  readonly names: readonly string[];
  readonly counts: SharedArrayBuffer;
}

export type MainToWatchdog =
  /** The process stops in order: if it has not ended in time, end it. */
  { readonly type: 'stopping'; readonly withinMs: number } | { readonly type: 'stop' };

export type WatchdogToMain = { readonly type: 'silence'; readonly change: SilenceChange };
