/**
 * Holds a backup to a rate, so that the engine beside it keeps the disk and the processors.
 *
 * What was late is not caught up: after a pause of the disk there is no burst.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';

/** Shorter sleeps cost more than they spare. */
const SLEEP_MS_MIN = 5;

export class Pace {
  readonly #bytesPerMs: number;
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  /** When all that was spent so far is paid for, by the monotonic clock. */
  #paidAtMs = 0;

  /** Infinity: as fast as it goes. */
  constructor(bytesPerSecond: number, clock: Pick<Clock, 'monotonicMs'>) {
    this.#bytesPerMs = bytesPerSecond / 1_000;
    this.#clock = clock;
  }

  /** So many bytes were read or written. Resolves when it is time to go on. */
  async spent(bytes: number): Promise<void> {
    const nowMs = this.#clock.monotonicMs();
    this.#paidAtMs = Math.max(nowMs, this.#paidAtMs) + bytes / this.#bytesPerMs;
    const waitMs = this.#paidAtMs - nowMs;
    if (waitMs >= SLEEP_MS_MIN) await sleep(waitMs);
  }
}
