/** The disk below one run of a shard: it flushes when told to, refuses, or fails in mid-flush. */
import type { JournalFaults } from '../../src/journal/journal-faults.ts';
import type { Dice } from './dice.ts';

/** A checkpoint every few appends: nearly each crash leaves records behind one. */
const CHECKPOINT_CHANCE = 0.15;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class SimulatedDisk {
  readonly faults: JournalFaults = {
    skipsCheckpoint: () => !this.#dice.chance(CHECKPOINT_CHANCE),
    beforeFlush: () => this.#refusal(),
    untilDurable: () =>
      new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
      }),
  };
  readonly #dice: Dice;
  #waiting: Waiting | undefined;
  #refusesNext = false;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  get isFlushing(): boolean {
    return this.#waiting !== undefined;
  }

  flush(): void {
    this.#take()?.resolve();
  }

  /** The flush in flight fails: whether its batch is there will show at the restart. */
  fail(): void {
    this.#take()?.reject(new Error('injected: the flush failed'));
  }

  /** The next append is refused before anything is written. */
  refuseNext(): void {
    this.#refusesNext = true;
  }

  /** No fault that was planned will come. */
  heal(): void {
    this.#refusesNext = false;
  }

  #refusal(): Error | undefined {
    if (!this.#refusesNext) return undefined;
    this.#refusesNext = false;
    return new Error('injected: the append was refused');
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}
