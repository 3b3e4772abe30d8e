/** Deposits and withdrawals as a player asks for them. What happens is in `payment-steps.ts`. */
import type { PaymentKind } from '../../../actors/wallet/payment.ts';
import { IdParams } from '../../protocol/draw-messages.ts';
import { DepositReply, PaymentBody, WithdrawalReply } from '../../protocol/player-messages.ts';
import type { Static } from '../../protocol/schema.ts';
import type { Caller } from '../callers/caller.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import {
  depositJson,
  findPayment,
  type PaymentOrder,
  pay,
  withdrawalJson,
} from './payment-steps.ts';
import { operationKey, type Services } from './services.ts';

export function paymentRoutes(services: Services): readonly Route[] {
  return [
    requestDeposit(services),
    getDeposit(services),
    requestWithdrawal(services),
    getWithdrawal(services),
  ];
}

function requestDeposit(services: Services): Route {
  const { depositMinorMax } = services.settings;
  return defineRoute({
    method: 'POST',
    path: '/v1/me/deposits',
    name: 'requestDeposit',
    summary: 'Pay in.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    body: PaymentBody,
    responses: { 201: json('The deposit, as far as it got.', DepositReply) },
    refusals: [
      'staffMayNotPlay',
      'birthDateNeeded',
      'betterPasswordNeeded',
      'amountTooLarge',
      'paymentMethodUnknown',
      'idempotencyKeyReused',
      'walletFull',
      'numbersUsedUp',
    ],
  }).handledBy(async (asked) => {
    if (asked.body.amountMinor > depositMinorMax) {
      return refuse('amountTooLarge', { facts: { amountMinorMax: depositMinorMax } });
    }
    const paid = await pay(services, orderOf(services, 'deposit', asked));
    if ('code' in paid) return paid;
    return { status: 201, body: depositJson(services, paid.payment), isReplay: paid.isReplay };
  });
}

function requestWithdrawal(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/me/withdrawals',
    name: 'requestWithdrawal',
    summary: 'Have money paid out. It leaves the balance at once.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    body: PaymentBody,
    responses: { 201: json('The withdrawal, as far as it got.', WithdrawalReply) },
    refusals: [
      'staffMayNotPlay',
      'balanceTooLow',
      'amountTooLarge',
      'paymentMethodUnknown',
      'idempotencyKeyReused',
      'numbersUsedUp',
    ],
  }).handledBy(async (asked) => {
    const paid = await pay(services, orderOf(services, 'withdrawal', asked));
    if ('code' in paid) return paid;
    return { status: 201, body: withdrawalJson(services, paid.payment), isReplay: paid.isReplay };
  });
}

function getDeposit(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/deposits/{id}',
    name: 'getDeposit',
    summary: 'One of my deposits.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'read',
    params: IdParams,
    responses: { 200: json('The deposit.', DepositReply) },
    refusals: ['paymentNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const payment = await findPayment(services, caller.playerKey, params.id, 'deposit');
    return 'code' in payment ? payment : { status: 200, body: depositJson(services, payment) };
  });
}

function getWithdrawal(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/withdrawals/{id}',
    name: 'getWithdrawal',
    summary: 'One of my withdrawals.',
    tags: ['wallet'],
    authorization: 'player',
    rateLimit: 'read',
    params: IdParams,
    responses: { 200: json('The withdrawal.', WithdrawalReply) },
    refusals: ['paymentNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const payment = await findPayment(services, caller.playerKey, params.id, 'withdrawal');
    return 'code' in payment ? payment : { status: 200, body: withdrawalJson(services, payment) };
  });
}

interface AskedPayment {
  readonly caller: Pick<Caller, 'playerKey'>;
  readonly body: Static<typeof PaymentBody>;
  readonly idempotencyKey: string;
  readonly bodyFingerprint: number;
}

function orderOf(
  services: Services,
  kind: PaymentKind,
  { caller, body, idempotencyKey, bodyFingerprint }: AskedPayment,
): PaymentOrder {
  return {
    player: caller.playerKey,
    kind,
    amountMinor: body.amountMinor,
    method: body.method ?? services.provider.name,
    idempotencyKey: operationKey(idempotencyKey, services),
    fingerprint: bodyFingerprint,
  };
}
