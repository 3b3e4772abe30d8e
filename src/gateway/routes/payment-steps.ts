/**
 * The steps of a payment, from a player's request to what the provider says of it.
 *
 * The request is on disk before the provider hears of it. When this thread dies in between, the
 * payment is pending, and its reminder asks the provider again.
 */
import type { PaymentKind } from '../../../actors/wallet/payment.ts';
import { OperationalError } from '../../kernel/errors.ts';
import { formatPaymentId, type PlayerKey, parsePaymentId } from '../../kernel/ids.ts';
import { minor } from '../../kernel/money.ts';
import type { PaymentAnswer, PaymentRequest } from '../../payments/payment-provider.ts';
import type { PaymentView } from '../../protocol/shard-requests.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { instantText, refusalOf, type Services, shardOfPlayer } from './services.ts';

export interface PaymentOrder {
  readonly player: PlayerKey;
  readonly kind: PaymentKind;
  readonly amountMinor: number;
  readonly method: string;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
}

export interface Paid {
  readonly payment: PaymentView;
  readonly isReplay: boolean;
}

/**
 * Records the request, asks the provider, records what it said. A repeat gets the first answer; a
 * repeat of a request that nobody was answered for yet takes the same steps again, and the provider
 * acts on it only once.
 */
export async function pay(services: Services, order: PaymentOrder): Promise<Paid | Refusal> {
  const { client, provider } = services;
  if (!provider.knowsMethod(order.method)) return refuse('paymentMethodUnknown');
  const shard = shardOfPlayer(services, order.player);
  const requested = await client.question(shard, 'requestPayment', order);
  if (!requested.ok) return refusalOf(requested);
  const { reply: payment, replayed: isReplay } = requested;
  if (payment.state !== 'pending' || payment.wasDeferred) return { payment, isReplay };
  const told = await request(services, payment);
  return 'code' in told ? told : { payment: told, isReplay };
}

/** One of a player's payments; somebody else's is not found. */
export async function findPayment(
  services: Services,
  player: PlayerKey,
  id: string,
  kind: PaymentKind,
): Promise<PaymentView | Refusal> {
  const place = parsePaymentId(id);
  if (place === undefined || place.player !== player) return refuse('paymentNotFound');
  const shard = shardOfPlayer(services, player);
  const answer = await services.client.question(shard, 'getPayment', place);
  if (!answer.ok) return refusalOf(answer);
  return answer.reply.kind === kind ? answer.reply : refuse('paymentNotFound');
}

export function depositJson(services: Services, payment: PaymentView) {
  return { depositId: formatPaymentId(payment), ...paymentJson(services, payment) };
}

export function withdrawalJson(services: Services, payment: PaymentView) {
  return { withdrawalId: formatPaymentId(payment), ...paymentJson(services, payment) };
}

async function request(services: Services, payment: PaymentView): Promise<PaymentView | Refusal> {
  const { provider } = services;
  const query = queryOf(services, payment);
  const isDeposit = payment.kind === 'deposit';
  const outcome = await answerOf(() =>
    isDeposit ? provider.requestDeposit(query) : provider.requestWithdrawal(query),
  );
  return settle(services, payment, outcome);
}

async function settle(
  services: Services,
  { player, number }: PaymentView,
  outcome: PaymentAnswer['state'],
): Promise<PaymentView | Refusal> {
  const shard = shardOfPlayer(services, player);
  const settlement = { player, number, outcome };
  const settled = await services.client.question(shard, 'settlePayment', settlement);
  return settled.ok ? settled.reply : refusalOf(settled);
}

/** A provider that fails leaves the payment pending: its outcome is unknown, not refused. */
async function answerOf(ask: () => Promise<PaymentAnswer>): Promise<PaymentAnswer['state']> {
  try {
    return (await ask()).state;
  } catch (error) {
    if (error instanceof OperationalError) return 'pending';
    throw error;
  }
}

function queryOf({ settings }: Services, payment: PaymentView): PaymentRequest {
  const { player, number, amountMinor, method } = payment;
  const paymentId = formatPaymentId({ player, number });
  return { paymentId, amountMinor: minor(amountMinor), currency: settings.currency, method };
}

function paymentJson({ settings, provider }: Services, payment: PaymentView) {
  const { state, amountMinor, method, requestedAtMs, settledAtMs } = payment;
  return {
    state,
    amountMinor,
    currency: settings.currency,
    provider: provider.name,
    method,
    requestedAt: instantText(requestedAtMs),
    settledAt: settledAtMs === null ? null : instantText(settledAtMs),
  };
}
