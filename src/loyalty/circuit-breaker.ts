/**
 * Leaves a system alone that is down, and finds out with single questions when it is back.
 *
 *   closed     questions pass; so many failures in a row open it
 *   open       nothing passes until a pause is over; each further one is twice as long
 *   half open  one question, the probe, passes; what becomes of it closes or opens
 *
 * Told only of failures that are about the system (order-faults.ts). The probe is about the system
 * as well: of those who wait, the one whose order has failed least often goes first.
 */

export const FAILURES_IN_ROW_MAX = 8;
export const OPEN_MS_FIRST = 500;
export const OPEN_MS_LAST = 30_000;
/** How soon those who wait for a probe look again. */
const PROBE_LOOK_MS = 50;
/** By so much later, for each of its failures, an order may be the probe. */
export const PROBE_RANK_MS = 20;
const PROBE_RANKS = 20;

export class CircuitBreaker {
  #failureCount = 0;
  #openMs = OPEN_MS_FIRST;
  /** Undefined while closed. */
  #openUntilMs: number | undefined;
  #isProbing = false;

  get isOpen(): boolean {
    return this.#openUntilMs !== undefined;
  }

  /** Milliseconds until a question may pass; 0: now, and `passed` has to be called. */
  waitMs(nowMs: number, faultCount = 0): number {
    if (this.#openUntilMs === undefined) return 0;
    if (this.#isProbing) return PROBE_LOOK_MS;
    const rankMs = Math.min(faultCount, PROBE_RANKS) * PROBE_RANK_MS;
    return Math.max(0, this.#openUntilMs + rankMs - nowMs);
  }

  /** A question is on its way: while it is open, that is the probe. */
  passed(): void {
    if (this.isOpen) this.#isProbing = true;
  }

  /** It answered, whatever it said. True where that closed it. */
  succeeded(): boolean {
    const wasOpen = this.isOpen;
    this.#failureCount = 0;
    this.#openMs = OPEN_MS_FIRST;
    this.#openUntilMs = undefined;
    this.#isProbing = false;
    return wasOpen;
  }

  /** It did not answer. True where that opened it. */
  failed(nowMs: number): boolean {
    this.#failureCount += 1;
    if (this.#isProbing) {
      this.#isProbing = false;
      this.#openMs = Math.min(2 * this.#openMs, OPEN_MS_LAST);
      this.#openUntilMs = nowMs + this.#openMs;
      return false;
    }
    // What was on its way when it opened says nothing new.
    if (this.isOpen || this.#failureCount < FAILURES_IN_ROW_MAX) return false;
    this.#openUntilMs = nowMs + this.#openMs;
    return true;
  }
}
