/**
 * Tickets on disk: one block for each batch and draw, the columns as they stand in memory.
 *
 * sequence u48 (the journal record that sold them) ‖ count u32 ‖ hasHigh u8 ‖ low[count] ‖
 * player[count] ‖ offset[count] ‖ high[count] if hasHigh, all words little-endian.
 */
import {
  type TicketColumns,
  type TicketRow,
  type TicketWords,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { assert } from '../../kernel/assert.ts';

const HEADER_BYTES = 11;

assert(new Uint8Array(Uint32Array.of(1).buffer)[0] === 1, 'words in memory are little-endian');

export interface TicketBlock {
  readonly sequence: number;
  readonly count: number;
  row(index: number): TicketRow;
  /** All rows at once, in memory of their own. */
  words(): TicketWords;
}

export interface BlockRange {
  readonly fromOrdinal: number;
  readonly hasHigh: boolean;
  readonly sequence: number;
}

/** The tickets from `fromOrdinal` to the newest. */
export function encodeTicketBlock(
  columns: TicketColumns,
  { fromOrdinal, hasHigh, sequence }: BlockRange,
): Uint8Array {
  const count = columns.count - fromOrdinal;
  const bytes = new Uint8Array(HEADER_BYTES + 4 * count * (hasHigh ? 4 : 3));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sequence % 2 ** 32, true);
  view.setUint16(4, Math.floor(sequence / 2 ** 32), true);
  view.setUint32(6, count, true);
  view.setUint8(10, hasHigh ? 1 : 0);
  for (let i = 0; i < count; i += 1) {
    const row = ticketRow(columns, fromOrdinal + i);
    view.setUint32(HEADER_BYTES + 4 * i, row.maskLow, true);
    view.setUint32(HEADER_BYTES + 4 * (count + i), row.playerKey, true);
    view.setUint32(HEADER_BYTES + 4 * (2 * count + i), row.acceptedOffsetMs, true);
    if (hasHigh) view.setUint32(HEADER_BYTES + 4 * (3 * count + i), row.maskHigh, true);
  }
  return bytes;
}

export function decodeTicketBlock(bytes: Uint8Array): TicketBlock {
  if (bytes.length < HEADER_BYTES) throw new CorruptRecordError('a block of tickets is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sequence = view.getUint32(0, true) + view.getUint16(4, true) * 2 ** 32;
  const count = view.getUint32(6, true);
  const hasHigh = view.getUint8(10) === 1;
  if (bytes.length !== HEADER_BYTES + 4 * count * (hasHigh ? 4 : 3)) {
    throw new CorruptRecordError('a block of tickets has another length than its count');
  }
  const word = (column: number, index: number): number =>
    view.getUint32(HEADER_BYTES + 4 * (column * count + index), true);
  return {
    sequence,
    count,
    row: (index) => ({
      maskLow: word(0, index),
      playerKey: word(1, index),
      acceptedOffsetMs: word(2, index),
      maskHigh: hasHigh ? word(3, index) : 0,
    }),
    words: () => wordsOf(bytes, count, hasHigh),
  };
}

function wordsOf(bytes: Uint8Array, count: number, hasHigh: boolean): TicketWords {
  // Copied, because behind the header no word stands where a column of words could begin.
  const copy = new Uint8Array(bytes.subarray(HEADER_BYTES)).buffer;
  const column = (index: number) => new Uint32Array(copy, 4 * index * count, count);
  return {
    maskLow: column(0),
    playerKey: column(1),
    acceptedOffsetMs: column(2),
    maskHigh: hasHigh ? column(3) : undefined,
  };
}
