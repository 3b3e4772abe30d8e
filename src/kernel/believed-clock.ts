/**
 * A clock whose wall time is the time that is believed: for code that cannot wait while two
 * readings differ, such as the signing of tokens. A wall clock that is two days ahead for a second
 * ends no token, and issues none that lasts for days.
 */
import type { Clock } from './clock.ts';
import { ClockGuard, type ClockStart } from './clock-guard.ts';

export class BelievedClock implements Clock {
  readonly #clock: Clock;
  #guard: ClockGuard;

  /** Believes the wall clock until `start` says what to believe. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#guard = new ClockGuard(clock, { lastMs: 0 });
  }

  /** Goes on from what another thread believes. */
  start(from: ClockStart): void {
    this.#guard = new ClockGuard(this.#clock, from);
  }

  /** An operator says that the wall clock is right. */
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
