/**
 * Leaves a system alone while it is down, and finds out with single questions when it is back.
 *
 *   closed     questions pass; so many failures in a row open it
 *   open       probes pass, one after each pause; a probe that fails doubles the pause
 *
 * Told only of failures that are about the system (order-faults.ts). Whatever is answered closes
 * it. Two things keep it open no longer than the system is away, where it is single orders that
 * are never answered: a probe that hangs does not stop the next one, and an order that came after
 * it had opened waits for the first pause only, not for those that others' failures have doubled.
 */

export const FAILURES_IN_ROW_MAX = 8;
export const OPEN_MS_FIRST = 500;
export const OPEN_MS_LAST = 30_000;
/**
 * Probes that may hang at the same time. Only one of them is for a doubtful order: else those would
 * use up all.
 */
export const PROBES_OUT_MAX = 8;

/** The order that would be the probe. */
export interface ProbeOrder {
  readonly arrivedAtMs: number;
  readonly isDoubtful: boolean;
}

export class CircuitBreaker {
  #failureCount = 0;
  #openMs = OPEN_MS_FIRST;
  /** Undefined while closed. */
  #openedAtMs: number | undefined;
  /** When it opened, or let a probe pass. */
  #passedAtMs = 0;
  #openUntilMs = 0;
  #probeCount = 0;

  get isOpen(): boolean {
    return this.#openedAtMs !== undefined;
  }

  /** Milliseconds until the question may pass; infinite: not before a probe has come back. */
  waitMs(nowMs: number, { arrivedAtMs, isDoubtful }: ProbeOrder): number {
    if (this.#openedAtMs === undefined) return 0;
    if (this.#probeCount >= (isDoubtful ? 1 : PROBES_OUT_MAX)) return Number.POSITIVE_INFINITY;
    const isNewcomer = !isDoubtful && arrivedAtMs > this.#openedAtMs;
    const untilMs = isNewcomer ? this.#passedAtMs + OPEN_MS_FIRST : this.#openUntilMs;
    return Math.max(0, Math.min(untilMs, this.#openUntilMs) - nowMs);
  }

  /** A question is on its way. True where it is a probe: `failed` has to be told so. */
  passed(nowMs: number): boolean {
    if (!this.isOpen) return false;
    this.#probeCount += 1;
    this.#passedAtMs = nowMs;
    this.#openUntilMs = nowMs + this.#openMs;
    return true;
  }

  /** It answered, whatever it said. True if that closed the breaker. */
  succeeded(): boolean {
    const wasOpen = this.isOpen;
    this.#failureCount = 0;
    this.#openMs = OPEN_MS_FIRST;
    this.#openedAtMs = undefined;
    this.#probeCount = 0;
    return wasOpen;
  }

  /** It did not answer. True if that opened the breaker. */
  failed(nowMs: number, isProbe = false): boolean {
    this.#failureCount += 1;
    if (this.isOpen) {
      // A question that was under way when it opened says nothing new.
      if (!isProbe) return false;
      this.#probeCount = Math.max(0, this.#probeCount - 1);
      this.#openMs = Math.min(2 * this.#openMs, OPEN_MS_LAST);
      this.#openUntilMs = nowMs + this.#openMs;
      return false;
    }
    if (this.#failureCount < FAILURES_IN_ROW_MAX) return false;
    this.#openedAtMs = nowMs;
    this.#passedAtMs = nowMs;
    this.#openUntilMs = nowMs + this.#openMs;
    return true;
  }
}
