/** What tickets would cost: asked before they are bought, above all of systems. */
import { parseDrawId } from '../../kernel/ids.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import { QuoteReply } from '../../protocol/ticket-messages.ts';
import { quoteJson, quoteWanted } from '../purchases/quoting.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { refusalOf, type Services, shardOfPlayer } from './services.ts';

export function quoteTickets(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/draws/{id}/quote',
    name: 'quoteTickets',
    summary: 'What a purchase would cost, ticket by ticket. Moves nothing.',
    description:
      'The body is that of a purchase, and is refused as a purchase of the same picks would be ' +
      'at this moment; with `draws` all of them are in each price. What the wallet holds, what ' +
      'is left of a limited pick and which tickets of stock are free is not looked at.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: DrawIdParams,
    body: BuyForDrawsBody,
    responses: { 200: json('The price.', QuoteReply) },
    refusals: [
      'drawNotFound',
      'drawNotOpen',
      'drawClosed',
      'drawCancelled',
      'selectionInvalid',
      'selectionsTooMany',
      'drawFull',
      'stockNotFound',
    ],
  }).handledBy(async ({ params, body, caller, receivedAtMs }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const shard = shardOfPlayer(services, caller.playerKey);
    const order = quoteWanted(draw, body, receivedAtMs);
    if ('code' in order) return order;
    const answer = await services.client.question(shard, 'quoteTickets', order);
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: quoteJson(answer.reply, body.draws) };
  });
}
