/** The purchase of tickets over HTTP, of one draw or of several. */
import { parseDrawId } from '../../kernel/ids.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import type { Static } from '../../protocol/schema.ts';
import type { Purchase, ShardAnswer } from '../../protocol/shard-requests.ts';
import { BuyForDrawsBody, PurchaseForDrawsReply } from '../../protocol/standing-messages.ts';
import type { PurchaseForDraws } from '../../protocol/standing-requests.ts';
import { JsonText } from '../http/json-text.ts';
import { areElsewhere } from '../purchases/ask-again.ts';
import { buyAgain } from '../purchases/buy-again.ts';
import { purchaseForDrawsText, purchaseText } from '../purchases/purchase-answer.ts';
import { fingerprintPurchase } from '../purchases/purchase-fingerprint.ts';
import { purchasePoints } from '../purchases/purchase-points.ts';
import { buyFromStock, buyNumbers, stockWantedOf } from '../purchases/stock-purchase.ts';
import type { Exchange } from '../routing/exchange.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, LATER, type Route } from '../routing/route.ts';
import { operationKey, refusalOf, type Services, shardOfPlayer } from './services.ts';

export function buyTickets(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/draws/{id}/tickets',
    name: 'buyTickets',
    summary: 'Buy tickets of an open draw, and of the next ones of its series.',
    description:
      'With `draws` the same picks are paid for at once in this draw and in the next draws of ' +
      'its series, as they open. What is left comes back if one of them has another price or ' +
      'other rules, and whenever the order is stopped. A draw that is cancelled pays its stakes ' +
      'back, and no other takes its place. Tickets made in advance are bought by `stock` or by ' +
      '`stockIds`, without a reservation.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    params: DrawIdParams,
    body: BuyForDrawsBody,
    responses: { 201: json('The tickets are bought and on disk.', PurchaseForDrawsReply) },
    refusals: [
      'drawNotFound',
      'drawNotOpen',
      'drawClosed',
      'drawCancelled',
      'selectionInvalid',
      'selectionsTooMany',
      'balanceTooLow',
      'pointsTooLow',
      'staffMayNotPlay',
      'birthDateNeeded',
      'betterPasswordNeeded',
      'idempotencyKeyReused',
      'drawFull',
      'drawsNotInPoints',
      'standingTicketsTooMany',
      'picksLimited',
      'picksSoldOnce',
      'pickLimitReached',
      'stockNotFound',
      'stockTaken',
      'stockEmpty',
      'reservationsTooMany',
      'reservationExpired',
      'clockUnsure',
    ],
  }).handledBy((exchange) => buy(services, exchange));
}

type BuyExchange = Exchange<
  Static<typeof DrawIdParams>,
  unknown,
  unknown,
  Static<typeof BuyForDrawsBody>,
  unknown,
  'player'
>;

function buy(services: Services, exchange: BuyExchange): Refusal | typeof LATER {
  const { client, settings } = services;
  const { params, body, caller, idempotencyKey, receivedAtMs } = exchange;
  const draw = parseDrawId(params.id);
  if (draw === undefined) return refuse('drawNotFound');
  const ofStock = stockWantedOf(body, draw);
  if (ofStock !== undefined && 'code' in ofStock) return ofStock;
  const purchase = {
    player: caller.playerKey,
    draw,
    picks: pickOrdersOf(body),
    quickPick: body.quickPick ?? 0,
    spots: body.spots,
    idempotencyKey: operationKey(idempotencyKey, services),
    fingerprint: fingerprintPurchase(params.id, body),
    receivedAtMs,
  };
  const shard = shardOfPlayer(services, caller.playerKey);
  const points = purchasePoints(settings, body.payWith);
  const order = points === undefined ? purchase : { ...purchase, points };
  const holdMs = settings.reservationSeconds * 1_000;
  if (ofStock !== undefined) {
    void buyFromStock(client, shard, order, ofStock, holdMs).then((answer) =>
      respond(exchange, answer),
    );
    return LATER;
  }
  if (body.draws !== undefined) {
    const forDraws = { ...order, draws: body.draws };
    client.ask(shard, 'buyForDraws', forDraws, (answer) => {
      exchange.respond(answer.ok ? soldForDraws(answer) : refusalOf(answer));
    });
    return LATER;
  }
  client.ask(shard, 'buyTickets', order, (answer) => {
    if (answer.ok) respond(exchange, answer);
    else if (areElsewhere(answer)) {
      void buyNumbers(client, shard, order, holdMs).then((last) => respond(exchange, last));
    } else buyAgain(client, shard, order, answer, (last) => respond(exchange, last));
  });
  return LATER;
}

function soldForDraws({
  reply,
  replayed: isReplay,
}: Extract<ShardAnswer<PurchaseForDraws>, { ok: true }>) {
  return { status: 201 as const, body: new JsonText(purchaseForDrawsText(reply)), isReplay };
}

function respond(exchange: Pick<Exchange, 'respond'>, answer: ShardAnswer<Purchase>): void {
  if (!answer.ok) exchange.respond(refusalOf(answer));
  else {
    const isReplay = answer.replayed;
    const body = new JsonText(purchaseText(answer.reply));
    exchange.respond({ status: 201, body, isReplay });
  }
}
