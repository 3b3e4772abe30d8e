/**
 * Which open orders the accrual system is asked about next, and which are being asked about now.
 *
 * Not among the reminders: thousands of orders may be due at once while only some can be asked
 * about, and a reminder that is due is looked at after every batch. Here a bounded few are out, and
 * the rest wait in a heap that nobody looks through.
 *
 * That an order is open is durable (the table `openOrders`); when it is asked about again is not:
 * after a restart all of them are due. Times are monotonic, so a step of the wall delays nothing.
 */

/** Questions that one shard has out: enough to keep the adapter's connections busy. */
export const QUESTIONS_OUT_MAX = 256;

/** Pauses between two questions about one order grow with its age, between these bounds. */
const PAUSE_FIRST_MS = 250;
const PAUSE_LAST_MS = 600_000;

export class DueQuestions {
  /** A binary heap in two columns. */
  readonly #atMs: number[] = [];
  readonly #ordinals: number[] = [];
  /** By ordinal, the actor as the shard's loop names it. */
  readonly #out = new Map<number, string>();
  #nowMs = Number.NEGATIVE_INFINITY;

  get waitingCount(): number {
    return this.#ordinals.length;
  }

  get outCount(): number {
    return this.#out.size;
  }

  /** A new order, or one that was open before a restart: due at once. */
  add(ordinal: number): void {
    this.#push(this.#nowMs, ordinal);
  }

  /** The actors whose questions are out, or go out now. Each is told again until `answered`. */
  due(nowMs: number): Iterable<string> {
    this.#nowMs = nowMs;
    while (this.#out.size < QUESTIONS_OUT_MAX && this.#firstAtMs() <= nowMs) {
      const ordinal = this.#pop();
      this.#out.set(ordinal, `order:${ordinal}`);
    }
    return this.#out.values();
  }

  /** Milliseconds until a question may go out; infinite while none is waiting, or none may. */
  nextInMs(nowMs: number): number {
    if (this.#out.size >= QUESTIONS_OUT_MAX) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#firstAtMs() - nowMs);
  }

  /** The order is final, or not there: it is not asked about again. */
  close(ordinal: number): void {
    this.#out.delete(ordinal);
  }

  /** Nothing final was heard. An answer that nobody waits for any more changes nothing. */
  askLater(ordinal: number, pauseMs: number): void {
    if (this.#out.delete(ordinal)) this.#push(this.#nowMs + pauseMs, ordinal);
  }

  #firstAtMs(): number {
    return this.#atMs[0] ?? Number.POSITIVE_INFINITY;
  }

  #push(atMs: number, ordinal: number): void {
    const [times, ordinals] = [this.#atMs, this.#ordinals];
    let index = times.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((times[parent] as number) <= atMs) break;
      times[index] = times[parent] as number;
      ordinals[index] = ordinals[parent] as number;
      index = parent;
    }
    times[index] = atMs;
    ordinals[index] = ordinal;
  }

  #pop(): number {
    const [times, ordinals] = [this.#atMs, this.#ordinals];
    const first = ordinals[0] as number;
    const atMs = times.pop() as number;
    const ordinal = ordinals.pop() as number;
    const count = times.length;
    if (count === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= count) break;
      if (child + 1 < count && (times[child + 1] as number) < (times[child] as number)) child += 1;
      if ((times[child] as number) >= atMs) break;
      times[index] = times[child] as number;
      ordinals[index] = ordinals[child] as number;
      index = child;
    }
    times[index] = atMs;
    ordinals[index] = ordinal;
    return first;
  }
}

/**
 * How long an order that is so old is left alone: as long as it has been waiting, so that the
 * pauses double; less up to a half by chance, so that orders of one moment drift apart.
 */
export function questionPauseMs(ageMs: number, chance: number): number {
  const pauseMs = Math.min(Math.max(ageMs, PAUSE_FIRST_MS), PAUSE_LAST_MS);
  return pauseMs * (0.5 + chance / 2);
}
