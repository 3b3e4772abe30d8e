/** Orders of the loyalty contract: registering one, and what has become of mine. */
import { checkDigit, isOrderNumber, shardOfOrder } from '../../../actors/order/order-number.ts';
import { isStaff } from '../../../actors/player/player.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { pointsNumber } from '../../kernel/points.ts';
import { OrderBody, OrdersReply } from '../../protocol/loyalty-messages.ts';
import type { ListOrders, OrderView } from '../../protocol/order-requests.ts';
import { JsonText } from '../http/json-text.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, empty, json, type Route, raw } from '../routing/route.ts';
import { instantText, refusalOf, type Services } from './services.ts';

/** A shard is not kept from its other work for longer than a page takes. */
const PAGE_ORDERS = 256;
/** As long as the numbers in the contract's examples. */
const FRESH_DIGITS = 14;

const NO_NUMBER = refuse('requestMalformed', { detail: 'There is no number in the body.' });

export function loyaltyOrderRoutes(services: Services): readonly Route[] {
  return [registerOrder(services), listOrders(services), freshNumber(services)];
}

function registerOrder(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/api/user/orders',
    name: 'loyaltyRegisterOrder',
    summary: 'Register an order, to earn points by it.',
    tags: ['loyalty'],
    authorization: 'player',
    takesCookie: true,
    rateLimit: 'write',
    body: OrderBody,
    consumes: ['text/plain', 'application/json'],
    compression: 'gzip',
    responses: {
      200: empty('I have registered it before.'),
      202: empty('Taken; what it earns is worked out from now on.'),
    },
    refusals: [
      'staffMayNotPlay',
      'orderNumberInvalid',
      'orderOfAnother',
      'ordersTooMany',
      'numbersUsedUp',
    ],
    refusalStatus: { mediaTypeUnsupported: 400 },
  }).handledBy(async ({ caller, body }) => {
    // Decided by the token's roles, which end with it: the order's shard does not know whose
    // account it is.
    if (isStaff(caller.roles)) return refuse('staffMayNotPlay');
    const number = (typeof body === 'string' ? body : body.number).trim();
    if (number === '') return NO_NUMBER;
    if (!isOrderNumber(number)) return refuse('orderNumberInvalid');
    const order = { player: caller.playerKey, number };
    const answer = await services.client.question(
      shardOf(services, number),
      'registerOrder',
      order,
    );
    if (!answer.ok) return refusalOf(answer);
    return answer.reply.isNew ? { status: 202 } : { status: 200 };
  });
}

function listOrders(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/user/orders',
    name: 'loyaltyListOrders',
    summary: 'My orders, newest first.',
    tags: ['loyalty'],
    authorization: 'player',
    takesCookie: true,
    rateLimit: 'read',
    compression: 'gzip',
    responses: { 200: json('My orders.', OrdersReply), 204: empty('I have none.') },
  }).handledBy(async ({ caller }) => {
    const founders = Array.from({ length: services.client.founderCount }, (_, shard) => shard);
    const asked = founders.map((shard) => ordersOn(services, shard, caller.playerKey));
    const orders: WrittenOrder[] = [];
    for (const found of await Promise.all(asked)) {
      if ('code' in found) return found;
      for (const order of found) orders.push(order);
    }
    if (orders.length === 0) return { status: 204 };
    // The sort is stable: orders of one shard and one instant keep their order.
    orders.sort((left, right) => right.uploadedAtMs - left.uploadedAtMs);
    return { status: 200, body: JsonText.list(orders.map(({ text }) => text)) };
  });
}

interface WrittenOrder {
  readonly uploadedAtMs: number;
  readonly text: string;
}

/**
 * The contract has no pages: an answer holds all orders. Each is written when the page that it came
 * in arrives, because writing ten thousand in one go holds the thread for some 20 ms.
 */
async function ordersOn(
  { client }: Services,
  shard: number,
  player: PlayerKey,
): Promise<WrittenOrder[] | Refusal> {
  const orders: WrittenOrder[] = [];
  let before: number | null = null;
  do {
    const request: ListOrders = { player, limit: PAGE_ORDERS, before };
    const answer = await client.question(shard, 'listOrders', request);
    if (!answer.ok) return refusalOf(answer);
    for (const order of answer.reply.orders) {
      const { uploadedAtMs } = order;
      orders.push({ uploadedAtMs, text: JSON.stringify(orderJson(order)) });
    }
    before = answer.reply.next;
  } while (before !== null);
  return orders;
}

function freshNumber(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/order',
    name: 'loyaltyFreshNumber',
    summary: 'A number that an order may have, and none has.',
    tags: ['loyalty'],
    authorization: 'none',
    rateLimit: 'read',
    compression: 'gzip',
    responses: { 200: raw('The number.', 'text/plain') },
  }).handledBy(async () => {
    for (;;) {
      const number = randomNumber(services);
      const request = { number };
      const shard = shardOf(services, number);
      const answer = await services.client.question(shard, 'isOrderKnown', request);
      if (!answer.ok) return refusalOf(answer);
      if (!answer.reply) return { status: 200, body: number };
    }
  });
}

function randomNumber({ random }: Services): string {
  let digits = '';
  while (digits.length < FRESH_DIGITS) {
    // Bytes from 250 on would favour some digits; a number does not begin with a zero.
    for (const byte of random.bytes(FRESH_DIGITS)) {
      if (byte < 250 && (digits !== '' || byte % 10 !== 0)) digits += byte % 10;
    }
  }
  digits = digits.slice(0, FRESH_DIGITS);
  return digits + checkDigit(digits);
}

function shardOf({ client }: Services, number: string): number {
  return shardOfOrder(number, client);
}

function orderJson({ number, status, accrualHundredths, uploadedAtMs }: OrderView) {
  return {
    number,
    status,
    ...(accrualHundredths === 0 ? {} : { accrual: pointsNumber(accrualHundredths) }),
    uploaded_at: instantText(uploadedAtMs),
  };
}
