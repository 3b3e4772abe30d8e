/**
 * Holds each reply until the batch that made it true is durable.
 *
 * Why: an early "ticket accepted" promises money that a power cut can take back. Reads wait too,
 * because they may show the state of a batch that is still being flushed.
 * Invariant: replies leave in the order of their batches; nothing leaves after a failed flush.
 */
import { assert } from '../kernel/assert.ts';
import type { AddressedAnswer } from './work.ts';

export class ReplyGate {
  readonly #release: (answers: readonly AddressedAnswer[]) => void;
  readonly #held: { readonly batch: number; readonly answers: readonly AddressedAnswer[] }[] = [];
  #released = 0;
  #isShut = false;

  constructor(release: (answers: readonly AddressedAnswer[]) => void) {
    this.#release = release;
  }

  hold(batch: number, answers: readonly AddressedAnswer[]): void {
    assert(batch > this.#released, 'a reply was held for a batch that had gone');
    if (answers.length > 0) this.#held.push({ batch, answers });
  }

  /** Batches up to `batch` are durable. */
  open(batch: number): void {
    if (this.#isShut) return;
    this.#released = batch;
    while (this.#held[0] !== undefined && this.#held[0].batch <= batch) {
      this.#release(this.#held[0].answers);
      this.#held.shift();
    }
  }

  /** Shuts the gate for good: what it holds was never true. */
  shut(): void {
    this.#isShut = true;
    this.#held.length = 0;
  }
}
