/**
 * One time limit for many waiting requests, without a timer for each.
 *
 * All have the same limit and are added as they arrive, so they are kept in a list in the order in
 * which they expire, and a sweep looks at its head only. Adding and removing touch two neighbours.
 * A request is cut after the limit and before 1.25 times the limit.
 */
/** A member carries its own links: no node is allocated. `timeoutTick` 0: not in the list. */
export interface TimeLimited {
  timeoutTick: number;
  timeoutPrevious: TimeLimited | undefined;
  timeoutNext: TimeLimited | undefined;
  /** Called once when the time limit is over, after removal. Must not throw. */
  expire(): void;
}

const TICKS_PER_LIMIT = 8;

export class Timeouts {
  #head: TimeLimited | undefined = undefined;
  #tail: TimeLimited | undefined = undefined;
  #tick = 1;
  #size = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.#timer = setInterval(() => this.#sweep(), Math.ceil(limitMs / TICKS_PER_LIMIT));
    this.#timer.unref();
  }

  get size(): number {
    return this.#size;
  }

  add(member: TimeLimited): void {
    if (member.timeoutTick !== 0) return;
    member.timeoutTick = this.#tick + TICKS_PER_LIMIT + 1;
    member.timeoutPrevious = this.#tail;
    if (this.#tail === undefined) this.#head = member;
    else this.#tail.timeoutNext = member;
    this.#tail = member;
    this.#size += 1;
  }

  remove(member: TimeLimited): void {
    if (member.timeoutTick === 0) return;
    const { timeoutPrevious: previous, timeoutNext: next } = member;
    if (previous === undefined) this.#head = next;
    else previous.timeoutNext = next;
    if (next === undefined) this.#tail = previous;
    else next.timeoutPrevious = previous;
    member.timeoutTick = 0;
    member.timeoutPrevious = undefined;
    member.timeoutNext = undefined;
    this.#size -= 1;
  }

  /** Stops the timer. Members stay where they are. */
  close(): void {
    clearInterval(this.#timer);
  }

  #sweep(): void {
    this.#tick += 1;
    while (this.#head !== undefined && this.#head.timeoutTick <= this.#tick) {
      const member: TimeLimited = this.#head;
      this.remove(member);
      member.expire();
    }
  }
}
