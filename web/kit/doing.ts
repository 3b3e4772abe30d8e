/**
 * Something that was asked for by hand: not asked, under way, done, or refused. While it is under
 * way it cannot be asked for again, so a double click does it once.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';

export type DoingState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'underWay' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly reason: unknown };

export class Doing<Args extends readonly unknown[], T> {
  readonly #act: (...args: Args) => Promise<T>;
  readonly #state = signal<DoingState<T>>({ kind: 'idle' });

  constructor(act: (...args: Args) => Promise<T>) {
    this.#act = act;
  }

  get state(): ReadonlySignal<DoingState<T>> {
    return this.#state;
  }

  /** Resolves once the state says what came of it: to that, or `undefined`. Never rejects. */
  async start(...args: Args): Promise<T | undefined> {
    if (this.#state.peek().kind === 'underWay') return undefined;
    this.#state.value = { kind: 'underWay' };
    try {
      const value = await this.#act(...args);
      this.#state.value = { kind: 'done', value };
      return value;
    } catch (reason) {
      this.#state.value = { kind: 'refused', reason };
      return undefined;
    }
  }

  /** Forgets what came of it: the form is to be filled in anew. */
  reset(): void {
    if (this.#state.peek().kind !== 'underWay') this.#state.value = { kind: 'idle' };
  }
}
