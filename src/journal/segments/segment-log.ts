/**
 * A shard's records on disk: an append-only, hash-chained log in segment files.
 *
 * Guarantees: an append resolves after its record was synced; a record is there whole or not at
 * all; after the first failure this object never writes again (a write that failed once proves
 * nothing when it is repeated). What was acknowledged and is damaged is refused by name, never
 * taken for an append that was under way. Leaves to others: what a payload means, rows, batching,
 * and the lock on the directory (data-directory.ts). See DESIGN.md, "Segments".
 */
import { assert } from '../../kernel/assert.ts';
import { DiskFullError, DiskReserve } from '../disk-reserve.ts';
import { answeredInTime, FlushOverdueError } from '../flush-watchdog.ts';
import { readFreeBytesSync } from '../free-bytes.ts';
import { chainHash, copyHead } from '../hash-chain.ts';
import type { JournalHead, JournalRecord, PayloadPart } from '../journal.ts';
import { JournalWriteError } from '../journal-errors.ts';
import { RECORD_PAYLOAD_BYTES_MAX } from '../journal-limits.ts';
import { reasonOf } from '../lmdb-environment.ts';
import type { FileTrouble } from '../watched-file.ts';
import { BLOCK_BYTES, blockCountOf, encodeFrame } from './frame-codec.ts';
import { FrameIndex } from './frame-index.ts';
import { IndexKeeper } from './index-keeper.ts';
import { firstSequenceOf, type ReadableLog, readLogPayload, readLogRecords } from './log-reads.ts';
import { NextSegment } from './next-segment.ts';
import { openLog, type SegmentLogOptions } from './open-log.ts';
import type { RecoveredLog } from './recover-log.ts';
import type { SegmentFrames } from './segment-frames.ts';
import { writeSegmentHeader } from './segment-header.ts';
import { SegmentShelf } from './segment-shelf.ts';
import { SegmentWatch } from './segment-watch.ts';

/** Frames up to this size share one buffer, so that the usual append allocates none. */
const ARENA_BYTES = 1_048_576;
/** Before it: the block of a header, for a segment's first frame. */
const FRAME_START = BLOCK_BYTES;

export class SegmentLog {
  readonly #options: SegmentLogOptions;
  readonly #shelf: SegmentShelf;
  readonly #indices: IndexKeeper;
  readonly #next: NextSegment;
  readonly #reserve: DiskReserve;
  readonly #watch: SegmentWatch;
  /** Reused by each append: the disk is given its bytes from here. */
  readonly #arena = Buffer.allocUnsafeSlow(FRAME_START + ARENA_BYTES);

  #active: SegmentFrames;
  #head: JournalHead;
  #durable: JournalHead;
  #pending: Promise<void> | undefined;
  /** The disk's part of the newest append, which may go on after that one was refused. */
  #written: Promise<void> | undefined;
  #appendCount = 0;
  /** Whether anything of the pending append may have come onto the disk. */
  #isWriteBegun = false;
  #failure: JournalWriteError | undefined;
  /** A write that was given up may still be under way. */
  #isAbandoned = false;
  #isClosed = false;

  private constructor(options: SegmentLogOptions, recovered: RecoveredLog) {
    const { directory, segmentBytes, clock, spareBytes } = options;
    this.#options = options;
    this.#indices = new IndexKeeper(directory);
    this.#shelf = new SegmentShelf(directory, recovered.sealed, (segment, index) =>
      this.#indices.keep(segment, index),
    );
    this.#shelf.holdOpen();
    this.#indices.makeMissing(recovered.sealed);
    this.#next = new NextSegment(directory, segmentBytes, recovered.spare);
    this.#watch = new SegmentWatch(directory);
    const readFreeBytes = () => readFreeBytesSync(directory);
    this.#reserve = new DiskReserve({ readFreeBytes, clock, spareBytes });
    this.#active = recovered.active;
    this.#head = recovered.head;
    this.#durable = recovered.head;
  }

  /**
   * Opens the log and makes its end fit to be written on (recover-log.ts). Throws a
   * JournalOpenError, CorruptRecordError, JournalGapError or JournalReadError: nothing has been
   * changed then.
   */
  static async open(options: SegmentLogOptions): Promise<SegmentLog> {
    return new SegmentLog(options, await openLog(options));
  }

  /** The newest record handed to `append`, durable or not. */
  get head(): JournalHead {
    return copyHead(this.#head);
  }

  /** The newest record that survives power loss. */
  get durableHead(): JournalHead {
    return copyHead(this.#durable);
  }

  /** The sequence of the oldest record that is kept, or will be the first. */
  get firstSequence(): number {
    return firstSequenceOf(this.#readable);
  }

  /**
   * Appends one record and resolves once it survives power loss; the payload is the caller's again
   * as soon as this returns. Called from one thread, never while an earlier call is pending.
   * Rejects with a JournalWriteError: this log writes no more then.
   */
  async append(payload: Uint8Array): Promise<JournalHead> {
    this.#assertUsable();
    if (this.#failure !== undefined) throw this.#failure;
    assert(this.#pending === undefined, 'append called while an earlier one is pending');
    assert(payload instanceof Uint8Array, 'a payload is not bytes');
    assert(payload.length <= RECORD_PAYLOAD_BYTES_MAX, 'the payload is over its limit');

    this.#appendCount += 1;
    this.#isWriteBegun = false;
    const refusal = this.#refuse(blockCountOf(payload.length));
    if (refusal !== undefined) throw this.#poison(refusal);

    const previous = this.#head;
    const head = { sequence: previous.sequence + 1, hash: chainHash(previous, payload) };
    assert(head.sequence === this.#durable.sequence + 1, 'journal append out of order');
    this.#head = head;
    this.#pending = this.#flush(previous, head, payload);
    try {
      await this.#pending;
    } finally {
      this.#pending = undefined;
    }
    this.#durable = head;
    this.#prepareNext();
    return copyHead(head);
  }

  /**
   * Up to `limit` durable records from `fromSequence` on, in order, with hashes and links checked.
   * Throws a CorruptRecordError, JournalGapError or JournalReadError.
   */
  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    this.#assertUsable();
    return readLogRecords(this.#readable, fromSequence, limit);
  }

  /**
   * The payload of one durable record, or a part of it; the record's checksums are checked, its
   * hash is not recomputed. Throws as `readRecords`.
   */
  readPayload(sequence: number, part?: PayloadPart): Uint8Array {
    this.#assertUsable();
    return readLogPayload(this.#readable, sequence, part);
  }

  /** What another process has done to the files since the last call; undefined if all is well. */
  findTrouble(): FileTrouble | undefined {
    if (this.#isClosed || this.#failure !== undefined) return undefined;
    return this.#watch.look({
      sealedNumbers: this.#shelf.sealed.map(({ number }) => number),
      active: this.#active,
      durable: this.#durable,
      appendCount: this.#appendCount,
      isAppending: this.#pending !== undefined,
    });
  }

  /**
   * Waits for a pending append and closes. Files that have lost their names are put back, or beside
   * whatever is there now; returns the names of these copies. After a write that was given up the
   * files are left open, because the kernel may still be at it: the process has to end.
   */
  async close(): Promise<string[]> {
    this.#assertUsable();
    this.#isClosed = true;
    await this.#pending?.catch(() => undefined); // Whoever appended gets this error.
    const files = [...this.#shelf.files(), this.#active.file];
    const saved = files.map((file) => file.save()).filter((name) => name !== undefined);
    if (this.#isAbandoned) return saved;
    // A descriptor that is closed under a write may be another file's before the write is made.
    await this.#written?.catch(() => undefined);
    await this.#next.close();
    await this.#indices.close();
    this.#shelf.close();
    this.#active.file.close();
    return saved;
  }

  get #readable(): ReadableLog {
    return { shelf: this.#shelf, active: this.#active, durable: this.#durable };
  }

  /** Why the record must not be written, if there is a reason. */
  #refuse(blockCount: number): Error | undefined {
    const injected = this.#options.faults.beforeFlush?.(this.#appendCount);
    if (injected !== undefined) return injected;
    const { failure, isBegun } = this.#next;
    if (failure !== undefined) return failure;
    const isTurning = !isBegun && !this.#hasRoom(blockCount);
    return this.#lackOf(
      blockCount * BLOCK_BYTES + (isTurning ? this.#next.bytesOf(this.#active.file.number + 1) : 0),
    );
  }

  /** Takes so much of the disk, or says why it cannot be had. */
  #lackOf(bytes: number): Error | undefined {
    try {
      return this.#reserve.take(bytes) ? undefined : new DiskFullError('the disk is full');
    } catch (cause) {
      // The directory or its volume is gone: trouble with the disk, like any other.
      return cause instanceof Error ? cause : new Error('the disk did not answer', { cause });
    }
  }

  async #flush(previous: JournalHead, head: JournalHead, payload: Uint8Array): Promise<void> {
    const frameBytes = blockCountOf(payload.length) * BLOCK_BYTES;
    const arena = frameBytes <= ARENA_BYTES ? this.#arena : Buffer.alloc(FRAME_START + frameBytes);
    const end = encodeFrame(arena, FRAME_START, { ...head, previousHash: previous.hash, payload });
    const written = this.#write(arena.subarray(0, end), previous, head);
    this.#written = written;
    const held = this.#options.faults.untilDurable?.(this.#appendCount);
    try {
      await answeredInTime(
        held === undefined ? written : Promise.all([written, held]),
        this.#options.flushLimitMs,
      );
    } catch (cause) {
      this.#isAbandoned = cause instanceof FlushOverdueError;
      throw this.#poison(cause);
    }
  }

  /** One write: the frame, and before a segment's first one the header. */
  async #write(arena: Buffer, previous: JournalHead, { hash }: JournalHead): Promise<void> {
    const blockCount = (arena.length - FRAME_START) / BLOCK_BYTES;
    if (!this.#hasRoom(blockCount)) await this.#turn(blockCount, previous);
    // While the segment was waited for, this append may have been given up, and said to be absent.
    if (this.#failure !== undefined) throw this.#failure;
    const { file, index } = this.#active;
    this.#isWriteBegun = true;
    if (index.count > 0) await file.write(arena.subarray(FRAME_START), index.end);
    else {
      writeSegmentHeader(arena, { previous, fileBytes: file.bytes });
      await file.write(arena, 0);
    }
    index.add(blockCount, hash);
  }

  #hasRoom(blockCount: number): boolean {
    const { file, index } = this.#active;
    return index.end + blockCount <= file.blockCount;
  }

  /** Goes on to the next segment, and makes it as long as a very large record needs it. */
  async #turn(blockCount: number, previous: JournalHead): Promise<void> {
    const full = this.#active;
    if (full.index.count > 0) {
      const { number } = full.file;
      if (!this.#next.isBegun) this.#next.begin(number + 1);
      const file = await this.#next.take();
      const sealed = { number, previous: full.previous, last: previous };
      this.#shelf.add(sealed, full);
      this.#indices.keep(sealed, full.index);
      this.#active = { file, previous, index: new FrameIndex() };
    }
    if (!this.#hasRoom(blockCount)) await this.#active.file.grow(1 + blockCount);
  }

  /** At half of a segment, in the background. Without room it is tried again at each append. */
  #prepareNext(): void {
    const { file, index } = this.#active;
    if (this.#next.isBegun || 2 * index.end < file.blockCount) return;
    const number = file.number + 1;
    if (this.#lackOf(this.#next.bytesOf(number)) === undefined) this.#next.begin(number);
  }

  /** Ends all writing. The first failure is the one that every later append reports. */
  #poison(cause: unknown): JournalWriteError {
    this.#failure = new JournalWriteError(
      'the journal accepts no more writes after an earlier failure: restart the engine',
      { outcome: 'absent', cause },
    );
    const reason = cause instanceof FlushOverdueError ? cause.message : reasonOf(cause);
    const message = `the journal could not make a record durable (${reason})`;
    const outcome = this.#isWriteBegun ? 'unknown' : 'absent';
    return new JournalWriteError(message, { outcome, cause });
  }

  #assertUsable(): void {
    assert(!this.#isClosed, 'the journal is closed');
  }
}
