/**
 * The time that the main thread believes: used for its plans, and handed to the threads it starts.
 *
 * Each thread guards its own clock, because each has to notice a step before it decides anything; a
 * thread that starts takes over what this one believed. So does the next process (clock-mark.ts).
 */
import type { ClockMark } from '../journal/clock-mark.ts';
import type { DataDirectory } from '../journal/data-directory.ts';
import type { Clock } from '../kernel/clock.ts';
import {
  type ClockDoubt,
  ClockGuard,
  type ClockReading,
  type ClockStart,
} from '../kernel/clock-guard.ts';
import type { Logger } from '../operations/logger.ts';
import type { StopStack } from './stop-stack.ts';

/** Often enough to find every step that holds, and to follow a slew. */
const WATCH_MS = 1_000;
/** How far the mark may be behind: a start within the guard's tolerance is steady at once. */
const MARK_TOLERANCE_MS = 20;

export interface KeeperOptions {
  readonly directory: Pick<DataDirectory, 'journalPlace'>;
  readonly log: Logger;
}

export class ClockKeeper implements Clock {
  readonly #clock: Clock;
  readonly #mark: ClockMark;
  readonly #log: Logger;
  readonly #listeners: (() => void)[] = [];
  #guard: ClockGuard;
  /** What the next start should believe, and what was last stored of it. */
  #markedMs: number | undefined;
  #storedMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** On a first start there is nothing to compare the wall clock with: it is believed. */
  constructor(clock: Clock, mark: ClockMark, { directory, log }: KeeperOptions) {
    this.#clock = clock;
    this.#mark = mark;
    this.#log = log;
    const isFirstStart = directory.journalPlace(0).mayCreate;
    this.#markedMs = isFirstStart ? clock.wallMs() - clock.monotonicMs() : mark.read();
    this.#guard = new ClockGuard(clock, { lastMs: 0, believedOffsetMs: this.#markedMs });
  }

  /** What a starting thread should believe; undefined where only its journal can say. */
  get believedOffsetMs(): number | undefined {
    return this.#timer === undefined ? this.#markedMs : this.#guard.heldOffsetMs;
  }

  /** The shards have read their journals, of which the newest record is of `lastMs`. */
  start(lastMs: number, stops: StopStack): void {
    stops.add('stop watching the clock', 1_000, () => clearInterval(this.#timer));
    this.#guard = new ClockGuard(this.#clock, { lastMs, believedOffsetMs: this.#markedMs });
    this.#watch();
    this.#timer = setInterval(() => this.#watch(), WATCH_MS);
  }

  /** What a starting thread should go on from. */
  get belief(): ClockStart {
    const lastMs = this.#guard.read().nowMs;
    return { lastMs, believedOffsetMs: this.#guard.heldOffsetMs };
  }

  /** Calls `listener` when an operator has said that the wall is right. */
  onAccepted(listener: () => void): void {
    this.#listeners.push(listener);
  }

  read(): ClockReading {
    return this.#guard.read();
  }

  get doubt(): ClockDoubt | undefined {
    return this.#guard.doubt;
  }

  get stepCount(): number {
    return this.#guard.stepCount;
  }

  acceptWall(): void {
    this.#guard.acceptWall();
    this.#watch();
    for (const listener of this.#listeners) listener();
  }

  /** The time that is believed. */
  wallMs(): number {
    return this.#guard.read().nowMs;
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs();
  }

  #watch(): void {
    this.#guard.read();
    const heldMs = this.#guard.heldOffsetMs;
    if (heldMs === undefined) return;
    if (Math.abs(heldMs - (this.#storedMs ?? Number.POSITIVE_INFINITY)) <= MARK_TOLERANCE_MS)
      return;
    this.#markedMs = heldMs;
    try {
      this.#mark.write(heldMs);
      this.#storedMs = heldMs;
    } catch (error) {
      this.#log.warn('what is believed of the clock could not be stored', { error });
    }
  }
}
