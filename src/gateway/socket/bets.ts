/** Placing bets over a socket: the same checks before the shard hears of it as for tickets. */
import { slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { OperationOf } from '../../protocol/socket-messages.ts';
import type { RateLimiter } from '../callers/rate-limiter.ts';
import { fingerprintRequest } from '../purchases/body-fingerprint.ts';
import { betPoints, type PointsRates } from '../purchases/purchase-points.ts';
import { askForBet, legsWanted } from '../routes/bet-placing.ts';
import { placedBetJson } from '../routes/fixture-views.ts';
import { admitMoneyOperation } from './money-operation.ts';
import { refused, refusedByShard } from './refused.ts';
import type { SocketSession } from './socket-session.ts';

export class Bets {
  readonly #client: ShardClient;
  readonly #rateLimiter: RateLimiter | undefined;
  readonly #rates: PointsRates;

  constructor(client: ShardClient, rateLimiter: RateLimiter | undefined, rates: PointsRates) {
    this.#client = client;
    this.#rateLimiter = rateLimiter;
    this.#rates = rates;
  }

  placeBet(session: SocketSession, operation: OperationOf<'placeBet'>, nowMs: number): void {
    const { id, eventId, selection, odds, stakeMinor, accept } = operation;
    const token = admitMoneyOperation(session, id, this.#rateLimiter, nowMs);
    if (token === undefined) return;
    if ((eventId === undefined) === (operation.legs === undefined)) {
      session.refuse(refused(id, 'requestInvalid', { detail: 'Give either eventId or legs.' }));
      return;
    }
    const own = { ...(selection === undefined ? {} : { selection }) };
    const single = { eventId: eventId ?? '', ...own, ...(odds === undefined ? {} : { odds }) };
    const legs = legsWanted(operation.legs ?? [single]);
    if ('code' in legs) {
      session.refuse(refused(id, legs.code));
      return;
    }
    session.inFlight += 1;
    const shard = shardOfSlot(slotOfPlayer(token.player), this.#client.shardCount);
    const bet = {
      player: token.player,
      legs,
      stakeMinor,
      accept: accept ?? 'same',
      idempotencyKey: String(id),
      fingerprint: fingerprintOf(operation),
      ...betPoints(this.#rates),
    } as const;
    askForBet(this.#client, shard, bet, (answer) => {
      session.inFlight -= 1;
      if (!session.isOpen) return;
      if (!answer.ok) session.send(refusedByShard(id, answer));
      else if (answer.replayed) {
        session.send({ id, ok: true, replayed: true, ...placedBetJson(answer.reply) });
      } else session.send({ id, ok: true, ...placedBetJson(answer.reply) });
    });
  }
}

/** As of the HTTP call with the same content: one key space, so a repeat may take either door. */
function fingerprintOf(operation: OperationOf<'placeBet'>): number {
  const { id: _, op: __, eventId, ...body } = operation;
  const path = eventId === undefined ? '/v1/bets' : `/v1/events/${eventId}/bets`;
  return fingerprintRequest('POST', path, JSON.stringify(body));
}
