/**
 * The contract of a shard's journal: an append-only, hash-chained record of everything that
 * happened, and the rows that follow from it.
 *
 * One batch is one record and its changed rows. What is made durable is the record; the rows are
 * stored now and then, as of one record (the checkpoint), and are kept in memory until then. After
 * a restart the rows of the records behind the checkpoint are missing: whoever knows what records
 * mean derives them anew and gives them back (`restoreRows`), before anything else is read.
 * `tirage journal verify` proves that all rows follow from the records.
 * Implementations: `disk-journal.ts`, and `memory-journal.ts` for tests and the simulator.
 * Neither knows what a payload or a row means.
 */

/** A record as it is chained: SHA-256(previousHash ‖ sequence ‖ payload), see hash-chain.ts. */
export interface JournalRecord {
  /** Counts from 1, without gaps. */
  readonly sequence: number;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly payload: Uint8Array;
}

/** The newest durable record; sequence 0 and 32 zero bytes before the first. */
export interface JournalHead {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

/** `value: undefined` deletes the row. At most one write per key in a batch. */
export interface RowWrite {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

export interface JournalBatch {
  readonly payload: Uint8Array;
  readonly rows: readonly RowWrite[];
}

/** Rows with start <= key < end in the order of their bytes; `reverse` walks from the end down. */
export interface RowRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  readonly limit: number;
  readonly reverse: boolean;
}

export interface Row {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** The bytes of a payload from `start` up to `end`, which is not among them. */
export interface PayloadPart {
  readonly start: number;
  readonly end: number;
}

/** Records that can be read, up to the newest. */
export type RecordReader = Pick<Journal, 'head' | 'readRecords'>;

export interface Journal {
  /** The newest record handed to `append`, durable or not. Each record's hash is known at once. */
  readonly head: JournalHead;

  /**
   * The record that the rows were as of when the journal was opened, or that a newer checkpoint
   * made durable since.
   */
  readonly checkpoint: JournalHead;

  /** The record whose rows are read now: the newest durable one, or the one being flushed. */
  readonly rowsAsOf: JournalHead;

  /** The rows of the next record behind the checkpoint, derived anew: see above. */
  restoreRows(rows: readonly RowWrite[]): void;

  /**
   * Appends one batch atomically and resolves once it survives power loss. Called only from the
   * shard's own thread, never while an earlier call is pending. Rejects with an OperationalError;
   * the shard must then stop, because its memory is ahead of its disk.
   */
  append(batch: JournalBatch): Promise<JournalHead>;

  /** The row of a durable batch; a batch that is still being flushed may not show yet. */
  readRow(key: Uint8Array): Uint8Array | undefined;

  /**
   * Call where the absence of a row decides something: a row with a damaged key is not found under
   * its own key, but is still stored at that key's place. Throws a DamagedRowError where a row
   * beside the key's place is damaged, because it may be the one.
   */
  checkAbsence(key: Uint8Array): void;

  /** A page of rows, whole in memory: no cursor outlives the call. Visibility as `readRow`. */
  readRows(range: RowRange): readonly Row[];

  /** Up to `limit` records from `fromSequence` on, in order, hashes checked. */
  readRecords(fromSequence: number, limit: number): readonly JournalRecord[];

  /**
   * The payload of one durable record, or a part of it, wherever in the history: checksums of the
   * whole record are checked, its hash is not recomputed. May be called while an append is pending.
   * Throws where the record is damaged or not kept; to ask for one that is not durable, or a part
   * that the payload does not have, is an assertion.
   */
  readPayload(sequence: number, part?: PayloadPart): Uint8Array;

  /** Waits for a pending append and closes. Nothing may be called afterwards. */
  close(): Promise<void>;
}
