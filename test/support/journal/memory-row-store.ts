/** The rows as of a checkpoint, as `memory-journal.ts` stores them: what a restart begins with. */
import { genesisHead } from '../../../src/journal/hash-chain.ts';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { SortedRows } from '../../../src/journal/sorted-rows.ts';

/** By key; undefined where the row was deleted. */
export type RowChanges = ReadonlyMap<string, Uint8Array | undefined>;

export class MemoryRowStore {
  readonly rows: SortedRows;
  /** Keys of rows that read as damaged, until they are written again. */
  readonly spoilt: Set<string>;
  checkpoint: JournalHead = genesisHead();

  constructor(rows = new SortedRows(), spoilt: Iterable<string> = []) {
    this.rows = rows;
    this.spoilt = new Set(spoilt);
  }

  write(changes: RowChanges, checkpoint: JournalHead): void {
    for (const [key, value] of changes) {
      this.rows.set(key, value);
      this.spoilt.delete(key);
    }
    this.checkpoint = checkpoint;
  }

  copy(): MemoryRowStore {
    const copy = new MemoryRowStore(this.rows.copy(), this.spoilt);
    copy.checkpoint = this.checkpoint;
    return copy;
  }
}
