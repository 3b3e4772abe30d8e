/**
 * Finds the asker who waits for an answer, by a number that is given out only once.
 *
 * Why not a Map: its table is replaced every few hundred insertions, and once one of them has grown
 * old, so has every later one. Whatever a dead old table refers to looks alive until the next major
 * collection, so after one stall every question was kept for seconds, and its caller with it. A
 * slot is emptied when its answer comes, and is used again.
 */
import { assert, must } from '../kernel/assert.ts';

/** A number's slot is its remainder. There are more slots than askers may ever wait at once. */
const SLOTS_MAX = 65_536;

export class SlotTable<Waiting> {
  readonly #waiting: (Waiting | undefined)[] = [];
  /** How often each slot has been emptied, which makes its next number a different one. */
  readonly #uses: number[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#waiting.length - this.#free.length;
  }

  /** The number under which the answer is to come. Fewer than SLOTS_MAX may wait. */
  add(waiting: Waiting): number {
    const slot = this.#free.pop() ?? this.#waiting.length;
    assert(slot < SLOTS_MAX, 'more wait than there are slots');
    if (slot === this.#waiting.length) this.#uses.push(0);
    this.#waiting[slot] = waiting;
    return this.#numberOf(slot);
  }

  /** The asker who waits under the number, once; undefined if it is used up, or never existed. */
  take(number: number): Waiting | undefined {
    const slot = number % SLOTS_MAX;
    const waiting = this.#waiting[slot];
    if (waiting === undefined || this.#numberOf(slot) !== number) return undefined;
    this.#waiting[slot] = undefined;
    this.#uses[slot] = must(this.#uses[slot], 'a slot has no count') + 1;
    this.#free.push(slot);
    return waiting;
  }

  /** Everybody who waits; afterwards nobody does. */
  takeAll(): Waiting[] {
    const all: Waiting[] = [];
    for (let slot = 0; slot < this.#waiting.length; slot += 1) {
      const waiting = this.take(this.#numberOf(slot));
      if (waiting !== undefined) all.push(waiting);
    }
    return all;
  }

  #numberOf(slot: number): number {
    return must(this.#uses[slot], 'a slot has no count') * SLOTS_MAX + slot;
  }
}
