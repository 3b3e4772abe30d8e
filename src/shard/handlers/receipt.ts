import { CHUNK_LEAVES, proveInChunk } from '../../fairness/merkle-tree.ts';
import { chunkLeafHashes } from '../../fairness/sealed-columns.ts';
import { ticketKeyOf } from '../../fairness/ticket-keys.ts';
import type { Journal } from '../../journal/journal.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId, formatPlayerId, formatTicketId } from '../../kernel/ids.ts';
import type { Receipt } from '../../protocol/sealed-ticket-requests.ts';
import type { ShardState } from '../shard-state.ts';
import { sealedDrawOf } from './sealed-draw.ts';
import type { OwnedTicket } from './ticket-view.ts';

/**
 * A ticket's place in the journal's chain and, once its draw is sealed, its inclusion proof.
 * Undefined until the ticket is durable: nobody has heard of it yet, so he has guessed its place.
 */
export function receiptOf(
  state: ShardState,
  journal: Journal,
  owned: OwnedTicket,
): Receipt | undefined {
  const { sequence } = owned;
  if (sequence === null) return undefined;
  const { place, numbers, acceptedAtMs } = owned.ticket;
  const [record] = journal.readRecords(sequence, 1);
  const { hash } = must(record, 'a stored ticket has its record');
  const instance = must(state.instances.get(place.draw), 'a ticket has its draw');
  const { ticketSecret } = sealedDrawOf(state, instance);
  return {
    ticketId: formatTicketId(place),
    playerId: formatPlayerId(owned.player),
    drawId: formatDrawId(place.draw),
    ticketKeyHex: hexOf(ticketKeyOf(ticketSecret, place.ordinal)),
    numbers,
    acceptedAtMs,
    journal: { shard: place.shard, sequence, hashHex: hexOf(hash) },
    inclusion: inclusionOf(state, owned),
  };
}

function inclusionOf(state: ShardState, { ticket }: OwnedTicket): Receipt['inclusion'] {
  const { draw, ordinal } = ticket.place;
  const instance = must(state.instances.get(draw), 'a ticket has its draw');
  const { merkleRootHex, ticketCount } = instance;
  if (merkleRootHex === null) return null;
  const chunk = Math.floor(ordinal / CHUNK_LEAVES);
  const find = state.tickets.finder(draw);
  const rowAt = (at: number) => must(find(at), 'a sold ticket is kept');
  const sealed = { ...sealedDrawOf(state, instance), ticketCount, chunk };
  const leafHashes = chunkLeafHashes(rowAt, sealed);
  const chunkRootsHex = must(state.chunkRoots.get(draw), 'a sealed draw has its chunk roots');
  const chunkRoots = Buffer.from(chunkRootsHex.join(''), 'hex');
  const path = proveInChunk({ index: ordinal, leafHashes, chunkRoots });
  return { index: ordinal, count: ticketCount, pathHex: path.map(hexOf) };
}
