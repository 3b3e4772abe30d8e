/**
 * Buying tickets over a socket: the hot path.
 *
 * No promise and no closure for each operation, just one small object that takes the shard's
 * answer. What is refused here is refused before the shard hears of it, in the order of the checks.
 */
import { parseDrawId, slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { AnswerTaker, ShardClient } from '../../mailbox/shard-client.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { acceptedMembers, OperationId, Replayed } from '../../protocol/socket-messages.ts';
import { BuyBody, PurchaseReply } from '../../protocol/ticket-messages.ts';
import { askAgain } from '../purchases/ask-again.ts';
import { PurchaseAnswer } from '../purchases/purchase-answer.ts';
import { fingerprintPurchase } from '../purchases/purchase-fingerprint.ts';
import { purchasePoints } from '../purchases/purchase-points.ts';
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

export const buyTicketsOperation = BUY_TICKETS.handledBy(({ client, rates }) => {
  return (session, operation, token, nowMs) => {
    const { id, drawId } = operation;
    const draw = parseDrawId(drawId);
    if (draw === undefined) {
      session.refuse(refused(id, 'drawNotFound'));
      return;
    }
    const picks = pickOrdersOf(operation);
    const quickPick = operation.quickPick ?? 0;
    const ticketCount = picks.length + quickPick;
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
    const points = purchasePoints(rates, operation.payWith);
    const order = points === undefined ? purchase : { ...purchase, points };
    const pending = new PendingPurchase(session, id, ticketCount, client, shard, order);
    client.ask(shard, 'buyTickets', order, pending);
  };
});

/** Its fields are the question's, too, so that a shard can be asked again. */
class PendingPurchase implements AnswerTaker<Purchase> {
  readonly #session: SocketSession;
  readonly #id: string | number;
  readonly #ticketCount: number;
  readonly #client: ShardClient;
  readonly #shard: number;
  readonly #order: RequestOf<'buyTickets'>;

  constructor(
    session: SocketSession,
    id: string | number,
    ticketCount: number,
    client: ShardClient,
    shard: number,
    order: RequestOf<'buyTickets'>,
  ) {
    this.#session = session;
    this.#id = id;
    this.#ticketCount = ticketCount;
    this.#client = client;
    this.#shard = shard;
    this.#order = order;
  }

  takeAnswer(answer: ShardAnswer<Purchase>): void {
    if (answer.ok) this.#settle(answer);
    else {
      const asked = { shard: this.#shard, op: 'buyTickets', request: this.#order } as const;
      askAgain(this.#client, asked, answer, (last) => this.#settle(last));
    }
  }

  #settle(answer: ShardAnswer<Purchase>): void {
    const session = this.#session;
    session.inFlight -= 1;
    session.ticketsInFlight -= this.#ticketCount;
    if (!session.isOpen) return;
    const id = this.#id;
    if (answer.ok) session.send(new PurchaseAnswer(id, answer.reply, answer.replayed));
    else session.send(refusedByShard(id, answer));
  }
}
