/** The reader's half of the chain's assertions: each record must follow from the one before. */
import { chainHash, sameBytes } from './hash-chain.ts';
import type { JournalHead, JournalRecord } from './journal.ts';
import { CorruptRecordError, JournalGapError } from './journal-errors.ts';

/** Throws unless `record` is the successor of `previous` and its hash is its own. */
export function checkSuccessor(previous: JournalHead, record: JournalRecord): void {
  if (record.sequence !== previous.sequence + 1) {
    throw new JournalGapError(
      `the journal has a gap: record ${record.sequence} follows ${previous.sequence}`,
    );
  }
  if (!sameBytes(record.previousHash, previous.hash)) {
    throw new CorruptRecordError(
      `the hash chain is broken: record ${record.sequence} names another predecessor`,
    );
  }
  if (!sameBytes(record.hash, chainHash(previous, record.payload))) {
    throw new CorruptRecordError(`record ${record.sequence} does not match its hash`);
  }
}
