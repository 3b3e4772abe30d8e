/**
 * How far apart the commits of a busy shard start.
 *
 * A commit costs the same however little it holds, and a shard that commits whatever it has, as
 * soon as it can, spends more on commits than on commands. So under load a batch waits a little for
 * the commands that come next; a shard with little to do commits at once. Databases know this as
 * group commit with a delay: PostgreSQL's `commit_delay` and `commit_siblings`.
 */

import type { Clock } from '../kernel/clock.ts';

/** Time between the starts of two commits under load: on average an event waits half of it. */
export const COMMIT_SPACING_MS = 4;
/** If the last commit had fewer events, the shard is not busy. */
const BUSY_EVENTS_MIN = 16;
/**
 * A commit of this many events is shared by enough of them, and a step of a settlement fills a
 * batch alone.
 */
const FULL_EVENTS = 64;

export class CommitPace {
  readonly #spacingMs: number;
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  #isBusy = false;
  #startedMs = Number.NEGATIVE_INFINITY;

  /** With a spacing of 0 no commit waits. */
  constructor(spacingMs: number, clock: Pick<Clock, 'monotonicMs'>) {
    this.#spacingMs = spacingMs;
    this.#clock = clock;
  }

  /** A batch with events leaves. */
  started(events: ArrayLike<unknown>): void {
    this.#isBusy = events.length >= BUSY_EVENTS_MIN;
    this.#startedMs = this.#clock.monotonicMs();
  }

  /** No batch waits from here to the next commit. */
  hurry(): void {
    this.#isBusy = false;
  }

  /** Milliseconds that a batch should still wait; 0 if it has nothing to commit. */
  waitMs(events: ArrayLike<unknown> | undefined): number {
    const eventCount = events?.length ?? 0;
    if (!this.#isBusy || eventCount === 0 || eventCount >= FULL_EVENTS) return 0;
    return Math.max(0, this.#startedMs + this.#spacingMs - this.#clock.monotonicMs());
  }
}
