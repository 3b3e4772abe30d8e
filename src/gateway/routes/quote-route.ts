/** What tickets would cost: asked before they are bought, above all of systems. */
import { parseDrawId } from '../../kernel/ids.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import { QuoteReply } from '../../protocol/ticket-messages.ts';
import { askForQuote, quoteJson, quoteWanted } from '../purchases/quoting.ts';
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
      'The body is that of a purchase, and is refused as a purchase of it would be at this ' +
      'moment, also where a limited pick is sold out on all shards; with `draws` all of them are ' +
      'in each price. Nothing is reserved: what is left may be sold to others before the ' +
      'purchase. What the wallet holds, whether the player may bet, and which tickets of stock ' +
      'or numbers of a raffle are free is not looked at.',
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
      'drawsNotInPoints',
      'picksLimited',
      'picksSoldOnce',
      'pickLimitReached',
      'stockNotFound',
    ],
  }).handledBy(async ({ params, body, caller, receivedAtMs }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const shard = shardOfPlayer(services, caller.playerKey);
    const order = quoteWanted(draw, body, receivedAtMs);
    if ('code' in order) return order;
    const answer = await askForQuote(services.client, shard, order);
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: quoteJson(answer.reply, body.draws) };
  });
}
