import { type OpenedInstance, wasOpened } from '../../../actors/draw/instance.ts';
import { CHUNK_LEAVES, proofSteps } from '../../fairness/merkle-tree.ts';
import { leafHashesOf } from '../../fairness/sealed-columns.ts';
import { ticketKeyOf } from '../../fairness/ticket-keys.ts';
import type { Journal } from '../../journal/journal.ts';
import { assert, must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId, formatPlayerId, formatTicketId } from '../../kernel/ids.ts';
import type { TicketReceipt } from '../../protocol/sealed-ticket-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { sealedDrawOf } from './sealed-draw.ts';
import type { OwnedTicket } from './ticket-view.ts';

/** Leaves hashed in one go, and the cost of one: its key, its player's key, its own hash. */
const LEAVES_PER_STEP = 64;
const LEAF_COST = 8;

/**
 * A ticket's place in the journal's chain and, once its draw is sealed, its inclusion proof.
 * Undefined until the ticket is durable: nobody knows of it before, so the asker has guessed its
 * place.
 */
export function* receiptSteps(
  state: ShardState,
  journal: Journal,
  owned: OwnedTicket,
): Generator<number, TicketReceipt | undefined, undefined> {
  const { sequence } = owned;
  if (sequence === null) return undefined;
  const { place, numbers, acceptedAtMs } = owned.ticket;
  const [record] = journal.readRecords(sequence, 1);
  const { hash } = must(record, 'the record of a stored ticket is missing');
  const instance = must(state.instances.get(place.draw), 'the draw of a ticket is missing');
  assert(wasOpened(instance), 'a draw has sold a ticket but was never opened');
  const { ticketSecret } = sealedDrawOf(state, instance);
  return {
    ticketId: formatTicketId(place),
    playerId: formatPlayerId(owned.player),
    drawId: formatDrawId(place.draw),
    ticketKeyHex: hexOf(ticketKeyOf(ticketSecret, place.ordinal)),
    numbers,
    acceptedAtMs,
    journal: { shard: place.shard, sequence, hashHex: hexOf(hash) },
    inclusion: yield* inclusionSteps(state, instance, owned),
    isReturned: owned.ticket.state === 'returned',
  };
}

function* inclusionSteps(
  state: ShardState,
  instance: OpenedInstance,
  { ticket }: OwnedTicket,
): Generator<number, TicketReceipt['inclusion'], undefined> {
  const { draw, ordinal } = ticket.place;
  if (!('merkleRootHex' in instance)) return null;
  const { ticketCount } = instance;
  const chunk = Math.floor(ordinal / CHUNK_LEAVES);
  const find = state.tickets.finder(draw);
  const rowAt = (at: number) => must(find(at), 'a sold ticket is missing');
  const sealed = sealedDrawOf(state, instance);
  const end = Math.min(ticketCount, (chunk + 1) * CHUNK_LEAVES);
  const parts: Uint8Array[] = [];
  for (let first = chunk * CHUNK_LEAVES; first < end; first += LEAVES_PER_STEP) {
    const count = Math.min(LEAVES_PER_STEP, end - first);
    parts.push(leafHashesOf(rowAt, { ...sealed, first, count }));
    yield count * LEAF_COST;
  }
  const leafHashes = Buffer.concat(parts);
  const chunkRootsHex = must(state.chunkRoots.get(draw), 'a sealed draw has no chunk roots');
  const chunkRoots = Buffer.from(chunkRootsHex.join(''), 'hex');
  const path = yield* proofSteps({ index: ordinal, leafHashes, chunkRoots });
  return { index: ordinal, count: ticketCount, pathHex: path.map(hexOf) };
}
