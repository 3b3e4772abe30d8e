/** What tickets would cost: asked before they are bought, above all of systems. */
import { parseDrawId } from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import { DrawIdParams } from '../../protocol/draw-messages.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import { QuoteReply } from '../../protocol/ticket-messages.ts';
import { stockWantedOf } from '../purchases/stock-purchase.ts';
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
      'at this moment; with `draws` all of them are in each price. What the wallet holds is not ' +
      'looked at.',
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
    const ofStock = stockWantedOf(body, draw);
    if (ofStock !== undefined && 'code' in ofStock) return ofStock;
    const picks = { picks: pickOrdersOf(body), quickPick: body.quickPick ?? 0 };
    const shard = shardOfPlayer(services, caller.playerKey);
    const order = { draw, ...picks, receivedAtMs, ...(ofStock && { ofStock }) };
    const answer = await services.client.question(shard, 'quoteTickets', order);
    if (!answer.ok) return refusalOf(answer);
    const { draws = 1 } = body;
    const lines = answer.reply.lines.map(({ priceMinor, ...line }) => {
      return { ...line, priceMinor: multiplyMinor(priceMinor, draws) };
    });
    return {
      status: 200,
      body: { priceMinor: multiplyMinor(answer.reply.priceMinor, draws), lines },
    };
  });
}
