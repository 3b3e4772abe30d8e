/**
 * Durable timers: which actor has to act next, and when.
 *
 * A reminder follows from its actor's state, and its row is written in the commit that changed the
 * state: no timer can be lost or forgotten. In memory they stand in a binary heap by time; an
 * entry that was superseded stays there and is skipped when it comes up.
 *
 * Two heaps, because deadlines and publications go by different bounds of the time
 * (kernel/clock-guard.ts).
 */
import type { ClockReading } from '../kernel/clock-guard.ts';

export interface Reminder {
  /**
   * `instance:<draw>`, `coordinator:<draw>`, `payment:<player>.<number>`, `line:<event>`,
   * `book:<event>` or `raffle:<id>`.
   */
  readonly actor: string;
  readonly atMs: number;
  readonly clock: 'deadline' | 'release';
}

export class Reminders {
  readonly #current = new Map<string, Reminder>();
  readonly #heaps = { deadline: new ReminderHeap(), release: new ReminderHeap() };

  get(actor: string): Reminder | undefined {
    return this.#current.get(actor);
  }

  set(reminder: Reminder): void {
    this.#current.set(reminder.actor, reminder);
    this.#heaps[reminder.clock].push(reminder);
  }

  clear(actor: string): void {
    this.#current.delete(actor);
  }

  /** The actors that are due. Each is reported again until its reminder changes. */
  due({ deadlineMs, releaseMs }: ClockReading): string[] {
    return [
      ...this.#dueOf(this.#heaps.deadline, deadlineMs),
      ...this.#dueOf(this.#heaps.release, releaseMs),
    ];
  }

  /** The next instant at which something may be due, or undefined when nothing is planned. */
  nextAtMs(): number | undefined {
    const times = [this.#heaps.deadline, this.#heaps.release]
      .map((heap) => this.#prune(heap)?.atMs)
      .filter((atMs) => atMs !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #dueOf(heap: ReminderHeap, nowMs: number): string[] {
    const due: Reminder[] = [];
    for (let top = this.#prune(heap); top !== undefined && top.atMs <= nowMs; ) {
      due.push(top);
      heap.pop();
      top = this.#prune(heap);
    }
    for (const reminder of due) heap.push(reminder);
    return due.map(({ actor }) => actor);
  }

  /** The first reminder that still holds; superseded ones before it are dropped. */
  #prune(heap: ReminderHeap): Reminder | undefined {
    for (;;) {
      const top = heap.peek();
      if (top === undefined || this.#current.get(top.actor) === top) return top;
      heap.pop();
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
