/** The answers of one route, counted by status and time: on the path of every request. */
import type { Distribution } from './metric-family.ts';

export class RequestCounts {
  readonly #seconds: Distribution;
  /** Few, in the order in which they first occurred: most routes know one or two. */
  readonly #statuses: number[] = [];
  readonly #counts: number[] = [];

  /** `seconds` may be shared with other routes. */
  constructor(seconds: Distribution) {
    this.#seconds = seconds;
  }

  answered(status: number, seconds: number): void {
    let at = this.#statuses.indexOf(status);
    if (at < 0) {
      at = this.#statuses.push(status) - 1;
      this.#counts.push(0);
    }
    this.#counts[at] = (this.#counts[at] as number) + 1;
    this.#seconds.observe(seconds);
  }

  /** How many answers there were of each status that occurred. */
  byStatus(): { readonly status: number; readonly count: number }[] {
    return this.#statuses.map((status, i) => ({ status, count: this.#counts[i] as number }));
  }
}
