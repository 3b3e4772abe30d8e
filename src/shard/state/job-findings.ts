/**
 * What jobs have found out about draws whose tickets are in memory: roots of full chunks
 * while a draw sells, and its winners until they are paid.
 *
 * Not state: nothing of it is journaled, and whatever is missing after a restart is found again. It
 * belongs to a draw's columns and goes away when they are released.
 */
import type { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import { fullChunksOf } from '../../fairness/sealed-columns.ts';
import { HASH_BYTES } from '../../fairness/sha256.ts';
import { assert } from '../../kernel/assert.ts';

const NO_ROOTS = new Uint8Array(0);

export class JobFindings {
  readonly #roots = new WeakMap<TicketColumns, Uint8Array>();
  readonly #winners = new WeakMap<TicketColumns, Uint32Array>();

  /** Packed roots of the first chunks, which are full. */
  roots(columns: TicketColumns): Uint8Array {
    return this.#roots.get(columns) ?? NO_ROOTS;
  }

  rootCount(columns: TicketColumns): number {
    return this.roots(columns).length / HASH_BYTES;
  }

  /** Adds the roots that follow; what comes after the last full chunk cannot have been hashed. */
  addRoots(columns: TicketColumns, roots: Uint8Array): void {
    const known = this.roots(columns);
    const all = new Uint8Array(known.length + roots.length);
    all.set(known);
    all.set(roots, known.length);
    const rootCount = all.length / HASH_BYTES;
    assert(Number.isInteger(rootCount), 'packed roots are not 32 bytes each');
    assert(rootCount <= fullChunksOf(columns.count), 'a chunk was hashed before it was full');
    this.#roots.set(columns, all);
  }

  /** Call once the draw is sealed: its roots are in the journal from then on. */
  forgetRoots(columns: TicketColumns): void {
    this.#roots.delete(columns);
  }

  /** Ordinals of the winners, ascending. */
  winners(columns: TicketColumns): Uint32Array | undefined {
    return this.#winners.get(columns);
  }

  keepWinners(columns: TicketColumns, ordinals: Uint32Array): void {
    this.#winners.set(columns, ordinals);
  }
}
