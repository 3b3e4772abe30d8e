/**
 * Opens what a log has left on the disk, and makes its end fit to be written on.
 *
 * Read are the headers of all segments and the frames of the last; older frames are read when they
 * are needed. Nothing is changed before everything has been checked. Then what a torn frame left is
 * zeroed, because it could later be taken for a part of the frame that comes in its place; and the
 * last sound frame is written once more, because it may have got only into the page cache before
 * the process was killed or its flush failed. Bits that were flipped where nothing was written are
 * zeroed as well. All of it is durable when `recoverLog` returns.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../kernel/assert.ts';
import { syncPath } from '../durable-file.ts';
import { genesisHead, sameBytes } from '../hash-chain.ts';
import type { JournalHead } from '../journal.ts';
import { CorruptRecordError, JournalGapError } from '../journal-errors.ts';
import { BLOCK_BYTES, isUnwritten, isUnwrittenButABit } from './frame-codec.ts';
import {
  PUT_BACK,
  SegmentFile,
  segmentName,
  segmentNumber,
  UNFINISHED_SEGMENT,
} from './segment-file.ts';
import { damagedRecord, type SegmentFrames } from './segment-frames.ts';
import { readSegmentHeader, type SegmentHeader, writeSegmentHeader } from './segment-header.ts';
import { readTail, type SegmentTail } from './segment-tail.ts';

/** A header has none: it has the bits of its magic number, at least. */
const NO_STAMP = 0;

/** A segment that is complete. */
export interface SealedSegment {
  readonly number: number;
  /** The record before the first one here. */
  readonly previous: JournalHead;
  readonly last: JournalHead;
}

export interface RecoveredLog {
  readonly sealed: readonly SealedSegment[];
  /** Where the next record goes; without records only if the log has none. */
  readonly active: SegmentFrames;
  readonly head: JournalHead;
  /** Made for the time when the active one is full. */
  readonly spare: SegmentFile | undefined;
  /** How many blocks held something that was no record's, and are zeros again. */
  readonly strayCount: number;
}

/** The numbers of the segments, in order. Throws a JournalGapError where one is missing. */
export function listSegments(directory: string): number[] {
  const numbers = readdirSync(directory)
    .map(segmentNumber)
    .filter((number) => number !== undefined)
    .sort((left, right) => left - right);
  const [first = 1] = numbers;
  numbers.forEach((number, index) => {
    if (number === first + index) return;
    const name = segmentName(first + index);
    throw new JournalGapError(`${name} is missing: put it back, or a copy of the whole directory`);
  });
  return numbers;
}

export interface RecoverOptions {
  /** May throw, and nothing has been changed then. */
  readonly check: (log: RecoveredLog) => void;
  /** The record behind which nothing was recorded, where that is known. */
  readonly lastHead?: JournalHead | undefined;
}

/** Throws a CorruptRecordError, JournalGapError or JournalOpenError, or the system's error. */
export function recoverLog(
  directory: string,
  numbers: readonly number[],
  { check, lastHead }: RecoverOptions,
): RecoveredLog {
  const opened: SegmentFile[] = [];
  try {
    const headers = numbers.map((number, index) => {
      const isNearEnd = index >= numbers.length - 2;
      const file = new SegmentFile(directory, number, isNearEnd ? 'write' : 'read');
      if (isNearEnd) opened.push(file);
      try {
        return readHeader(file, index === numbers.length - 1);
      } finally {
        if (!isNearEnd) file.close();
      }
    });
    const end = findEnd(opened, headers.slice(-2), lastHead);
    const isSealed = (number: number) => number < end.active.file.number;
    const sealed = sealedOnes(numbers.filter(isSealed), headers, end.active.previous);
    const strayCount = end.tail.strays.length + (end.spareTail?.strays.length ?? 0);
    const log = { sealed, active: end.active, head: end.tail.head, spare: end.spare, strayCount };
    check(log);
    mend(end);
    rmSync(join(directory, UNFINISHED_SEGMENT), { force: true });
    syncPath(directory);
    for (const file of opened) if (file.number < log.active.file.number) file.close();
    return log;
  } catch (error) {
    for (const file of opened) file.close();
    throw error;
  }
}

/** Undefined where the block is unwritten, as it may be in the last segment only. */
function readHeader(file: SegmentFile, isLast: boolean): SegmentHeader | undefined {
  if (file.blockCount === 0) throw new CorruptRecordError(`${file.name} was cut off: ${PUT_BACK}`);
  const block = file.readBlocks(0, 1);
  if (isLast && (isUnwritten(block, 0) || isUnwrittenButABit(block, 0, NO_STAMP))) return undefined;
  const header = readSegmentHeader(block);
  if (header === undefined) throw damagedHeader(file);
  if (!isLast && file.bytes !== header.fileBytes) {
    throw damagedRecord(file, header.previous.sequence + 1, 'the file has another length');
  }
  return header;
}

function sealedOnes(
  numbers: readonly number[],
  headers: readonly (SegmentHeader | undefined)[],
  last: JournalHead,
): SealedSegment[] {
  return numbers.map((number, index) => {
    const { previous } = must(headers[index], 'a segment without header is not the last');
    const isNewest = index === numbers.length - 1;
    const next = isNewest ? last : headers[index + 1]?.previous;
    if (next === undefined || next.sequence <= previous.sequence) {
      const name = segmentName(number + 1);
      throw new JournalGapError(`${name} does not continue ${segmentName(number)}: ${PUT_BACK}`);
    }
    return { number, previous, last: next };
  });
}

interface LogEnd {
  readonly active: SegmentFrames;
  readonly tail: SegmentTail;
  readonly hasHeader: boolean;
  /** A last segment in which no append was finished. */
  readonly spare: SegmentFile | undefined;
  readonly spareTail: SegmentTail | undefined;
}

/** The last segment that holds a record, and what is behind it. `files`: the last two, or one. */
function findEnd(
  files: readonly SegmentFile[],
  headers: readonly (SegmentHeader | undefined)[],
  lastHead: JournalHead | undefined,
): LogEnd {
  const last = must(files.at(-1), 'a log without segments was opened');
  const header = headers.at(-1);
  if (header !== undefined) {
    const tail = readWhole(last, header, lastHead);
    if (tail.index.count > 0) return endIn(last, header.previous, tail, true);
  }
  const before = files.length < 2 ? undefined : files[0];
  const beforeHeader = files.length < 2 ? undefined : headers[0];
  if (before === undefined || beforeHeader === undefined) return firstEnd(last, header, lastHead);

  const beforeTail = readWhole(before, beforeHeader, lastHead);
  if (header !== undefined && !isSameHead(beforeTail.head, header.previous)) {
    throw damagedRecord(before, beforeTail.head.sequence + 1, 'the next segment follows another');
  }
  const tail = readTail(last, beforeTail.head, lastHead);
  if (beforeTail.torn !== undefined && (tail.index.count > 0 || tail.torn !== undefined)) {
    throw damagedRecord(before, beforeTail.head.sequence + 1, 'a segment follows it');
  }
  if (tail.index.count > 0) return endIn(last, beforeTail.head, checkSingle(last, tail), false);
  const end = endIn(before, beforeHeader.previous, beforeTail, true);
  return { ...end, spare: last, spareTail: tail };
}

/** Of a log that has one segment, which holds no record behind a sound header. */
function firstEnd(
  last: SegmentFile,
  header: SegmentHeader | undefined,
  lastHead: JournalHead | undefined,
): LogEnd {
  const previous = genesisHead();
  const isFirst = header === undefined ? last.number === 1 : header.previous.sequence === 0;
  if (!isFirst) throw new CorruptRecordError(`${last.name} holds no record, and had some`);
  return endIn(last, previous, checkSingle(last, readTail(last, previous, lastHead)), false);
}

function endIn(
  file: SegmentFile,
  previous: JournalHead,
  tail: SegmentTail,
  hasHeader: boolean,
): LogEnd {
  const active = { file, previous, index: tail.index };
  return { active, tail, hasHeader, spare: undefined, spareTail: undefined };
}

/** Header and first frame are one write: only while it was unfinished may the header be absent. */
function checkSingle(file: SegmentFile, tail: SegmentTail): SegmentTail {
  if (tail.index.count > 1 || (tail.index.count > 0 && tail.torn !== undefined)) {
    throw damagedHeader(file);
  }
  return tail;
}

/** The tail, of a file that must be as long as it was made. */
function readWhole(
  file: SegmentFile,
  header: SegmentHeader,
  lastHead: JournalHead | undefined,
): SegmentTail {
  const tail = readTail(file, header.previous, lastHead);
  if (file.bytes !== header.fileBytes) {
    throw damagedRecord(file, tail.head.sequence + 1, 'the file has another length');
  }
  return tail;
}

function mend({ active, tail, hasHeader, spareTail, spare }: LogEnd): void {
  const { file, previous, index } = active;
  eraseStrays(file, tail);
  if (index.count === 0) eraseFrom(file, 0, tail);
  else {
    if (tail.torn !== undefined) eraseFrom(file, tail.torn.first, tail);
    const first = index.count === 1 ? 0 : index.startOf(index.count - 1);
    const blocks = file.readBlocks(first, index.end - first);
    if (!hasHeader) writeSegmentHeader(blocks, { previous, fileBytes: file.bytes });
    file.writeSync(blocks, first);
  }
  if (spare === undefined || spareTail === undefined) return;
  eraseStrays(spare, spareTail);
  eraseFrom(spare, 0, spareTail);
}

/** Makes what a torn frame has left as unwritten as what is behind it. */
function eraseFrom(file: SegmentFile, first: number, { torn }: SegmentTail): void {
  const end = torn === undefined ? first + 1 : torn.first + torn.count;
  erase(file, first, end);
}

/** Those that stand side by side at once. */
function eraseStrays(file: SegmentFile, { strays }: SegmentTail): void {
  let [first] = strays;
  strays.forEach((block, index) => {
    if (first === undefined || strays[index + 1] === block + 1) return;
    erase(file, first, block + 1);
    first = strays[index + 1];
  });
}

function erase(file: SegmentFile, first: number, end: number): void {
  file.writeSync(Buffer.alloc((end - first) * BLOCK_BYTES), first);
}

function isSameHead(left: JournalHead, right: JournalHead): boolean {
  return left.sequence === right.sequence && sameBytes(left.hash, right.hash);
}

/** What an operator reads of a segment whose first block is not what was written. */
export function damagedHeader({ name }: SegmentFile): CorruptRecordError {
  return new CorruptRecordError(`the header of ${name} is damaged: ${PUT_BACK}`);
}
