/**
 * The rows as of one record, on disk: one LMDB environment with the rows and, beside them, the
 * record that they are as of (the checkpoint).
 *
 * Guarantees: a checkpoint is there whole or not at all, and survives power loss once `write` has
 * resolved. Each value is in an envelope, so a flipped bit is a DamagedRowError and not somebody's
 * balance. Everything here follows from the records: what is lost is made again from them.
 * Threading: one thread may write while others of the process read the same directory; a reader
 * sees a new checkpoint after `refresh`.
 */
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type MemtableColumns, rowsOf } from '../structures/memtable.ts';
import { BEFORE_ALL_KEYS, BEHIND_ALL_KEYS } from './batch-check.ts';
import { syncPath } from './durable-file.ts';
import { ENVELOPE_BYTES, openEnvelope, openRow, writeEnvelope } from './envelope.ts';
import { genesisHead, sameBytes } from './hash-chain.ts';
import type { JournalHead, Row, RowRange } from './journal.ts';
import { JournalReadError } from './journal-errors.ts';
import { LmdbEnvironment, type StoreStanding } from './lmdb-environment.ts';
import { CHECKPOINT_KEY, decodeHead, encodeHead } from './record-codec.ts';
import { ROWS_FILE, type RowsFileOptions } from './rows-file.ts';

const PAGE_ROWS = 1_000;
/** LMDB's table of readers, made anew with the next opening. */
const LOCK_FILE = 'lock.mdb';

/** A row as it is stored, before it is known to be sound. */
export interface StoredRow {
  readonly key: Uint8Array;
  readonly stored: Uint8Array;
}

export class RowStore {
  readonly #environment: LmdbEnvironment;

  /** As this object has read or written it. */
  #known: JournalHead;

  private constructor(environment: LmdbEnvironment) {
    this.#environment = environment;
    this.#known = this.checkpoint;
  }

  /** Throws a JournalOpenError, or a CorruptRecordError. */
  static open(file: RowsFileOptions): RowStore {
    const environment = LmdbEnvironment.open(file);
    try {
      return new RowStore(environment);
    } catch (error) {
      void environment.close();
      throw error;
    }
  }

  /** The record that the rows are as of. Throws a CorruptRecordError. */
  get checkpoint(): JournalHead {
    const stored = this.#environment.readRoot(CHECKPOINT_KEY);
    return stored === undefined ? genesisHead() : decodeHead(openEnvelope(CHECKPOINT_KEY, stored));
  }

  /** Throws a DamagedRowError. */
  read(key: Uint8Array): Uint8Array | undefined {
    const stored = this.#environment.read(key);
    return stored === undefined ? undefined : openRow(key, stored);
  }

  has(key: Uint8Array): boolean {
    return this.#environment.read(key) !== undefined;
  }

  /** Whether a row is stored just so, damaged or not. */
  holds({ key, stored }: StoredRow): boolean {
    const found = this.#environment.read(key);
    return found !== undefined && sameBytes(found, stored);
  }

  /** All rows, page by page, damaged or not. */
  all(): Generator<StoredRow> {
    const range = { start: BEFORE_ALL_KEYS, end: BEHIND_ALL_KEYS, reverse: false };
    return walkRows(this, { ...range, limit: PAGE_ROWS });
  }

  /** A page of rows, whole in memory; `soundRow` opens each. */
  page(range: RowRange): StoredRow[] {
    const rows: StoredRow[] = [];
    this.#environment.readPage(range, (key, stored) => rows.push({ key, stored }));
    return rows;
  }

  /**
   * Rejects where the disk did; then nothing of it is there, or, on a dying disk, all of it. Only
   * one object writes: rejects where another checkpoint is stored than it knows, because then
   * another file was copied over this one.
   */
  async write(columns: MemtableColumns, checkpoint: JournalHead): Promise<void> {
    this.#checkKnown();
    const { places, values } = columns;
    const environment = this.#environment;
    const head = encodeHead(checkpoint);
    const envelopeBytes = (places.length + 1) * ENVELOPE_BYTES;
    const arena = new Uint8Array(values.length + head.length + envelopeBytes);
    await environment.commit(() => {
      let at = 0;
      for (const { key: shared, value } of rowsOf(columns)) {
        const key = shared.slice();
        if (value === undefined) {
          environment.remove(key);
          continue;
        }
        const end = writeEnvelope(arena, at, key, value);
        environment.put(key, arena.subarray(at, end));
        at = end;
      }
      const end = writeEnvelope(arena, at, CHECKPOINT_KEY, head);
      environment.putRoot(CHECKPOINT_KEY, arena.subarray(at, end));
    });
    this.#known = checkpoint;
  }

  #checkKnown(): void {
    this.refresh();
    const { sequence, hash } = this.checkpoint;
    if (sequence === this.#known.sequence && sameBytes(hash, this.#known.hash)) return;
    throw new JournalReadError('the rows were written over by somebody else');
  }

  /** Lets the next read see the newest checkpoint. */
  refresh(): void {
    this.#environment.refreshReads();
  }

  /** How the file is used, and who reads it. */
  standing(): StoreStanding {
    return this.#environment.standing();
  }

  /** Lets go of what readers held whose process has died; returns how many these were. */
  clearDeadReaders(): number {
    return this.#environment.clearDeadReaders();
  }

  close(): Promise<void> {
    return this.#environment.close();
  }
}

/** Puts the rows of one directory, which are closed, in the place of those in another. */
export function exchangeRows(from: string, to: string): void {
  const place = join(to, ROWS_FILE);
  // A directory in its place could not be renamed over; whatever is in it are no rows.
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) rmSync(place, { recursive: true });
  renameSync(join(from, ROWS_FILE), place);
  rmSync(join(to, LOCK_FILE), { force: true });
  rmSync(from, { recursive: true, force: true });
  syncPath(to);
}

/** All rows of a range, damaged or not, in pages of its limit. */
export function* walkRows(
  store: Pick<RowStore, 'page'>,
  { limit, reverse, ...range }: RowRange,
): Generator<StoredRow> {
  let { start, end } = range;
  for (;;) {
    const page = store.page({ start, end, limit, reverse });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    if (reverse) end = last.key;
    else start = Uint8Array.of(...last.key, 0);
    if (Buffer.compare(start, end) >= 0) return;
  }
}

/** Throws a DamagedRowError. */
export function soundRow({ key, stored }: StoredRow): Row {
  return { key, value: openRow(key, stored) };
}
