/**
 * Opens a log, or begins it at a first start.
 *
 * Why apart from recover-log.ts: that one reads what is there; this one knows what has to be.
 */
import { mkdirSync } from 'node:fs';
import { AssertionError, assert } from '../../kernel/assert.ts';
import type { Clock } from '../../kernel/clock.ts';
import { OperationalError } from '../../kernel/errors.ts';
import { genesisHead } from '../hash-chain.ts';
import type { JournalHead, RecordReader } from '../journal.ts';
import { JournalOpenError } from '../journal-errors.ts';
import type { JournalFaults } from '../journal-faults.ts';
import { reasonOf } from '../lmdb-environment.ts';
import { checkExtent } from './check-extent.ts';
import { BLOCK_BYTES } from './frame-codec.ts';
import { readLogRecords } from './log-reads.ts';
import { makeSegment } from './make-segment.ts';
import { listSegments, type RecoveredLog, recoverLog } from './recover-log.ts';
import { SEGMENT_BYTES_MIN, segmentBytesAt } from './segment-limits.ts';
import { SegmentShelf } from './segment-shelf.ts';

export interface SegmentLogOptions {
  readonly directory: string;
  /** Whether the log may be begun where there is none. */
  readonly mayCreate: boolean;
  /** The length of a segment that is made from now on; see segment-limits.ts. */
  readonly segmentBytes: number;
  /** How long an append may go without an answer. */
  readonly flushLimitMs: number;
  /** What must be left free on the disk after each append. */
  readonly spareBytes: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly faults: JournalFaults;
  /** The newest record that is known to have been durable: it must be there. */
  readonly leastHead?: JournalHead;
  /** The record behind which nothing was recorded, where that is known: what is there is none. */
  readonly lastHead?: JournalHead;
  /** Throws where the log is another one than it should be; nothing has been changed by then. */
  readonly check?: (records: RecordReader) => void;
  /** The oldest record that must be there, where older segments were dropped. */
  readonly keptFrom?: number;
}

/** Throws as `SegmentLog.open`. */
export async function openLog(options: SegmentLogOptions): Promise<RecoveredLog> {
  const { directory, segmentBytes, leastHead, keptFrom } = options;
  assert(segmentBytes >= SEGMENT_BYTES_MIN, 'a segment has no room for a frame');
  assert(segmentBytes % BLOCK_BYTES === 0, 'a segment ends within a block');
  const extent = { keptFrom: keptFrom ?? 1, leastHead: leastHead ?? genesisHead() };
  try {
    await beginWhereNone(options);
    const check = (log: RecoveredLog) => {
      checkRecords(directory, log, options.check);
      checkExtent(directory, log, extent);
    };
    return recoverLog(directory, listSegments(directory), { check, lastHead: options.lastHead });
  } catch (cause) {
    if (cause instanceof OperationalError || cause instanceof AssertionError) throw cause;
    const message =
      `the records of the journal could not be opened (${reasonOf(cause)}): look at the files of ` +
      'its segments, and who may read and write them';
    throw new JournalOpenError(message, { cause });
  }
}

function checkRecords(
  directory: string,
  { sealed, active, head }: RecoveredLog,
  check: SegmentLogOptions['check'],
): void {
  const shelf = new SegmentShelf(directory, sealed);
  const log = { shelf, active, durable: head };
  try {
    check?.({ head, readRecords: (from, limit) => readLogRecords(log, from, limit) });
  } finally {
    shelf.close();
  }
}

async function beginWhereNone(options: SegmentLogOptions): Promise<void> {
  const { directory, mayCreate, segmentBytes, leastHead } = options;
  if (mayCreate) mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (listSegments(directory).length > 0) return;
  if (!mayCreate || (leastHead !== undefined && leastHead.sequence > 0)) {
    throw new JournalOpenError('the records of the journal are missing: put a copy of yours back');
  }
  (await makeSegment(directory, 1, segmentBytesAt(1, segmentBytes))).close();
}
