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
  rows: RowReader,
) => TableFields & TablesOf<Declared> {
  return class extends TableFields {
    constructor(rows: RowReader) {
      super(Object.entries(declared), rows);
    }
  } as new (
    rows: RowReader,
  ) => TableFields & TablesOf<Declared>;
}

type SomeTable = Pick<Table<unknown, unknown>, 'takeWrites' | 'flushed'>;

export class TableFields {
  /** Called for damaged rows that the shard goes on without. */
  onDamagedRow: (error: DamagedRowError) => void = () => undefined;
  readonly #tables: SomeTable[] = [];

  constructor(
    declared: readonly (readonly [name: string, TableDeclaration<unknown, unknown>])[],
    rows: RowReader,
  ) {
    for (const [name, one] of declared) {
      const table = new Table(one, rows, (error) => this.onDamagedRow(error));
      this.#tables.push(table);
      // Defined, not assigned: V8 turns an object into a dictionary if it is assigned name by name.
      Object.defineProperty(this, name, { value: table, enumerable: true });
    }
  }

  /** The rows that the batch changed. */
  takeTableWrites(batch: number, writes: RowWrite[]): void {
    for (const table of this.#tables) table.takeWrites(batch, writes);
  }

  /** Batches up to `batch` are durable. */
  tablesFlushed(batch: number): void {
    for (const table of this.#tables) table.flushed(batch);
  }
}
