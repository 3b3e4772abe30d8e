/**
 * Finds where the last segment ends, and tells a frame that was torn from one that is damaged.
 *
 * Appends come one at a time, so only one frame can be unacknowledged: the one right behind the
 * last sound one. All of it that power loss let through bears its stamp, and at least one of its
 * blocks is unwritten. Anything else behind the last sound frame is damage of something that was
 * acknowledged, unless it cannot have been a record: a single bit, or anything where it is known
 * that nothing was recorded behind. The whole rest of the file is looked at, because the first
 * block of a torn frame may be the unwritten one. DESIGN.md has the table of cases.
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
  isUnwrittenButABit,
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
  /** Blocks that are not as the segment was made, and of no record. */
  readonly strays: readonly number[];
}

export interface TornBlocks {
  readonly first: number;
  readonly count: number;
}

/**
 * Checks every frame behind `previous` by its checksums and its link, and the last one by its hash,
 * too. `lastHead`: the record behind which nothing was recorded, where that is known. Throws a
 * CorruptRecordError.
 */
export function readTail(
  file: SegmentFile,
  previous: JournalHead,
  lastHead: JournalHead | undefined,
): SegmentTail {
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
  const isEnd = lastHead?.sequence === head.sequence && sameBytes(lastHead.hash, head.hash);
  const rest = restOf(file, { window, start: index.end, head, isEnd });
  return { index, head: ownHead(head), ...rest };
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

interface Rest {
  readonly window: BlockWindow;
  readonly start: number;
  readonly head: JournalHead;
  readonly isEnd: boolean;
}

/** What is there from `start` on. Throws where it may be of a record that was acknowledged. */
function restOf(file: SegmentFile, rest: Rest): Pick<SegmentTail, 'torn' | 'strays'> {
  const { window, start, head, isEnd } = rest;
  const stamp = stampAfter(head);
  const written: number[] = [];
  const strays: number[] = [];
  for (let block = start; block < file.blockCount; block += 1) {
    const bytes = window.view(block, 1);
    if (isUnwritten(bytes, 0)) continue;
    if (isEnd || isUnwrittenButABit(bytes, 0, stamp)) strays.push(block);
    else if (readStamp(bytes, 0) === stamp) written.push(block);
    else throw damagedRecord(file, head.sequence + 1, 'its place holds something else');
  }
  return { torn: tornOf(file, rest, written), strays };
}

/** What a torn frame has left. Throws where it cannot be one. */
function tornOf(
  file: SegmentFile,
  { window, start, head }: Rest,
  written: readonly number[],
): TornBlocks | undefined {
  const sequence = head.sequence + 1;
  const [first] = written;
  const last = written.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // An unwritten first block is enough: the frame's length is not known then, nor needed.
  if (first === start) {
    const blockCount = lengthOf(file, window.view(start, 1), head);
    if (last >= start + blockCount) throw damagedRecord(file, sequence, 'it is too long');
    if (written.length === blockCount) throw damagedRecord(file, sequence, 'a checksum differs');
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
