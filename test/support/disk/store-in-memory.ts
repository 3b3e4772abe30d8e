/** A row store in memory: it shows what was written at once, as another process's would. */
import { ENVELOPE_BYTES, writeEnvelope } from '../../../src/journal/envelope.ts';
import type { RowRange } from '../../../src/journal/journal.ts';
import type { ReadableStore } from '../../../src/journal/layered-rows.ts';
import { type StoredRow, soundRow } from '../../../src/journal/row-store.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type MemtableColumns, rowsOf } from '../../../src/structures/memtable.ts';

export class StoreInMemory implements ReadableStore {
  #rows: StoredRow[] = [];

  read(key: Uint8Array): Uint8Array | undefined {
    const row = this.#rows.find((one) => Buffer.compare(one.key, key) === 0);
    return row === undefined ? undefined : soundRow(row).value;
  }

  page({ start, end, limit, reverse }: RowRange): StoredRow[] {
    const rows = this.#rows.filter(({ key }) => {
      return Buffer.compare(start, key) <= 0 && Buffer.compare(key, end) < 0;
    });
    return (reverse ? rows.reverse() : rows).slice(0, limit);
  }

  refresh(): void {}

  write(columns: MemtableColumns): void {
    for (const row of rowsOf(columns)) {
      const key = row.key.slice();
      this.#rows = this.#rows.filter((one) => Buffer.compare(one.key, key) !== 0);
      if (row.value === undefined) continue;
      const stored = new Uint8Array(ENVELOPE_BYTES + row.value.length);
      writeEnvelope(stored, 0, key, row.value);
      this.#rows.push({ key, stored });
    }
    this.#rows.sort((left, right) => Buffer.compare(left.key, right.key));
  }

  /** Flips a bit of the row at that place, in the order of keys. */
  spoil(place: number): Uint8Array | undefined {
    const row = this.#rows[place];
    if (row === undefined) return undefined;
    const last = row.stored.length - 1;
    row.stored[last] = must(row.stored[last], 'a stored row is empty') ^ 0x10;
    return row.key;
  }
}
