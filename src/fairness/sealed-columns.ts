/**
 * Leaf hashes of a draw's tickets on one shard, straight from their columns.
 *
 * A leaf stands at the ticket's ordinal, so its place in the tree is in its own id.
 */
import { numbersOfMask } from '../../actors/games/selection.ts';
import {
  type TicketColumnsView,
  type TicketRow,
  ticketRow,
} from '../../actors/games/ticket-columns.ts';
import { type DrawNo, formatPlayerId, formatTicketId, type PlayerKey } from '../kernel/ids.ts';
import { CHUNK_LEAVES, chunkRootsOf, rootOfChunks } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';
import { writeTicketLeafHash } from './ticket-leaf.ts';

export interface SealedDraw {
  readonly draw: DrawNo;
  readonly shard: number;
  readonly opensAtMs: number;
}

export interface ColumnsSeal {
  readonly ticketCount: number;
  readonly merkleRootHex: string;
  readonly chunkRootsHex: readonly string[];
}

/** The roots over all tickets. A million take seconds: large draws belong on a pool thread. */
export function sealColumns(columns: TicketColumnsView, sealed: SealedDraw): ColumnsSeal {
  const chunkCount = Math.ceil(columns.count / CHUNK_LEAVES);
  const roots = new Uint8Array(chunkCount * HASH_BYTES);
  for (let chunk = 0; chunk < chunkCount; chunk += 1) {
    const leafHashes = chunkLeafHashes((ordinal) => ticketRow(columns, ordinal), {
      ...sealed,
      ticketCount: columns.count,
      chunk,
    });
    roots.set(chunkRootsOf(leafHashes), chunk * HASH_BYTES);
  }
  return {
    ticketCount: columns.count,
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
  const { draw, shard, opensAtMs, ticketCount, chunk } = place;
  const first = chunk * CHUNK_LEAVES;
  const count = Math.min(CHUNK_LEAVES, ticketCount - first);
  const hashes = new Uint8Array(count * HASH_BYTES);
  for (let i = 0; i < count; i += 1) {
    const ordinal = first + i;
    const row = rowAt(ordinal);
    const leaf = {
      ticketId: formatTicketId({ draw, shard, ordinal }),
      playerId: formatPlayerId(row.playerKey as PlayerKey),
      numbers: numbersOfMask({ low: row.maskLow, high: row.maskHigh }),
      acceptedAtMs: opensAtMs + row.acceptedOffsetMs,
    };
    writeTicketLeafHash(leaf, hashes, i);
  }
  return hashes;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
