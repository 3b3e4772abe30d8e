/** What a stranger may have of a sealed draw: the file of its tickets, and a ticket's receipt. */
import { deepStrictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rootOfChunks } from '../../../src/fairness/merkle-tree.ts';
import { packChunk, sealedFileHead } from '../../../src/fairness/sealed-file.ts';
import type { ByteSource } from '../../../src/fairness/verifier/ticket-file.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { TicketReceipt } from '../../../src/protocol/sealed-ticket-requests.ts';
import type { Cluster } from './cluster.ts';

export async function sealedFile(
  cluster: Cluster,
  draw: DrawNo,
  { drawId }: { readonly drawId: string },
): Promise<Buffer> {
  const { seals, opensAtMs, ...form } = await cluster.get(
    draw % cluster.shards.length,
    'getSeals',
    { draw },
  );
  const hashed = seals.map(({ merkleRootHex, ...seal }) => {
    return { ...seal, merkleRoot: Uint8Array.from(Buffer.from(merkleRootHex, 'hex')) };
  });
  const parts: Uint8Array[] = [sealedFileHead({ drawId, opensAtMs, ...form, seals: hashed })];
  for (const { shard, ticketCount, merkleRoot } of hashed) {
    const roots: Uint8Array[] = [];
    for (let firstOrdinal = 0; firstOrdinal < ticketCount; firstOrdinal += 1_024) {
      const request = { draw, fromOrdinal: firstOrdinal };
      const { sealed, words, returned } = await cluster.get(shard, 'readSealedTickets', request);
      const marked = form.hasReturned ? { returned } : {};
      const { bytes, root } = packChunk(words, sealed, { firstOrdinal, ...form, ...marked });
      parts.push(bytes);
      roots.push(root);
    }
    deepStrictEqual(Buffer.from(rootOfChunks(Buffer.concat(roots))), Buffer.from(merkleRoot));
  }
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash('sha256').update(content).digest()]);
}

/** As the receipt's route shows it. */
export function publicReceipt(receipt: TicketReceipt) {
  const { ticketId, playerId, ticketKeyHex: ticketKey, drawId, acceptedAtMs } = receipt;
  const told = receipt.isReturned ? { returned: true as const } : {};
  const { index, count, pathHex: path } = must(receipt.inclusion, 'a published draw is not sealed');
  const numbers = [...receipt.numbers];
  const ticket = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs };
  return { ...ticket, sealed: true, shard: receipt.journal.shard, index, count, path, ...told };
}

export function sealedSource(file: Buffer): ByteSource {
  let at = 0;
  return (count) => {
    at += count;
    return file.subarray(at - count, at);
  };
}
