/**
 * What the payment provider reports unasked. Nothing in it is read before its signature is proven.
 */
import { parsePaymentId } from '../../kernel/ids.ts';
import { WebhookReply } from '../../protocol/player-messages.ts';
import { Type } from '../../protocol/schema.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { refusalOf, type Services, shardOfPlayer } from './services.ts';

export function webhookRoutes(services: Services): readonly Route[] {
  return [takePaymentWebhook(services)];
}

const Signature = Type.String({
  maxLength: 256,
  description: 'Time and HMAC-SHA256 of the body: only the provider and the engine have its key.',
});

const Notice = Type.Unknown({
  description: 'What the provider says, in its own form.',
  examples: [{ paymentId: 'py_vt000000000001', state: 'completed' }],
});

function takePaymentWebhook(services: Services): Route {
  const { client, provider } = services;
  return defineRoute({
    method: 'POST',
    path: `/v1/payments/${provider.name}/webhook`,
    name: 'takePaymentWebhook',
    summary: `What the payment provider "${provider.name}" says of a payment, signed.`,
    tags: ['wallet'],
    authorization: 'none',
    rateLimit: 'none',
    headers: Type.Object({
      'tirage-sandbox-signature': Type.Optional(Signature),
    }),
    body: Notice,
    responses: { 200: json('Taken.', WebhookReply) },
    refusals: ['webhookSignatureInvalid', 'paymentNotFound', 'paymentAlreadySettled'],
  }).handledBy(async ({ bodyText, headers }) => {
    const given = headers as Readonly<Record<string, string | undefined>>;
    const verdict = provider.verifyWebhook(Buffer.from(bodyText), (name) => given[name]);
    if (!verdict.ok) return refuse('webhookSignatureInvalid');
    const place = parsePaymentId(verdict.notice.paymentId);
    if (place === undefined) return refuse('paymentNotFound');
    const shard = shardOfPlayer(services, place.player);
    const outcome = verdict.notice.state;
    const answer = await client.question(shard, 'settlePayment', { ...place, outcome });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { state: answer.reply.state } };
  });
}
