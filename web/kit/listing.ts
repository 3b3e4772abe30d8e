/**
 * A list that the engine tells a page at a time. Rows that are here stay while more are asked for,
 * and when that is refused: then the next ask goes on where this one stopped.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** The cursor of the next page; absent: this is the last. */
  readonly next?: string | undefined;
}

export interface ListingState<Row> {
  readonly rows: readonly Row[];
  readonly kind: 'loading' | 'here' | 'refused';
  readonly reason?: unknown;
  readonly hasMore: boolean;
}

export type AskPage<Row> = (
  after: string | undefined,
  signal: AbortSignal,
) => Promise<ListPage<Row>>;

export class Listing<Row> {
  readonly #ask: AskPage<Row>;
  readonly #state = signal<ListingState<Row>>({ rows: [], kind: 'loading', hasMore: true });
  #next: string | undefined;
  #asking: AbortController | undefined;

  constructor(ask: AskPage<Row>) {
    this.#ask = ask;
  }

  get state(): ReadonlySignal<ListingState<Row>> {
    return this.#state;
  }

  /** The next page. Never rejects; while one is under way it does nothing. */
  async more(): Promise<void> {
    if (this.#asking !== undefined || !this.#state.peek().hasMore) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.#state.value = { rows: this.#state.peek().rows, kind: 'loading', hasMore: true };
    try {
      const { rows, next } = await this.#ask(this.#next, asking.signal);
      if (this.#asking !== asking) return;
      this.#next = next;
      const all = [...this.#state.peek().rows, ...rows];
      this.#state.value = { rows: all, kind: 'here', hasMore: next !== undefined };
    } catch (reason) {
      if (this.#asking !== asking) return;
      this.#state.value = { ...this.#state.peek(), kind: 'refused', reason };
    }
    this.#asking = undefined;
  }

  /**
   * Something has changed: as many rows as there are, from the beginning. Those stay until all of
   * the new ones are here, and where that is refused. Never rejects.
   */
  async again(): Promise<void> {
    this.leave();
    const asking = new AbortController();
    this.#asking = asking;
    const { rows: before } = this.#state.peek();
    const rows: Row[] = [];
    let next: string | undefined;
    try {
      do {
        const page = await this.#ask(next, asking.signal);
        if (this.#asking !== asking) return;
        rows.push(...page.rows);
        next = page.next;
      } while (next !== undefined && rows.length < before.length);
      this.#next = next;
      this.#state.value = { rows, kind: 'here', hasMore: next !== undefined };
    } catch (reason) {
      if (this.#asking !== asking) return;
      this.#state.value = { ...this.#state.peek(), kind: 'refused', reason };
    }
    this.#asking = undefined;
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }
}
