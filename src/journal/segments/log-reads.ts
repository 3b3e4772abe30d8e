/** Reads the records of a log, in whichever segment they are. */
import { assert } from '../../kernel/assert.ts';
import { checkRecordPage, copyPart } from '../batch-check.ts';
import type { JournalHead, JournalRecord, PayloadPart } from '../journal.ts';
import { JournalGapError } from '../journal-errors.ts';
import { checkSuccessor } from '../record-check.ts';
import {
  headBefore,
  readSegmentRecords,
  type SegmentFrames,
  viewSegmentRecord,
} from './segment-frames.ts';
import type { SegmentShelf } from './segment-shelf.ts';

export interface ReadableLog {
  /** The complete segments. */
  readonly shelf: SegmentShelf;
  /** The one behind them, which may still be written to. */
  readonly active: SegmentFrames;
  readonly durable: JournalHead;
}

/** The sequence of the oldest record that is kept, or will be the first. */
export function firstSequenceOf({ shelf, active }: ReadableLog): number {
  const oldest = shelf.sealed[0] ?? active;
  return oldest.previous.sequence + 1;
}

/**
 * Up to `limit` durable records from `fromSequence` on, in order, with hashes and links checked.
 * Throws a CorruptRecordError, JournalGapError or JournalReadError.
 */
export function readLogRecords(
  log: ReadableLog,
  fromSequence: number,
  limit: number,
): JournalRecord[] {
  checkRecordPage(fromSequence, limit);
  const records: JournalRecord[] = [];
  const count = Math.min(limit, log.durable.sequence - fromSequence + 1);
  let previous: JournalHead | undefined;
  while (records.length < count) {
    const sequence = fromSequence + records.length;
    const before = previous;
    const page = inSegment(log, sequence, (segment) =>
      chained(
        before ?? headBefore(segment, sequence),
        readSegmentRecords(segment, sequence, count - records.length),
      ),
    );
    for (const record of page) records.push(record);
    previous = records.at(-1);
  }
  return records;
}

function chained(head: JournalHead, records: readonly JournalRecord[]): readonly JournalRecord[] {
  let previous = head;
  for (const record of records) {
    checkSuccessor(previous, record);
    previous = record;
  }
  return records;
}

/**
 * The payload of one durable record, or a part of it, in memory of its own. All of the record's
 * checksums are checked, its hash is not recomputed. Throws likewise.
 */
export function readLogPayload(log: ReadableLog, sequence: number, part?: PayloadPart): Uint8Array {
  const isThere = Number.isInteger(sequence) && sequence > 0;
  assert(isThere && sequence <= log.durable.sequence, 'no such record is durable');
  return inSegment(log, sequence, (segment) => {
    const { payload } = viewSegmentRecord(segment, sequence);
    return copyPart(payload, part);
  });
}

function inSegment<T>(log: ReadableLog, sequence: number, look: (segment: SegmentFrames) => T): T {
  const { shelf, active } = log;
  const first = firstSequenceOf(log);
  if (sequence < first) {
    throw new JournalGapError(
      `record ${sequence} is missing, for the oldest segment begins with record ${first}: ` +
        'put the older segments back, or a copy of the whole directory',
    );
  }
  return sequence > active.previous.sequence ? look(active) : shelf.read(sequence, look);
}
