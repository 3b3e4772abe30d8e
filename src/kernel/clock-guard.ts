/**
 * Turns two fallible clocks into one time to believe and two bounds that are safe to act on.
 *
 * Why: the wall clock may be stepped by an operator, a time server or a resume from sleep, and one
 * wrong second must not close a draw. A step is therefore not acted on before it has held. Until
 * then there are two readings, the time as it was believed and the wall, and either may be right:
 * `earliestMs` and `latestMs` are the two. Whoever decides by an instant that lies between them
 * waits (`hasCome` in actors/decider.ts); all else goes on under `nowMs`, the time that is
 * believed, which alone is journaled. While the clock is steady the three are equal.
 *
 * Invariants: `earliestMs <= nowMs <= latestMs`; `nowMs` and `earliestMs` never decrease, but by an
 * operator's word (`acceptWall`). So nothing is sold late, shown early or closed early by a step
 * that does not hold.
 *
 * A step forward that has held for STEP_SETTLE_MS is believed. A step back is not: what is
 * journaled would run back with it. It keeps both readings apart until the wall has come back, an
 * operator has accepted it, or a restart finds the journal behind the wall again.
 */
import type { Clock } from './clock.ts';

/** Slewing and reading jitter stay below this; anything larger is a step. */
export const STEP_TOLERANCE_MS = 250;
export const STEP_SETTLE_MS = 60_000;

export interface ClockReading {
  /** The time that is believed: what is journaled. */
  readonly nowMs: number;
  /** Certainly past: what is due by it may happen. */
  readonly earliestMs: number;
  /** What lies beyond it has certainly not come yet. */
  readonly latestMs: number;
}

/** What is known when the clock is first read. */
export interface ClockStart {
  /** The newest instant in the journal, 0 where there is none: time does not run back. */
  readonly lastMs: number;
  /**
   * Wall minus monotonic time, as it was believed since the machine started. Unknown after another
   * start of the machine: then a wall that is ahead of the journal has to hold, like any step.
   */
  readonly believedOffsetMs?: number | undefined;
}

/** Two readings that differ. */
export interface ClockDoubt {
  /** How far the wall is ahead of the time that is believed; negative: behind. */
  readonly skewMs: number;
  /** The wall has held for STEP_SETTLE_MS, and is behind: only an operator can believe it. */
  readonly hasHeld: boolean;
}

interface Step {
  /** The wall's offset now, since when it has held, and all offsets that were seen meanwhile. */
  offsetMs: number;
  sinceMs: number;
  offsetMsMin: number;
  offsetMsMax: number;
}

export class ClockGuard {
  readonly #clock: Clock;
  /** Wall minus monotonic time, as it is believed. */
  #offsetMs: number;
  #step: Step | undefined;
  #stepCount = 0;
  #nowMs: number;
  #earliestMs = 0;

  constructor(clock: Clock, { lastMs, believedOffsetMs }: ClockStart) {
    this.#clock = clock;
    const monotonicMs = clock.monotonicMs();
    const wallOffsetMs = clock.wallMs() - monotonicMs;
    const journalOffsetMs = lastMs === 0 ? Number.NEGATIVE_INFINITY : lastMs - monotonicMs;
    const knownOffsetMs = lastMs === 0 ? wallOffsetMs : journalOffsetMs;
    this.#offsetMs = Math.max(believedOffsetMs ?? knownOffsetMs, journalOffsetMs);
    this.#nowMs = lastMs;
  }

  read(): ClockReading {
    const wallMs = this.#clock.wallMs();
    const monotonicMs = this.#clock.monotonicMs();
    this.#follow(wallMs - monotonicMs, monotonicMs);
    const step = this.#step;
    if (step === undefined) {
      const nowMs = Math.max(this.#nowMs, wallMs);
      this.#nowMs = nowMs;
      this.#earliestMs = nowMs;
      return { nowMs, earliestMs: nowMs, latestMs: nowMs };
    }
    const nowMs = Math.max(this.#nowMs, Math.floor(this.#offsetMs + monotonicMs));
    const lowMs = Math.min(nowMs, wallMs, Math.floor(step.offsetMsMin + monotonicMs));
    const latestMs = Math.max(nowMs, wallMs, Math.ceil(step.offsetMsMax + monotonicMs));
    this.#nowMs = nowMs;
    this.#earliestMs = Math.max(this.#earliestMs, lowMs);
    return { nowMs, earliestMs: this.#earliestMs, latestMs };
  }

  /** As of the last reading; undefined while the clock is steady. */
  get doubt(): ClockDoubt | undefined {
    const step = this.#step;
    if (step === undefined) return undefined;
    const skewMs = step.offsetMs - this.#offsetMs;
    return { skewMs, hasHeld: skewMs < 0 && this.#hasHeld(step) };
  }

  /** Steps of the wall clock that were seen, whether believed or not. */
  get stepCount(): number {
    return this.#stepCount;
  }

  /**
   * The offset that has held, for the next start on this machine. Undefined while none has held.
   */
  get heldOffsetMs(): number | undefined {
    const step = this.#step;
    if (step === undefined) return this.#offsetMs;
    return this.#hasHeld(step) ? step.offsetMs : undefined;
  }

  /**
   * An operator says that the wall clock is right: time goes on from it, even if that is a step
   * back.
   */
  acceptWall(): void {
    const wallMs = this.#clock.wallMs();
    this.#offsetMs = wallMs - this.#clock.monotonicMs();
    this.#step = undefined;
    this.#nowMs = wallMs;
    this.#earliestMs = wallMs;
  }

  #follow(offsetMs: number, monotonicMs: number): void {
    // A slew: follow it, so that it does not add up to a step over the days.
    if (Math.abs(offsetMs - this.#offsetMs) <= STEP_TOLERANCE_MS) {
      this.#offsetMs = offsetMs;
      this.#step = undefined;
      return;
    }
    const step = this.#step;
    if (step === undefined || Math.abs(offsetMs - step.offsetMs) > STEP_TOLERANCE_MS) {
      this.#stepCount += 1;
      this.#step = {
        offsetMs,
        sinceMs: monotonicMs,
        offsetMsMin: Math.min(offsetMs, this.#offsetMs, step?.offsetMsMin ?? offsetMs),
        offsetMsMax: Math.max(offsetMs, this.#offsetMs, step?.offsetMsMax ?? offsetMs),
      };
      return;
    }
    step.offsetMs = offsetMs;
    if (monotonicMs - step.sinceMs < STEP_SETTLE_MS) return;
    if (offsetMs > this.#offsetMs) {
      this.#offsetMs = offsetMs;
      this.#step = undefined;
    } else {
      step.offsetMsMin = offsetMs;
      step.offsetMsMax = this.#offsetMs;
    }
  }

  #hasHeld({ sinceMs }: Step): boolean {
    return this.#clock.monotonicMs() - sinceMs >= STEP_SETTLE_MS;
  }
}
