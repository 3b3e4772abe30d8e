/** Mail in transit between shards: lost, repeated, delayed and out of order, as the dice say. */
import type { Letter, Work } from '../../src/shard/work.ts';
import type { Dice } from './dice.ts';

interface Item {
  readonly to: number;
  readonly work: Work;
}

/** Mostly near the front: total disorder would hardly deliver a second message in order. */
const REACH = 4;
const LOSS = 0.04;
const REPEAT = 0.06;

export class Postman {
  readonly #dice: Dice;
  readonly #items: Item[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  get count(): number {
    return this.#items.length;
  }

  post(from: number, letters: readonly Letter[]): void {
    for (const { to, number, message } of letters) {
      // Cloned as a thread would: no object is shared between shards.
      const sent = structuredClone(message);
      this.#items.push({ to, work: { kind: 'mail', from, number, message: sent } });
    }
  }

  confirm(from: number, to: number, number: number): void {
    this.#items.push({ to, work: { kind: 'mailConfirmed', from, number } });
  }

  /** One item for delivery, or undefined when it was lost. */
  takeAny(): Item | undefined {
    const dice = this.#dice;
    const index = dice.below(Math.min(REACH, this.#items.length));
    const item = this.#items[index];
    if (item === undefined || dice.chance(REPEAT)) return item;
    this.#items.splice(index, 1);
    return dice.chance(LOSS) ? undefined : item;
  }

  /** Everything, in order. */
  takeAll(): Item[] {
    return this.#items.splice(0);
  }
}
