/**
 * Whose fault a failure is: the system's, or that of the one order it was asked about.
 *
 * Why: a few orders that are always answered with 500, or never in time, must not make the system
 * look away for all the others. An order that failed, and fails again although the system has
 * answered others in between, fails for a reason of its own.
 */

/** Orders whose failures are remembered; of more the oldest are forgotten, and count anew. */
export const ORDERS_REMEMBERED_MAX = 4_096;

interface Fault {
  readonly count: number;
  /** Answers that the system had given to anybody by then. */
  readonly answersBefore: number;
}

export class OrderFaults {
  #answerCount = 0;
  /** By the order's number, those that failed last at the end. */
  readonly #faults = new Map<string, Fault>();

  /** How often the order has failed since it was last answered. */
  countOf(number: string): number {
    return this.#faults.get(number)?.count ?? 0;
  }

  /** True where the failure says something about the system. */
  failed(number: string): boolean {
    const earlier = this.#faults.get(number);
    this.#faults.delete(number);
    const count = (earlier?.count ?? 0) + 1;
    this.#faults.set(number, { count, answersBefore: this.#answerCount });
    for (const oldest of this.#faults.keys()) {
      if (this.#faults.size <= ORDERS_REMEMBERED_MAX) break;
      this.#faults.delete(oldest);
    }
    return earlier === undefined || earlier.answersBefore === this.#answerCount;
  }

  /** The system has answered about the order, whatever it said. */
  answered(number: string): void {
    this.#answerCount += 1;
    this.#faults.delete(number);
  }
}
