/**
 * The sealed tickets of a draw as one file that anybody may read, from the seal on.
 *
 * Why: with it, a stranger can count the winners of every tier again and hash every leaf up to the
 * shards' roots; without it, both have to be believed. docs/sealed-tickets.md is the specification:
 *
 *   head    24 bytes "tirage/sealed-tickets/v1", u8 length and drawId, u8 numbers on a ticket
 *           (the most that one of a single combination can have),
 *           u64 opensAtMs, u32 count of shards, and for each of them
 *           u32 shard, u64 ticketCount, u64 stakeMinor, 32 bytes merkleRoot
 *   chunks  of 1,024 tickets, shard after shard, a shard's last one shorter:
 *           u32 length, and so many bytes of DEFLATE over two columns, ticket by ticket in each:
 *           u8 for each number, zeros behind the last one, u32 milliseconds since the opening;
 *           32 bytes blinded player for each ticket, as they are
 *   tail    32 bytes SHA-256 of everything before
 *
 * Where a ticket is several combinations, rows differ in width, and the label ends in v2: instead
 * of k numbers for each ticket a chunk has u8 count for each, then u8 for each number of all of
 * them. A draw without such tickets keeps the form that every verifier reads.
 *
 * Where holders gave tickets back the label ends in v3: rows are as in v2, and a chunk of n tickets
 * ends in ⌈n / 8⌉ bytes more, a bit for each ticket, the highest of a byte first: 1 if it was given
 * back.
 *
 * All integers are big-endian. A ticket's ordinal is its place in its shard, so its id is not in
 * the file. A ticket takes some 40 bytes, 32 of which are its blinded player and cannot be packed:
 * packing them too took four times as long and made the file no smaller.
 * A file of the same tickets may differ where another release of zlib packs differently; the tail
 * tells which file it is.
 */
import { deflateRawSync } from 'node:zlib';
import { familyNamed } from '../../actors/games/families.ts';
import type { NumbersOnTicket } from '../../actors/games/family.ts';
import { SEGMENT_ROWS, type TicketWords } from '../../actors/games/ticket-columns.ts';
import { assert } from '../kernel/assert.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { ColumnLeaves, type SealedDraw } from './column-leaves.ts';
import { CHUNK_LEAVES, chunkRoot } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';
import { TICKET_NUMBERS_MAX } from './ticket-leaf.ts';
import type { HashedSeal } from './tickets-root.ts';

export const SEALED_FILE_TAIL_BYTES = HASH_BYTES;

const PACKING = { level: 6, memLevel: 9 };
const LABEL = labelBytes('tirage/sealed-tickets/v1');
const UNEVEN_LABEL = labelBytes('tirage/sealed-tickets/v2');
const RETURNED_LABEL = labelBytes('tirage/sealed-tickets/v3');
const MARKS_PER_BYTE = 8;
const HIGHEST_MARK = 0x80;
const NO_MARKS = new Uint8Array(0);
const NUMBER_MAX = 255;
const TIME_BYTES = 4;
const LENGTH_BYTES = 4;
const SHARDS_MAX = 1_024;
const SEAL_BYTES = 4 + 8 + 8 + HASH_BYTES;
const HEAD_BYTES_MAX = LABEL.length + 256 + 1 + 8 + 4 + SHARDS_MAX * SEAL_BYTES;
assert(SEGMENT_ROWS % CHUNK_LEAVES === 0, 'a chunk lies in two segments');

export interface SealedFileHead {
  readonly drawId: string;
  readonly numbersOnTicket: NumbersOnTicket;
  /** Some ticket is several combinations. */
  readonly isUneven: boolean;
  /** Some ticket was given back. */
  readonly hasReturned: boolean;
  readonly opensAtMs: number;
  readonly seals: readonly HashedSeal[];
}

export interface PackedChunk {
  /** The chunk as it stands in the file. */
  readonly bytes: Uint8Array;
  readonly root: Uint8Array;
}

export function sealedFileHead(told: SealedFileHead): Uint8Array {
  const { drawId, numbersOnTicket, isUneven, hasReturned, opensAtMs, seals } = told;
  const evenOrNot = isUneven ? UNEVEN_LABEL : LABEL;
  const head = new CanonicalBytes(hasReturned ? RETURNED_LABEL : evenOrNot, HEAD_BYTES_MAX);
  head.begin();
  head.shortText(drawId);
  head.uint8(numbersOnTicket.most);
  head.uint64(opensAtMs);
  head.uint32(seals.length);
  for (const { shard, ticketCount, stakeMinor, merkleRoot } of seals) {
    assert(merkleRoot.length === HASH_BYTES, 'a Merkle root is not 32 bytes long');
    head.uint32(shard);
    head.uint64(ticketCount);
    head.uint64(stakeMinor);
    head.bytes(merkleRoot);
  }
  return head.view().slice();
}

export interface ChunkPlace extends Pick<SealedFileHead, 'numbersOnTicket' | 'isUneven'> {
  readonly firstOrdinal: number;
  /** Where the file marks them: the ordinals of those of its tickets that were given back. */
  readonly returned?: readonly number[];
}

/**
 * One chunk, and the root of its leaves: the caller who makes a file from rows compares the root
 * with what was sealed, so that no file says anything else.
 */
export function packChunk(words: TicketWords, sealed: SealedDraw, place: ChunkPlace): PackedChunk {
  const { firstOrdinal } = place;
  const count = words.playerKey.length;
  assert(firstOrdinal % CHUNK_LEAVES === 0, 'a chunk begins within another one');
  assert(count >= 1 && count <= CHUNK_LEAVES, 'a chunk does not have 1 to 1,024 tickets');
  const leaves = new ColumnLeaves(sealed);
  const hashes = new Uint8Array(count * HASH_BYTES);
  const players = leaves.write(words, firstOrdinal, hashes);
  const { isUneven, returned } = place;
  const columns = isUneven || returned ? unevenRows(words, sealed) : evenRows(words, sealed, place);
  const packed = deflateRawSync(columns, PACKING);
  const marks = returned === undefined ? NO_MARKS : marksOf(returned, { firstOrdinal, count });
  const markedAt = LENGTH_BYTES + packed.length + players.length;
  const bytes = new Uint8Array(markedAt + marks.length);
  new DataView(bytes.buffer).setUint32(0, packed.length);
  bytes.set(packed, LENGTH_BYTES);
  bytes.set(players, LENGTH_BYTES + packed.length);
  bytes.set(marks, markedAt);
  return { bytes, root: chunkRoot(hashes) };
}

/** Which tickets of a chunk were given back. */
function marksOf(
  returned: readonly number[],
  { firstOrdinal, count }: { readonly firstOrdinal: number; readonly count: number },
): Uint8Array {
  const marks = new Uint8Array(Math.ceil(count / MARKS_PER_BYTE));
  for (const ordinal of returned) {
    const place = ordinal - firstOrdinal;
    assert(place >= 0 && place < count, 'a ticket that came back is not in its chunk');
    const at = Math.floor(place / MARKS_PER_BYTE);
    marks[at] = (marks[at] ?? 0) | (HIGHEST_MARK >>> (place % MARKS_PER_BYTE));
  }
  return marks;
}

/** As many bytes for each ticket as the widest can have, and the times. */
function evenRows(
  words: TicketWords,
  { family: name, layout }: SealedDraw,
  { numbersOnTicket: { least, most } }: ChunkPlace,
): Uint8Array {
  const count = words.playerKey.length;
  const columns = new Uint8Array(count * (most + TIME_BYTES));
  const family = familyNamed(name);
  const numbers = new Uint16Array(TICKET_NUMBERS_MAX);
  for (let i = 0; i < count; i += 1) {
    const printed = family.printRow(layout, words.masks, i, numbers);
    const isWhole = printed >= least && printed <= most;
    assert(isWhole, 'a ticket has fewer numbers than its game asks for');
    for (let k = 0; k < printed; k += 1) columns[i * most + k] = byteOf(numbers[k] as number);
  }
  writeTimes(words, columns, count * most);
  return columns;
}

/** The count of each ticket's numbers, the numbers of all of them, and the times. */
function unevenRows(words: TicketWords, { family: name, layout }: SealedDraw): Uint8Array {
  const count = words.playerKey.length;
  const columns = new Uint8Array(count * (1 + TICKET_NUMBERS_MAX + TIME_BYTES));
  const family = familyNamed(name);
  const numbers = new Uint16Array(TICKET_NUMBERS_MAX);
  let at = count;
  for (let i = 0; i < count; i += 1) {
    const printed = family.printRow(layout, words.masks, i, numbers);
    columns[i] = byteOf(printed);
    for (let k = 0; k < printed; k += 1) {
      columns[at] = byteOf(numbers[k] as number);
      at += 1;
    }
  }
  writeTimes(words, columns, at);
  return columns.subarray(0, at + count * TIME_BYTES);
}

function writeTimes({ acceptedOffsetMs }: TicketWords, columns: Uint8Array, from: number): void {
  const times = new DataView(columns.buffer, from);
  for (const [i, offsetMs] of acceptedOffsetMs.entries()) times.setUint32(i * TIME_BYTES, offsetMs);
}

function byteOf(number: number): number {
  assert(number <= NUMBER_MAX, 'a ticket has numbers that its game does not have');
  return number;
}
