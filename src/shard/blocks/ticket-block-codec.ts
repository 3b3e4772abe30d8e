/**
 * Tickets on disk: a few blocks for each batch and draw, with the columns as they are in memory.
 *
 * sequence u48 (the journal record that sold them) ‖ count u32 ‖ further u8 ‖ word[count] ‖
 * player[count] ‖ offset[count] ‖ word[count] for each of the `further` words that a pick has
 * besides its first, all words little-endian. The four highest bits of `further` are for columns of
 * another kind at the end, which are left out while all tickets have what they had before.
 */
import {
  SEGMENT_ROWS,
  segmentOf,
  type TicketColumns,
  type TicketRow,
  type TicketWords,
  wordsByColumn,
} from '../../../actors/games/ticket-columns.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { ROW_VALUE_BYTES_DENSE } from '../../journal/journal-limits.ts';
import { assert, must } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';

const HEADER_BYTES = 11;
const WORD_BYTES = 4;
/** Values of `further` that count words. */
const FURTHER_LIMIT = 2 ** 4;

assert(new Uint8Array(Uint32Array.of(1).buffer)[0] === 1, 'words in memory are not little-endian');

export interface TicketBlock {
  readonly sequence: number;
  readonly count: number;
  row(index: number): TicketRow;
  /** All rows at once, in memory of their own. */
  words(): TicketWords;
}

export interface BlockRange {
  readonly fromOrdinal: number;
  readonly count: number;
  readonly sequence: number;
}

/** How many tickets of a pick with so many words a block takes at most. */
export function ticketsInBlock(wordCount: number): number {
  return Math.floor((ROW_VALUE_BYTES_DENSE - HEADER_BYTES) / (WORD_BYTES * (wordCount + 2)));
}

/** The tickets from `fromOrdinal` on. */
export function encodeTicketBlock(
  columns: TicketColumns,
  { fromOrdinal, count, sequence }: BlockRange,
): Uint8Array {
  const { wordCount } = columns;
  assert(wordCount <= FURTHER_LIMIT, 'a pick has more words than can be counted');
  const bytes = new Uint8Array(HEADER_BYTES + WORD_BYTES * count * (wordCount + 2));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sequence % 2 ** 32, true);
  view.setUint16(4, Math.floor(sequence / 2 ** 32), true);
  view.setUint32(6, count, true);
  view.setUint8(10, wordCount - 1);
  const put = (column: number, index: number, word: number | undefined): void =>
    view.setUint32(
      HEADER_BYTES + WORD_BYTES * (column * count + index),
      must(word, 'a word is missing'),
      true,
    );
  for (let i = 0; i < count; i += 1) {
    const { masks, playerKey, acceptedOffsetMs } = segmentOf(columns, fromOrdinal + i);
    const row = (fromOrdinal + i) % SEGMENT_ROWS;
    put(0, i, masks[0]?.[row]);
    put(1, i, playerKey[row]);
    put(2, i, acceptedOffsetMs[row]);
    for (let further = 1; further < wordCount; further += 1)
      put(2 + further, i, masks[further]?.[row]);
  }
  return bytes;
}

export function decodeTicketBlock(bytes: Uint8Array): TicketBlock {
  if (bytes.length < HEADER_BYTES) throw new CorruptRecordError('a block of tickets is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sequence = view.getUint32(0, true) + view.getUint16(4, true) * 2 ** 32;
  const count = view.getUint32(6, true);
  const further = view.getUint8(10);
  if (further >= FURTHER_LIMIT) throw new NewerDataError('a block of tickets has a further column');
  const wordCount = 1 + further;
  if (bytes.length !== HEADER_BYTES + WORD_BYTES * count * (wordCount + 2)) {
    throw new CorruptRecordError('a block of tickets has another length than its count');
  }
  const word = (column: number, index: number): number =>
    view.getUint32(HEADER_BYTES + WORD_BYTES * (column * count + index), true);
  return {
    sequence,
    count,
    row: (index) => ({
      masks: Array.from({ length: wordCount }, (_, i) => word(i === 0 ? 0 : 2 + i, index)),
      playerKey: word(1, index),
      acceptedOffsetMs: word(2, index),
    }),
    words: () => wordsOf(bytes, count, wordCount),
  };
}

function wordsOf(bytes: Uint8Array, count: number, wordCount: number): TicketWords {
  // Copied, because the words behind the header are not aligned.
  const copy = new Uint8Array(bytes.subarray(HEADER_BYTES)).buffer;
  return wordsByColumn(
    wordCount,
    (index) => new Uint32Array(copy, WORD_BYTES * index * count, count),
  );
}
