/** What the public file of a draw's sealed tickets is made of (src/supervisor/sealed-files.ts). */

import { isCancelledForGood } from '../../../actors/coordinator/coordinator.ts';
import { reject } from '../../../actors/decider.ts';
import { familyOf } from '../../../actors/games/families.ts';
import { CHUNK_LEAVES } from '../../fairness/merkle-tree.ts';
import { assert } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { DrawSeals, SealedTickets } from '../../protocol/sealed-ticket-requests.ts';
import { type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { sealedDrawOf } from './sealed-draw.ts';

/** Asked of the shard of the draw's coordinator. */
const getSeals: Handler<'getSeals'> = ({ state }, { draw }) => {
  const coordinator = state.coordinators.get(draw);
  if (coordinator === undefined) return reject('drawNotFound');
  if (!('ticketsRootHex' in coordinator)) {
    return reject(isCancelledForGood(coordinator) ? 'drawCancelled' : 'drawNotSealed');
  }
  const { terms, seals } = coordinator;
  const numbersOnTicket = familyOf(terms.game).numbersOnTicket(terms.game);
  const isUneven = seals.some(
    ({ ticketCount, stakeMinor }) => stakeMinor !== ticketCount * terms.priceMinor,
  );
  const hasReturned = seals.some(({ returned }) => returned !== undefined);
  return reply({ opensAtMs: terms.opensAtMs, numbersOnTicket, isUneven, hasReturned, seals });
};

/**
 * Asked of each shard. One request for each chunk, so that the shard's other work waits for only
 * one of them; as the tickets of a sealed draw never change, it does not matter what happens in
 * between.
 */
const readSealedTickets: Handler<'readSealedTickets'> = ({ state }, request) => {
  const { draw, fromOrdinal } = request;
  const instance = state.instances.get(draw);
  if (instance === undefined) return reject('drawNotFound');
  if (!('merkleRootHex' in instance)) return reject('drawNotSealed');
  assert(fromOrdinal < instance.ticketCount, 'tickets were asked for that were not sold');
  const left = CHUNK_LEAVES - (fromOrdinal % CHUNK_LEAVES);
  const words = state.tickets.stretch(draw, fromOrdinal, left);
  assert(words.playerKey.length > 0, 'a sold ticket is missing');
  const returned: number[] = [];
  if (instance.returned !== undefined) {
    const before = { draw, ordinal: fromOrdinal + words.playerKey.length };
    const range = { from: { draw, ordinal: fromOrdinal }, before };
    for (const { key } of state.returnedTickets.all(range)) returned.push(key.ordinal);
  }
  return reply({ sealed: sealedDrawOf(state, instance), words, returned });
};

interface SealedTicketRequests {
  /** Asked of the shard of the draw's coordinator. */
  getSeals: { request: { draw: DrawNo }; reply: DrawSeals };
  /** Asked of each shard. */
  readSealedTickets: { request: { draw: DrawNo; fromOrdinal: number }; reply: SealedTickets };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends SealedTicketRequests {}
}

export const SEALED_TICKET_OPERATIONS = declareOperations<keyof SealedTicketRequests>({
  getSeals: ['read', getSeals],
  readSealedTickets: ['read', readSealedTickets],
});
