/**
 * The journal's twin in memory, for tests, the simulator and the verifier.
 *
 * Same contract, same assertions, same poisoning as `lmdb-journal.ts`; one suite tests both.
 * What it adds is control: `faults` decides when an append becomes durable or fails, and `crash`
 * gives the journal that a restart would find. Stricter than the disk in one point: it asserts
 * that a batch writes no key twice.
 */
import { assert, must } from '../kernel/assert.ts';
import {
  BEFORE_ALL_KEYS,
  BEHIND_ALL_KEYS,
  checkBatch,
  checkKey,
  checkRange,
  checkRecordPage,
} from './batch-check.ts';
import { chainHash, copyHead, genesisHead } from './hash-chain.ts';
import type {
  Journal,
  JournalBatch,
  JournalHead,
  JournalRecord,
  Row,
  RowRange,
} from './journal.ts';
import { DamagedRowError, JournalWriteError } from './journal-errors.ts';
import type { JournalFaults } from './journal-faults.ts';
import { checkSuccessor } from './record-check.ts';
import { SortedRows } from './sorted-rows.ts';

/** What a crash leaves of the batch in flight: a transaction is there whole or not at all. */
export type InFlightOutcome = 'present' | 'absent';

interface InFlight {
  readonly record: JournalRecord;
  readonly rows: readonly { readonly key: string; readonly value: Uint8Array | undefined }[];
}

interface Stored {
  readonly records: JournalRecord[];
  readonly rows: SortedRows;
  readonly spoilt: Set<string>;
}

export class MemoryJournal implements Journal {
  readonly #faults: JournalFaults;
  readonly #records: JournalRecord[];
  readonly #rows: SortedRows;
  /** Keys of rows that read as damaged, until they are written again. */
  readonly #spoilt: Set<string>;

  #head: JournalHead;
  #inFlight: InFlight | undefined;
  #pending: Promise<void> | undefined;
  #appendCount = 0;
  #failure: JournalWriteError | undefined;
  #state: 'open' | 'closed' | 'crashed' = 'open';

  private constructor(faults: JournalFaults, stored: Stored) {
    this.#faults = faults;
    this.#records = stored.records;
    this.#rows = stored.rows;
    this.#spoilt = stored.spoilt;
    this.#head = this.#durable();
  }

  static create(faults: JournalFaults): MemoryJournal {
    return new MemoryJournal(faults, { records: [], rows: new SortedRows(), spoilt: new Set() });
  }

  get head(): JournalHead {
    return copyHead(this.#head);
  }

  async append(batch: JournalBatch): Promise<JournalHead> {
    this.#assertOpen();
    if (this.#failure !== undefined) throw this.#failure;
    assert(this.#pending === undefined, 'append called while an earlier one is pending');
    checkBatch(batch);

    this.#appendCount += 1;
    const refusal = this.#faults.beforeFlush?.(this.#appendCount);
    if (refusal !== undefined) throw this.#poison('absent', refusal);

    const inFlight = prepare(this.#head, batch);
    const { sequence, hash } = inFlight.record;
    this.#inFlight = inFlight;
    this.#head = { sequence, hash };
    this.#pending = this.#flush();
    try {
      await this.#pending;
    } finally {
      this.#pending = undefined;
    }
    return copyHead({ sequence, hash });
  }

  readRow(key: Uint8Array): Uint8Array | undefined {
    this.#assertOpen();
    checkKey(key);
    this.#assertSound(textOf(key));
    return this.#rows.get(textOf(key))?.slice();
  }

  checkAbsence(key: Uint8Array): void {
    this.readRows({ start: key, end: BEHIND_ALL_KEYS, limit: 1, reverse: false });
    this.readRows({ start: BEFORE_ALL_KEYS, end: key, limit: 1, reverse: true });
  }

  readRows(range: RowRange): readonly Row[] {
    this.#assertOpen();
    checkRange(range);
    const keys = this.#rows.keysBetween(textOf(range.start), textOf(range.end));
    if (range.reverse) keys.reverse();
    const page = keys.slice(0, range.limit);
    for (const key of page) this.#assertSound(key);
    return page.map((key) => ({
      key: Uint8Array.from(Buffer.from(key, 'latin1')),
      value: must(this.#rows.get(key), 'a listed row is missing').slice(),
    }));
  }

  readRecords(fromSequence: number, limit: number): readonly JournalRecord[] {
    this.#assertOpen();
    checkRecordPage(fromSequence, limit);
    let previous = headOf(this.#records[fromSequence - 2]);
    return this.#records.slice(fromSequence - 1, fromSequence - 1 + limit).map((record) => {
      checkSuccessor(previous, record);
      previous = record;
      return copyRecord(record);
    });
  }

  async close(): Promise<void> {
    this.#assertOpen();
    this.#state = 'closed';
    await this.#pending?.catch(() => undefined); // Whoever appended gets this error.
  }

  /**
   * Ends this journal as a crash would, and returns the one that a restart finds: what was durable,
   * and the batch in flight, or refused with an unknown outcome, as `inFlight` says. A pending
   * append never settles. May follow `close`.
   */
  crash(inFlight: InFlightOutcome, faults: JournalFaults): MemoryJournal {
    assert(this.#state !== 'crashed', 'the journal crashed already');
    this.#state = 'crashed';
    if (inFlight === 'present') this.#makeDurable();
    const stored = { records: this.#records, rows: this.#rows, spoilt: this.#spoilt };
    return new MemoryJournal(faults, stored);
  }

  /** As a flipped bit on the disk would: the row reads as damaged from now on. */
  spoil(key: Uint8Array): void {
    assert(this.#rows.get(textOf(key)) !== undefined, 'the row to be damaged is not stored');
    this.#spoilt.add(textOf(key));
  }

  #assertSound(key: string): void {
    if (this.#spoilt.size === 0 || !this.#spoilt.has(key)) return;
    throw new DamagedRowError(Buffer.from(key, 'latin1'), undefined);
  }

  async #flush(): Promise<void> {
    try {
      await this.#faults.untilDurable?.(this.#appendCount);
    } catch (cause) {
      await this.#dieWithCrash();
      throw this.#poison('unknown', cause);
    }
    await this.#dieWithCrash();
    this.#makeDurable();
  }

  /** After a crash nobody is there to be answered. */
  async #dieWithCrash(): Promise<void> {
    if (this.#state === 'crashed') await new Promise(() => undefined);
  }

  #makeDurable(): void {
    const inFlight = this.#inFlight;
    if (inFlight === undefined) return;
    this.#inFlight = undefined;
    checkSuccessor(this.#durable(), inFlight.record);
    this.#records.push(inFlight.record);
    for (const { key, value } of inFlight.rows) {
      this.#rows.set(key, value);
      this.#spoilt.delete(key);
    }
  }

  #durable(): JournalHead {
    return headOf(this.#records.at(-1));
  }

  /** Ends all writing. The first failure is the one that every later append reports. */
  #poison(outcome: 'absent' | 'unknown', cause: unknown): JournalWriteError {
    this.#failure = new JournalWriteError(
      'the journal accepts no more writes after an earlier failure: restart the engine',
      { outcome: 'absent', cause },
    );
    return new JournalWriteError('the journal could not make a batch durable', { outcome, cause });
  }

  #assertOpen(): void {
    assert(this.#state === 'open', () => `the journal is ${this.#state}`);
  }
}

/** Everything that the batch will change, in copies: the caller may reuse its bytes at once. */
function prepare(previous: JournalHead, batch: JournalBatch): InFlight {
  const payload = batch.payload.slice();
  const record = {
    sequence: previous.sequence + 1,
    previousHash: previous.hash,
    hash: chainHash(previous, payload),
    payload,
  };
  const rows = batch.rows.map(({ key, value }) => ({ key: textOf(key), value: value?.slice() }));
  assert(new Set(rows.map(({ key }) => key)).size === rows.length, 'a batch writes a key twice');
  return { record, rows };
}

/** Latin-1 maps bytes to characters one to one: the order of texts is the order of bytes. */
function textOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
}

function headOf(record: JournalRecord | undefined): JournalHead {
  return record === undefined ? genesisHead() : { sequence: record.sequence, hash: record.hash };
}

function copyRecord({ sequence, previousHash, hash, payload }: JournalRecord): JournalRecord {
  return {
    sequence,
    previousHash: previousHash.slice(),
    hash: hash.slice(),
    payload: payload.slice(),
  };
}
