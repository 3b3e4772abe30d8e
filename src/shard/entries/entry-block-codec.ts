/**
 * Entries on disk: one block for each batch, every entry to be read without its neighbours.
 *
 * count u32 ‖ end u32[count] (of each entry, from the first byte behind these) ‖ the entries, each
 * in MessagePack by position. Words are little-endian.
 */
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { objectCodec } from '../records/positional-codec.ts';

const WORD_BYTES = 4;

const ENTRY_FIELDS = [
  'player',
  'entryId',
  'kind',
  'atMs',
  'amountMinor',
  'balanceMinor',
  'fingerprint',
  'draw',
  'firstOrdinal',
  'ticketCount',
  'paymentNumber',
  'previousId',
  'fixture',
  'coveredId',
] as const;
const entryCodec = objectCodec<LedgerEntry>()(ENTRY_FIELDS);
const writer = new ValueWriter();

export function encodeEntryBlock(entries: readonly LedgerEntry[]): Uint8Array {
  const headerBytes = WORD_BYTES * (1 + entries.length);
  writer.begin();
  writer.reserve(headerBytes);
  writer.setWord(0, entries.length);
  for (let i = 0; i < entries.length; i += 1) {
    writeEntry(must(entries[i], 'the loop is bounded'));
    writer.setWord(WORD_BYTES * (1 + i), writer.length - headerBytes);
  }
  return writer.take();
}

/**
 * Field by field, in the order of ENTRY_FIELDS: names that are looked up in a list are twice the
 * work, and each purchase has its entry.
 */
function writeEntry(entry: LedgerEntry): void {
  writer.array(ENTRY_FIELDS.length);
  writer.number(entry.player);
  writer.text(entry.entryId);
  writer.text(entry.kind);
  writer.number(entry.atMs);
  writer.number(entry.amountMinor);
  writer.number(entry.balanceMinor);
  writer.number(entry.fingerprint);
  writer.number(entry.draw);
  writer.number(entry.firstOrdinal);
  writer.number(entry.ticketCount);
  writer.number(entry.paymentNumber);
  if (entry.previousId === null) writer.null();
  else writer.text(entry.previousId);
  writer.number(entry.fixture);
  if (entry.coveredId === null) writer.null();
  else writer.text(entry.coveredId);
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
  return entryCodec.decode(bytes.subarray(headerBytes + start, headerBytes + end));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
