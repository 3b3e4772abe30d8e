import type { Memtable, MemtableRange, MemtableRow } from '../../../src/structures/memtable.ts';

/** A memtable's twin: a Map of rows that are sorted whenever they are listed. */
export class ListedRows implements Pick<Memtable, keyof Omit<Memtable, 'columns'>> {
  byteCount = 0;
  readonly #rows = new Map<string, MemtableRow>();

  get rowCount(): number {
    return this.#rows.size;
  }

  put(key: Uint8Array, value: Uint8Array | undefined): void {
    this.#rows.set(hexOf(key), { key: key.slice(), value: value?.slice() });
    this.byteCount += value?.length ?? 0;
  }

  find(key: Uint8Array): MemtableRow | undefined {
    return this.#rows.get(hexOf(key));
  }

  *between({ start, end, reverse }: MemtableRange): Generator<MemtableRow> {
    const rows = this.all().filter(({ key }) => {
      return Buffer.compare(start, key) <= 0 && Buffer.compare(key, end) < 0;
    });
    yield* reverse ? rows.reverse() : rows;
  }

  /** In the order of keys. */
  all(): MemtableRow[] {
    return [...this.#rows.values()].sort((left, right) => Buffer.compare(left.key, right.key));
  }

  clear(): void {
    this.#rows.clear();
    this.byteCount = 0;
  }
}

function hexOf(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}
