/**
 * Watches the room on the disk, so that the engine stops selling while it can still write.
 *
 * It says `stopped` below the low mark and `running` again above the high one, by itself; the marks
 * are apart so that it does not flutter. A disk that cannot be asked counts as full. Not here: what
 * stopping means. The shard answers 503 and still pays out, closes and refunds.
 */
import { assert } from '../kernel/assert.ts';

export type FreeSpaceState = 'running' | 'stopped';

export interface FreeSpaceGuardOptions {
  /** Free bytes for the engine; see `free-bytes.ts`. */
  readonly readFreeBytes: () => Promise<number>;
  /** Calls `poll` once after `delayMs`, and returns how to cancel that. */
  readonly schedule: (poll: () => void, delayMs: number) => () => void;
  /** Called with each change of the state, never twice with the same. */
  readonly onChange: (state: FreeSpaceState) => void;
  readonly lowBytes: number;
  readonly highBytes: number;
  readonly pollMs: number;
}

export class FreeSpaceGuard {
  readonly #options: FreeSpaceGuardOptions;
  #state: FreeSpaceState = 'running';
  #cancel: (() => void) | undefined;
  #closed = false;

  constructor(options: FreeSpaceGuardOptions) {
    assert(options.lowBytes > 0, 'the low mark leaves no room');
    assert(options.highBytes > options.lowBytes, 'the high mark is not above the low one');
    this.#options = options;
  }

  get state(): FreeSpaceState {
    return this.#state;
  }

  /** Asks once, so that the state is known before the first sale, and then again and again. */
  async start(): Promise<void> {
    await this.#poll();
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  async #poll(): Promise<void> {
    const freeBytes = await this.#options.readFreeBytes().catch(() => 0);
    if (this.#closed) return;
    const { lowBytes, highBytes, schedule, pollMs } = this.#options;
    if (freeBytes < lowBytes) this.#enter('stopped');
    else if (freeBytes > highBytes) this.#enter('running');
    // The next poll follows the answer, so a slow disk is not asked twice at once.
    this.#cancel = schedule(() => void this.#poll(), pollMs);
  }

  #enter(state: FreeSpaceState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChange(state);
  }
}
