/**
 * A stored journal whose rows may be damaged, opened to rebuild them.
 *
 * Its records are checked as by every reader; a damaged row reads as absent. Nothing but rows can
 * be written, in transactions of their own: record and head stay as they are, and a crash on the
 * way leaves fewer rows to write. What LMDB's own pages have lost is not mended here.
 */
import { AssertionError } from '../kernel/assert.ts';
import { ENVELOPE_BYTES, openRow, writeEnvelope } from './envelope.ts';
import { copyHead } from './hash-chain.ts';
import type { Journal, JournalHead, JournalRecord, Row, RowRange, RowWrite } from './journal.ts';
import { CorruptRecordError, DamagedRowError } from './journal-errors.ts';
import type { JournalFileOptions } from './journal-file.ts';
import { ROW_KEY_BYTES_MAX } from './journal-limits.ts';
import { LmdbEnvironment } from './lmdb-environment.ts';
import { readJournalHead, readRecordPage } from './lmdb-reader.ts';

/** Rows in one transaction, and keys in memory at once. */
const PAGE_ROWS = 10_000;

export class SalvagedJournal implements Journal {
  readonly #environment: LmdbEnvironment;
  readonly #head: JournalHead;

  private constructor(environment: LmdbEnvironment) {
    this.#environment = environment;
    this.#head = readJournalHead(environment);
  }

  /** Throws an OperationalError where even the records cannot be relied on. */
  static async open(file: JournalFileOptions): Promise<SalvagedJournal> {
    const environment = LmdbEnvironment.open(file);
    try {
      return new SalvagedJournal(environment);
    } catch (error) {
      await environment.close();
      throw error;
    }
  }

  get head(): JournalHead {
    return copyHead(this.#head);
  }

  async append(): Promise<JournalHead> {
    throw new AssertionError('nothing is recorded in a journal that is being salvaged');
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    const stored = this.#environment.read('rows', key);
    return stored === undefined ? undefined : soundRow(key, stored);
  }

  /** Damaged rows are left out, so there is nothing to check. */
  checkAbsence(): void {}

  /** Damaged rows are left out, so a page may be shorter. */
  readRows(range: RowRange): readonly Row[] {
    const rows: Row[] = [];
    if (Buffer.compare(range.start, range.end) >= 0) return rows;
    this.#environment.readPage('rows', range, (key, stored) => {
      const value = soundRow(key, stored);
      if (value !== undefined) rows.push({ key, value });
    });
    return rows;
  }

  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    return readRecordPage(this.#environment, this.#head, fromSequence, limit);
  }

  /**
   * The keys of all rows, damaged ones too. Throws a CorruptRecordError where LMDB's tree does not
   * hold together: then rows are not all that is damaged.
   */
  *rowKeys(): Generator<Uint8Array> {
    const end = new Uint8Array(ROW_KEY_BYTES_MAX).fill(0xff);
    let start = Uint8Array.of(0);
    let count = 0;
    for (;;) {
      const keys: Uint8Array[] = [];
      const range = { start, end, limit: PAGE_ROWS, reverse: false };
      this.#environment.readPage('rows', range, (key) => keys.push(Uint8Array.from(key)));
      for (const key of keys) {
        if (this.#environment.read('rows', key) === undefined) throw brokenTree();
        yield key;
      }
      count += keys.length;
      const last = keys.at(-1);
      if (last === undefined || keys.length < PAGE_ROWS) break;
      start = Uint8Array.of(...last, 0);
    }
    if (count !== this.#environment.countEntries('rows')) throw brokenTree();
  }

  /** Writes or deletes rows, and nothing else. */
  async writeRows(rows: readonly RowWrite[]): Promise<void> {
    for (let first = 0; first < rows.length; first += PAGE_ROWS) {
      const page = rows.slice(first, first + PAGE_ROWS).map(({ key, value }) => {
        return { key, stored: value === undefined ? undefined : enveloped(key, value) };
      });
      await this.#environment.commit(() => {
        for (const { key, stored } of page) {
          if (stored === undefined) this.#environment.remove('rows', key);
          else this.#environment.put('rows', key, stored);
        }
      });
      this.#environment.refreshReads();
    }
  }

  async close(): Promise<void> {
    await this.#environment.close();
  }
}

function soundRow(key: Uint8Array, stored: Uint8Array): Uint8Array | undefined {
  try {
    return openRow(key, stored);
  } catch (error) {
    if (error instanceof DamagedRowError) return undefined;
    throw error;
  }
}

function enveloped(key: Uint8Array, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(ENVELOPE_BYTES + value.length);
  writeEnvelope(bytes, 0, key, value);
  return bytes;
}

function brokenTree(): CorruptRecordError {
  return new CorruptRecordError(
    'more than rows is damaged, the file does not hold together: put a copy of yours back',
  );
}
