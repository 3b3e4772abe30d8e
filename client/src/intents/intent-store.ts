/**
 * What somebody wanted to be done once and has not heard of: the call with its key, kept until it
 * is answered. One item each, so that pages of one origin do not overwrite each other's.
 */
import type { StorageLike } from '../platform/platform.ts';

export interface Intent {
  /** The idempotency key: made once, the same in every repeat. */
  readonly key: string;
  /** Of the player who wanted it, and nobody else. */
  readonly playerId: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** By the server's clock. */
  readonly madeAtMs: number;
}

const PREFIX = 'tirage.intent.';
/**
 * The engine knows a key for 30 days, unless its operator says less. Beyond that a repeat would be
 * done anew, so nothing is repeated that is as old as this.
 */
export const INTENT_AGE_MS_MAX = 24 * 3_600_000;

export class IntentStore {
  readonly #storage: StorageLike;

  constructor(storage: StorageLike) {
    this.#storage = storage;
  }

  add(intent: Intent): void {
    this.#storage.setItem(PREFIX + intent.key, JSON.stringify(intent));
  }

  remove(key: string): void {
    this.#storage.removeItem(PREFIX + key);
  }

  /** Oldest first. What is too old, or not written by us, is dropped. */
  listOf(playerId: string, nowMs: number): Intent[] {
    const names = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i));
    const found: Intent[] = [];
    for (const name of names) {
      if (name === null || !name.startsWith(PREFIX)) continue;
      const intent = intentIn(this.#storage.getItem(name));
      if (intent === undefined || nowMs - intent.madeAtMs >= INTENT_AGE_MS_MAX) {
        this.#storage.removeItem(name);
      } else if (intent.playerId === playerId) found.push(intent);
    }
    return found.sort((left, right) => left.madeAtMs - right.madeAtMs);
  }
}

function intentIn(text: string | null): Intent | undefined {
  try {
    const intent = JSON.parse(text ?? '') as Partial<Intent>;
    const isWhole = typeof intent.key === 'string' && typeof intent.madeAtMs === 'number';
    return isWhole ? (intent as Intent) : undefined;
  } catch {
    return undefined;
  }
}
