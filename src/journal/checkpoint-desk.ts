/**
 * When rows go to the store: decides on each checkpoint, has it written, and says how far it got.
 *
 * One is begun when so many rows or bytes have come that writing them is worth a sweep through the
 * store's pages, or a restart would have much to derive anew. It is written beside the appends. An
 * append waits only where the disk cannot keep up: then rows would fill the memory.
 * After the first failure no other one is tried: the rows stay in memory, and follow from the
 * records.
 * Threading: the shard's own thread only.
 */
import { assert } from '../kernel/assert.ts';
import type { CheckpointThread } from './checkpoint-thread.ts';
import { DiskFullError, type DiskReserve } from './disk-reserve.ts';
import { answeredInTime, FlushOverdueError } from './flush-watchdog.ts';
import { copyHead } from './hash-chain.ts';
import type { JournalHead } from './journal.ts';
import { CHECKPOINT_LIMIT_MS } from './journal-limits.ts';
import type { LayeredRows } from './layered-rows.ts';
import { PAGE_BYTES } from './rows-file.ts';

/** What makes a checkpoint worth writing: whichever is reached first. */
export interface CheckpointLimits {
  /**
   * Rows: the more of them, the more of each page that is written has changed. With a million
   * players their accounts are on 24,000 pages, and a purchase changes one of them.
   */
  readonly rows: number;
  /** Bytes of their values: what is in memory until they are stored. */
  readonly valueBytes: number;
  /** Bytes of records: what a restart derives rows from in some tenths of a second. */
  readonly recordBytes: number;
}

export const CHECKPOINT_LIMITS: CheckpointLimits = {
  rows: 98_304,
  valueBytes: 16 * 1_024 * 1_024,
  recordBytes: 6 * 1_024 * 1_024,
};
/** How many times as much may come while a checkpoint is being written. */
const BEHIND_MAX = 4;

/** A row dirties its leaf and a branch, each of which may split. */
const PAGES_PER_ROW_MAX = 4;
const PAGES_AT_LEAST = 64;

/** Who writes a checkpoint, beside the shard's own work. */
export type CheckpointWriter = Pick<CheckpointThread, 'write' | 'stop' | 'abandon'>;

export interface CheckpointDeskOptions {
  /** Called before the first checkpoint, and no second time. */
  readonly startWriter: () => CheckpointWriter;
  /** The length of the store's file. May throw, as `reserve` may. */
  readonly readStoreBytes: () => number;
  readonly reserve: Pick<DiskReserve, 'take'>;
  /** Those of the engine, if left out. */
  readonly limits?: CheckpointLimits | undefined;
  /** How long one may go without an answer once it is waited for; see journal-limits.ts. */
  readonly answerLimitMs?: number | undefined;
}

export class CheckpointDesk {
  readonly #rows: Pick<LayeredRows, 'waiting' | 'seal' | 'stored'>;
  readonly #options: CheckpointDeskOptions;
  readonly #limits: CheckpointLimits;
  #newest: JournalHead;
  #writer: CheckpointWriter | undefined;
  #writing: Promise<void> | undefined;
  #recordBytes = 0;
  #wasAppended = false;
  #failure: Error | undefined;
  #isOver = false;

  constructor(
    rows: Pick<LayeredRows, 'waiting' | 'seal' | 'stored'>,
    newest: JournalHead,
    options: CheckpointDeskOptions,
  ) {
    this.#rows = rows;
    this.#newest = copyHead(newest);
    this.#options = options;
    this.#limits = options.limits ?? CHECKPOINT_LIMITS;
  }

  /** The record that the store's rows are as of. */
  get newest(): JournalHead {
    return copyHead(this.#newest);
  }

  /** Why no checkpoint can be written any more. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** A checkpoint was given up that may still be under way: nothing of it may be closed. */
  get isAbandoned(): boolean {
    return this.#failure instanceof FlushOverdueError;
  }

  /**
   * Call when the rows of a durable record are in memory, and those of no later one. Waits where
   * the disk cannot keep up. Afterwards `failure` says whether more may come.
   */
  async appended(head: JournalHead, recordBytes: number): Promise<void> {
    this.#wasAppended = true;
    this.#recordBytes += recordBytes;
    if (this.#isOver || this.#failure !== undefined || !this.#isWorthIt(1)) return;
    const isFarBehind = this.#isWorthIt(BEHIND_MAX);
    if (this.#writing === undefined) this.#tryToBegin(head, isFarBehind);
    else if (isFarBehind) await this.#answered();
  }

  /** Writes all that is left, as of `head`. Afterwards `failure` says whether it is there. */
  async finish(head: JournalHead): Promise<void> {
    assert(!this.#isOver, 'rows would be stored whose record may not be there');
    await this.#answered();
    if (this.#failure === undefined && head.sequence > this.#newest.sequence) {
      this.#tryToBegin(head, true);
      await this.#answered();
    }
  }

  /**
   * Writes what is left if anything was appended at all, and ends the thread. What cannot be
   * written is derived again at the next start.
   */
  async close(head: JournalHead): Promise<void> {
    if (this.#wasAppended && !this.#isOver) await this.finish(head);
    await this.#answered();
    if (this.isAbandoned) this.#writer?.abandon();
    else await this.#writer?.stop();
  }

  /** No more checkpoints: there are rows in memory whose record may not be there. */
  end(): void {
    this.#isOver = true;
  }

  #isWorthIt(times: number): boolean {
    const { rowCount, byteCount } = this.#rows.waiting;
    const { rows, valueBytes, recordBytes } = this.#limits;
    return (
      rowCount >= times * rows ||
      byteCount >= times * valueBytes ||
      this.#recordBytes >= times * recordBytes
    );
  }

  /** Without room it is tried again with the next record, unless it has to be now. */
  #tryToBegin(head: JournalHead, hasToBe: boolean): void {
    if (this.#hasRoom()) this.#begin(head);
    else if (hasToBe) this.#failure ??= new DiskFullError('the disk is full');
  }

  #begin(head: JournalHead): void {
    this.#writer ??= this.#options.startWriter();
    this.#recordBytes = 0;
    this.#writing = this.#writer
      .write(this.#rows.seal(), head)
      .then(() => {
        // Given up: what has been said of it is final.
        if (this.#failure !== undefined) return;
        this.#rows.stored();
        this.#newest = copyHead(head);
      })
      .catch((cause: unknown) => {
        this.#failure ??= errorOf(cause);
      })
      .finally(() => {
        this.#writing = undefined;
      });
  }

  /** Waits for the checkpoint that is being written; a disk may hang instead of failing. */
  async #answered(): Promise<void> {
    if (this.#writing === undefined || this.isAbandoned) return;
    const { answerLimitMs = CHECKPOINT_LIMIT_MS } = this.#options;
    try {
      await answeredInTime(this.#writing, answerLimitMs);
    } catch (cause) {
      this.#failure ??= errorOf(cause);
    }
  }

  /**
   * LMDB must not be the one to find the disk full (disk-reserve.ts). It copies each page that it
   * changes, so a checkpoint takes no more than the file has, and what is new; nor more than each
   * row can change.
   */
  #hasRoom(): boolean {
    const { rowCount, byteCount } = this.#rows.waiting;
    const { readStoreBytes, reserve } = this.#options;
    try {
      const changed = Math.min(rowCount * PAGES_PER_ROW_MAX * PAGE_BYTES, readStoreBytes());
      return reserve.take(changed + 4 * byteCount + PAGES_AT_LEAST * PAGE_BYTES);
    } catch (cause) {
      // The directory or its volume is gone: trouble with the disk, like any other.
      this.#failure = errorOf(cause);
      return false;
    }
  }
}

function errorOf(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('no reason given', { cause });
}
