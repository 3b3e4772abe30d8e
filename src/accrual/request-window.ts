/**
 * Lets a fixed number of requests pass in each window of time; the others are told how long to
 * wait.
 */
import type { Clock } from '../kernel/clock.ts';

export interface RequestWindowOptions {
  readonly requestsMax: number;
  readonly windowSeconds: number;
}

export class RequestWindow {
  readonly #options: RequestWindowOptions;
  readonly #clock: Clock;
  #endsAtMs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(options: RequestWindowOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** Counts a request. 0: it may pass; else whole seconds until the next may. */
  take(): number {
    const { requestsMax, windowSeconds } = this.#options;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs >= this.#endsAtMs) {
      this.#endsAtMs = nowMs + windowSeconds * 1_000;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= requestsMax ? 0 : Math.ceil((this.#endsAtMs - nowMs) / 1_000);
  }
}
