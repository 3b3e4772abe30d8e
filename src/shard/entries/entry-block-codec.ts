/**
 * Entries on disk: one block for each batch, in which each entry can be read without its
 * neighbours.
 *
 * count u32 ‖ end u32[count] (of each entry, from the first byte after these) ‖ the entries, each
 * in MessagePack by position. Words are little-endian.
 */

import { storedForm } from '../../../actors/stored-form.ts';
import type { EntryIn, LedgerEntry, LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { decodeValue, fromArray } from '../records/positional-codec.ts';

const WORD_BYTES = 4;

const OF_EVERY_KIND = [
  'player',
  'entryId',
  'kind',
  'atMs',
  'amountMinor',
  'balanceMinor',
  'fingerprint',
  'previousId',
  'coveredId',
] as const;
const KIND_PLACE = OF_EVERY_KIND.indexOf('kind');
const CREDIT_PLACE = OF_EVERY_KIND.length;
const OF_REPAYMENT = ['credit'] as const;
const OF_TICKETS = ['draw', 'firstOrdinal', 'ticketCount'] as const;
const OF_BETS = ['fixture', 'firstOrdinal', 'betCount'] as const;
const OF_PAYMENT = ['paymentNumber'] as const;

/** After the fields of every kind: the fields of what the entry is about. */
const SUBJECT_FIELDS = allSubjects({
  depositRequested: OF_PAYMENT,
  deposit: OF_PAYMENT,
  withdrawal: OF_PAYMENT,
  withdrawalReturned: OF_PAYMENT,
  purchase: OF_TICKETS,
  prize: OF_TICKETS,
  refund: OF_TICKETS,
  rafflePrize: [],
  bet: OF_BETS,
  betPayout: OF_BETS,
  betReversal: OF_BETS,
  debt: OF_BETS,
  /** Followed by the fields of the credit that repaid the debt. */
  debtRepaid: OF_REPAYMENT,
  pointsStake: OF_TICKETS,
  pointsWithdrawal: OF_PAYMENT,
});

/** All fields of an entry, by its kind. */
const FIELDS_BY_KIND: ReadonlyMap<unknown, readonly string[]> = new Map(
  Object.entries(SUBJECT_FIELDS).map(([kind, fields]) => [kind, [...OF_EVERY_KIND, ...fields]]),
);
const writer = new ValueWriter();

export function encodeEntryBlock(entries: readonly LedgerEntry[]): Uint8Array {
  const headerBytes = WORD_BYTES * (1 + entries.length);
  writer.begin();
  writer.reserve(headerBytes);
  writer.setWord(0, entries.length);
  for (let i = 0; i < entries.length; i += 1) {
    writeEntry(must(entries[i], 'a loop left its bounds'));
    writer.setWord(WORD_BYTES * (1 + i), writer.length - headerBytes);
  }
  return writer.take();
}

/**
 * Field by field, in the order of the lists above: looking names up in a list takes twice as long,
 * and each purchase has an entry.
 */
function writeEntry(entry: LedgerEntry): void {
  writer.array(OF_EVERY_KIND.length + subjectCount(entry));
  writer.number(entry.player);
  writer.text(entry.entryId);
  writer.text(entry.kind);
  writer.number(entry.atMs);
  writer.number(entry.amountMinor);
  writer.number(entry.balanceMinor);
  writer.number(entry.fingerprint);
  if (entry.previousId === null) writer.null();
  else writer.text(entry.previousId);
  if (entry.coveredId === null) writer.null();
  else writer.text(entry.coveredId);
  if (entry.kind === 'debtRepaid') writer.text(entry.credit);
  if ('draw' in entry) {
    writer.number(entry.draw);
    writer.number(entry.firstOrdinal);
    writer.number(entry.ticketCount);
  } else if ('fixture' in entry) {
    writer.number(entry.fixture);
    writer.number(entry.firstOrdinal);
    writer.number(entry.betCount);
  } else if ('paymentNumber' in entry) {
    writer.number(entry.paymentNumber);
  }
}

function subjectCount(entry: LedgerEntry): number {
  const { length } = SUBJECT_FIELDS[entry.kind];
  return entry.kind === 'debtRepaid' ? length + SUBJECT_FIELDS[entry.credit].length : length;
}

function readEntry(bytes: Uint8Array): LedgerEntry {
  const array = decodeValue(bytes);
  const values: readonly unknown[] = Array.isArray(array) ? array : [];
  const kind = values[KIND_PLACE];
  const fields = fieldsOf(kind);
  const subject = kind === 'debtRepaid' ? fieldsOf(values[CREDIT_PLACE]).slice(CREDIT_PLACE) : [];
  return fromArray(values, storedForm([...fields, ...subject]));
}

function fieldsOf(kind: unknown): readonly string[] {
  const fields = FIELDS_BY_KIND.get(kind);
  if (fields === undefined) throw new NewerDataError(`a stored entry is of the kind ${kind}`);
  return fields;
}

type Subject<Kind extends LedgerEntryKind> = Omit<EntryIn<Kind>, (typeof OF_EVERY_KIND)[number]>;

/** A kind that lacks a field of what it is about fails to compile. */
type AllOf<Kind extends LedgerEntryKind, Fields extends readonly unknown[]> =
  Exclude<keyof Subject<Kind>, Fields[number]> extends never ? Fields : never;

function allSubjects<
  const Fields extends { readonly [Kind in LedgerEntryKind]: readonly (keyof Subject<Kind>)[] },
>(fields: Fields & { readonly [Kind in LedgerEntryKind]: AllOf<Kind, Fields[Kind]> }): Fields {
  return fields;
}

export function entryCountOf(bytes: Uint8Array): number {
  if (bytes.length < WORD_BYTES) throw new CorruptRecordError('a block of entries is too short');
  const count = viewOf(bytes).getUint32(0, true);
  if (bytes.length < WORD_BYTES * (1 + count)) {
    throw new CorruptRecordError('a block of entries is shorter than its count');
  }
  return count;
}

/** The entry at `index` of the block, which must be below its count. */
export function entryInBlock(bytes: Uint8Array, index: number): LedgerEntry {
  const headerBytes = WORD_BYTES * (1 + entryCountOf(bytes));
  const view = viewOf(bytes);
  const start = index === 0 ? 0 : view.getUint32(WORD_BYTES * index, true);
  const end = view.getUint32(WORD_BYTES * (1 + index), true);
  if (start > end || headerBytes + end > bytes.length) {
    throw new CorruptRecordError('an entry lies outside of its block');
  }
  return readEntry(bytes.subarray(headerBytes + start, headerBytes + end));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
