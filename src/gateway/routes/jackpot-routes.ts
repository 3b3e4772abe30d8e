/** Jackpots and reserves, for those who look after them. */
import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { JackpotsReply, MovedJackpotReply, MoveJackpotBody } from '../../protocol/draw-messages.ts';
import type { SeriesView } from '../../protocol/shard-requests.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { refusalOf, type Services } from './services.ts';

export function jackpotRoutes(services: Services): readonly Route[] {
  return [listJackpots(services), moveJackpot(services)];
}

function listJackpots({ client }: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/jackpots',
    name: 'listJackpots',
    summary: 'What waits in the jackpot and the reserve of each series.',
    description: 'A draw that is sealed and not published has taken both: they are in its pot.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    responses: { 200: json('Every series that has had a draw.', JackpotsReply) },
  }).handledBy(async () => {
    const answer = await client.question(CALENDAR_SHARD, 'getJackpots', {});
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { jackpots: answer.reply.map(seriesJson) } };
  });
}

function moveJackpot({ client }: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/jackpots/move',
    name: 'moveJackpot',
    summary: 'Give the jackpot of a series that has no draws any more to another series.',
    description:
      'Refused while a draw of it is planned, on sale or not published: that one would inherit. ' +
      'Each rollover keeps the name of the draw that it came from. Give an Idempotency-Key with ' +
      'a part, or a repeat moves it once more; to move all again is refused, for nothing is left.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    idempotency: 'optional',
    body: MoveJackpotBody,
    responses: { 200: json('What was moved.', MovedJackpotReply) },
    refusals: [
      'seriesNotFound',
      'seriesOnSale',
      'jackpotTooLow',
      'amountInvalid',
      'clockUnsure',
      'idempotencyKeyReused',
    ],
  }).handledBy(async ({ body, caller, idempotencyKey, bodyFingerprint: fingerprint }) => {
    const { from: fromSeriesId, to: toSeriesId, reason, amountMinor = null } = body;
    const request = { fromSeriesId, toSeriesId, reason, amountMinor, by: caller.playerKey };
    const keyed = idempotencyKey === '' ? {} : { operation: { idempotencyKey, fingerprint } };
    const answer = await client.question(CALENDAR_SHARD, 'moveJackpot', { ...request, ...keyed });
    if (!answer.ok) return refusalOf(answer);
    const { fromSeriesId: from, toSeriesId: to, ...moved } = answer.reply;
    return { status: 200, body: { from, to, ...moved }, isReplay: answer.replayed };
  });
}

function seriesJson(view: SeriesView) {
  const { seriesId: series, jackpotMinor, reserveMinor, unwonCount, awaitedCount } = view;
  const standing = { drawsSinceWon: unwonCount, drawsAhead: awaitedCount };
  return { series, jackpotMinor, reserveMinor, ...standing };
}
