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

import type { StoredForm } from '../../../actors/stored-form.ts';
import { type EntryIn, isOfClient, type LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import {
  type EntryPlace,
  indexInRecord,
  NO_ENTRY,
  recordHolding,
} from '../../kernel/entry-place.ts';
import type { ValueWriter } from '../../protocol/value-writer.ts';
import { FIXED_COUNT, NUMBER_OF_KIND, repaidBy, SUBJECT_FORMS } from './entry-forms.ts';
import { storedCount } from './positional-codec.ts';

const WORD_BYTES = 4;

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
  const placeCount = partsOf(entry.previous) + partsOf(entry.covered);
  writer.array((said === undefined ? 1 : 2) + FIXED_COUNT + placeCount + subjectCount);
  if (said === undefined) writer.null();
  else {
    const start = starts[event] as number;
    writer.number(start);
    writer.number((starts[event + 1] as number) - start);
  }
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
  } else if ('standingNumber' in entry) {
    writer.number(entry.standingNumber);
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
    return;
  }
  writer.number(sequence - recordHolding(place));
  writer.number(indexInRecord(place));
}

/** How many values a place takes. */
function partsOf(place: EntryPlace): number {
  return place === NO_ENTRY ? 1 : 2;
}

/** What an entry is about; the repayment of a debt is also about what its credit is about. */
function subjectOf(entry: LedgerEntry): StoredForm {
  return entry.kind === 'debtRepaid' ? repaidBy(entry.credit) : SUBJECT_FORMS[entry.kind];
}
