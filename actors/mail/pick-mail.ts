/** What shards and the desk of a draw's picks tell each other (pick-limit/). Lists are by key. */
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';

/** To the desk: so much more of these keys. */
export interface AskPicks {
  readonly message: 'AskPicks';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly askedMinor: readonly Minor[];
}

/** From the desk: what a question was answered with, key by key; not all of its keys at once. */
export interface GivePicks {
  readonly message: 'GivePicks';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
  readonly grants: readonly Grant[];
}

/** All that was asked for, less because others keep some for a moment, or all that is left. */
export const GRANTS = { whole: 0, part: 1, last: 2 } as const;
export type Grant = (typeof GRANTS)[keyof typeof GRANTS];

/** From the desk: another shard needs what this one is not using. */
export interface RecallPicks {
  readonly message: 'RecallPicks';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
}

/** To the desk. */
export interface ReturnPicks {
  readonly message: 'ReturnPicks';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
  /** What is not used either, but kept for a buyer who waits here. */
  readonly keptMinor: readonly Minor[];
}

export type PickMail = AskPicks | GivePicks | RecallPicks | ReturnPicks;
