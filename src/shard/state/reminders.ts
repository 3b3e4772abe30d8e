/**
 * Durable timers: which actor has to act next, and when.
 *
 * A reminder follows from its actor's state, and its row is written in the commit that changed the
 * state: no timer can be lost or forgotten. In memory, reminders are kept in a binary heap by time;
 * an entry that was superseded stays there and is skipped when it comes up.
 */
import { MinHeap } from '../../structures/min-heap.ts';

export interface Reminder {
  /**
   * `instance:<draw>`, `coordinator:<draw>`, `payment:<player>.<number>`, `line:<fixture>`,
   * `book:<fixture>`, `raffle:<id>`, `standing:<draw>`, `departure:` or `residuals:`.
   */
  readonly actor: string;
  readonly atMs: number;
}

export class Reminders {
  readonly #current = new Map<string, Reminder>();
  readonly #heap = new MinHeap<Reminder>();

  get(actor: string): Reminder | undefined {
    return this.#current.get(actor);
  }

  set(reminder: Reminder): void {
    this.#current.set(reminder.actor, reminder);
    this.#heap.push(reminder.atMs, reminder);
  }

  clear(actor: string): void {
    this.#current.delete(actor);
  }

  /** The actors that are due at an instant. Each is reported again until its reminder changes. */
  due(nowMs: number): string[] {
    const due: Reminder[] = [];
    for (let top = this.#first(); top !== undefined && top.atMs <= nowMs; top = this.#first()) {
      due.push(top);
      this.#heap.pop();
    }
    for (const reminder of due) this.#heap.push(reminder.atMs, reminder);
    return due.map(({ actor }) => actor);
  }

  /** The actors whose reminders are later than an instant. */
  after(atMs: number): string[] {
    const later = [...this.#current.values()].filter((reminder) => reminder.atMs > atMs);
    return later.map(({ actor }) => actor);
  }

  /** The next instant at which something may be due, or undefined when nothing is planned. */
  nextAtMs(): number | undefined {
    return this.#first()?.atMs;
  }

  /** The first reminder that still holds; superseded ones before it are dropped. */
  #first(): Reminder | undefined {
    for (;;) {
      const top = this.#heap.first;
      if (top === undefined || this.#current.get(top.actor) === top) return top;
      this.#heap.pop();
    }
  }
}
