/**
 * Says whether a batch still fits on the disk, before any of it is written.
 *
 * Why: in lmdb 3.5.6 a page write that fails formats its message into 100 bytes that it does not
 * fit in, and often breaks the heap. So LMDB must not be the one to find the disk full. Asking the
 * disk costs a system call; it is asked when the budget of the last answer is used up or old.
 * Another process may still fill the disk in between: `spareBytes` is the room for that.
 * Not here: pausing sales while there is still room (free-space-guard.ts), which should come first.
 */
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';

/** How long an answer of the disk is relied on. */
const ANSWER_MS = 100;

export interface DiskReserveOptions {
  readonly readFreeBytes: () => number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** What must be left after each batch. */
  readonly spareBytes: number;
}

export class DiskReserve {
  readonly #options: DiskReserveOptions;
  #budgetBytes = 0;
  #answeredAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: DiskReserveOptions) {
    assert(options.spareBytes >= 0, 'the spare bytes are negative');
    this.#options = options;
  }

  /** True where at most `bytes` more can be written. They are then taken from the budget. */
  take(bytes: number): boolean {
    const { clock, readFreeBytes, spareBytes } = this.#options;
    const nowMs = clock.monotonicMs();
    if (bytes > this.#budgetBytes || nowMs - this.#answeredAtMs >= ANSWER_MS) {
      this.#budgetBytes = readFreeBytes() - spareBytes;
      this.#answeredAtMs = nowMs;
    }
    if (bytes > this.#budgetBytes) return false;
    this.#budgetBytes -= bytes;
    return true;
  }
}

export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
  readonly code = 'ENOSPC';
}
