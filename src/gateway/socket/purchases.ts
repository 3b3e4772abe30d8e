/**
 * Buying tickets over a socket: the hot path.
 *
 * No promise and no closure for each operation: one small object that the answer of the shard
 * finds. What refuses here is refused before the shard hears of it, in the order of the checks.
 */
import { parseDrawId, slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { AnswerTaker, ShardClient } from '../../mailbox/shard-client.ts';
import type { Purchase, ShardAnswer } from '../../protocol/shard-requests.ts';
import type { OperationOf } from '../../protocol/socket-messages.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import { PurchaseAnswer } from '../purchases/purchase-answer.ts';
import { fingerprintPurchase } from '../purchases/purchase-fingerprint.ts';
import { type PointsRates, purchasePoints } from '../purchases/purchase-points.ts';
import { admitMoneyOperation } from './money-operation.ts';
import { refused, refusedByShard } from './refused.ts';
import { TICKETS_IN_FLIGHT_MAX } from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';

const NO_PICKS: readonly (readonly number[])[] = [];

export class Purchases {
  readonly #client: ShardClient;
  readonly #rateLimiter: RateLimiter | undefined;
  readonly #rates: PointsRates;

  constructor(client: ShardClient, rateLimiter: RateLimiter | undefined, rates: PointsRates) {
    this.#client = client;
    this.#rateLimiter = rateLimiter;
    this.#rates = rates;
  }

  buyTickets(session: SocketSession, operation: OperationOf<'buyTickets'>, nowMs: number): void {
    const { id, drawId } = operation;
    const token = admitMoneyOperation(session, id, this.#rateLimiter, nowMs);
    if (token === undefined) return;
    const draw = parseDrawId(drawId);
    if (draw === undefined) {
      session.refuse(refused(id, 'drawNotFound'));
      return;
    }
    const picks = operation.selections ?? NO_PICKS;
    const quickPick = operation.quickPick ?? 0;
    const ticketCount = picks.length + quickPick;
    if (session.ticketsInFlight + ticketCount > TICKETS_IN_FLIGHT_MAX) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    session.inFlight += 1;
    session.ticketsInFlight += ticketCount;
    const shard = shardOfSlot(slotOfPlayer(token.player), this.#client.shardCount);
    const purchase = {
      player: token.player,
      draw,
      picks,
      quickPick,
      idempotencyKey: String(id),
      fingerprint: fingerprintPurchase(operation),
      receivedAtMs: nowMs,
    };
    const points = purchasePoints(this.#rates, operation.payWith);
    const order = points === undefined ? purchase : { ...purchase, points };
    this.#client.ask(shard, 'buyTickets', order, new PendingPurchase(session, id, ticketCount));
  }
}

class PendingPurchase implements AnswerTaker<Purchase> {
  readonly #session: SocketSession;
  readonly #id: string | number;
  readonly #ticketCount: number;

  constructor(session: SocketSession, id: string | number, ticketCount: number) {
    this.#session = session;
    this.#id = id;
    this.#ticketCount = ticketCount;
  }

  takeAnswer(answer: ShardAnswer<Purchase>): void {
    const session = this.#session;
    session.inFlight -= 1;
    session.ticketsInFlight -= this.#ticketCount;
    if (!session.isOpen) return;
    const id = this.#id;
    if (answer.ok) session.send(new PurchaseAnswer(id, answer.reply, answer.replayed));
    else session.send(refusedByShard(id, answer));
  }
}
