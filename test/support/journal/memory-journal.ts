/**
 * The journal's twin in memory, for tests and the simulator.
 *
 * Same contract, same assertions, same poisoning as `disk-journal.ts`; one suite tests both.
 * What it adds is control: `faults` decides when an append becomes durable or fails, and `crash`
 * gives the journal that a restart would find. Stricter than the disk in one point: it asserts
 * that a batch writes no key twice.
 */

import {
  BEFORE_ALL_KEYS,
  BEHIND_ALL_KEYS,
  checkBatch,
  checkKey,
  checkRange,
  checkRecordPage,
  copyPart,
} from '../../../src/journal/batch-check.ts';
import { chainHash, copyHead, genesisHead } from '../../../src/journal/hash-chain.ts';
import type {
  Journal,
  JournalBatch,
  JournalHead,
  JournalRecord,
  PayloadPart,
  Row,
  RowRange,
  RowWrite,
} from '../../../src/journal/journal.ts';
import { DamagedRowError, JournalWriteError } from '../../../src/journal/journal-errors.ts';
import type { JournalFaults } from '../../../src/journal/journal-faults.ts';
import { checkSuccessor } from '../../../src/journal/record-check.ts';
import type { SortedRows } from '../../../src/journal/sorted-rows.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { MemoryRowStore, type RowChanges } from './memory-row-store.ts';

/** What a crash leaves of the batch in flight: a record is there whole or not at all. */
export type InFlightOutcome = 'present' | 'absent';

interface InFlight {
  readonly record: JournalRecord;
  readonly rows: RowChanges;
}

export class MemoryJournal implements Journal {
  /** The rows as of the checkpoint: what a crash leaves of them. */
  readonly stored: MemoryRowStore;
  readonly #faults: JournalFaults;
  readonly #records: JournalRecord[];
  /** The newest ones. */
  readonly #rows: SortedRows;
  /** What has changed since the checkpoint. */
  readonly #behind = new Map<string, Uint8Array | undefined>();

  #head: JournalHead;
  #inFlight: InFlight | undefined;
  #pending: Promise<void> | undefined;
  #appendCount = 0;
  #failure: JournalWriteError | undefined;
  #state: 'open' | 'closed' | 'crashed' = 'open';

  private constructor(faults: JournalFaults, records: JournalRecord[], stored: MemoryRowStore) {
    this.#faults = faults;
    this.#records = records;
    this.stored = stored;
    this.#rows = stored.rows.copy();
    this.#head = this.#durable();
  }

  static create(faults: JournalFaults): MemoryJournal {
    return new MemoryJournal(faults, [], new MemoryRowStore());
  }

  get head(): JournalHead {
    return copyHead(this.#head);
  }

  get rowsAsOf(): JournalHead {
    return copyHead(this.#durable());
  }

  get checkpoint(): JournalHead {
    return copyHead(this.stored.checkpoint);
  }

  restoreRows(rows: readonly RowWrite[]): void {
    this.#assertOpen();
    this.#change(changesOf(rows));
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

  /** Of the stored rows, whatever has come since: as on the disk. */
  checkAbsence(key: Uint8Array): void {
    this.#assertOpen();
    const { rows, spoilt } = this.stored;
    if (spoilt.size === 0) return;
    const [from, to] = [textOf(BEFORE_ALL_KEYS), textOf(BEHIND_ALL_KEYS)];
    const before = rows.keysBetween(from, textOf(key)).at(-1);
    const [after] = rows.keysBetween(textOf(key), to);
    for (const beside of [after, before]) {
      if (beside !== undefined && spoilt.has(beside)) throw damagedRow(beside);
    }
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

  readPayload(sequence: number, part?: PayloadPart): Uint8Array {
    this.#assertOpen();
    const record = this.#records[sequence - 1];
    assert(record !== undefined, 'no such record is durable');
    return copyPart(record.payload, part);
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
    return new MemoryJournal(faults, this.#records, this.stored);
  }

  /** What a restart would find now of what is durable, to look at: this one goes on. */
  restarted(): MemoryJournal {
    this.#assertOpen();
    return new MemoryJournal({}, [...this.#records], this.stored.copy());
  }

  /** As a flipped bit on the disk would: the row reads as damaged from now on. */
  spoil(key: Uint8Array): void {
    const { rows, spoilt } = this.stored;
    assert(rows.get(textOf(key)) !== undefined, 'the row to be damaged is not stored');
    spoilt.add(textOf(key));
  }

  #assertSound(key: string): void {
    if (this.stored.spoilt.has(key) && !this.#behind.has(key)) throw damagedRow(key);
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
    this.#change(inFlight.rows);
    if (this.#faults.skipsCheckpoint?.(this.#appendCount) === true) return;
    this.stored.write(this.#behind, this.#durable());
    this.#behind.clear();
  }

  #change(changes: RowChanges): void {
    for (const [key, value] of changes) {
      this.#rows.set(key, value);
      this.#behind.set(key, value);
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
  const rows = changesOf(batch.rows);
  assert(rows.size === batch.rows.length, 'a batch writes a key twice');
  return { record, rows };
}

function changesOf(rows: readonly RowWrite[]): RowChanges {
  return new Map(rows.map(({ key, value }) => [textOf(key), value?.slice()]));
}

function damagedRow(key: string): DamagedRowError {
  return new DamagedRowError(Buffer.from(key, 'latin1'), undefined);
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
