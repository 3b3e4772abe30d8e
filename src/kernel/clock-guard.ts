/**
 * Turns two fallible clocks into two bounds that are safe to act on.
 *
 * Why: with a draw's cutoff at stake the wall clock may be stepped by an operator, a time server
 * or a resume from sleep. `deadlineMs` is the latest instant it may plausibly be: sales close by
 * it, so an untrusted clock closes early, never late. `releaseMs` is the earliest: results are
 * published by it, so no step shows them early. While the clock is steady the two are equal.
 *
 * Invariants: both never decrease; `releaseMs <= deadlineMs`. A backward step of the wall does
 * not hold `deadlineMs` back, because elapsed monotonic time is added to the last known offset.
 * After a step the new offset is believed once it has held for STEP_SETTLE_MS: a step forward by
 * both bounds, a step back by releases only, which then stand still until the wall has caught up
 * with what was already told. Deadlines stay ahead until the process restarts: early, never late.
 */
import type { Clock } from './clock.ts';

/** Slewing and reading jitter stay below this; anything larger is a step. */
export const STEP_TOLERANCE_MS = 250;
export const STEP_SETTLE_MS = 60_000;

export interface ClockReading {
  /** For deadlines: at least the true time, and never less than an earlier reading. */
  readonly deadlineMs: number;
  /** For publications and openings: at most the true time, and never less than an earlier one. */
  readonly releaseMs: number;
  /** False while a step is being waited out, and after one back: an operator should look. */
  readonly trusted: boolean;
}

export class ClockGuard {
  readonly #clock: Clock;
  /** Wall minus monotonic time, as each bound believes it. The deadlines' never steps back. */
  #deadlineOffsetMs: number;
  #releaseOffsetMs: number;
  #candidateOffsetMs: number | undefined;
  #candidateSinceMs = 0;
  #deadlineMs: number;
  #releaseMs: number;

  /** `lastMs` is the newest instant in the journal: time does not run back over a restart. */
  constructor(clock: Clock, lastMs: number) {
    this.#clock = clock;
    this.#releaseOffsetMs = clock.wallMs() - clock.monotonicMs();
    this.#deadlineOffsetMs = this.#releaseOffsetMs;
    this.#deadlineMs = lastMs;
    this.#releaseMs = 0;
  }

  read(): ClockReading {
    const wallMs = this.#clock.wallMs();
    const monotonicMs = this.#clock.monotonicMs();
    this.#followOffset(wallMs - monotonicMs, monotonicMs);

    const latestMs = Math.max(wallMs, Math.ceil(this.#deadlineOffsetMs + monotonicMs));
    const earliestMs = Math.min(wallMs, Math.floor(this.#releaseOffsetMs + monotonicMs));
    this.#deadlineMs = Math.max(this.#deadlineMs, latestMs);
    this.#releaseMs = Math.max(this.#releaseMs, earliestMs);
    return {
      deadlineMs: this.#deadlineMs,
      releaseMs: this.#releaseMs,
      trusted:
        this.#candidateOffsetMs === undefined && this.#deadlineOffsetMs === this.#releaseOffsetMs,
    };
  }

  #followOffset(offsetMs: number, monotonicMs: number): void {
    if (this.#isBelieved(offsetMs, monotonicMs)) {
      this.#releaseOffsetMs = offsetMs;
      this.#candidateOffsetMs = undefined;
    }
    // A believed step back moves only the releases: if it was wrong, sales would end late.
    const isStepBack = this.#releaseOffsetMs < this.#deadlineOffsetMs - STEP_TOLERANCE_MS;
    if (!isStepBack) this.#deadlineOffsetMs = this.#releaseOffsetMs;
  }

  #isBelieved(offsetMs: number, monotonicMs: number): boolean {
    // A slew: follow it, so that it does not add up to a step over the days.
    if (Math.abs(offsetMs - this.#releaseOffsetMs) <= STEP_TOLERANCE_MS) return true;
    const candidateMs = this.#candidateOffsetMs;
    if (candidateMs === undefined || Math.abs(offsetMs - candidateMs) > STEP_TOLERANCE_MS) {
      this.#candidateOffsetMs = offsetMs;
      this.#candidateSinceMs = monotonicMs;
      return false;
    }
    return monotonicMs - this.#candidateSinceMs >= STEP_SETTLE_MS;
  }
}
