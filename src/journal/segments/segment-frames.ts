/**
 * Reads the frames of one segment whose place in the chain is known, and refuses by name whatever
 * is not what was written.
 */
import { sameBytes } from '../hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';
import { CorruptRecordError } from '../journal-errors.ts';
import { BlockWindow } from './block-window.ts';
import {
  BLOCK_BYTES,
  decodeFrame,
  decodeFrameHeader,
  type FrameHeader,
  isUnwritten,
  unpackFrame,
} from './frame-codec.ts';
import { FrameIndex } from './frame-index.ts';
import { PUT_BACK, type SegmentFile } from './segment-file.ts';

/** Between two headers there is a payload: reading further ahead than this mostly reads those. */
const INDEX_WINDOW_BLOCKS = 128;
const RECORDS_WINDOW_BLOCKS = 2_048;
/** Some 0.3 ms where records are large: a shard's thread walks beside its own work. */
const FRAMES_PER_STEP = 32;

/** Frames up to this size are read into one buffer, so that a look at a record allocates none. */
const SCRATCH_BYTES = 1_048_576;
let scratch: Buffer | undefined;

export interface SegmentFrames {
  readonly file: SegmentFile;
  /** The record before the first one here. */
  readonly previous: JournalHead;
  readonly index: FrameIndex;
}

/** What an operator reads of a record that is not what was written. */
export function damagedRecord(file: SegmentFile, sequence: number, what: string): Error {
  return new CorruptRecordError(
    `record ${sequence} in ${file.name} is damaged (${what}): ${PUT_BACK}`,
  );
}

/**
 * Finds the frames from the record after `previous` up to `last`, which must be in this segment, a
 * few with each step. Headers are checked with their links, payloads are not. Throws a
 * CorruptRecordError.
 */
export function* walkFrames(
  file: SegmentFile,
  previous: JournalHead,
  last: JournalHead,
): Generator<undefined, FrameIndex> {
  const index = new FrameIndex();
  const window = new BlockWindow(file, INDEX_WINDOW_BLOCKS);
  let before = previous;
  while (before.sequence < last.sequence) {
    const header = successorAt(file, window, index.end, before);
    index.add(header.blockCount, header.hash);
    before = { sequence: header.sequence, hash: new Uint8Array(header.hash) };
    if (index.count % FRAMES_PER_STEP === 0) yield;
  }
  if (!sameBytes(before.hash, last.hash)) {
    throw damagedRecord(file, last.sequence, 'the next segment follows another');
  }
  index.trim();
  return index;
}

/** All steps of it at once. */
export function indexFrames(
  file: SegmentFile,
  previous: JournalHead,
  last: JournalHead,
): FrameIndex {
  const walk = walkFrames(file, previous, last);
  for (;;) {
    const { done, value } = walk.next();
    if (done === true) return value;
  }
}

/** The header of the frame that begins there and follows `before`. Throws a CorruptRecordError. */
export function successorAt(
  file: SegmentFile,
  window: BlockWindow,
  block: number,
  before: JournalHead,
): FrameHeader {
  const sequence = before.sequence + 1;
  const bytes = block < file.blockCount ? window.view(block, 1) : undefined;
  if (bytes === undefined || isUnwritten(bytes, 0)) {
    throw damagedRecord(file, sequence, 'it is not there, and was');
  }
  const header = decodeFrameHeader(bytes, 0);
  if (header === undefined || block + header.blockCount > file.blockCount) {
    throw damagedRecord(file, sequence, 'its header cannot be read');
  }
  if (header.sequence !== sequence || !sameBytes(header.previousHash, before.hash)) {
    throw damagedRecord(file, sequence, 'it does not follow from the one before');
  }
  return header;
}

/**
 * One record, its checksums checked, its hash not recomputed. Its bytes are the caller's until the
 * next look at any record. Throws a CorruptRecordError.
 */
export function viewSegmentRecord(segment: SegmentFrames, sequence: number): JournalRecord {
  const { file, index } = segment;
  const at = sequence - segment.previous.sequence - 1;
  const start = index.startOf(at);
  const bytes = (index.startOf(at + 1) - start) * BLOCK_BYTES;
  const frame = file.readInto(scratchOf(bytes), start);
  return checkPlace(segment, unpackFrame(frame), sequence);
}

function scratchOf(bytes: number): Buffer {
  if (bytes > SCRATCH_BYTES) return Buffer.allocUnsafeSlow(bytes);
  scratch ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  return scratch.subarray(0, bytes);
}

/** Up to `limit` records of this segment from `fromSequence` on, likewise. */
export function readSegmentRecords(
  segment: SegmentFrames,
  fromSequence: number,
  limit: number,
): JournalRecord[] {
  const { file, index } = segment;
  const records: JournalRecord[] = [];
  const first = fromSequence - segment.previous.sequence - 1;
  const end = Math.min(index.count, first + limit);
  const lastBlock = index.startOf(end);
  const widthBlocks = Math.min(RECORDS_WINDOW_BLOCKS, lastBlock - index.startOf(first));
  const window = new BlockWindow(file, widthBlocks);
  for (let at = first; at < end; at += 1) {
    const start = index.startOf(at);
    const frame = window.view(start, index.startOf(at + 1) - start);
    records.push(checkPlace(segment, decodeFrame(frame), fromSequence + records.length));
  }
  return records;
}

/** The record before `sequence`, of which only the hash is read. */
export function headBefore(segment: SegmentFrames, sequence: number): JournalHead {
  const { file, index, previous } = segment;
  if (sequence === previous.sequence + 1) return previous;
  const at = sequence - previous.sequence - 2;
  const header = decodeFrameHeader(file.readBlocks(index.startOf(at), 1), 0);
  if (header?.sequence !== sequence - 1) {
    throw damagedRecord(file, sequence - 1, 'its header cannot be read');
  }
  return { sequence: header.sequence, hash: new Uint8Array(header.hash) };
}

/** Whether a frame held the record that was looked for. */
function checkPlace(
  { file, index, previous }: SegmentFrames,
  record: JournalRecord | undefined,
  sequence: number,
): JournalRecord {
  if (record === undefined) throw damagedRecord(file, sequence, 'a checksum differs');
  const isInPlace =
    record.sequence === sequence && index.isOf(sequence - previous.sequence - 1, record.hash);
  if (!isInPlace) throw damagedRecord(file, sequence, 'another is in its place');
  return record;
}
