/**
 * Declared tables as the fields of one object, and what all of them do in step.
 *
 * The stores that a purchase touches are looked up by name many thousand times a second: each is a
 * plain field, made here and never replaced.
 */
import type { RowWrite } from '../../journal/journal.ts';
import type { DamagedRowError } from '../../journal/journal-errors.ts';
import type { TableDeclaration } from '../tables/declare-table.ts';
import { type RowReader, Table } from '../tables/table.ts';

/** Where rows are read: some of the rows that are written late are newer than what is stored. */
export interface TableReaders {
  readonly rows: RowReader;
  readonly lateRows: RowReader;
}

type TablesOf<Declared> = {
  readonly [Name in keyof Declared]: Declared[Name] extends TableDeclaration<
    infer Key,
    infer Value,
    infer Prefix
  >
    ? Table<Key, Value, Prefix>
    : never;
};

/** The class of objects with a table for each declaration, by its name. */
export function tableFields<Declared extends object>(
  declared: Declared,
): new (
  readers: TableReaders,
) => TableFields & TablesOf<Declared> {
  return class extends TableFields {
    constructor(readers: TableReaders) {
      super(Object.entries(declared), readers);
    }
  } as new (
    readers: TableReaders,
  ) => TableFields & TablesOf<Declared>;
}

type SomeTable = Pick<Table<unknown, unknown>, 'takeWrites' | 'flushed'>;

export class TableFields {
  /** Called for damaged rows that the shard goes on without. */
  onDamagedRow: (error: DamagedRowError) => void = () => undefined;
  readonly #tables: SomeTable[] = [];
  readonly #lateTables: SomeTable[] = [];

  constructor(
    declared: readonly (readonly [name: string, TableDeclaration<unknown, unknown>])[],
    { rows, lateRows }: TableReaders,
  ) {
    for (const [name, one] of declared) {
      const reader = one.isLate ? lateRows : rows;
      const table = new Table(one, reader, (error) => this.onDamagedRow(error));
      if (one.isLate) this.#lateTables.push(table);
      else this.#tables.push(table);
      // Defined, not assigned: V8 turns an object into a dictionary if it is assigned name by name.
      Object.defineProperty(this, name, { value: table, enumerable: true });
    }
  }

  /** The rows that the batch changed; rows that are written late are collected separately. */
  takeTableWrites(batch: number, writes: RowWrite[], lateWrites: RowWrite[]): void {
    for (const table of this.#tables) table.takeWrites(batch, writes);
    for (const table of this.#lateTables) table.takeWrites(batch, lateWrites);
  }

  /** Batches up to `batch` are durable. */
  tablesFlushed(batch: number): void {
    for (const table of this.#tables) table.flushed(batch);
    for (const table of this.#lateTables) table.flushed(batch);
  }
}
