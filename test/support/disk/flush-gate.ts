/** A disk that stops flushing until a test lets it go on, to show what waits behind a flush. */
import type { JournalFaults } from '../../../src/journal/journal-faults.ts';

export class FlushGate {
  readonly faults: JournalFaults = { untilDurable: () => this.#held };
  #held: Promise<void> | undefined;
  #release: (() => void) | undefined;
  #refuse: ((error: Error) => void) | undefined;

  hold(): void {
    this.#held = new Promise((resolve, reject) => {
      this.#release = resolve;
      this.#refuse = reject;
    });
  }

  release(): void {
    this.#held = undefined;
    this.#release?.();
  }

  /** The waiting flush fails, and so does each later one that a journal still tries. */
  fail(): void {
    this.#refuse?.(new Error('the disk is gone'));
  }
}
