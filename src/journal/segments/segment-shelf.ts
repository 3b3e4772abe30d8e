/**
 * The complete segments of a log, opened and indexed when they are read.
 *
 * The files of the newest segments stay open all the time, so that one whose name is taken away can
 * be saved. Not here: storing what was found by walking a segment (index-keeper.ts).
 */
import { assert, must } from '../../kernel/assert.ts';
import { CorruptRecordError, JournalReadError } from '../journal-errors.ts';
import { reasonOf } from '../lmdb-environment.ts';
import type { FrameIndex } from './frame-index.ts';
import { IndexCache, type KnownIndex } from './index-cache.ts';
import { readIndexFile } from './index-file.ts';
import type { SealedSegment } from './recover-log.ts';
import { SegmentFile, segmentName } from './segment-file.ts';
import { indexFrames, type SegmentFrames } from './segment-frames.ts';

/** Of the newest segments: 32 GB of records. */
const HELD_FILES_MAX = 512;
/** Of older ones that were read. */
const READ_FILES_MAX = 64;

/** Told of an index that was made by walking its segment. */
type Walked = (segment: SealedSegment, index: FrameIndex) => void;

export class SegmentShelf {
  readonly #directory: string;
  readonly #sealed: SealedSegment[];
  readonly #walked: Walked;
  readonly #indices = new IndexCache();
  /** By number; the newest is the last. */
  readonly #held = new Map<number, SegmentFile>();
  /** The one that was asked for last is the last. */
  readonly #read = new Map<number, SegmentFile>();

  constructor(
    directory: string,
    sealed: readonly SealedSegment[],
    walked: Walked = () => undefined,
  ) {
    this.#directory = directory;
    this.#sealed = [...sealed];
    this.#walked = walked;
  }

  get sealed(): readonly SealedSegment[] {
    return this.#sealed;
  }

  /** A segment that is full now; its file is the shelf's to close. */
  add(segment: SealedSegment, { file, index }: SegmentFrames): void {
    const newest = this.#sealed.at(-1);
    assert(newest === undefined || newest.number < segment.number, 'a segment was sealed twice');
    this.#sealed.push(segment);
    this.#hold(file);
    index.trim();
    this.#indices.put(segment.number, { index, isFromFile: false });
  }

  /** Opens the files of the newest segments. Throws a JournalReadError. */
  holdOpen(): void {
    for (const { number } of this.#sealed.slice(-HELD_FILES_MAX)) {
      this.#hold(this.#openFile(number));
    }
  }

  /**
   * What `look` finds in the segment with that record, which must be in one of these. Where that is
   * damage, it may be that of the stored index: then it looks once more, by one that is made anew.
   * Throws a CorruptRecordError or a JournalReadError.
   */
  read<T>(sequence: number, look: (segment: SegmentFrames) => T): T {
    const segment = this.#find(sequence);
    const { number, previous } = segment;
    const file = this.#fileOf(number);
    const { index, isFromFile } = this.#indices.get(number) ?? this.#index(segment, file);
    try {
      return look({ file, previous, index });
    } catch (error) {
      if (!isFromFile || !(error instanceof CorruptRecordError)) throw error;
      return look({ file, previous, index: this.#walk(segment, file).index });
    }
  }

  /** The open ones. */
  files(): SegmentFile[] {
    return [...this.#held.values(), ...this.#read.values()];
  }

  close(): void {
    for (const file of this.files()) file.close();
    this.#held.clear();
    this.#read.clear();
  }

  #index(segment: SealedSegment, file: SegmentFile): KnownIndex {
    const index = readIndexFile(this.#directory, segment);
    if (index === undefined || index.end > file.blockCount) return this.#walk(segment, file);
    const known = { index, isFromFile: true };
    this.#indices.put(segment.number, known);
    return known;
  }

  #walk(segment: SealedSegment, file: SegmentFile): KnownIndex {
    const index = indexFrames(file, segment.previous, segment.last);
    const known = { index, isFromFile: false };
    this.#indices.put(segment.number, known);
    this.#walked(segment, index);
    return known;
  }

  #fileOf(number: number): SegmentFile {
    const held = this.#held.get(number);
    if (held !== undefined) return held;
    const file = this.#read.get(number) ?? this.#openFile(number);
    this.#read.delete(number);
    this.#read.set(number, file);
    closeOldest(this.#read, READ_FILES_MAX);
    return file;
  }

  #openFile(number: number): SegmentFile {
    try {
      return new SegmentFile(this.#directory, number, 'read');
    } catch (cause) {
      const what = `${segmentName(number)} could not be read (${reasonOf(cause)})`;
      throw new JournalReadError(what, { cause });
    }
  }

  #hold(file: SegmentFile): void {
    this.#held.set(file.number, file);
    closeOldest(this.#held, HELD_FILES_MAX);
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

/** Closes the file that was put in first, where there are more than so many. */
function closeOldest(files: Map<number, SegmentFile>, countMax: number): void {
  if (files.size <= countMax) return;
  const [oldest] = files.values();
  const file = must(oldest, 'the shelf is full and empty');
  files.delete(file.number);
  file.close();
}
