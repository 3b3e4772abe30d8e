/** What operators change about the times of draws. */
import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { parseDrawId } from '../../kernel/ids.ts';
import { DrawIdParams, DrawReply, PostponeBody } from '../../protocol/draw-messages.ts';
import type { ReplyOf } from '../../protocol/shard-requests.ts';
import { knownToSchedules } from '../../schedule/read-schedule.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { withSales } from './draw-views.ts';
import { refusalOf, type Services, shardOfDraw } from './services.ts';

export function drawTimeRoutes(services: Services): readonly Route[] {
  return [postponeDraw(services)];
}

function postponeDraw(services: Services): Route {
  const { client } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/draws/{id}/postpone',
    name: 'postponeDraw',
    summary: 'Move the close and the results of a draw to later times, before its sale ends. Once.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: DrawIdParams,
    body: PostponeBody,
    responses: { 200: json('The draw is postponed.', DrawReply) },
    refusals: [
      'drawNotFound',
      'drawCancelled',
      'drawNotPostponable',
      'drawPostponedBefore',
      'postponeOvertakes',
      'drawTimesInvalid',
      'clockUnsure',
    ],
  }).handledBy(async ({ params, body, caller }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const shard = shardOfDraw(services, draw);
    const known = await client.question(shard, 'getDraw', { draw });
    if (!known.ok) return refusalOf(known);
    const others = await drawsAhead(services, known.reply.seriesId);
    if ('code' in others) return others;
    const answer = await client.question(shard, 'postponeDraw', {
      draw,
      closesAtMs: Date.parse(body.closesAt),
      resultsAtMs: Date.parse(body.resultsAt),
      reason: body.reason,
      by: caller.playerKey,
      others,
    });
    if (!answer.ok) return refusalOf(answer);
    const view = await withSales(services, answer.reply);
    return 'code' in view ? view : { status: 200, body: view };
  });
}

/** The draws of a series that are planned or on sale, and the one that would be planned next. */
async function drawsAhead(
  services: Services,
  seriesId: string,
): Promise<ReplyOf<'getDrawsAhead'> | Refusal> {
  const { client, settings, games, clock } = services;
  const draws: ReplyOf<'getDrawsAhead'> = [];
  for (const answer of await client.questionAll('getDrawsAhead', { seriesId })) {
    if (!answer.ok) return refusalOf(answer);
    draws.push(...answer.reply);
  }
  const schedule = await client.question(CALENDAR_SHARD, 'getSchedule', {});
  if (!schedule.ok) return refusalOf(schedule);
  const { firstUnplanned } = await import('../../schedule/first-unplanned.ts');
  const known = knownToSchedules(settings, games, clock.wallMs());
  const next = await firstUnplanned(schedule.reply, seriesId, known);
  return next === undefined ? draws : [...draws, { draw: null, ...next }];
}
