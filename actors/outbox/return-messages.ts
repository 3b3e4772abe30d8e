/** What is told of a ticket that its holder gave back. */
import { must } from '../../src/kernel/assert.ts';
import { formatDrawId, formatPlayerId, formatTicketId } from '../../src/kernel/ids.ts';
import { multiplyMinor } from '../../src/kernel/money.ts';
import type { TicketReturned } from '../draw/instance-events.ts';
import { isPaidByPoints } from '../points/points-account.ts';
import { returnedEntryId } from '../wallet/ledger-entry.ts';
import { TICKET_RETURNED_SUBJECT } from './draw-messages.ts';
import { pointsBackMessage } from './loyalty-messages.ts';
import { creditMessages } from './money-messages.ts';
import { MESSAGE_VERSION, type OutboxMessage, type OutboxStates, rfc3339 } from './outbox.ts';

/** The ticket takes part no more; and how it was paid back, which says no more of it. */
export function ticketReturnedMessages(
  states: Pick<OutboxStates, 'identity' | 'instances' | 'entries' | 'pointsPurchases'>,
  event: TicketReturned,
): OutboxMessage[] {
  const { draw, player, ordinal, combinationCount, purchaseOrdinal, atMs } = event;
  const { terms } = must(states.instances.get(draw), 'a draw with sales is missing');
  const ticketId = formatTicketId({ draw, shard: states.identity.shard, ordinal });
  const drawId = formatDrawId(draw);
  const body = { version: MESSAGE_VERSION, ticketId, drawId, playerId: formatPlayerId(player) };
  const told = { subject: TICKET_RETURNED_SUBJECT, body: { ...body, returnedAt: rfc3339(atMs) } };
  const purchase =
    purchaseOrdinal === null
      ? undefined
      : states.pointsPurchases.get({ draw, firstOrdinal: purchaseOrdinal });
  if (purchase !== undefined && isPaidByPoints(purchase)) return [told, pointsBackMessage(event)];
  const refund = {
    player,
    entryId: returnedEntryId(draw, ordinal),
    kind: 'refund',
    amountMinor: multiplyMinor(terms.priceMinor, combinationCount),
    atMs,
    facts: { drawId, ticketId, ticketCount: 1 },
  } as const;
  return [told, ...creditMessages(states, refund)];
}
