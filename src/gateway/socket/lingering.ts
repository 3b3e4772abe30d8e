/**
 * Topics without a subscriber, oldest first: kept for a while in case somebody comes back, then let
 * go.
 */
import { LINGER_MS } from './socket-limits.ts';

export class Lingering<Key> {
  readonly #sinceMs = new Map<Key, number>();

  begin(key: Key, nowMs: number): void {
    this.#sinceMs.delete(key);
    this.#sinceMs.set(key, nowMs);
  }

  /** Somebody came back, or the topic was let go. */
  end(key: Key): void {
    this.#sinceMs.delete(key);
  }

  /** Topics that have lingered for long enough. */
  *over(nowMs: number): Generator<Key> {
    for (const [key, sinceMs] of this.#sinceMs) {
      if (nowMs - sinceMs < LINGER_MS) return;
      yield key;
    }
  }

  oldest(): Key | undefined {
    const first = this.#sinceMs.keys().next();
    return first.done ? undefined : first.value;
  }
}
