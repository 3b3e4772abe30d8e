/**
 * The journal on disk: records in segments, and rows in a store that follows them.
 *
 * Guarantees: an append resolves after its record was synced; a record is there whole or not at
 * all; after the first failure this object never writes again (an fsync that failed once proves
 * nothing when it is repeated). The rows of durable records are readable at once, from memory; a
 * thread of their own writes them to the store, checkpoint by checkpoint. The store is never ahead
 * of the records: whatever becomes of it, it can be made again.
 * Leaves to others: batching and replay (the shard), the lock on the directory
 * (data-directory.ts). See DESIGN.md.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { HashKey } from '../structures/keyed-hash.ts';
import { checkBatch, checkKey, checkRange } from './batch-check.ts';
import { CheckpointDesk, type CheckpointLimits } from './checkpoint-desk.ts';
import { CheckpointThread } from './checkpoint-thread.ts';
import { DiskReserve } from './disk-reserve.ts';
import { FlushOverdueError } from './flush-watchdog.ts';
import { readFreeBytesSync } from './free-bytes.ts';
import { sameBytes } from './hash-chain.ts';
import type {
  Journal,
  JournalBatch,
  JournalHead,
  JournalRecord,
  PayloadPart,
  RecordReader,
  Row,
  RowRange,
  RowWrite,
} from './journal.ts';
import { JournalOpenError, JournalWriteError } from './journal-errors.ts';
import type { JournalFaults } from './journal-faults.ts';
import { LayeredRows } from './layered-rows.ts';
import { reasonOf, type StoreStanding } from './lmdb-environment.ts';
import { RowStore } from './row-store.ts';
import { ROWS_FILE, type RowsFileOptions } from './rows-file.ts';
import { SegmentLog } from './segments/segment-log.ts';
import type { FileTrouble } from './watched-file.ts';

export interface DiskJournalOptions extends RowsFileOptions {
  /** Where the rows are, if not beside the records. */
  readonly rowsDirectory?: string;
  /** How long a flush may go without an answer. */
  readonly flushLimitMs: number;
  readonly segmentBytes: number;
  /** What must be left free on the disk after each batch. */
  readonly spareBytes: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly faults: JournalFaults;
  /** See `SegmentLogOptions`. */
  readonly check?: (records: RecordReader) => void;
  /** See `SegmentLogOptions`. */
  readonly lastHead?: JournalHead;
  /** A secret for tables in memory. */
  readonly hashKey: HashKey;
  /** Those of the engine, if left out. */
  readonly checkpointLimits?: CheckpointLimits;
}

export interface RowsLook extends StoreStanding {
  /** Readers whose process had died. */
  readonly deadCount: number;
}

export class DiskJournal implements Journal {
  readonly #records: SegmentLog;
  readonly #store: RowStore;
  readonly #rows: LayeredRows;
  readonly #checkpoints: CheckpointDesk;
  #savedFiles: readonly string[] = [];
  #appending: Promise<JournalHead> | undefined;
  /** Records behind the checkpoint whose rows nobody has given back yet. */
  #unrestoredCount: number;
  #isClosed = false;
  readonly #rowsPath: string;
  #rowsBytes = 0;

  private constructor(records: SegmentLog, store: RowStore, options: DiskJournalOptions) {
    this.#records = records;
    this.#store = store;
    this.#rows = new LayeredRows(store, options.hashKey);
    this.#unrestoredCount = records.head.sequence - store.checkpoint.sequence;
    this.#checkpoints = deskOf(this.#rows, store.checkpoint, options);
    this.#rowsPath = join(options.directory, ROWS_FILE);
  }

  /**
   * Opens the journal, and checks that its records go as far as its rows. Throws a
   * JournalOpenError, CorruptRecordError or JournalGapError: it is not to be written to then.
   */
  static async open(options: DiskJournalOptions): Promise<DiskJournal> {
    const { directory, rowsDirectory = directory, mapBytes } = options;
    const mayCreate = options.mayCreate || rowsDirectory !== directory;
    const file = { directory: rowsDirectory, mapBytes, mayCreate };
    const records = await SegmentLog.open(options);
    let store: RowStore | undefined;
    try {
      store = RowStore.open(file);
      checkSameHistory(records, store.checkpoint);
      return new DiskJournal(records, store, { ...options, ...file });
    } catch (error) {
      await store?.close();
      await records.close();
      throw error;
    }
  }

  get head(): JournalHead {
    return this.#records.head;
  }

  /** The newest record that survives power loss. */
  get durableHead(): JournalHead {
    return this.#records.durableHead;
  }

  /** A record's rows are put into memory in the step that hands it to the disk. */
  get rowsAsOf(): JournalHead {
    return this.#records.head;
  }

  get checkpoint(): JournalHead {
    return this.#checkpoints.newest;
  }

  restoreRows(rows: readonly RowWrite[]): void {
    this.#assertUsable();
    this.#unrestoredCount = Math.max(0, this.#unrestoredCount - 1);
    this.#rows.put(rows);
  }

  async append(batch: JournalBatch): Promise<JournalHead> {
    this.#assertUsable();
    assert(this.#appending === undefined, 'append called while an earlier one is pending');
    assert(this.#unrestoredCount === 0, 'rows behind the checkpoint were not restored');
    checkBatch(batch);
    this.#throwIfFailed();
    this.#appending = this.#append(batch);
    try {
      return await this.#appending;
    } finally {
      this.#appending = undefined;
    }
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    this.#assertUsable();
    checkKey(key);
    return this.#rows.read(key);
  }

  checkAbsence(key: Uint8Array): void {
    this.#assertUsable();
    this.#rows.checkAbsence(key);
  }

  readRows(range: RowRange): readonly Row[] {
    this.#assertUsable();
    checkRange(range);
    return Buffer.compare(range.start, range.end) >= 0 ? [] : this.#rows.page(range);
  }

  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    this.#assertUsable();
    return this.#records.readRecords(fromSequence, limit);
  }

  readPayload(sequence: number, part?: PayloadPart): Uint8Array {
    this.#assertUsable();
    return this.#records.readPayload(sequence, part);
  }

  /** Call when the rows of `head` were restored: stores them if many have come. */
  async relieve(head: JournalHead): Promise<void> {
    this.#assertAtRest();
    await this.#checkpoints.appended(head, 0);
    this.#throwIfFailed();
  }

  /** Makes the store's rows as of the newest record. Throws a JournalWriteError. */
  async writeCheckpoint(): Promise<void> {
    this.#assertAtRest();
    await this.#checkpoints.finish(this.#records.durableHead);
    this.#throwIfFailed();
  }

  /** See `SegmentLog`. */
  get strayBytes(): number {
    return this.#records.strayBytes;
  }

  /** What another process has done to the records since the last call; undefined if nothing. */
  findTrouble(): FileTrouble | undefined {
    return this.#isClosed ? undefined : this.#records.findTrouble();
  }

  /**
   * How the rows' file is used and who reads it; what dead readers held is let go before. Undefined
   * where the file must not be touched: after a failure, or shorter than it was (watched-file.ts).
   */
  lookAtRows(): RowsLook | undefined {
    if (this.#isClosed || this.#checkpoints.failure !== undefined) return undefined;
    const bytes = statSync(this.#rowsPath, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes < this.#rowsBytes) return undefined;
    this.#rowsBytes = bytes;
    const deadCount = this.#store.clearDeadReaders();
    return { ...this.#store.standing(), deadCount };
  }

  /** The names of files that had lost theirs, and were saved when the journal was closed. */
  get savedFiles(): readonly string[] {
    return this.#savedFiles;
  }

  /** Waits for a pending append, writes what is left to the store, and closes. */
  async close(): Promise<void> {
    this.#assertUsable();
    this.#isClosed = true;
    await this.#appending?.catch(() => undefined); // Whoever appended gets this error.
    this.#savedFiles = await this.#records.close();
    await this.#checkpoints.close(this.#records.durableHead);
    // While the disk is still at it, the store is left open: the process has to end.
    if (!this.#checkpoints.isAbandoned) await this.#store.close();
  }

  async #append({ payload, rows }: JournalBatch): Promise<JournalHead> {
    try {
      const appended = this.#records.append(payload);
      // Copied now, because the caller may reuse its bytes. Whoever reads them early reads what the
      // record says, and is answered no sooner than it is durable.
      this.#rows.put(rows);
      const head = await appended;
      await this.#checkpoints.appended(head, payload.length);
      return head;
    } catch (error) {
      this.#checkpoints.end();
      throw error;
    }
  }

  /** All records are there; but the rows of more of them could not stay in memory. */
  #throwIfFailed(): void {
    const { failure } = this.#checkpoints;
    if (failure === undefined) return;
    const reason = failure instanceof FlushOverdueError ? failure.message : reasonOf(failure);
    throw new JournalWriteError(`the journal could not store its rows (${reason})`, {
      outcome: 'absent',
      cause: failure,
    });
  }

  #assertAtRest(): void {
    this.#assertUsable();
    assert(this.#appending === undefined, 'rows are to be stored while an append is pending');
  }

  #assertUsable(): void {
    assert(!this.#isClosed, 'the journal is closed');
  }
}

function deskOf(
  rows: LayeredRows,
  checkpoint: JournalHead,
  { directory, mapBytes, spareBytes, clock, checkpointLimits }: DiskJournalOptions,
): CheckpointDesk {
  const path = join(directory, ROWS_FILE);
  return new CheckpointDesk(rows, checkpoint, {
    startWriter: () => new CheckpointThread({ directory, mapBytes, mayCreate: false }),
    readStoreBytes: () => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    reserve: new DiskReserve({
      readFreeBytes: () => readFreeBytesSync(directory),
      clock,
      spareBytes,
    }),
    limits: checkpointLimits,
  });
}

/** The rows must be those of a record that is there. */
function checkSameHistory(records: RecordReader, { sequence, hash }: JournalHead): void {
  if (sequence === 0) return;
  const [record] = records.readRecords(sequence, 1);
  if (record !== undefined && sameBytes(record.hash, hash)) return;
  throw new JournalOpenError(
    `the rows of the journal are as of a record ${sequence} that it does not have: ` +
      '`tirage journal repair` makes them again from the records',
  );
}
