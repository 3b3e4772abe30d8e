/** Reads the records of a log, in whichever segment they are. */
import { assert } from '../../kernel/assert.ts';
import { checkRecordPage } from '../batch-check.ts';
import type { JournalHead, JournalRecord } from '../journal.ts';
import { JournalGapError } from '../journal-errors.ts';
import { checkSuccessor } from '../record-check.ts';
import {
  headBefore,
  readSegmentRecord,
  readSegmentRecords,
  type SegmentFrames,
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
    const segment = segmentHolding(log, sequence);
    previous ??= headBefore(segment, sequence);
    for (const record of readSegmentRecords(segment, sequence, count - records.length)) {
      checkSuccessor(previous, record);
      records.push(record);
      previous = record;
    }
  }
  return records;
}

/** One durable record, its checksums checked, its hash not recomputed. Throws likewise. */
export function readLogRecord(log: ReadableLog, sequence: number): JournalRecord {
  assert(sequence > 0 && sequence <= log.durable.sequence, 'no such record is durable');
  return readSegmentRecord(segmentHolding(log, sequence), sequence);
}

function segmentHolding(log: ReadableLog, sequence: number): SegmentFrames {
  const { shelf, active } = log;
  if (sequence < firstSequenceOf(log)) {
    throw new JournalGapError(`record ${sequence} is not kept any more`);
  }
  return sequence > active.previous.sequence ? active : shelf.holding(sequence);
}
