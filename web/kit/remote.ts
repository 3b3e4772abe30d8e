/**
 * What the engine tells, as a view needs it: not here yet, here, here but old, or refused.
 *
 * What is here stays while it is asked for again, and when that fails: then it is old, and says
 * since when. An answer that arrives after a newer question was asked is dropped.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';

export type RemoteState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly value: T; readonly asOfMs: number; readonly isOld: boolean }
  | { readonly kind: 'refused'; readonly reason: unknown };

export class Remote<T> {
  readonly #load: (signal: AbortSignal) => Promise<T>;
  readonly #now: () => number;
  readonly #state = signal<RemoteState<T>>({ kind: 'loading' });
  #asking: AbortController | undefined;

  constructor(load: (signal: AbortSignal) => Promise<T>, now: () => number) {
    this.#load = load;
    this.#now = now;
  }

  get state(): ReadonlySignal<RemoteState<T>> {
    return this.#state;
  }

  /** Asks (again). Resolves once the state says what came of it; never rejects. */
  async ask(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const value = await this.#load(asking.signal);
      if (this.#asking === asking) this.put(value);
    } catch (reason) {
      if (this.#asking === asking) this.#fail(reason);
    }
  }

  /**
   * Asks, unless a question is on its way. What asks again and again would else take the place of
   * one that is repeated while the engine is away, and nobody would learn that the answer is old.
   */
  async askIfIdle(): Promise<void> {
    if (this.#asking === undefined) await this.ask();
  }

  /** What was learnt otherwise: over the socket, or by an answer to something else. */
  put(value: T): void {
    this.#asking = undefined;
    this.#state.value = { kind: 'here', value, asOfMs: this.#now(), isOld: false };
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  /** Whoever it was told to has gone: nothing of it may be shown to the next. */
  forget(): void {
    this.leave();
    this.#state.value = { kind: 'loading' };
  }

  #fail(reason: unknown): void {
    this.#asking = undefined;
    const known = this.#state.value;
    this.#state.value =
      known.kind === 'here' ? { ...known, isOld: true } : { kind: 'refused', reason };
  }
}
