/**
 * Buying tickets over a socket: the hot path.
 *
 * No promise and no closure for each operation, just one small object that takes the shard's
 * answer. What is refused here is refused before the shard hears of it, in the order of the checks.
 */
import { wantedCount } from '../../../actors/stock/stock.ts';
import { parseDrawId, slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { AnswerTaker, ShardClient } from '../../mailbox/shard-client.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { acceptedMembers, OperationId, Replayed } from '../../protocol/socket-messages.ts';
import { BuyBody, PurchaseReply } from '../../protocol/ticket-messages.ts';
import { areElsewhere } from '../purchases/ask-again.ts';
import { buyAgain } from '../purchases/buy-again.ts';
import { PurchaseAnswer } from '../purchases/purchase-answer.ts';
import { fingerprintPurchase } from '../purchases/purchase-fingerprint.ts';
import { purchasePoints } from '../purchases/purchase-points.ts';
import { buyFromStock, buyNumbers, stockWantedOf } from '../purchases/stock-purchase.ts';
import { refused, refusedByShard } from './refused.ts';
import { TICKETS_IN_FLIGHT_MAX } from './socket-limits.ts';
import { defineOperation } from './socket-operation.ts';
import type { SocketSession } from './socket-session.ts';

const BUY_TICKETS = defineOperation({
  request: strictObject({
    id: OperationId,
    op: Type.Literal('buyTickets'),
    drawId: Type.String({ maxLength: 32 }),
    ...BuyBody.properties,
  }),
  reply: strictObject({ ...acceptedMembers, ...PurchaseReply.properties, replayed: Replayed }),
  authorization: 'player',
  rateLimit: 'money',
});

export const buyTicketsOperation = BUY_TICKETS.handledBy(({ client, sale }) => {
  return (session, operation, token, nowMs) => {
    const { id, drawId } = operation;
    const draw = parseDrawId(drawId);
    if (draw === undefined) {
      session.refuse(refused(id, 'drawNotFound'));
      return;
    }
    const ofStock = stockWantedOf(operation, draw);
    if (ofStock !== undefined && 'code' in ofStock) {
      session.refuse(refused(id, ofStock.code, ofStock));
      return;
    }
    const picks = pickOrdersOf(operation);
    const quickPick = operation.quickPick ?? 0;
    const ticketCount = ofStock === undefined ? picks.length + quickPick : wantedCount(ofStock);
    if (session.ticketsInFlight + ticketCount > TICKETS_IN_FLIGHT_MAX) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    session.inFlight += 1;
    session.ticketsInFlight += ticketCount;
    const shard = shardOfSlot(slotOfPlayer(token.player), client.shardCount);
    const purchase = {
      player: token.player,
      draw,
      picks,
      quickPick,
      spots: operation.spots,
      idempotencyKey: String(id),
      fingerprint: fingerprintPurchase(drawId, operation),
      receivedAtMs: nowMs,
    };
    const points = purchasePoints(sale, operation.payWith);
    const order = points === undefined ? purchase : { ...purchase, points };
    const holdMs = sale.reservationSeconds * 1_000;
    if (ofStock !== undefined) {
      void buyFromStock(client, shard, order, ofStock, holdMs).then((answer) =>
        settle(session, id, ticketCount, answer),
      );
      return;
    }
    const pending = new PendingPurchase(session, id, ticketCount, client, shard, order, holdMs);
    client.ask(shard, 'buyTickets', order, pending);
  };
});

function settle(
  session: SocketSession,
  id: string | number,
  ticketCount: number,
  answer: ShardAnswer<Purchase>,
): void {
  session.inFlight -= 1;
  session.ticketsInFlight -= ticketCount;
  if (!session.isOpen) return;
  if (answer.ok) session.send(new PurchaseAnswer(id, answer.reply, answer.replayed));
  else session.send(refusedByShard(id, answer));
}

/** Its fields are the question's, too, so that a shard can be asked again. */
class PendingPurchase implements AnswerTaker<Purchase> {
  readonly #session: SocketSession;
  readonly #id: string | number;
  readonly #ticketCount: number;
  readonly #client: ShardClient;
  readonly #shard: number;
  readonly #order: RequestOf<'buyTickets'>;
  readonly #holdMs: number;

  constructor(
    session: SocketSession,
    id: string | number,
    ticketCount: number,
    client: ShardClient,
    shard: number,
    order: RequestOf<'buyTickets'>,
    holdMs: number,
  ) {
    this.#session = session;
    this.#id = id;
    this.#ticketCount = ticketCount;
    this.#client = client;
    this.#shard = shard;
    this.#order = order;
    this.#holdMs = holdMs;
  }

  takeAnswer(answer: ShardAnswer<Purchase>): void {
    if (answer.ok) this.#settle(answer);
    else if (areElsewhere(answer)) {
      const bought = buyNumbers(this.#client, this.#shard, this.#order, this.#holdMs);
      void bought.then((last) => this.#settle(last));
    } else {
      buyAgain(this.#client, this.#shard, this.#order, answer, (last) => this.#settle(last));
    }
  }

  #settle(answer: ShardAnswer<Purchase>): void {
    settle(this.#session, this.#id, this.#ticketCount, answer);
  }
}
