/** What tickets would cost, asked over a socket. */
import { wantedCount } from '../../../actors/stock/stock.ts';
import { parseDrawId, slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import { acceptedMembers, OperationId } from '../../protocol/socket-messages.ts';
import { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import { QuoteReply } from '../../protocol/ticket-messages.ts';
import { askForQuote, quoteJson, quoteWanted } from '../purchases/quoting.ts';
import { refused, refusedByShard } from './refused.ts';
import { TICKETS_IN_FLIGHT_MAX } from './socket-limits.ts';
import { defineOperation } from './socket-operation.ts';

const QUOTE_TICKETS = defineOperation({
  request: strictObject({
    id: OperationId,
    op: Type.Literal('quoteTickets'),
    drawId: Type.String({ maxLength: 32 }),
    ...BuyForDrawsBody.properties,
  }),
  reply: strictObject({ ...acceptedMembers, ...QuoteReply.properties }),
  authorization: 'player',
  rateLimit: 'read',
});

export const quoteTicketsOperation = QUOTE_TICKETS.handledBy(({ client }) => {
  return (session, operation, token, nowMs) => {
    const { id, drawId, draws } = operation;
    const draw = parseDrawId(drawId);
    if (draw === undefined) {
      session.refuse(refused(id, 'drawNotFound'));
      return;
    }
    const order = quoteWanted(draw, operation, nowMs);
    if ('code' in order) {
      session.refuse(refused(id, order.code, order));
      return;
    }
    const { picks, quickPick, ofStock } = order;
    const ticketCount = ofStock === undefined ? picks.length + quickPick : wantedCount(ofStock);
    if (session.ticketsInFlight + ticketCount > TICKETS_IN_FLIGHT_MAX) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    session.inFlight += 1;
    session.ticketsInFlight += ticketCount;
    const shard = shardOfSlot(slotOfPlayer(token.player), client.shardCount);
    void askForQuote(client, shard, order).then((answer) => {
      session.inFlight -= 1;
      session.ticketsInFlight -= ticketCount;
      if (!session.isOpen) return;
      if (!answer.ok) session.send(refusedByShard(id, answer));
      else session.send(QUOTE_TICKETS.answer({ id, ok: true, ...quoteJson(answer.reply, draws) }));
    });
  };
});
