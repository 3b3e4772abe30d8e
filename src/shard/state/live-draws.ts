import type { Store } from '../../../actors/states.ts';
import type { DrawNo } from '../../kernel/ids.ts';

interface Rows extends Store<DrawNo, number> {
  all(): Iterable<{ readonly key: DrawNo }>;
}

/**
 * Draws that a shard still has work with, as rows and, between two changes of them, as a list in
 * memory: whoever makes a standing ticket asks for it, and reading the rows was half of that. Only
 * `set` may write the rows.
 */
export class LiveDraws {
  readonly #rows: Rows;
  #listed: readonly DrawNo[] | undefined;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  set(draw: DrawNo, isLive: boolean): void {
    if (setLive(this.#rows, draw, isLive)) this.#listed = undefined;
  }

  /** In the order of their numbers. Throws a DamagedRowError. */
  list(): readonly DrawNo[] {
    this.#listed ??= Array.from(this.#rows.all(), ({ key }) => key);
    return this.#listed;
  }
}

/** A set of draws as rows: present or not. Returns whether that has changed. */
export function setLive(table: Store<DrawNo, number>, draw: DrawNo, isLive: boolean): boolean {
  const isKnown = table.get(draw) !== undefined;
  if (isLive === isKnown) return false;
  if (isLive) table.put(draw, 1);
  else table.delete(draw);
  return true;
}
