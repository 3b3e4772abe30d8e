/**
 * The complete segments of a log, opened and indexed when they are first read.
 *
 * Only the newest readings keep an index (four bytes for each record): of a long log mostly the
 * same few segments are asked for. The files of the newest segments stay open all the time, so that
 * one whose name is taken away can be saved.
 */
import { assert, must } from '../../kernel/assert.ts';
import { JournalReadError } from '../journal-errors.ts';
import { reasonOf } from '../lmdb-environment.ts';
import type { SealedSegment } from './recover-log.ts';
import { SegmentFile, segmentName } from './segment-file.ts';
import { indexFrames, type SegmentFrames } from './segment-frames.ts';

/** Beyond, the one that was not asked for the longest is forgotten, and indexed anew when asked. */
const INDEXED_SEGMENTS_MAX = 64;
/** Of the newest segments: 32 GB of records. */
const OPEN_FILES_MAX = 512;

export class SegmentShelf {
  readonly #directory: string;
  readonly #sealed: SealedSegment[];
  /** The one that was asked for last is the last. */
  readonly #indexed = new Map<number, SegmentFrames>();
  /** By number; the newest is the last. */
  readonly #held = new Map<number, SegmentFile>();

  constructor(directory: string, sealed: readonly SealedSegment[]) {
    this.#directory = directory;
    this.#sealed = [...sealed];
  }

  get sealed(): readonly SealedSegment[] {
    return this.#sealed;
  }

  /** A segment that is full now; its file is the shelf's to close. */
  add(segment: SealedSegment, frames: SegmentFrames): void {
    const newest = this.#sealed.at(-1);
    assert(newest === undefined || newest.number < segment.number, 'a segment was sealed twice');
    this.#sealed.push(segment);
    this.#hold(frames.file);
    this.#keep(segment.number, frames);
  }

  /** Opens the files of the newest segments. Throws a JournalReadError. */
  holdOpen(): void {
    for (const { number } of this.#sealed.slice(-OPEN_FILES_MAX)) {
      this.#hold(this.#openFile(number));
    }
  }

  /**
   * The segment with that record, which must be in one of these. Throws a CorruptRecordError or a
   * JournalReadError.
   */
  holding(sequence: number): SegmentFrames {
    const segment = this.#find(sequence);
    const { number, previous, last } = segment;
    const known = this.#indexed.get(number);
    if (known !== undefined) {
      this.#indexed.delete(number);
      this.#indexed.set(number, known);
      return known;
    }
    const file = this.#held.get(number) ?? this.#openFile(number);
    try {
      const frames = { file, previous, index: indexFrames(file, previous, last) };
      this.#keep(number, frames);
      return frames;
    } catch (error) {
      this.#letGo(file);
      throw error;
    }
  }

  /** The open ones. */
  files(): SegmentFile[] {
    const read = [...this.#indexed.values()].map(({ file }) => file);
    return [...new Set([...this.#held.values(), ...read])];
  }

  close(): void {
    for (const file of this.files()) file.close();
    this.#indexed.clear();
    this.#held.clear();
  }

  #openFile(number: number): SegmentFile {
    try {
      return new SegmentFile(this.#directory, number, 'read');
    } catch (cause) {
      const what = `${segmentName(number)} could not be read (${reasonOf(cause)})`;
      throw new JournalReadError(what, { cause });
    }
  }

  #keep(number: number, frames: SegmentFrames): void {
    this.#indexed.set(number, frames);
    if (this.#indexed.size <= INDEXED_SEGMENTS_MAX) return;
    const [oldest] = this.#indexed;
    const [oldestNumber, { file }] = must(oldest, 'the shelf is full and empty');
    this.#indexed.delete(oldestNumber);
    this.#letGo(file);
  }

  #hold(file: SegmentFile): void {
    this.#held.set(file.number, file);
    if (this.#held.size <= OPEN_FILES_MAX) return;
    const [oldest] = this.#held.values();
    const left = must(oldest, 'the shelf is full and empty');
    this.#held.delete(left.number);
    this.#letGo(left);
  }

  /** Closes a file that nobody needs open any more. */
  #letGo(file: SegmentFile): void {
    if (this.#held.has(file.number) || this.#indexed.has(file.number)) return;
    file.close();
  }

  #find(sequence: number): SealedSegment {
    let low = 0;
    let high = this.#sealed.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { last } = must(this.#sealed[middle], 'the middle is not in the list');
      if (last.sequence < sequence) low = middle + 1;
      else high = middle;
    }
    const found = this.#sealed[low];
    assert(
      found !== undefined && found.previous.sequence < sequence && sequence <= found.last.sequence,
      'a record was looked for where it cannot be',
    );
    return found;
  }
}
