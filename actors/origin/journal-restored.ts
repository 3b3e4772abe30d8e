/**
 * The first record of a journal that was restored from a backup: who goes on from here.
 *
 * Why: the records before it are another engine's, which may still run. From here on the two
 * histories differ, so ids of records and messages, keys and claims must not be taken for each
 * other's. Counted, because whoever opens the journal has to know of each time: a copy that went
 * on by itself is sound in itself, and is refused in the directory of the engine it was made of.
 */
import { COUNTERS } from '../counters.ts';
import type { States } from '../states.ts';

export interface JournalRestored {
  readonly type: 'JournalRestored';
  /** Of the engine that goes on, 32 hexadecimal digits. */
  readonly engineId: string;
  /** Of the engine that made the records before this one. */
  readonly fromEngineId: string;
  readonly atMs: number;
}

export function evolveJournalRestored({ counters }: Pick<States, 'counters'>): void {
  counters.put(COUNTERS.restorations, (counters.get(COUNTERS.restorations) ?? 0) + 1);
}
