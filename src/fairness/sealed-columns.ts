/**
 * The Merkle roots of a draw's tickets on one shard, straight from their columns.
 *
 * A leaf stands at the ticket's ordinal, so its place in the tree is in its own id. Tickets are
 * appended and never change, so the root of a full chunk holds from the moment it is full: chunks
 * are hashed while the draw still sells, in any stretches and on any threads, and little is left
 * to do at the close.
 */
import { familyNamed } from '../../actors/games/families.ts';
import {
  SEGMENT_ROWS,
  type TicketColumnsView,
  type TicketRow,
  type TicketWords,
} from '../../actors/games/ticket-columns.ts';
import { assert, must } from '../kernel/assert.ts';
import { hexOf } from '../kernel/hex.ts';
import { formatPlayerId, formatTicketId, type PlayerKey } from '../kernel/ids.ts';
import { blindedPlayer } from './blinded-player.ts';
import { ColumnLeaves, type SealedDraw } from './column-leaves.ts';
import { CHUNK_LEAVES, chunkRoot, rootOfChunks } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';
import { ticketKeyOf } from './ticket-keys.ts';
import { writeTicketLeafHash } from './ticket-leaf.ts';

assert(SEGMENT_ROWS % CHUNK_LEAVES === 0, 'a chunk lies in two segments');

export interface ColumnsSeal {
  readonly ticketCount: number;
  readonly merkleRootHex: string;
  readonly chunkRootsHex: readonly string[];
}

/** Chunks from `fromChunk` up to, not including, `toChunk`. */
export interface ChunkStretch {
  readonly fromChunk: number;
  readonly toChunk: number;
}

/** The number of chunks for that many tickets; the last one may be shorter. */
export function chunkCountOf(ticketCount: number): number {
  return Math.ceil(ticketCount / CHUNK_LEAVES);
}

/** The number of full chunks: their roots will never change. */
export function fullChunksOf(ticketCount: number): number {
  return Math.floor(ticketCount / CHUNK_LEAVES);
}

/** The packed roots of a stretch of chunks. A million tickets take seconds, so a job does it. */
export function hashChunks(
  columns: TicketColumnsView,
  sealed: SealedDraw,
  { fromChunk, toChunk }: ChunkStretch,
): Uint8Array {
  assert(fromChunk >= 0 && fromChunk <= toChunk, 'a stretch ends before it begins');
  assert(toChunk <= chunkCountOf(columns.count), 'a stretch goes beyond the last ticket');
  const leaves = new ColumnLeaves(sealed);
  const leafHashes = new Uint8Array(CHUNK_LEAVES * HASH_BYTES);
  const roots = new Uint8Array((toChunk - fromChunk) * HASH_BYTES);
  for (let chunk = fromChunk; chunk < toChunk; chunk += 1) {
    const words = wordsOfChunk(columns, chunk);
    leaves.write(words, chunk * CHUNK_LEAVES, leafHashes);
    const root = chunkRoot(leafHashes.subarray(0, words.playerKey.length * HASH_BYTES));
    roots.set(root, (chunk - fromChunk) * HASH_BYTES);
  }
  return roots;
}

/** The seal over all tickets, from the packed roots of all their chunks. */
export function sealOfRoots(ticketCount: number, roots: Uint8Array): ColumnsSeal {
  const chunkCount = chunkCountOf(ticketCount);
  assert(roots.length === chunkCount * HASH_BYTES, 'a seal lacks the root of a chunk');
  return {
    ticketCount,
    merkleRootHex: hexOf(rootOfChunks(roots)),
    chunkRootsHex: Array.from({ length: chunkCount }, (_, chunk) =>
      hexOf(roots.subarray(chunk * HASH_BYTES, (chunk + 1) * HASH_BYTES)),
    ),
  };
}

/** Packed leaf hashes of one aligned chunk of 1,024 tickets; the last may be shorter. */
export function chunkLeafHashes(
  rowAt: (ordinal: number) => TicketRow,
  place: SealedDraw & { readonly ticketCount: number; readonly chunk: number },
): Uint8Array {
  const first = place.chunk * CHUNK_LEAVES;
  const count = Math.min(CHUNK_LEAVES, place.ticketCount - first);
  return leafHashesOf(rowAt, { ...place, first, count });
}

/** Packed leaf hashes of the tickets from `first` on. */
export function leafHashesOf(
  rowAt: (ordinal: number) => TicketRow,
  place: SealedDraw & { readonly first: number; readonly count: number },
): Uint8Array {
  const { draw, shard, family, layout, opensAtMs, ticketSecret, first, count } = place;
  const hashes = new Uint8Array(count * HASH_BYTES);
  for (let i = 0; i < count; i += 1) {
    const ordinal = first + i;
    const row = rowAt(ordinal);
    const leaf = {
      ticketId: formatTicketId({ draw, shard, ordinal }),
      blindedPlayer: blindedPlayer(
        ticketKeyOf(ticketSecret, ordinal),
        formatPlayerId(row.playerKey as PlayerKey),
      ),
      numbers: familyNamed(family).printPick(layout, row.masks, 0, row.masks.length),
      acceptedAtMs: opensAtMs + row.acceptedOffsetMs,
    };
    writeTicketLeafHash(leaf, hashes, i);
  }
  return hashes;
}

/** The words of one chunk, not copied. */
function wordsOfChunk(columns: TicketColumnsView, chunk: number): TicketWords {
  const first = chunk * CHUNK_LEAVES;
  const from = first % SEGMENT_ROWS;
  const to = from + Math.min(CHUNK_LEAVES, columns.count - first);
  const segment = must(columns.segments[Math.floor(first / SEGMENT_ROWS)], 'a segment is missing');
  return {
    masks: segment.masks.map((column) => column.subarray(from, to)),
    playerKey: segment.playerKey.subarray(from, to),
    acceptedOffsetMs: segment.acceptedOffsetMs.subarray(from, to),
  };
}
