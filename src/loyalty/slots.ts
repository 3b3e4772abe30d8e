/** So many at once; the others wait in the order in which they came. */
export class Slots {
  #freeCount: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#freeCount = count;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Runs `work` in a slot of its own. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#freeCount > 0) this.#freeCount -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#freeCount += 1;
      else next();
    }
  }
}
