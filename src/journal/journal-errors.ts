/**
 * What can go wrong at the journal. None of it is retryable: a disk that failed once is not asked
 * again by the same process. The shard stops, and a restart reads what is really there.
 *
 * Messages carry no path and no stored byte; the library's own error travels as `cause`.
 */
import { OperationalError } from '../kernel/errors.ts';

/** Whether a refused batch can still be found after a restart. */
export type RefusedOutcome = 'absent' | 'unknown';

/** An append failed, or came after one that did. Nothing more is written by this journal. */
export class JournalWriteError extends OperationalError {
  override readonly name = 'JournalWriteError';
  override readonly code = 'JOURNAL_WRITE';
  override readonly retryable = false;
  /** `unknown` must not be answered as a plain "no": the batch may be there after a restart. */
  readonly outcome: RefusedOutcome;

  constructor(message: string, details: { outcome: RefusedOutcome; cause?: unknown }) {
    super(message, { cause: details.cause });
    this.outcome = details.outcome;
  }
}

/** The store could not be opened at all. */
export class JournalOpenError extends OperationalError {
  override readonly name = 'JournalOpenError';
  override readonly code = 'JOURNAL_OPEN';
  override readonly retryable = false;
}

/** The store could not answer a read. */
export class JournalReadError extends OperationalError {
  override readonly name = 'JournalReadError';
  override readonly code = 'JOURNAL_READ';
  override readonly retryable = false;
}

/** Stored bytes are not what was written: a flipped bit, a truncation, a broken hash. */
export class CorruptRecordError extends OperationalError {
  override readonly name = 'CorruptRecordError';
  override readonly code = 'CORRUPT_RECORD';
  override readonly retryable = false;
}

/**
 * One row is corrupt; its key says which. Only its owner suffers, and it can be rebuilt from the
 * records.
 */
export class DamagedRowError extends OperationalError {
  override readonly name = 'DamagedRowError';
  override readonly code = 'DAMAGED_ROW';
  override readonly retryable = false;
  readonly key: Uint8Array;

  constructor(key: Uint8Array, cause: unknown) {
    super('a stored row is not what was written', { cause });
    this.key = Uint8Array.from(key);
  }
}

/** A record is missing, out of order, or stands where none may be. */
export class JournalGapError extends OperationalError {
  override readonly name = 'JournalGapError';
  override readonly code = 'JOURNAL_GAP';
  override readonly retryable = false;
}
