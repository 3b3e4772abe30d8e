import { assert } from '../../../src/kernel/assert.ts';
import type { SlotTable } from '../../../src/structures/slot-table.ts';

/** More than a slot table has. */
const WAITING_MAX = 65_536;

/** A slot table's twin: a Map, and numbers that count upwards. */
export class CountedQuestions<Waiting>
  implements Pick<SlotTable<Waiting>, keyof SlotTable<Waiting>>
{
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  get size(): number {
    return this.#waiting.size;
  }

  add(waiting: Waiting): number {
    assert(this.#waiting.size < WAITING_MAX, 'fewer wait than there is room for');
    this.#count += 1;
    this.#waiting.set(this.#count, waiting);
    return this.#count;
  }

  take(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }

  takeAll(): Waiting[] {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    return all;
  }
}
