/** An operator starts a raffle that waits. */
import { RaffleIdParams, RaffleReply } from '../../protocol/raffle-messages.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { placeOfRaffle, raffleAmountForm, raffleJson } from './raffle-routes.ts';
import { refusalOf, type Services } from './services.ts';

export function raffleStartRoutes(services: Services): readonly Route[] {
  return [startRaffle(services)];
}

function startRaffle(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/raffles/{id}/start',
    name: 'startRaffle',
    summary: 'Start a raffle that waits, with those who have entered it.',
    description: 'May be repeated: a raffle that has started, by whatever, is answered as it is.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: RaffleIdParams,
    toleratesBody: true,
    responses: { 200: json('The raffle has started.', RaffleReply) },
    refusals: ['raffleNotFound', 'raffleCancelled', 'raffleEmpty'],
  }).handledBy(async ({ params, caller }) => {
    const place = placeOfRaffle(services, params.id);
    if (place === undefined) return refuse('raffleNotFound');
    const { shard, raffleId } = place;
    const request = { raffleId, by: caller.playerKey };
    const answer = await services.client.question(shard, 'startRaffle', request);
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: raffleJson(answer.reply, raffleAmountForm(services)) };
  });
}
