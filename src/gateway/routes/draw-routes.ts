/** The catalogue: games, draws, results and transcripts. Open to everybody. */

import { CALENDAR_SHARD, coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import { familyOf } from '../../../actors/games/families.ts';
import { type Game, versionOf } from '../../../actors/games/game.ts';
import {
  permyriadOf,
  theoreticalPayoutPermyriad,
  theoreticalPayouts,
  tierOdds,
} from '../../../actors/games/game-odds.ts';
import type { GameShelf } from '../../../actors/games/game-shelf.ts';
import { statedJackpotRules } from '../../../actors/games/jackpot-rules.ts';
import { must } from '../../kernel/assert.ts';
import { type DrawNo, formatDrawId, parseDrawId } from '../../kernel/ids.ts';
import { AnnouncedDrawReply } from '../../protocol/announced-draw.ts';
import {
  DRAW_FILTERS,
  DrawIdParams,
  DrawStateOrMissed,
  DrawsReply,
  ResultsReply,
  TranscriptReply,
} from '../../protocol/draw-messages.ts';
import { GamesReply } from '../../protocol/game-messages.ts';
import { MISSED, missedJson } from '../../protocol/schedule-messages.ts';
import { type Static, strictObject, Type } from '../../protocol/schema.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { decodeCursor, encodeCursor, PAGE_PARAMETERS, pageOf } from '../routing/cursor.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { findDraw, shownDraws } from './draw-views.ts';
import { PublishedDraws } from './published-draws.ts';
import { NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

interface MissedPage {
  readonly status: 200;
  readonly body: Static<typeof DrawsReply>;
}

export function drawRoutes(services: Services): readonly Route[] {
  const published = new PublishedDraws(services.client);
  return [
    getGames(services.games),
    getDraws(services),
    getDraw(services),
    getResults(published),
    getTranscript(services, published),
  ];
}

function getGames({ onOffer }: GameShelf): Route {
  const body = PreparedBody.revalidated(JSON.stringify({ games: onOffer.map(gameJson) }));
  return defineRoute({
    method: 'GET',
    path: '/v1/games',
    name: 'listGames',
    summary: 'The games, their prices, prizes and odds.',
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    responses: { 200: json('The games.', GamesReply, ['etag']) },
  }).handledBy(() => ({ status: 200, body }));
}

const PAGE_OF_DRAWS =
  'A page of draws. It may be short where a filter matches little: `next` says if it goes on.';

function getDraws(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws',
    name: 'listDraws',
    summary: 'Draws, newest first. Or those that did not take place, as none was planned.',
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    query: strictObject({
      ...PAGE_PARAMETERS,
      state: Type.Optional(DrawStateOrMissed),
      ...DRAW_FILTERS,
    }),
    responses: { 200: json(PAGE_OF_DRAWS, DrawsReply) },
  }).handledBy(async ({ query }) => {
    const { limit, after, state, series, game } = query;
    const before = after === undefined ? null : placeOf(after);
    if (before === undefined) return NO_SUCH_PAGE;
    if (state === MISSED) return missedDraws(services, series);
    const states = state === undefined ? null : [state];
    const wanted = { states, limit: limit + 1, before, series, game };
    const shown = await shownDraws(services, wanted);
    if ('code' in shown) return shown;
    const { rows, ...next } = pageOf(shown.draws, limit, ({ drawId }) => [drawId]);
    const { reached } = shown;
    const goesOn = reached === null ? {} : { next: encodeCursor([formatDrawId(reached)]) };
    return { status: 200, body: { draws: [...rows], ...goesOn, ...next } };
  });
}

/** Closings at which there was no draw: they have no ids, so they are no members of the list. */
async function missedDraws(
  { client }: Services,
  series: string | undefined,
): Promise<Refusal | MissedPage> {
  const answer = await client.question(CALENDAR_SHARD, 'getSchedule', {});
  if (!answer.ok) return refusalOf(answer);
  const { missed } = answer.reply.kept;
  const shown = missed.map(missedJson).reverse();
  const wanted = shown.filter((one) => series === undefined || one.series === series);
  return { status: 200, body: { draws: [], missed: wanted } };
}

/** The draw that the previous page ended with. */
function placeOf(cursor: string): DrawNo | undefined {
  const place = decodeCursor(cursor, ['string']);
  return place && parseDrawId(String(place[0]));
}

function getDraw(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws/{id}',
    name: 'getDraw',
    summary: 'One draw.',
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The draw, with all that it promises.', AnnouncedDrawReply) },
    refusals: ['drawNotFound'],
  }).handledBy(async ({ params }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const view = await findDraw(services, draw);
    return 'code' in view ? view : { status: 200, body: view };
  });
}

function getResults(published: PublishedDraws): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws/{id}/results',
    name: 'getResults',
    summary: 'The published results of a draw. They never change.',
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The results.', ResultsReply, ['etag']) },
    refusals: ['drawNotFound', 'resultsNotPublished', 'drawCancelled'],
  }).handledBy(({ params }) => published.answer(params.id, 'results'));
}

function getTranscript({ client }: Services, published: PublishedDraws): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/draws/{id}/transcript',
    name: 'getTranscript',
    summary: 'All that is needed to re-compute a draw, a cancelled one too: for `tirage verify`.',
    tags: ['draws'],
    authorization: 'none',
    rateLimit: 'read',
    params: DrawIdParams,
    responses: { 200: json('The transcript.', TranscriptReply, ['etag']) },
    refusals: ['drawNotFound', 'resultsNotPublished', 'drawCancelled'],
  }).handledBy(async ({ params }) => {
    const found = await published.answer(params.id, 'transcript');
    const draw = parseDrawId(params.id);
    if (draw === undefined || !('code' in found) || found.code !== 'drawCancelled') return found;
    const shard = coordinatorShardOf(draw, client);
    const answer = await client.question(shard, 'getCancelledTranscript', { draw });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: PreparedBody.immutable(JSON.stringify(answer.reply)) };
  });
}

function gameJson(game: Game) {
  const odds = tierOdds(game);
  // What remains of a game are the members that its family adds.
  const { gameId, family: _, version: _named, title, priceMinor, tiers, jackpot, ...rules } = game;
  const kinds = theoreticalPayouts(game).flatMap(({ kind, ...paid }) => {
    return kind === undefined ? [] : [{ kind, theoreticalPayoutPermyriad: permyriadOf(paid) }];
  });
  return {
    game: gameId,
    family: familyOf(game).name,
    version: versionOf(game),
    title,
    ...rules,
    priceMinor,
    theoreticalPayoutPermyriad: theoreticalPayoutPermyriad(game),
    ...(kinds.length === 0 ? {} : { kinds }),
    tiers: tiers.map((tier, index) => {
      const { winningCount, possiblePicks } = must(odds[index], 'a tier has no odds');
      return {
        ...tier,
        odds: `1 in ${(Number(possiblePicks) / Number(winningCount)).toFixed(1)}`,
      };
    }),
    ...(jackpot === undefined ? {} : { jackpot: statedJackpotRules(jackpot) }),
  };
}
