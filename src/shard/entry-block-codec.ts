/**
 * Entries on disk: one block for each batch, every entry to be read without its neighbours.
 *
 * count u32 ‖ end u32[count] (of each entry, from the first byte behind these) ‖ the entries, each
 * in MessagePack by position. Words are little-endian.
 */
import type { Entry } from '../../actors/wallet/entry.ts';
import { CorruptRecordError } from '../journal/journal-errors.ts';
import { objectCodec } from './positional-codec.ts';

const WORD_BYTES = 4;

const entryCodec = objectCodec<Entry>()([
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
]);

export function encodeEntryBlock(entries: readonly Entry[]): Uint8Array {
  const encoded = entries.map((entry) => entryCodec.encode(entry));
  const headerBytes = WORD_BYTES * (1 + entries.length);
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, headerBytes));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, entries.length, true);
  let end = 0;
  for (const [index, part] of encoded.entries()) {
    bytes.set(part, headerBytes + end);
    end += part.length;
    view.setUint32(WORD_BYTES * (1 + index), end, true);
  }
  return bytes;
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
export function entryInBlock(bytes: Uint8Array, index: number): Entry {
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
