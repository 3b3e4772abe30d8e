/**
 * Tells an operator about a reader that pins the rows' file: while it reads as of an old
 * checkpoint, no page that it may need is used again, and each checkpoint makes the file longer.
 *
 * The engine's own reads end with their turn. Others are what an operator runs on the file, such as
 * a copy that hangs, and are noticed by holding the same checkpoint for long while newer ones come.
 */
import type { StoreReader, StoreStanding } from '../journal/lmdb-environment.ts';
import type { AlarmChange } from '../operations/alarms.ts';

/** Longer than any read of the engine's own, and than a copy of a file of some gigabytes. */
export const HELD_LONG_MS = 60_000;
const ABOUT = 'rows';

export class ReaderWatch {
  readonly #name: string;
  readonly #onAlarm: (change: AlarmChange) => void;
  /** Since when each reader that is behind holds what it holds; LMDB has room for 126 of them. */
  #sinceMs = new Map<string, number>();
  /** What the current alarm was raised for. */
  #standing: string | undefined;

  /** `name`: of the shard, as in `shard-3`. */
  constructor(name: string, onAlarm: (change: AlarmChange) => void) {
    this.#name = name;
    this.#onAlarm = onAlarm;
  }

  /** Call now and then. `nowMs`: of a clock that is not set. */
  look({ readers, transaction }: StoreStanding, nowMs: number): void {
    const behind = readers.filter((reader) => reader.transaction < transaction);
    this.#sinceMs = new Map(
      behind.map((reader) => [keyOf(reader), this.#sinceMs.get(keyOf(reader)) ?? nowMs]),
    );
    const held = behind.find(
      (reader) => nowMs - (this.#sinceMs.get(keyOf(reader)) ?? nowMs) >= HELD_LONG_MS,
    );
    const cause = held === undefined ? undefined : keyOf(held);
    if (cause === this.#standing) return;
    this.#standing = cause;
    const sentence = held === undefined ? null : this.#sentenceOf(held);
    this.#onAlarm({ kind: 'rowsPinned', about: ABOUT, sentence });
  }

  #sentenceOf({ processId }: StoreReader): string {
    return (
      `Process ${processId} has been reading the rows of ${this.#name} as of one moment for more ` +
      `than ${HELD_LONG_MS / 1_000} s. Their file grows with each checkpoint until it stops: ` +
      'end it.'
    );
  }
}

/** How many checkpoints the oldest reader is behind the newest. */
export function checkpointsBehind({ readers, transaction }: StoreStanding): number {
  return Math.max(0, ...readers.map((reader) => transaction - reader.transaction));
}

function keyOf({ processId, thread, transaction }: StoreReader): string {
  return `${processId} ${thread} ${transaction}`;
}
