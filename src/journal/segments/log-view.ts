/**
 * Reads a log up to a record that is known to be durable, and changes nothing: beside the engine
 * that writes it, or after one that has ended in whatever way.
 *
 * Nothing behind that record is looked at, where an append may be under way or torn. Frames of the
 * newest segment are found as far as they are asked for, so damage is told by whoever reads beyond
 * it. Not here: whether the log is the right one (src/shard/verification/journal-view.ts).
 */
import { assert, must } from '../../kernel/assert.ts';
import { copyHead, sameBytes } from '../hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';
import { JournalOpenError } from '../journal-errors.ts';
import { reasonOf } from '../lmdb-environment.ts';
import { BlockWindow } from './block-window.ts';
import { isUnwritten } from './frame-codec.ts';
import { FrameIndex } from './frame-index.ts';
import { firstSequenceOf, type ReadableLog, readLogRecords } from './log-reads.ts';
import { damagedHeader, listSegments } from './recover-log.ts';
import { PUT_BACK, SegmentFile } from './segment-file.ts';
import { damagedRecord, headBefore, type SegmentFrames, successorAt } from './segment-frames.ts';
import { readSegmentHeader } from './segment-header.ts';
import { SegmentShelf } from './segment-shelf.ts';

const WINDOW_BLOCKS = 128;

interface Begun {
  readonly number: number;
  readonly previous: JournalHead;
}

export class LogView {
  readonly #head: JournalHead;
  readonly #shelf: SegmentShelf;
  /** The newest segment that holds records up to the head. */
  readonly #active: SegmentFrames;
  readonly #window: BlockWindow;
  #found: JournalHead;

  private constructor(directory: string, head: JournalHead, segments: readonly Begun[]) {
    const { number, previous } = must(segments.at(-1), 'a log without segments was opened');
    this.#head = copyHead(head);
    const sealed = segments.slice(0, -1).map((segment, index) => ({
      ...segment,
      last: must(segments[index + 1], 'no segment follows a complete one').previous,
    }));
    this.#shelf = new SegmentShelf(directory, sealed);
    const file = new SegmentFile(directory, number, 'read');
    this.#active = { file, previous, index: new FrameIndex() };
    this.#window = new BlockWindow(file, WINDOW_BLOCKS);
    this.#found = previous;
  }

  /** Throws a JournalOpenError, CorruptRecordError or JournalGapError. */
  static open(directory: string, head: JournalHead): LogView {
    assert(head.sequence > 0, 'a log without records is to be looked at');
    try {
      const segments = segmentsUpTo(directory, head);
      if (segments.length === 0) throw new JournalOpenError(`the records are missing: ${PUT_BACK}`);
      return new LogView(directory, head, segments);
    } catch (cause) {
      if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
      const message = `the records of the journal could not be opened (${reasonOf(cause)})`;
      throw new JournalOpenError(message, { cause });
    }
  }

  get head(): JournalHead {
    return copyHead(this.#head);
  }

  /** The oldest record that is kept. */
  get firstSequence(): number {
    return firstSequenceOf(this.#log);
  }

  /**
   * Throws a CorruptRecordError where the head is another record than the one that is known. Reads
   * the headers of the newest segment up to it.
   */
  checkHead(): void {
    const { sequence, hash } = this.#head;
    this.#findUpTo(sequence);
    if (sameBytes(headBefore(this.#active, sequence + 1).hash, hash)) return;
    throw damagedRecord(this.#active.file, sequence, 'it is not the one that was durable');
  }

  /**
   * Up to `limit` records from `fromSequence` on and up to the head, with hashes and links checked.
   * Throws a CorruptRecordError, JournalGapError or JournalReadError.
   */
  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    const last = Math.min(this.#head.sequence, fromSequence + limit - 1);
    if (last > this.#active.previous.sequence) this.#findUpTo(last);
    return readLogRecords(this.#log, fromSequence, limit);
  }

  close(): void {
    this.#shelf.close();
    this.#active.file.close();
  }

  get #log(): ReadableLog {
    return { shelf: this.#shelf, active: this.#active, durable: this.#head };
  }

  #findUpTo(sequence: number): void {
    const { file, index } = this.#active;
    while (this.#found.sequence < sequence) {
      const header = successorAt(file, this.#window, index.end, this.#found);
      index.add(header.blockCount, header.hash);
      this.#found = { sequence: header.sequence, hash: new Uint8Array(header.hash) };
    }
  }
}

/** Those that hold a record up to the head, in order. */
function segmentsUpTo(directory: string, head: JournalHead): Begun[] {
  const begun: Begun[] = [];
  const numbers = listSegments(directory);
  for (const [index, number] of numbers.entries()) {
    const previous = readPrevious(directory, number, index === numbers.length - 1);
    if (previous === undefined || previous.sequence >= head.sequence) break;
    begun.push({ number, previous });
  }
  return begun;
}

/** Undefined of a last segment whose header is not there, or being written at this moment. */
function readPrevious(directory: string, number: number, isLast: boolean): JournalHead | undefined {
  const file = new SegmentFile(directory, number, 'read');
  try {
    const block = file.readBlocks(0, 1);
    const header = isUnwritten(block, 0) ? undefined : readSegmentHeader(block);
    if (header === undefined && !isLast) throw damagedHeader(file);
    return header?.previous;
  } finally {
    file.close();
  }
}
