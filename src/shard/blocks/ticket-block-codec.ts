/**
 * Tickets on disk: a block for some successive tickets of a draw, with the columns as they are in
 * memory, and which records have sold them.
 *
 * count u32 ‖ sales u16 ‖ further u8 ‖ (sequence u48 ‖ from u16) for each sale ‖ word[count] ‖
 * player[count] ‖ offset[count] ‖ word[count] for each of the `further` words that a pick has
 * besides its first, all words little-endian. The four highest bits of `further` are for columns of
 * another kind at the end, which are left out while all tickets have what they had before.
 */
import {
  type TicketRow,
  type TicketWords,
  wordsByColumn,
} from '../../../actors/games/ticket-columns.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { ROW_VALUE_BYTES_PAGE } from '../../journal/journal-limits.ts';
import { assert, must } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';

const HEADER_BYTES = 7;
const SALE_BYTES = 8;
const WORD_BYTES = 4;
/** Values of `further` that count words. */
const FURTHER_LIMIT = 2 ** 4;

assert(new Uint8Array(Uint32Array.of(1).buffer)[0] === 1, 'words in memory are not little-endian');

/** What one record has sold of a block: the tickets from `from` on, counted in the block. */
export interface BlockSale {
  readonly sequence: number;
  readonly from: number;
}

export interface TicketBlock {
  readonly count: number;
  /** In the order of the records. */
  readonly sales: readonly BlockSale[];
  row(index: number): TicketRow;
  /** The journal record that has sold a ticket. */
  sequence(index: number): number;
  /** All rows at once, in memory of their own. */
  words(): TicketWords;
}

/** How many tickets of a pick with so many words fit into a block that so many records sold. */
export function ticketsInBlock(wordCount: number, saleCount: number): number {
  const free = ROW_VALUE_BYTES_PAGE - HEADER_BYTES - SALE_BYTES * saleCount;
  return Math.floor(free / (WORD_BYTES * (wordCount + 2)));
}

export function encodeTicketBlock(
  { masks, playerKey, acceptedOffsetMs }: TicketWords,
  sales: readonly BlockSale[],
): Uint8Array {
  const [first, ...further] = masks;
  assert(further.length < FURTHER_LIMIT, 'a pick has more words than can be counted');
  const columns = [must(first, 'a pick has no word'), playerKey, acceptedOffsetMs, ...further];
  const columnBytes = WORD_BYTES * playerKey.length;
  let at = HEADER_BYTES + SALE_BYTES * sales.length;
  const bytes = new Uint8Array(at + columnBytes * columns.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, playerKey.length, true);
  view.setUint16(4, sales.length, true);
  view.setUint8(6, further.length);
  for (const [index, { sequence, from }] of sales.entries()) {
    const saleAt = HEADER_BYTES + SALE_BYTES * index;
    view.setUint32(saleAt, sequence % 2 ** 32, true);
    view.setUint16(saleAt + 4, Math.floor(sequence / 2 ** 32), true);
    view.setUint16(saleAt + 6, from, true);
  }
  for (const { buffer, byteOffset } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, columnBytes), at);
    at += columnBytes;
  }
  return bytes;
}

export function decodeTicketBlock(bytes: Uint8Array): TicketBlock {
  if (bytes.length < HEADER_BYTES) throw new CorruptRecordError('a block of tickets is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const saleCount = view.getUint16(4, true);
  const further = view.getUint8(6);
  if (further >= FURTHER_LIMIT) throw new NewerDataError('a block of tickets has a further column');
  const wordCount = 1 + further;
  const wordsAt = HEADER_BYTES + SALE_BYTES * saleCount;
  if (bytes.length !== wordsAt + WORD_BYTES * count * (wordCount + 2)) {
    throw new CorruptRecordError('a block of tickets has another length than its count');
  }
  const word = (column: number, index: number): number =>
    view.getUint32(wordsAt + WORD_BYTES * (column * count + index), true);
  const sales = Array.from({ length: saleCount }, (_, index) => saleAt(view, index));
  return {
    count,
    sales,
    row: (index) => ({
      masks: Array.from({ length: wordCount }, (_, i) => word(i === 0 ? 0 : 2 + i, index)),
      playerKey: word(1, index),
      acceptedOffsetMs: word(2, index),
    }),
    sequence: (index) => {
      const sale = sales.findLast(({ from }) => from <= index);
      if (sale === undefined)
        throw new CorruptRecordError('no record has sold a ticket of a block');
      return sale.sequence;
    },
    words: () => wordsOf(bytes.subarray(wordsAt), count, wordCount),
  };
}

function saleAt(view: DataView, index: number): BlockSale {
  const at = HEADER_BYTES + SALE_BYTES * index;
  const sequence = view.getUint32(at, true) + view.getUint16(at + 4, true) * 2 ** 32;
  return { sequence, from: view.getUint16(at + 6, true) };
}

function wordsOf(words: Uint8Array, count: number, wordCount: number): TicketWords {
  // Copied, because the words behind the header are not aligned.
  const copy = new Uint8Array(words).buffer;
  return wordsByColumn(
    wordCount,
    (index) => new Uint32Array(copy, WORD_BYTES * index * count, count),
  );
}
