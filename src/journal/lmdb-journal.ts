/**
 * The journal on disk: each append is one LMDB transaction with the record, its rows and the head.
 *
 * Guarantees: an append resolves after its commit was synced; a batch is there whole or not at all;
 * after the first failure this object never writes again (an fsync that failed once proves nothing
 * when it is repeated). On open, and on each read, what was asserted before the write is checked
 * again. Leaves to others: batching (the shard), replay, the lock on the directory
 * (data-directory.ts). See DESIGN.md.
 */
import { join } from 'node:path';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import {
  BEFORE_ALL_KEYS,
  BEHIND_ALL_KEYS,
  checkBatch,
  checkKey,
  checkRange,
  checkRecordPage,
} from './batch-check.ts';
import { JOURNAL_FILE } from './data-directory.ts';
import { DiskReserve } from './disk-reserve.ts';
import { ENVELOPE_BYTES, openRow, writeEnvelope } from './envelope.ts';
import { answeredInTime, FlushOverdueError } from './flush-watchdog.ts';
import { ForeignWrites } from './foreign-writes.ts';
import { readFreeBytesSync } from './free-bytes.ts';
import { chainHash, copyHead, sequenceBytes } from './hash-chain.ts';
import type {
  Journal,
  JournalBatch,
  JournalHead,
  JournalRecord,
  Row,
  RowRange,
} from './journal.ts';
import { JournalWriteError } from './journal-errors.ts';
import type { JournalFaults } from './journal-faults.ts';
import { type JournalFileOptions, PAGE_BYTES } from './journal-file.ts';
import { LmdbEnvironment, reasonOf } from './lmdb-environment.ts';
import { readJournalHead, readRecordPage } from './lmdb-reader.ts';
import { encodeHead, encodeRecord, HEAD_KEY } from './record-codec.ts';

/** Batches up to this size share one buffer, so that the usual append allocates none. */
const ARENA_BYTES = 1_048_576;

/** A write copies the path to its leaf, may split each page on it, and frees the old ones. */
const PAGES_PER_WRITE_MAX = 12;

export interface LmdbJournalOptions extends JournalFileOptions {
  /** How long a flush may go without an answer. */
  readonly flushLimitMs: number;
  /** What must be left free on the disk after each batch. */
  readonly spareBytes: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly faults: JournalFaults;
}

export class LmdbJournal implements Journal {
  readonly #environment: LmdbEnvironment;
  readonly #flushLimitMs: number;
  readonly #faults: JournalFaults;
  readonly #reserve: DiskReserve;
  /** Reused by each append: LMDB reads the values from it until the commit settles. */
  readonly #arena = new Uint8Array(ARENA_BYTES);
  readonly #foreign: ForeignWrites;
  readonly #path: string;

  #head: JournalHead;
  #durable: JournalHead;
  #pending: Promise<void> | undefined;
  #appendCount = 0;
  #failure: JournalWriteError | undefined;
  /** A commit that was given up may still be running inside LMDB. */
  #abandoned = false;
  #closed = false;

  private constructor(environment: LmdbEnvironment, options: LmdbJournalOptions) {
    this.#environment = environment;
    this.#path = join(options.directory, JOURNAL_FILE);
    this.#foreign = new ForeignWrites(this.#path);
    this.#flushLimitMs = options.flushLimitMs;
    this.#faults = options.faults;
    this.#reserve = new DiskReserve({
      readFreeBytes: () => readFreeBytesSync(options.directory),
      clock: options.clock,
      spareBytes: options.spareBytes,
    });
    this.#head = readJournalHead(environment);
    this.#durable = this.#head;
  }

  /**
   * Opens the journal, and checks that its head is sound and the last. Throws a
   * JournalOpenError, CorruptRecordError or JournalGapError: it is not to be written to then.
   */
  static async open(options: LmdbJournalOptions): Promise<LmdbJournal> {
    const environment = LmdbEnvironment.open(options);
    try {
      return new LmdbJournal(environment, options);
    } catch (error) {
      await environment.close();
      throw error;
    }
  }

  get head(): JournalHead {
    return copyHead(this.#head);
  }

  /** The newest record that survives power loss. */
  get durableHead(): JournalHead {
    return copyHead(this.#durable);
  }

  async append(batch: JournalBatch): Promise<JournalHead> {
    this.#assertUsable();
    if (this.#failure !== undefined) throw this.#failure;
    assert(this.#pending === undefined, 'append called while an earlier one is pending');
    const valueBytes = checkBatch(batch);

    this.#appendCount += 1;
    const refusal = this.#refuse(batch, valueBytes);
    if (refusal !== undefined) throw this.#poison('absent', refusal);

    const previous = this.#head;
    const head = { sequence: previous.sequence + 1, hash: chainHash(previous, batch.payload) };
    assert(head.sequence === this.#durable.sequence + 1, 'journal append out of order');
    this.#head = head;
    this.#pending = this.#flush(previous, head, batch, valueBytes);
    try {
      await this.#pending;
    } finally {
      this.#pending = undefined;
    }
    this.#durable = head;
    return copyHead(head);
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    this.#assertUsable();
    checkKey(key);
    const stored = this.#environment.read('rows', key);
    return stored === undefined ? undefined : openRow(key, stored);
  }

  checkAbsence(key: Uint8Array): void {
    this.readRows({ start: key, end: BEHIND_ALL_KEYS, limit: 1, reverse: false });
    this.readRows({ start: BEFORE_ALL_KEYS, end: key, limit: 1, reverse: true });
  }

  readRows(range: RowRange): readonly Row[] {
    this.#assertUsable();
    checkRange(range);
    const rows: Row[] = [];
    if (Buffer.compare(range.start, range.end) >= 0) return rows;
    this.#environment.readPage('rows', range, (key, stored) => {
      rows.push({ key, value: openRow(key, stored) });
    });
    return rows;
  }

  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    this.#assertUsable();
    checkRecordPage(fromSequence, limit);
    return readRecordPage(this.#environment, this.#durable, fromSequence, limit);
  }

  /**
   * What another process has done to the file since the last call, as the end of a sentence that
   * begins with the name of the journal; nothing may touch the file after that. Undefined if all is
   * well.
   */
  findForeignWrite(): string | undefined {
    if (this.#closed || this.#failure !== undefined) return undefined;
    if (this.#pending === undefined) this.#environment.refreshReads();
    const use = {
      path: this.#path,
      appendCount: this.#appendCount,
      isAppending: this.#pending !== undefined,
      durable: this.#durable,
    };
    try {
      return this.#foreign.look(use, (sequence) => this.readRecords(sequence, 1)[0]);
    } catch (error) {
      if (error instanceof OperationalError) return 'was written over';
      throw error;
    }
  }

  /**
   * Waits for a pending append and closes. After a commit that was given up the environment is
   * left as it is, because LMDB may still be inside it: the process has to end.
   */
  async close(): Promise<void> {
    this.#assertUsable();
    this.#closed = true;
    await this.#pending?.catch(() => undefined); // Whoever appended gets this error.
    if (!this.#abandoned) await this.#environment.close();
  }

  /** Why the batch must not be written, if there is a reason. */
  #refuse(batch: JournalBatch, valueBytes: number): Error | undefined {
    const injected = this.#faults.beforeFlush?.(this.#appendCount);
    if (injected !== undefined) return injected;
    const pageCount = (batch.rows.length + 2) * PAGES_PER_WRITE_MAX;
    const bytes = valueBytes + batch.payload.length + pageCount * PAGE_BYTES;
    try {
      return this.#reserve.take(bytes) ? undefined : new DiskFullError('the disk is full');
    } catch (cause) {
      // The directory or its volume is gone: trouble with the disk, like any other.
      return cause instanceof Error ? cause : new Error('the disk did not answer', { cause });
    }
  }

  async #flush(
    previous: JournalHead,
    head: JournalHead,
    batch: JournalBatch,
    valueBytes: number,
  ): Promise<void> {
    const commit = this.#commit(previous, head, batch, valueBytes);
    const held = this.#faults.untilDurable?.(this.#appendCount);
    try {
      await answeredInTime(
        held === undefined ? commit : Promise.all([commit, held]),
        this.#flushLimitMs,
      );
    } catch (cause) {
      this.#abandoned = cause instanceof FlushOverdueError;
      throw this.#poison('unknown', cause);
    }
    this.#environment.refreshReads();
  }

  /**
   * Encodes everything, then writes it as one transaction: record first and head last, so that a
   * torn batch could not look whole. No row costs a closure or a buffer of its own.
   */
  #commit(
    previous: JournalHead,
    head: JournalHead,
    batch: JournalBatch,
    valueBytes: number,
  ): Promise<unknown> {
    const recordKey = sequenceBytes(head.sequence);
    const record = encodeRecord(previous, head, batch.payload);
    const headBytes = encodeHead(head);
    const plainBytes = valueBytes + record.length + headBytes.length;
    const arena = this.#arenaFor(plainBytes + (batch.rows.length + 2) * ENVELOPE_BYTES);

    const recordEnd = writeEnvelope(arena, 0, recordKey, record);
    let rowsEnd = recordEnd;
    for (const row of batch.rows) {
      if (row.value !== undefined) rowsEnd = writeEnvelope(arena, rowsEnd, row.key, row.value);
    }
    const headEnd = writeEnvelope(arena, rowsEnd, HEAD_KEY, headBytes);

    const environment = this.#environment;
    return environment.commit(() => {
      environment.put('records', recordKey, arena.subarray(0, recordEnd));
      let start = recordEnd;
      for (const row of batch.rows) {
        if (row.value === undefined) {
          environment.remove('rows', row.key);
          continue;
        }
        const end = start + ENVELOPE_BYTES + row.value.length;
        environment.put('rows', row.key, arena.subarray(start, end));
        start = end;
      }
      environment.putRoot(HEAD_KEY, arena.subarray(rowsEnd, headEnd));
    });
  }

  #arenaFor(bytes: number): Uint8Array {
    return bytes <= ARENA_BYTES ? this.#arena : new Uint8Array(bytes);
  }

  /** Ends all writing. The first failure is the one that every later append reports. */
  #poison(outcome: 'absent' | 'unknown', cause: unknown): JournalWriteError {
    this.#failure = new JournalWriteError(
      'the journal accepts no more writes after an earlier failure: restart the engine',
      { outcome: 'absent', cause },
    );
    const reason = cause instanceof FlushOverdueError ? cause.message : reasonOf(cause);
    const message = `the journal could not make a batch durable (${reason})`;
    return new JournalWriteError(message, { outcome, cause });
  }

  #assertUsable(): void {
    assert(!this.#closed, 'the journal is closed');
  }
}

class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
  readonly code = 'ENOSPC';
}
