/**
 * A clock whose wall is the time that is believed: for those who decide nothing by two readings,
 * such as whoever signs tokens. A second that is two days ahead ends no token, and makes none that
 * lasts for days.
 */
import type { Clock } from './clock.ts';
import { ClockGuard, type ClockStart } from './clock-guard.ts';

export class BelievedClock implements Clock {
  readonly #clock: Clock;
  #guard: ClockGuard;

  /** Believes the wall until it is told what is believed. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#guard = new ClockGuard(clock, { lastMs: 0 });
  }

  /** Goes on from what another thread believes. */
  start(from: ClockStart): void {
    this.#guard = new ClockGuard(this.#clock, from);
  }

  /** An operator says that the wall is right. */
  acceptWall(): void {
    this.#guard.acceptWall();
  }

  wallMs(): number {
    return this.#guard.read().nowMs;
  }

  monotonicMs(): number {
    return this.#clock.monotonicMs();
  }
}
