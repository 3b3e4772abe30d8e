/**
 * What somebody has put together for a draw and not bought yet. It is kept for as long as the tab
 * lives, so that logging in, another view or a reload does not lose it.
 */
import { effect, type Signal, signal } from '@preact/signals-core';
import type { Line } from './line.ts';

export interface Slip {
  readonly lines: readonly Line[];
  /** In how many draws. */
  readonly drawCount: number;
}

/** As much of a browser's storage as it takes. */
export interface SlipStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  readonly length: number;
  key(index: number): string | null;
}

const PREFIX = 'tirage.slip.1.';
const EMPTY: Slip = { lines: [], drawCount: 1 };

export class Slips {
  readonly #storage: SlipStorage;
  readonly #slips = new Map<string, Signal<Slip>>();

  constructor(storage: SlipStorage) {
    this.#storage = storage;
  }

  of(drawId: string): Signal<Slip> {
    let slip = this.#slips.get(drawId);
    if (slip === undefined) {
      slip = signal(this.#read(drawId));
      this.#slips.set(drawId, slip);
      const kept = slip;
      effect(() => {
        this.#write(drawId, kept.value);
      });
    }
    return slip;
  }

  /** What it was bought from is empty again. */
  clear(drawId: string): void {
    this.of(drawId).value = EMPTY;
  }

  /** Whoever put them together has gone: nothing of it is for the next. */
  clearAll(): void {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at));
    for (const key of keys) if (key?.startsWith(PREFIX)) this.#storage.removeItem(key);
    for (const drawId of this.#slips.keys()) this.clear(drawId);
  }

  /** What another version of the page wrote may be of another form: then it is dropped. */
  #read(drawId: string): Slip {
    try {
      const kept = JSON.parse(this.#storage.getItem(keyOf(drawId)) ?? 'null') as Slip | null;
      return kept !== null && Array.isArray(kept.lines) ? { ...EMPTY, ...kept } : EMPTY;
    } catch {
      return EMPTY;
    }
  }

  /** Whether it was kept: a full storage loses the slip with the tab, and nothing else. */
  #write(drawId: string, slip: Slip): boolean {
    try {
      if (slip.lines.length === 0) this.#storage.removeItem(keyOf(drawId));
      else this.#storage.setItem(keyOf(drawId), JSON.stringify(slip));
      return true;
    } catch {
      return false;
    }
  }
}

/** With the form's number: a later form is another key. */
function keyOf(drawId: string): string {
  return PREFIX + drawId;
}
