/**
 * Finds where the last segment ends, and tells a frame that was torn from one that is damaged.
 *
 * Appends come one at a time, so only one frame can be unacknowledged: the one right behind the
 * last sound one. All of it that power loss let through bears its stamp, and at least one of its
 * blocks is unwritten. Anything else behind the last sound frame is damage of something that was
 * acknowledged. The whole rest of the file is looked at, because the first block of a torn frame
 * may be the unwritten one. DESIGN.md has the table of cases.
 */
import { chainHash, sameBytes } from '../hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';
import { BlockWindow } from './block-window.ts';
import {
  BLOCK_BYTES,
  blockCountOf,
  decodeFrame,
  decodeFrameHeader,
  isUnwritten,
  readStamp,
  stampAfter,
} from './frame-codec.ts';
import { FrameIndex } from './frame-index.ts';
import type { SegmentFile } from './segment-file.ts';
import { damagedRecord } from './segment-frames.ts';

const WINDOW_BLOCKS = 2_048;

export interface SegmentTail {
  readonly index: FrameIndex;
  /** The last sound record; that before the segment if it has none. */
  readonly head: JournalHead;
  /** The blocks in which a torn frame has left something; undefined where there is none. */
  readonly torn: TornBlocks | undefined;
}

export interface TornBlocks {
  readonly first: number;
  readonly count: number;
}

/**
 * Checks every frame behind `previous` by its checksums and its link, and the last one by its hash,
 * too. Throws a CorruptRecordError.
 */
export function readTail(file: SegmentFile, previous: JournalHead): SegmentTail {
  const index = new FrameIndex();
  const window = new BlockWindow(file, WINDOW_BLOCKS);
  let head = previous;
  let last: JournalRecord | undefined;
  for (;;) {
    const record = soundFrame(file, window, index.end, head);
    if (record === undefined) break;
    index.add(blockCountOf(record.payload.length), record.hash);
    head = record;
    last = record;
  }
  if (last !== undefined) checkHash(file, last);
  return { index, head: ownHead(head), torn: tornRest(file, window, index.end, head) };
}

function soundFrame(
  file: SegmentFile,
  window: BlockWindow,
  block: number,
  previous: JournalHead,
): JournalRecord | undefined {
  if (block >= file.blockCount) return undefined;
  const header = decodeFrameHeader(window.view(block, 1), 0);
  if (header === undefined || block + header.blockCount > file.blockCount) return undefined;
  const record = decodeFrame(window.view(block, header.blockCount));
  if (record?.sequence !== previous.sequence + 1) return undefined;
  return sameBytes(record.previousHash, previous.hash) ? record : undefined;
}

function checkHash(file: SegmentFile, { sequence, previousHash, hash, payload }: JournalRecord) {
  const previous = { sequence: sequence - 1, hash: previousHash };
  if (sameBytes(hash, chainHash(previous, payload))) return;
  throw damagedRecord(file, sequence, 'it does not match its hash');
}

/** The hash of a record is a part of the whole frame. */
function ownHead({ sequence, hash }: JournalHead): JournalHead {
  return { sequence, hash: new Uint8Array(hash) };
}

/** What a torn frame has left from `start` on. Throws where what is there cannot be one. */
function tornRest(
  file: SegmentFile,
  window: BlockWindow,
  start: number,
  head: JournalHead,
): TornBlocks | undefined {
  const sequence = head.sequence + 1;
  const stamp = stampAfter(head);
  let first: number | undefined;
  let last = start;
  let writtenCount = 0;
  for (let block = start; block < file.blockCount; block += 1) {
    const bytes = window.view(block, 1);
    if (isUnwritten(bytes, 0)) continue;
    if (readStamp(bytes, 0) !== stamp) {
      throw damagedRecord(file, sequence, 'its place holds something else');
    }
    first ??= block;
    last = block;
    writtenCount += 1;
  }
  if (first === undefined) return undefined;
  // An unwritten first block is enough: the frame's length is not known then, nor needed.
  if (first === start) {
    const blockCount = lengthOf(file, window.view(start, 1), head);
    if (last >= start + blockCount) throw damagedRecord(file, sequence, 'it is too long');
    if (writtenCount === blockCount) throw damagedRecord(file, sequence, 'a checksum differs');
  }
  return { first, count: last - first + 1 };
}

/** Of a frame whose first block is there. Blocks are written whole, so this one must be sound. */
function lengthOf(file: SegmentFile, block: Buffer, head: JournalHead): number {
  const header = decodeFrameHeader(block.subarray(0, BLOCK_BYTES), 0);
  if (header?.sequence !== head.sequence + 1 || !sameBytes(header.previousHash, head.hash)) {
    throw damagedRecord(file, head.sequence + 1, 'its header cannot be read');
  }
  return header.blockCount;
}
