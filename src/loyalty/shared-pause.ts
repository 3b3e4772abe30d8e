/** One pause for everybody, which a system that answers "too many" asks for. */

/** "At once" is not taken literally: the next question would be refused like this one. */
const PAUSE_MS_MIN = 100;
/**
 * The first pause if the system does not say how long; it is doubled each time it was too short.
 */
const UNSAID_MS_FIRST = 1_000;
const UNSAID_MS_LAST = 60_000;

export class SharedPause {
  #untilMs = Number.NEGATIVE_INFINITY;
  #unsaidMs = UNSAID_MS_FIRST;

  waitMs(nowMs: number): number {
    return Math.max(0, this.#untilMs - nowMs);
  }

  /** Nobody asks before this has passed. A longer pause that already holds stays. */
  hold(pauseMs: number | undefined, nowMs: number): void {
    if (pauseMs !== undefined) {
      this.#extend(nowMs + Math.max(pauseMs, PAUSE_MS_MIN));
      return;
    }
    // Questions that were under way together are refused together: that is one pause.
    if (this.waitMs(nowMs) > 0) return;
    this.#extend(nowMs + this.#unsaidMs);
    this.#unsaidMs = Math.min(2 * this.#unsaidMs, UNSAID_MS_LAST);
  }

  /** A question was answered: the pause was long enough. */
  answered(): void {
    this.#unsaidMs = UNSAID_MS_FIRST;
  }

  #extend(untilMs: number): void {
    this.#untilMs = Math.max(this.#untilMs, untilMs);
  }
}
