/**
 * What the engine tells, as a view needs it: not here yet, here, here but old, or refused.
 *
 * What is here stays while it is asked for again, and when that fails: then it is old, and says
 * since when. An answer that arrives after a newer question was asked is dropped.
 *
 * Where there is a last copy from an earlier visit, it stands in, as old, while no answer comes.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';

export type RemoteState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly value: T; readonly asOfMs: number; readonly isOld: boolean }
  | { readonly kind: 'refused'; readonly reason: unknown };

export interface Copy<T> {
  readonly value: T;
  /** When it was true. */
  readonly asOfMs: number;
}

/** What was told last, kept beyond this page. */
export interface LastCopy<T> {
  keep(value: T, asOfMs: number): void;
  recall(): Copy<T> | undefined;
  /** Whether it may stand in for an answer that failed like this. */
  holdsAfter(reason: unknown): boolean;
  /** For how long nothing is shown, before it stands in for an answer that has not come. */
  patienceMs(): number;
}

export class Remote<T> {
  readonly #load: (signal: AbortSignal) => Promise<T>;
  readonly #now: () => number;
  readonly #copy: LastCopy<T> | undefined;
  readonly #state = signal<RemoteState<T>>({ kind: 'loading' });
  #asking: AbortController | undefined;

  constructor(
    load: (signal: AbortSignal) => Promise<T>,
    now: () => number,
    copy?: LastCopy<T> | undefined,
  ) {
    this.#load = load;
    this.#now = now;
    this.#copy = copy;
  }

  get state(): ReadonlySignal<RemoteState<T>> {
    return this.#state;
  }

  /** Asks (again). Resolves once the state says what came of it; never rejects. */
  async ask(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const standIn = this.#standInLater(asking);
    try {
      const value = await this.#load(asking.signal);
      if (this.#asking !== asking) return;
      this.put(value);
      this.#copy?.keep(value, this.#now());
    } catch (reason) {
      if (this.#asking === asking) this.#fail(reason);
    } finally {
      clearTimeout(standIn);
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

  /** Asked for already, and nothing has come: what was known before is shown meanwhile. */
  #standInLater(asking: AbortController): ReturnType<typeof setTimeout> | undefined {
    const copy = this.#copy;
    if (copy === undefined || this.#state.peek().kind === 'here') return undefined;
    return setTimeout(() => {
      if (this.#asking === asking) this.#standIn(copy);
    }, copy.patienceMs());
  }

  /** Gives whether there is anything to show. */
  #standIn(copy: LastCopy<T>): boolean {
    const last = copy.recall();
    if (last === undefined) return false;
    this.#state.value = { kind: 'here', ...last, isOld: true };
    return true;
  }

  #fail(reason: unknown): void {
    this.#asking = undefined;
    const known = this.#state.value;
    if (known.kind === 'here') {
      this.#state.value = { ...known, isOld: true };
      return;
    }
    if (this.#copy?.holdsAfter(reason) === true && this.#standIn(this.#copy)) return;
    this.#state.value = { kind: 'refused', reason };
  }
}
