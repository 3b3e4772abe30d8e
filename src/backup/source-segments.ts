/**
 * The segments of one shard, read beside the engine that may be writing to the last of them.
 *
 * Only records are read that are known to be durable, so what the engine writes meanwhile stands
 * behind them. Nothing is locked, changed or kept open.
 */
import type { JournalHead } from '../journal/journal.ts';
import { CorruptRecordError, JournalReadError } from '../journal/journal-errors.ts';
import { reasonOf } from '../journal/lmdb-environment.ts';
import { BLOCK_BYTES, decodeFrameHeader } from '../journal/segments/frame-codec.ts';
import { listSegments } from '../journal/segments/recover-log.ts';
import { SegmentFile, segmentName } from '../journal/segments/segment-file.ts';
import { damagedRecord, indexFrames } from '../journal/segments/segment-frames.ts';
import { readSegmentHeader, type SegmentHeader } from '../journal/segments/segment-header.ts';
import { soundFrames, type WalkedFrame } from './sound-frames.ts';

/** A place between two records, and where its next frame is looked for. */
export interface LogPlace {
  readonly segment: number;
  /** Of the segment; 0 for its header. */
  readonly block: number;
  /** The record before it. */
  readonly previous: JournalHead;
}

/** Blocks of a segment, in order: its header, then its frames. */
export interface SegmentBlocks {
  readonly segment: number;
  readonly block: number;
  readonly bytes: Buffer;
  /** Undefined for a header. */
  readonly frame: WalkedFrame | undefined;
}

export class SourceSegments {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The place behind a record that is there. Throws an OperationalError. */
  placeBehind(record: JournalHead): LogPlace {
    const numbers = listSegments(this.#directory);
    for (const segment of numbers.reverse()) {
      const place = this.#in(segment, (file) => {
        const header = headerOf(file);
        if (header === undefined || header.previous.sequence > record.sequence) return undefined;
        const { previous } = header;
        if (previous.sequence === record.sequence) return { segment, block: 0, previous };
        return { segment, block: indexFrames(file, previous, record).end, previous: record };
      });
      if (place !== undefined) return place;
    }
    throw new CorruptRecordError(
      `record ${record.sequence} of the journal is not where it was: look at its segments`,
    );
  }

  /** The record whose frame begins there; undefined where something else does. */
  headAt(segment: number, block: number): JournalHead | undefined {
    if (!this.#has(segment)) return undefined;
    return this.#in(segment, (file) => {
      if (block >= file.blockCount) return undefined;
      const header = decodeFrameHeader(file.readBlocks(block, 1), 0);
      return header && ownHead(header);
    });
  }

  /**
   * All blocks from a place up to the frame of record `until`. Throws an OperationalError that
   * names the file and the record where something else stands in between.
   */
  *blocks(from: LogPlace, until: number): Generator<SegmentBlocks> {
    const end = yield* this.#walk(from, until);
    if (end !== undefined) throw end;
  }

  /** All blocks from a place on, as far as they are sound, whatever is behind them. */
  *soundBlocks(from: LogPlace): Generator<SegmentBlocks> {
    yield* this.#walk(from, Number.POSITIVE_INFINITY);
  }

  /** Returns why it ends before `until`. */
  *#walk(from: LogPlace, until: number): Generator<SegmentBlocks, Error | undefined> {
    let { segment, block, previous } = from;
    while (previous.sequence < until) {
      const file = this.#open(segment);
      try {
        if (block === 0) {
          yield this.#header(file, previous);
          block = 1;
        }
        const walk = soundFrames(file, { from: block, to: file.blockCount, previous });
        let step = walk.next();
        for (; step.done !== true; step = walk.next()) {
          const frame = step.value;
          previous = ownHead(frame.record);
          yield { segment, block: frame.block, bytes: frame.bytes, frame };
          if (previous.sequence === until) return undefined;
        }
        if (!this.#goesOn(segment + 1, previous)) {
          return damagedRecord(file, previous.sequence + 1, step.value ?? 'it is not there');
        }
      } finally {
        file.close();
      }
      segment += 1;
      block = 0;
    }
    return undefined;
  }

  #header(file: SegmentFile, previous: JournalHead): SegmentBlocks {
    const header = headerOf(file);
    if (header === undefined || header.previous.sequence !== previous.sequence) {
      throw damagedRecord(file, previous.sequence + 1, 'the header of its segment is another');
    }
    const bytes = file.readBlocks(0, 1);
    return { segment: file.number, block: 0, bytes, frame: undefined };
  }

  /** Whether there is a segment that continues behind that record. */
  #goesOn(segment: number, last: JournalHead): boolean {
    if (!this.#has(segment)) return false;
    return this.#in(segment, (file) => headerOf(file)?.previous.sequence === last.sequence);
  }

  #has(segment: number): boolean {
    return listSegments(this.#directory).includes(segment);
  }

  #in<T>(segment: number, read: (file: SegmentFile) => T): T {
    const file = this.#open(segment);
    try {
      return read(file);
    } finally {
      file.close();
    }
  }

  #open(segment: number): SegmentFile {
    try {
      return new SegmentFile(this.#directory, segment, 'read');
    } catch (cause) {
      const what = `${segmentName(segment)} could not be read (${reasonOf(cause)})`;
      throw new JournalReadError(what, { cause });
    }
  }
}

/** Undefined where the segment was not begun. */
function headerOf(file: SegmentFile): SegmentHeader | undefined {
  return file.bytes < BLOCK_BYTES ? undefined : readSegmentHeader(file.readBlocks(0, 1));
}

/** A head in memory of its own: frames are views. */
function ownHead({ sequence, hash }: JournalHead): JournalHead {
  return { sequence, hash: new Uint8Array(hash) };
}
