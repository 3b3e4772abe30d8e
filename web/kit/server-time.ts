/**
 * The engine's clock as this page knows it. A player's clock may be minutes wrong, and only the
 * engine's decides what is late.
 *
 * Known is an offset, which holds half of the time that the answer took as its error. So a quick
 * answer replaces a slow one at once, and a slow one replaces a quick one only after a while: then
 * this machine's clock may have been set, or may have drifted.
 */
const KEPT_MS = 60_000;

export class ServerTime {
  #offsetMs = 0;
  #errorMs = Number.POSITIVE_INFINITY;
  #learnedMs = Number.NEGATIVE_INFINITY;

  /**
   * An answer said that the engine's clock stood at `serverMs`. It was asked and arrived at these
   * times of the local clock.
   */
  learn(serverMs: number, askedMs: number, arrivedMs: number): void {
    const errorMs = Math.abs(arrivedMs - askedMs) / 2;
    if (errorMs > this.#errorMs && Math.abs(arrivedMs - this.#learnedMs) < KEPT_MS) return;
    this.#offsetMs = serverMs - (askedMs + arrivedMs) / 2;
    this.#errorMs = errorMs;
    this.#learnedMs = arrivedMs;
  }

  /** Epoch milliseconds of the engine at this time of the local clock. */
  at(localMs: number): number {
    return localMs + this.#offsetMs;
  }
}

/** How long it is until `thenMs`, in whole seconds, as a clock shows it; never below zero. */
export interface Remaining {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly isOver: boolean;
}

/** The last second is shown until it is over: at zero nothing can be bought any more. */
export function remaining(nowMs: number, thenMs: number): Remaining {
  const total = Math.max(0, Math.ceil((thenMs - nowMs) / 1_000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3_600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
    isOver: thenMs <= nowMs,
  };
}
