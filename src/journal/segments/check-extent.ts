/**
 * Checks that a log reaches as far back, and as far forward, as others know that it did. A log that
 * lost whole files at an end looks like a shorter one.
 */
import { sameBytes } from '../hash-chain.ts';
import type { JournalHead } from '../journal.ts';
import { JournalGapError } from '../journal-errors.ts';
import type { RecoveredLog } from './recover-log.ts';
import { damagedRecord, headBefore, type SegmentFrames } from './segment-frames.ts';
import { SegmentShelf } from './segment-shelf.ts';

export interface Extent {
  /** The oldest record that must be there. */
  readonly keptFrom: number;
  /** The newest record that is known to have been durable; of sequence 0 where none is. */
  readonly leastHead: JournalHead;
}

/** Throws a CorruptRecordError or a JournalGapError. */
export function checkExtent(directory: string, log: RecoveredLog, extent: Extent): void {
  const { active, head, sealed } = log;
  const { keptFrom, leastHead } = extent;
  const oldest = sealed[0]?.previous ?? active.previous;
  const isLeastKnown = leastHead.sequence > 0;
  if (oldest.sequence >= keptFrom || (isLeastKnown && oldest.sequence > leastHead.sequence)) {
    throw new JournalGapError(
      `the journal begins with record ${oldest.sequence + 1}: put the older segments back, or a ` +
        'copy of the whole directory',
    );
  }
  if (!isLeastKnown) return;
  if (head.sequence < leastHead.sequence) {
    const known = `record ${leastHead.sequence} was durable`;
    throw damagedRecord(active.file, head.sequence + 1, `it is not there, and ${known}`);
  }
  const next = leastHead.sequence + 1;
  const look = (segment: SegmentFrames) => {
    if (sameBytes(headBefore(segment, next).hash, leastHead.hash)) return;
    throw damagedRecord(segment.file, leastHead.sequence, 'it is not the one that was durable');
  };
  const shelf = new SegmentShelf(directory, sealed);
  try {
    if (leastHead.sequence >= active.previous.sequence) look(active);
    else shelf.read(next, look);
  } finally {
    shelf.close();
  }
}
