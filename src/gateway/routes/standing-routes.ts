/** My standing tickets: made, listed, stopped. Those of several draws come with their purchase. */
import type { ShownPick } from '../../../actors/games/family.ts';
import { familyOfPrinter, layoutOfPrinter } from '../../../actors/games/printer.ts';
import type { StandingPlace } from '../../kernel/ids.ts';
import { formatStandingId, type PlayerKey, parseStandingId } from '../../kernel/ids.ts';
import { IdParams } from '../../protocol/draw-messages.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import {
  StandingBody,
  StandingListReply,
  StandingReply,
} from '../../protocol/standing-messages.ts';
import type { StandingView } from '../../protocol/standing-requests.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, operationKey, refusalOf, type Services, shardOfPlayer } from './services.ts';

const STANDING_TICKETS = '/v1/me/standing-tickets';
const STANDING_TICKET = `${STANDING_TICKETS}/{id}`;

export function standingRoutes(services: Services): readonly Route[] {
  return [
    makeStandingTicket(services),
    listStandingTickets(services),
    getStandingTicket(services),
    stopStandingTicket(services),
  ];
}

function makeStandingTicket(services: Services): Route {
  const { client, settings } = services;
  return defineRoute({
    method: 'POST',
    path: STANDING_TICKETS,
    name: 'makeStandingTicket',
    summary: 'Play the same picks in each draw of a series.',
    description:
      'It buys from the balance as each next draw of the series opens, until it is stopped. It ' +
      'ends by itself after `draws` draws, when a purchase is refused (but for a full draw, ' +
      'which is left out), and when a draw has another price or other rules. A draw that is on ' +
      'sale when it is made is not bought.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    body: StandingBody,
    responses: { 201: json('It is made, and on disk.', StandingReply) },
    refusals: [
      'seriesNotFound',
      'selectionInvalid',
      'selectionsTooMany',
      'standingTicketsTooMany',
      'picksLimited',
      'picksSoldOnce',
      'standingTicketNotFound',
      'staffMayNotPlay',
      'birthDateNeeded',
      'betterPasswordNeeded',
      'idempotencyKeyReused',
      'numbersUsedUp',
    ],
  }).handledBy(async ({ body, caller, idempotencyKey, bodyFingerprint }) => {
    const { playerKey: player } = caller;
    const answer = await client.question(shardOfPlayer(services, player), 'makeStandingTicket', {
      player,
      seriesId: body.series,
      picks: pickOrdersOf(body),
      quickPick: body.quickPick ?? 0,
      spots: body.spots,
      draws: body.draws ?? null,
      earnsHundredths: settings.pointsEarnedHundredths,
      idempotencyKey: operationKey(idempotencyKey, services),
      fingerprint: bodyFingerprint,
    });
    if (!answer.ok) return refusalOf(answer);
    return { status: 201, body: standingJson(answer.reply), isReplay: answer.replayed };
  });
}

function listStandingTickets(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: STANDING_TICKETS,
    name: 'listStandingTickets',
    summary: 'My standing tickets: active ones, then those that ended last.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    responses: { 200: json('All of them that are kept.', StandingListReply) },
  }).handledBy(async ({ caller: { playerKey: player } }) => {
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'listStandingTickets', { player });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { standingTickets: answer.reply.map(standingJson) } };
  });
}

function getStandingTicket(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: STANDING_TICKET,
    name: 'getStandingTicket',
    summary: 'One of my standing tickets.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'read',
    params: IdParams,
    responses: { 200: json('The standing ticket.', StandingReply) },
    refusals: ['standingTicketNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const place = ownPlace(caller.playerKey, params.id);
    if (place === undefined) return refuse('standingTicketNotFound');
    const shard = shardOfPlayer(services, place.player);
    const answer = await services.client.question(shard, 'getStandingTicket', place);
    return answer.ok ? { status: 200, body: standingJson(answer.reply) } : refusalOf(answer);
  });
}

function stopStandingTicket(services: Services): Route {
  return defineRoute({
    method: 'DELETE',
    path: STANDING_TICKET,
    name: 'stopStandingTicket',
    summary: 'Stop one of my standing tickets.',
    description:
      'What was prepaid and is left comes back at once. Tickets that it has bought stay. Stopped ' +
      'twice is stopped once.',
    tags: ['tickets'],
    authorization: 'player',
    rateLimit: 'money',
    params: IdParams,
    responses: { 200: json('It has ended.', StandingReply) },
    refusals: ['standingTicketNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const place = ownPlace(caller.playerKey, params.id);
    if (place === undefined) return refuse('standingTicketNotFound');
    const shard = shardOfPlayer(services, place.player);
    const answer = await services.client.question(shard, 'stopStandingTicket', place);
    return answer.ok ? { status: 200, body: standingJson(answer.reply) } : refusalOf(answer);
  });
}

/** Somebody else's is "not found". */
function ownPlace(player: PlayerKey, id: string): StandingPlace | undefined {
  const place = parseStandingId(id);
  return place?.player === player ? place : undefined;
}

function standingJson(view: StandingView) {
  const { endReason, endedAtMs } = view;
  return {
    orderId: formatStandingId(view),
    kind: view.kind,
    series: view.seriesId,
    game: view.gameId,
    selections: shownPicks(view),
    stakeMinor: view.stakeMinor,
    state: endReason === null ? ('active' as const) : ('ended' as const),
    reason: endReason,
    drawsLeft: view.drawsLeft,
    drawsEntered: view.enteredCount,
    prepaidMinor: view.prepaidMinor,
    refundMinor: view.refundMinor,
    madeAt: instantText(view.madeAtMs),
    endedAt: endedAtMs === null ? null : instantText(endedAtMs),
  };
}

function shownPicks({ words, printer, pickCount }: StandingView): ShownPick[] {
  const family = familyOfPrinter(printer);
  const layout = layoutOfPrinter(printer);
  const wordCount = words.length / pickCount;
  return Array.from({ length: pickCount }, (_, index) => {
    const from = index * wordCount;
    return family.showPick(layout, family.printPick(layout, words, from, from + wordCount));
  });
}
