/**
 * The server's time, by what its answers say of it.
 *
 * Why: a draw closes by the engine's clock, and a player's may be ten minutes off, or be set while
 * a countdown runs. So time is counted by a clock of the machine that nobody sets, from what the
 * server said.
 *
 * An instant that the server wrote is past when it arrives, so each is a lower bound of its time,
 * and the highest one is nearest. That holds for an answer from a cache, too, which is merely low,
 * and after a sleep in which the machine's clock stood still. Where it is sure that the server
 * wrote it after we had asked, it is an upper bound as well: that bound corrects a server that was
 * ahead and was set back.
 */
import type { ClientPlatform } from '../platform/platform.ts';

export interface TimeSample {
  readonly serverMs: number;
  /** What `elapsedMs` was when it was asked for. Absent: it may be old. */
  readonly askedAtMs?: number;
  /** How much later it may have been, as the server writes it: 0 for milliseconds. */
  readonly coarseMs?: number;
}

export class ServerClock {
  readonly #platform: Pick<ClientPlatform, 'wallMs' | 'elapsedMs'>;
  /** Bounds of what is to be added to the elapsed time. */
  #low = Number.NEGATIVE_INFINITY;
  #high = Number.POSITIVE_INFINITY;

  constructor(platform: Pick<ClientPlatform, 'wallMs' | 'elapsedMs'>) {
    this.#platform = platform;
  }

  /** Milliseconds since 1970: the machine's own clock until the server has said something. */
  now(): number {
    if (this.#low === Number.NEGATIVE_INFINITY) return this.#platform.wallMs();
    const isBounded = this.#high !== Number.POSITIVE_INFINITY;
    const ahead = isBounded ? (this.#low + this.#high) / 2 : this.#low;
    return Math.round(this.#platform.elapsedMs() + ahead);
  }

  /** How far that is ahead of the machine's own clock; 0 until the server has said something. */
  get skewMs(): number {
    return this.now() - this.#platform.wallMs();
  }

  observe({ serverMs, askedAtMs, coarseMs = 0 }: TimeSample): void {
    if (!Number.isFinite(serverMs)) return;
    const low = serverMs - this.#platform.elapsedMs();
    const high =
      askedAtMs === undefined ? Number.POSITIVE_INFINITY : serverMs + coarseMs - askedAtMs;
    const contradicts = low > this.#high || high < this.#low;
    this.#low = contradicts ? low : Math.max(this.#low, low);
    this.#high = contradicts ? high : Math.min(this.#high, high);
  }
}
