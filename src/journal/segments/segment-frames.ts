/**
 * Reads the frames of one segment whose place in the chain is known, and refuses by name whatever
 * is not what was written.
 */
import { sameBytes } from '../hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';
import { CorruptRecordError } from '../journal-errors.ts';
import { BlockWindow } from './block-window.ts';
import { decodeFrame, decodeFrameHeader, type FrameHeader } from './frame-codec.ts';
import { FrameIndex } from './frame-index.ts';
import { PUT_BACK, type SegmentFile } from './segment-file.ts';

/** Between two headers there is a payload: reading further ahead than this mostly reads those. */
const INDEX_WINDOW_BLOCKS = 128;
const RECORDS_WINDOW_BLOCKS = 2_048;

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
 * Finds the frames from the record after `previous` up to `last`, which must be in this segment.
 * Headers are checked with their links, payloads are not. Throws a CorruptRecordError.
 */
export function indexFrames(
  file: SegmentFile,
  previous: JournalHead,
  last: JournalHead,
): FrameIndex {
  const index = new FrameIndex();
  const window = new BlockWindow(file, INDEX_WINDOW_BLOCKS);
  let before = previous;
  while (before.sequence < last.sequence) {
    const header = successorAt(file, window, index.end, before);
    index.add(header.blockCount);
    before = { sequence: header.sequence, hash: new Uint8Array(header.hash) };
  }
  if (!sameBytes(before.hash, last.hash)) {
    throw damagedRecord(file, last.sequence, 'the next segment follows another');
  }
  return index;
}

function successorAt(
  file: SegmentFile,
  window: BlockWindow,
  block: number,
  before: JournalHead,
): FrameHeader {
  const sequence = before.sequence + 1;
  const hasBlock = block < file.blockCount;
  const header = hasBlock ? decodeFrameHeader(window.view(block, 1), 0) : undefined;
  if (header === undefined || block + header.blockCount > file.blockCount) {
    throw damagedRecord(file, sequence, 'its header cannot be read');
  }
  if (header.sequence !== sequence || !sameBytes(header.previousHash, before.hash)) {
    throw damagedRecord(file, sequence, 'it does not follow from the one before');
  }
  return header;
}

/** One record, its checksums checked, its hash not recomputed. Throws a CorruptRecordError. */
export function readSegmentRecord(segment: SegmentFrames, sequence: number): JournalRecord {
  const { file, index } = segment;
  const at = sequence - segment.previous.sequence - 1;
  const start = index.startOf(at);
  return openFrame(file, file.readBlocks(start, index.startOf(at + 1) - start), sequence);
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
    records.push(openFrame(file, frame, fromSequence + records.length));
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

function openFrame(file: SegmentFile, frame: Buffer, sequence: number): JournalRecord {
  const record = decodeFrame(frame);
  if (record === undefined) throw damagedRecord(file, sequence, 'a checksum differs');
  if (record.sequence !== sequence) throw damagedRecord(file, sequence, 'another is in its place');
  return record;
}
