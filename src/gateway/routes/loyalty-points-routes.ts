/** Points of the loyalty contract: how many I have, and paying with them for an order elsewhere. */
import { isOrderNumber } from '../../../actors/order/order-number.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { parsePoints, pointsNumber } from '../../kernel/points.ts';
import { numberTextOf } from '../../protocol/json-number-text.ts';
import { BalanceReply, WithdrawalsReply, WithdrawBody } from '../../protocol/loyalty-messages.ts';
import type { ListWithdrawals } from '../../protocol/order-requests.ts';
import { JsonText } from '../http/json-text.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, empty, json, type Route } from '../routing/route.ts';
import { instantText, operationKey, refusalOf, type Services, shardOfPlayer } from './services.ts';

const PAGE_WITHDRAWALS = 256;

export function loyaltyPointsRoutes(services: Services): readonly Route[] {
  return [getBalance(services), withdraw(services), listWithdrawals(services)];
}

function getBalance(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/user/balance',
    name: 'loyaltyGetBalance',
    summary: 'My points: what I have, and what I have withdrawn.',
    tags: ['loyalty'],
    authorization: 'player',
    takesCookie: true,
    rateLimit: 'read',
    compression: 'gzip',
    responses: { 200: json('My points.', BalanceReply) },
  }).handledBy(async ({ caller }) => {
    const { playerKey: player } = caller;
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'getPoints', { player });
    if (!answer.ok) return refusalOf(answer);
    const { pointsHundredths, withdrawnHundredths } = answer.reply;
    const current = pointsNumber(pointsHundredths);
    return { status: 200, body: { current, withdrawn: pointsNumber(withdrawnHundredths) } };
  });
}

function withdraw(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/api/user/balance/withdraw',
    name: 'loyaltyWithdraw',
    summary: 'Pay with points for an order elsewhere.',
    tags: ['loyalty'],
    authorization: 'player',
    takesCookie: true,
    rateLimit: 'money',
    idempotency: 'optional',
    body: WithdrawBody,
    compression: 'gzip',
    responses: { 200: empty('Paid.') },
    refusals: [
      'staffMayNotPlay',
      'orderNumberInvalid',
      'sumInvalid',
      'withdrawalsTooMany',
      'pointsTooLow',
      'idempotencyKeyReused',
      'numbersUsedUp',
    ],
    refusalStatus: { mediaTypeUnsupported: 400 },
  }).handledBy(async ({ caller, body, bodyText, idempotencyKey, bodyFingerprint }) => {
    const order = body.order.trim();
    if (!isOrderNumber(order)) return refuse('orderNumberInvalid');
    const sumHundredths = parsePoints(numberTextOf(bodyText, 'sum') ?? '');
    if (sumHundredths === undefined || sumHundredths === 0) return refuse('sumInvalid');
    const { playerKey: player } = caller;
    const answer = await services.client.question(
      shardOfPlayer(services, player),
      'withdrawPoints',
      {
        player,
        order,
        sumHundredths,
        idempotencyKey: operationKey(idempotencyKey, services),
        fingerprint: bodyFingerprint,
      },
    );
    return answer.ok ? { status: 200, isReplay: answer.replayed } : refusalOf(answer);
  });
}

function listWithdrawals(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/user/withdrawals',
    name: 'loyaltyListWithdrawals',
    summary: 'What I have paid for with points, newest first.',
    tags: ['loyalty'],
    authorization: 'player',
    takesCookie: true,
    rateLimit: 'read',
    compression: 'gzip',
    responses: { 200: json('My withdrawals.', WithdrawalsReply), 204: empty('There are none.') },
  }).handledBy(async ({ caller }) => {
    const found = await withdrawalsOf(services, caller.playerKey);
    if ('code' in found) return found;
    if (found.length === 0) return { status: 204 };
    return { status: 200, body: JsonText.list(found) };
  });
}

/**
 * The contract has no pages: an answer holds all withdrawals, each written when its page arrives.
 */
async function withdrawalsOf(services: Services, player: PlayerKey): Promise<string[] | Refusal> {
  const shard = shardOfPlayer(services, player);
  const withdrawals: string[] = [];
  let before: number | null = null;
  do {
    const request: ListWithdrawals = { player, limit: PAGE_WITHDRAWALS, before };
    const answer = await services.client.question(shard, 'listWithdrawals', request);
    if (!answer.ok) return refusalOf(answer);
    for (const { order, sumHundredths, atMs } of answer.reply.withdrawals) {
      const sum = pointsNumber(sumHundredths);
      withdrawals.push(JSON.stringify({ order, sum, processed_at: instantText(atMs) }));
    }
    before = answer.reply.next;
  } while (before !== null);
  return withdrawals;
}
