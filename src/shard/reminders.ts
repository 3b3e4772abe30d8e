/**
 * Durable timers: which actor has to act next, and when.
 *
 * A reminder follows from its actor's state, and its row is written in the commit that changed the
 * state: no timer can be lost or forgotten. In memory they stand in a binary heap by time; an
 * entry that was superseded stays there and is skipped when it comes up.
 */
export interface Reminder {
  /**
   * `instance:<draw>`, `coordinator:<draw>`, `payment:<player>.<number>`, `line:<fixture>`,
   * `book:<fixture>` or `raffle:<id>`.
   */
  readonly actor: string;
  readonly atMs: number;
}

export class Reminders {
  readonly #current = new Map<string, Reminder>();
  readonly #heap = new ReminderHeap();

  get(actor: string): Reminder | undefined {
    return this.#current.get(actor);
  }

  set(reminder: Reminder): void {
    this.#current.set(reminder.actor, reminder);
    this.#heap.push(reminder);
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
    for (const reminder of due) this.#heap.push(reminder);
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
      const top = this.#heap.peek();
      if (top === undefined || this.#current.get(top.actor) === top) return top;
      this.#heap.pop();
    }
  }
}

class ReminderHeap {
  readonly #items: Reminder[] = [];

  peek(): Reminder | undefined {
    return this.#items[0];
  }

  push(reminder: Reminder): void {
    const items = this.#items;
    items.push(reminder);
    let index = items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent).atMs <= this.#at(index).atMs) return;
      this.#swap(parent, index);
      index = parent;
    }
  }

  pop(): void {
    const items = this.#items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return;
    items[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      let least = index;
      for (const child of [left, left + 1]) {
        if (child < items.length && this.#at(child).atMs < this.#at(least).atMs) least = child;
      }
      if (least === index) return;
      this.#swap(least, index);
      index = least;
    }
  }

  #at(index: number): Reminder {
    return this.#items[index] as Reminder;
  }

  #swap(left: number, right: number): void {
    const kept = this.#at(left);
    this.#items[left] = this.#at(right);
    this.#items[right] = kept;
  }
}
