/**
 * Two windows of keys in memory: one is being filled, and the full one before it owes its rows,
 * which later batches write in the order of their keys, a stretch each. Neighbours then share a
 * page of the store, where each would have cost one of its own. (The memtables of a log-structured
 * merge tree, merged into the store's one B-tree.)
 *
 * What the windows hold is also in a log, whose numbers say where each of them begins; a restart
 * reads them back from there. The debt is paid before the next window is full, because a batch pays
 * more than it adds. The memory of a window whose rows are written is reused.
 *
 * Threading: the shard's own thread only.
 */
import { assert, must } from '../../kernel/assert.ts';

export interface KeyedWindow {
  /** Places of its keys, in their order. */
  placesByNumber(): Uint32Array;
  clear(): void;
}

/** Where the windows stand, as it is stored. Numbers of the log count from 1. */
export interface WindowPosition {
  readonly fillingFirst: number;
  readonly owingFirst: number;
  readonly paidCount: number;
}

export class TwoWindows<Window extends KeyedWindow> {
  #filling: Window;
  #owing: Window;
  /** Places in the owing window, in the order of their keys. */
  #debt: Uint32Array = new Uint32Array(0);
  #paidCount = 0;
  #fillingFirst = 1;
  #owingFirst = 1;

  constructor(filling: Window, owing: Window) {
    this.#filling = filling;
    this.#owing = owing;
  }

  get filling(): Window {
    return this.#filling;
  }

  get owing(): Window {
    return this.#owing;
  }

  /** Rows of the owing window that are not written yet. */
  get owedCount(): number {
    return this.#debt.length - this.#paidCount;
  }

  get position(): WindowPosition {
    return {
      fillingFirst: this.#fillingFirst,
      owingFirst: this.#owingFirst,
      paidCount: this.#paidCount,
    };
  }

  /**
   * Calls back with the place of each row to be written now: `rowCount` of them, or what is left.
   */
  pay(rowCount: number, write: (place: number) => void): void {
    const until = Math.min(this.#paidCount + rowCount, this.#debt.length);
    for (; this.#paidCount < until; this.#paidCount += 1) {
      write(must(this.#debt[this.#paidCount], 'the debt has fewer rows than were counted'));
    }
  }

  /** The full window becomes the owing one; the next begins with row `fillingFirst` of the log. */
  turn(fillingFirst: number): void {
    assert(this.owedCount === 0, 'a debt is left unpaid');
    const written = this.#owing;
    this.#owing = this.#filling;
    this.#debt = this.#owing.placesByNumber();
    this.#paidCount = 0;
    this.#owingFirst = this.#fillingFirst;
    written.clear();
    this.#filling = written;
    this.#fillingFirst = fillingFirst;
  }

  /** Call when both windows have been read back: continues where they stood. */
  resume({ fillingFirst, owingFirst, paidCount }: WindowPosition): void {
    const isPossible = paidCount >= 0 && paidCount <= this.#debt.length;
    assert(isPossible, 'the log of a window is not what it was');
    this.#fillingFirst = fillingFirst;
    this.#owingFirst = owingFirst;
    this.#paidCount = paidCount;
  }
}
