/**
 * The entries that a record's events have led to, behind the events in its payload.
 *
 * events ‖ the entries, each in MessagePack by position ‖ end u32[count] (of each entry, from where
 * the first begins) ‖ count u32. Words are little-endian, so each entry is read without its
 * neighbours. The highest byte of the count is 0: a payload of another form has its number there.
 *
 * What the event of a client's operation says is not said again: the entry holds where its event
 * is, and null for a field that has the same name and value there. Other entries are named by their
 * distance, which is short. What the engine does by the hundred in one event is written whole: to
 * find it there would take longer.
 */
import { formOf, type StoredForm } from '../../../actors/stored-form.ts';
import {
  type EntryIn,
  isOfClient,
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
  indexInRecord,
  NO_ENTRY,
  recordHolding,
} from '../../kernel/entry-place.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import type { ValueWriter } from '../../protocol/value-writer.ts';
import { decodeValue, storedCount } from './positional-codec.ts';

const WORD_BYTES = 4;
/** The bits of the last word that count entries. */
const COUNT_LIMIT = 2 ** 24;
assert(ENTRIES_PER_RECORD_MAX <= COUNT_LIMIT, 'a record may have more entries than are counted');

/** An entry, and by the how-manieth event of its record it was made, from 0. */
export interface RecordedEntry {
  readonly entry: LedgerEntry;
  readonly event: number;
}

/** The events of the record that is being written, and where each begins and the last one ends. */
export interface WrittenEvents {
  readonly sequence: number;
  readonly events: readonly object[];
  readonly starts: readonly number[];
}

/** Reads an event from its bytes alone. */
export type ReadEvent = (bytes: Uint8Array) => object;

const OF_EVERY_KIND = [
  'player',
  'entryId',
  'kind',
  'atMs',
  'amountMinor',
  'balanceMinor',
  'fingerprint',
  'previous',
  'covered',
] as const;
/** Two for where its event is, one for each of these, and a second one for each of two places. */
const SUBJECT_PLACE = 2 + OF_EVERY_KIND.length + 2;

type Subject<Kind extends LedgerEntryKind> = Omit<EntryIn<Kind>, (typeof OF_EVERY_KIND)[number]>;

const OF_TICKETS = formOf<Subject<'purchase'>>()(['draw', 'firstOrdinal', 'ticketCount']);
const OF_BETS = formOf<Subject<'bet'>>()(['fixture', 'firstOrdinal', 'betCount']);
const OF_PAYMENT = formOf<Subject<'deposit'>>()(['paymentNumber']);

/** After the fields of every kind: the fields of what the entry is about. */
const SUBJECT_FORMS: { readonly [Kind in LedgerEntryKind]: StoredForm } = {
  depositRequested: OF_PAYMENT,
  deposit: OF_PAYMENT,
  withdrawal: OF_PAYMENT,
  withdrawalReturned: OF_PAYMENT,
  purchase: OF_TICKETS,
  prize: OF_TICKETS,
  refund: OF_TICKETS,
  rafflePrize: formOf<Subject<'rafflePrize'>>()([]),
  bet: OF_BETS,
  betPayout: OF_BETS,
  betReversal: OF_BETS,
  debt: OF_BETS,
  /** Followed by the fields of the credit that repaid the debt. */
  debtRepaid: formOf<Subject<'debtRepaid'>>()(['credit']),
  pointsStake: OF_TICKETS,
  pointsWithdrawal: OF_PAYMENT,
};
const NUMBER_OF_KIND = Object.fromEntries(
  LEDGER_ENTRY_KINDS.map((kind, number) => [kind, number]),
) as Readonly<Record<LedgerEntryKind, number>>;

/** Behind the events that the writer has just taken; of at most ENTRIES_PER_RECORD_MAX. */
export function writeEntries(
  writer: ValueWriter,
  written: WrittenEvents,
  entries: readonly RecordedEntry[],
): void {
  const start = writer.length;
  const ends: number[] = [];
  for (const recorded of entries) {
    writeEntry(writer, written, recorded);
    ends.push(writer.length - start);
  }
  let at = writer.length;
  writer.reserve(WORD_BYTES * (ends.length + 1));
  for (const end of ends) {
    writer.setWord(at, end);
    at += WORD_BYTES;
  }
  writer.setWord(at, ends.length);
}

/** Field by field: looking names up in a list takes twice as long, and each purchase has one. */
function writeEntry(
  writer: ValueWriter,
  { sequence, events, starts }: WrittenEvents,
  { entry, event }: RecordedEntry,
): void {
  const said = isOfClient(entry.entryId) ? (events[event] as Partial<LedgerEntry>) : undefined;
  const subject = subjectOf(entry);
  const subjectCount = storedCount(entry, subject);
  writer.array(SUBJECT_PLACE + subjectCount);
  writeUnlessSaid(writer, said === undefined ? undefined : starts[event], undefined);
  writeUnlessSaid(writer, said === undefined ? undefined : starts[event + 1], undefined);
  writeUnlessSaid(writer, entry.player, said?.player);
  if (said?.entryId === entry.entryId) writer.null();
  else writer.text(entry.entryId);
  writer.number(NUMBER_OF_KIND[entry.kind]);
  writeUnlessSaid(writer, entry.atMs, said?.atMs);
  writer.number(entry.amountMinor);
  writer.number(entry.balanceMinor);
  writeUnlessSaid(writer, entry.fingerprint, said?.fingerprint);
  writePlace(writer, sequence, entry.previous);
  writePlace(writer, sequence, entry.covered);
  if (entry.kind === 'debtRepaid') writer.number(NUMBER_OF_KIND[entry.credit]);
  if ('draw' in entry) {
    writeUnlessSaid(writer, entry.draw, (said as Partial<EntryIn<'purchase'>>)?.draw);
    writeUnlessSaid(
      writer,
      entry.firstOrdinal,
      (said as Partial<EntryIn<'purchase'>>)?.firstOrdinal,
    );
    writer.number(entry.ticketCount);
  } else if ('fixture' in entry) {
    writeUnlessSaid(writer, entry.fixture, (said as Partial<EntryIn<'bet'>>)?.fixture);
    writer.number(entry.firstOrdinal);
    writer.number(entry.betCount);
  } else if ('paymentNumber' in entry) {
    writer.number(entry.paymentNumber);
  }
  const { fields, defaults } = subject;
  for (let i = fields.length - defaults.length; i < subjectCount; i += 1) {
    writer.value(entry[fields[i] as keyof LedgerEntry]);
  }
}

function writeUnlessSaid(
  writer: ValueWriter,
  value: number | undefined,
  said: number | undefined,
): void {
  if (value === undefined || value === said) writer.null();
  else writer.number(value);
}

function writePlace(writer: ValueWriter, sequence: number, place: EntryPlace): void {
  if (place === NO_ENTRY) {
    writer.null();
    writer.null();
    return;
  }
  writer.number(sequence - recordHolding(place));
  writer.number(indexInRecord(place));
}

/** What an entry is about; the repayment of a debt is also about what its credit is about. */
function subjectOf(entry: LedgerEntry): StoredForm {
  return entry.kind === 'debtRepaid' ? repaidBy(entry.credit) : SUBJECT_FORMS[entry.kind];
}

function repaidBy(credit: LedgerEntryKind): StoredForm {
  const { fields, defaults } = SUBJECT_FORMS[credit];
  return { fields: ['credit', ...fields], defaults, within: undefined };
}

/** The entries in a record's payload. */
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
    const [eventStart, eventEnd, ...values] = array;
    const kind = kindOf(values[2]);
    const subject = values.slice(SUBJECT_PLACE - 2);
    if (kind === 'debtRepaid') subject[0] = kindOf(subject[0]);
    const { fields, defaults } = kind === 'debtRepaid' ? repaidBy(subject[0]) : SUBJECT_FORMS[kind];
    const first = fields.length - defaults.length;
    if (subject.length < first) {
      throw new CorruptRecordError('an entry does not have the fields of its kind');
    }
    if (subject.length > fields.length) {
      throw new NewerDataError(`an entry has a field behind those of a ${kind}`);
    }
    const said: WhatEventSays =
      eventStart === null ? {} : { ...readEvent(this.#payload.subarray(eventStart, eventEnd)) };
    const [player, entryId, , atMs, amountMinor, balanceMinor, fingerprint] = values;
    const entry: Record<string, unknown> = {
      player: player ?? said.player,
      entryId: entryId ?? said.entryId,
      kind,
      atMs: atMs ?? said.atMs,
      amountMinor,
      balanceMinor,
      fingerprint: fingerprint ?? said.fingerprint,
      previous: placeOf(sequence, values[7], values[8]),
      covered: placeOf(sequence, values[9], values[10]),
    };
    for (const [place, field] of fields.entries()) {
      const isStored = place < subject.length;
      entry[field] = isStored
        ? (subject[place] ?? said[field])
        : defaultOf(defaults[place - first]);
    }
    return entry as unknown as LedgerEntry;
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

function placeOf(sequence: number, distance: unknown, index: unknown): EntryPlace {
  if (distance === null) return NO_ENTRY;
  if (typeof distance !== 'number' || typeof index !== 'number' || distance > sequence) {
    throw new CorruptRecordError('an entry refers to no place');
  }
  return entryPlace(sequence - distance, index);
}
