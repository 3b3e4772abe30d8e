/** The entries in a record's payload, as `entry-codec.ts` has written them. */
import {
  LEDGER_ENTRY_KINDS,
  type LedgerEntry,
  type LedgerEntryKind,
} from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { defaultOf } from '../../journal/named-fields.ts';
import { assert } from '../../kernel/assert.ts';
import {
  ENTRIES_PER_RECORD_MAX,
  type EntryPlace,
  entryPlace,
  NO_ENTRY,
} from '../../kernel/entry-place.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { repaidBy, SUBJECT_FORMS } from './entry-forms.ts';
import { decodeValue } from './positional-codec.ts';

const WORD_BYTES = 4;
/** The bits of the last word that count entries. */
const COUNT_LIMIT = 2 ** 24;
assert(ENTRIES_PER_RECORD_MAX <= COUNT_LIMIT, 'a record may have more entries than are counted');

/** Reads an event from its bytes alone. */
export type ReadEvent = (bytes: Uint8Array) => object;

export class RecordedEntries {
  readonly count: number;
  /** Where the events end. */
  readonly start: number;
  readonly #payload: Uint8Array;
  readonly #view: DataView;
  readonly #tableStart: number;

  /**
   * Throws a CorruptRecordError if the payload does not end with what is told of its entries, and
   * a NewerDataError if it is of another form.
   */
  constructor(payload: Uint8Array) {
    const { length } = payload;
    if (length < WORD_BYTES) throw new CorruptRecordError('a record is too short');
    this.#payload = payload;
    this.#view = new DataView(payload.buffer, payload.byteOffset, length);
    const counted = this.#view.getUint32(length - WORD_BYTES, true);
    if (counted >= COUNT_LIMIT) {
      throw new NewerDataError(`a record is of form ${Math.floor(counted / COUNT_LIMIT)}`);
    }
    this.count = counted;
    this.#tableStart = length - WORD_BYTES * (this.count + 1);
    if (this.#tableStart < 0) throw new CorruptRecordError('a record is shorter than its entries');
    this.start = this.#tableStart - this.#endOf(this.count - 1);
    if (this.start < 0) throw new CorruptRecordError('a record is shorter than its entries');
  }

  /** The entry at `index`, undefined where there is none, of the record with this sequence. */
  read(sequence: number, index: number, readEvent: ReadEvent): LedgerEntry | undefined {
    if (index >= this.count) return undefined;
    const [start, end] = [this.#endOf(index - 1), this.#endOf(index)];
    if (start > end || this.start + end > this.#tableStart) {
      throw new CorruptRecordError('an entry lies outside of its record');
    }
    const bytes = this.#payload.subarray(this.start + start, this.start + end);
    return this.#decode(decodeValue(bytes), sequence, readEvent);
  }

  #endOf(index: number): number {
    return index < 0 ? 0 : this.#view.getUint32(this.#tableStart + WORD_BYTES * index, true);
  }

  #decode(array: unknown, sequence: number, readEvent: ReadEvent): LedgerEntry {
    if (!Array.isArray(array)) throw new CorruptRecordError('an entry is not a list');
    const values = array.values();
    const next = (): unknown => values.next().value;
    const eventStart = next();
    const eventBytes = eventStart === null ? null : next();
    const [player, entryId, kind] = [next(), next(), kindOf(next())];
    const [atMs, amountMinor, balanceMinor, fingerprint] = [next(), next(), next(), next()];
    const previous = placeOf(sequence, next);
    const covered = placeOf(sequence, next);
    const subject: unknown[] = [...values];
    const credit = kind === 'debtRepaid' ? kindOf(subject.shift()) : undefined;
    if (credit !== undefined) subject.unshift(credit);
    const { fields, defaults } = credit === undefined ? SUBJECT_FORMS[kind] : repaidBy(credit);
    const first = fields.length - defaults.length;
    if (subject.length < first) {
      throw new CorruptRecordError('an entry does not have the fields of its kind');
    }
    if (subject.length > fields.length) {
      throw new NewerDataError(`an entry has a field behind those of a ${kind}`);
    }
    const said = this.#said(eventStart, eventBytes, readEvent);
    const entry: Record<string, unknown> = {
      player: player ?? said.player,
      entryId: entryId ?? said.entryId,
      kind,
      atMs: atMs ?? said.atMs,
      amountMinor,
      balanceMinor,
      fingerprint: fingerprint ?? said.fingerprint,
      previous,
      covered,
    };
    for (const [place, field] of fields.entries()) {
      const isStored = place < subject.length;
      entry[field] = isStored
        ? (subject[place] ?? said[field])
        : defaultOf(defaults[place - first]);
    }
    return entry as unknown as LedgerEntry;
  }

  #said(start: unknown, byteCount: unknown, readEvent: ReadEvent): WhatEventSays {
    if (start === null) return {};
    if (typeof start !== 'number' || typeof byteCount !== 'number') {
      throw new CorruptRecordError('an entry does not tell its event');
    }
    return { ...readEvent(this.#payload.subarray(start, start + byteCount)) };
  }
}

interface WhatEventSays {
  readonly player?: unknown;
  readonly entryId?: unknown;
  readonly atMs?: unknown;
  readonly fingerprint?: unknown;
  readonly [field: string]: unknown;
}

function kindOf(number: unknown): LedgerEntryKind {
  if (typeof number !== 'number') throw new CorruptRecordError('an entry does not tell its kind');
  const kind = LEDGER_ENTRY_KINDS[number];
  if (kind === undefined) throw new NewerDataError(`an entry is of kind ${number}`);
  return kind;
}

function placeOf(sequence: number, next: () => unknown): EntryPlace {
  const distance = next();
  if (distance === null) return NO_ENTRY;
  const index = next();
  if (typeof distance !== 'number' || typeof index !== 'number' || distance > sequence) {
    throw new CorruptRecordError('an entry refers to no place');
  }
  return entryPlace(sequence - distance, index);
}
