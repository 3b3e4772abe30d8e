/**
 * What is derived from the declarations of tables: which one a row belongs to, the row in words for
 * a report that an operator reads, and which tables are read when a shard starts.
 *
 * The words say where a row is and which of its fields differ from another version. Never a value:
 * rows hold password hashes and server seeds.
 */
import { assert } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { type Owner, RETIRED, type RowsDeclaration, TABLE_NUMBER_MAX } from './declare-table.ts';
import type { TableKey } from './table-key.ts';

/** What is used of a table here, whatever its keys are. */
type ToldRows = Pick<RowsDeclaration<never>, 'number' | 'owner' | 'read'> & {
  readonly key: Pick<TableKey<never>, 'describe'>;
};

interface NamedTable extends ToldRows {
  readonly name: string;
}

export class TableRegistry {
  readonly #tables: readonly NamedTable[];
  readonly #byNumber: ReadonlyMap<number, NamedTable>;

  constructor(...areas: readonly Readonly<Record<string, ToldRows>>[]) {
    this.#tables = areas.flatMap((area) => {
      return Object.entries(area).map(([name, declared]) => ({ name, ...declared }));
    });
    this.#byNumber = new Map(this.#tables.map((table) => [table.number, table]));
    const names = new Set(this.#tables.map(({ name }) => name));
    assert(this.#byNumber.size === this.#tables.length, 'two tables have the same number');
    assert(names.size === this.#tables.length, 'two tables have the same name');
  }

  /** Of all tables. */
  get names(): string[] {
    return this.#tables.map(({ name }) => name);
  }

  /** The name of the table that a row belongs to. */
  tableOf(key: Uint8Array): string | undefined {
    return this.#of(key)?.name;
  }

  /** A key as its fields, readable; in hex where there is no such table. */
  describeKey(key: Uint8Array): string {
    const table = this.#of(key);
    return table === undefined ? hexOf(key) : table.key.describe(key);
  }

  /** The names of the fields in which two versions of a row differ. */
  differingFields(key: Uint8Array, left: Uint8Array, right: Uint8Array): string[] {
    const [leftFields, rightFields] = [left, right].map((row) => this.#fieldsOf(key, row));
    const names = new Set([...Object.keys(leftFields ?? {}), ...Object.keys(rightFields ?? {})]);
    const different = [...names].filter((name) => leftFields?.[name] !== rightFields?.[name]);
    return different.length > 0 ? different : ['bytes'];
  }

  /** Who is affected by a damaged row; undefined where there is no such table. */
  ownerOf(key: Uint8Array): Owner | undefined {
    return this.#of(key)?.owner;
  }

  /** The keys of the shard's own rows, which are read when it starts: table by table. */
  ownRanges(): { readonly start: Uint8Array; readonly end: Uint8Array }[] {
    const own = this.#tables.filter(({ owner }) => owner === 'shard');
    return own.map(({ number }) => ({
      start: Uint8Array.of(number),
      end: Uint8Array.of(number + 1),
    }));
  }

  /** The keys of tables that no build has had yet, by number. */
  unknownRanges(): {
    readonly table: number;
    readonly start: Uint8Array;
    readonly end: Uint8Array;
  }[] {
    const numbers = Array.from({ length: TABLE_NUMBER_MAX }, (_, index) => index + 1);
    return numbers
      .filter((table) => !this.#byNumber.has(table) && !RETIRED.includes(table))
      .map((table) => ({ table, start: Uint8Array.of(table), end: Uint8Array.of(table + 1) }));
  }

  /** Each field as text, for comparison; no fields if the row cannot be read. */
  #fieldsOf(key: Uint8Array, row: Uint8Array): Record<string, string> {
    const value = this.#read(key, row);
    if (value === undefined) return {};
    if (typeof value !== 'object' || value === null) return { value: String(value) };
    const fields = Object.entries(value);
    return Object.fromEntries(fields.map(([name, field]) => [name, JSON.stringify(field)]));
  }

  #read(key: Uint8Array, row: Uint8Array): unknown {
    try {
      return this.#of(key)?.read(row);
    } catch {
      // Whatever the bytes are, they are not what was written: the report says so.
      return undefined;
    }
  }

  #of(key: Uint8Array): NamedTable | undefined {
    return this.#byNumber.get(key[0] ?? 0);
  }
}
