/** Fixed-odds events: what is on offer, and at which price. Open to everybody. */
import { type EventNo, formatEventId, parseEventId } from '../../kernel/event-ids.ts';
import {
  EventIdParams,
  EventReply,
  EventsReply,
  LineStateName,
  VersionReply,
  VersionsReply,
} from '../../protocol/event-messages.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import { Instant, strictObject, Type } from '../../protocol/schema.ts';
import { decodeCursor, PAGE_PARAMETERS, PageQuery, pageOf } from '../cursor.ts';
import { refuse } from '../problem.ts';
import { defineRoute, json, type Route } from '../route.ts';
import { eventJson, shardOfEvent, versionJson } from './event-views.ts';
import { NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';
import { versionPage } from './version-page.ts';

export function eventRoutes(services: Services): readonly Route[] {
  return [
    listEvents(services),
    getEvent(services),
    listEventVersions(services),
    getEventOdds(services),
  ];
}

function listEvents(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events',
    name: 'listEvents',
    summary: 'Fixed-odds events, newest first; with `state=open` those that take bets.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    query: strictObject({ ...PAGE_PARAMETERS, state: Type.Optional(LineStateName) }),
    responses: { 200: json('A page of events.', EventsReply) },
  }).handledBy(async ({ query }) => {
    const { limit, after, state } = query;
    const before = after === undefined ? null : eventOf(after);
    if (before === undefined) return NO_SUCH_PAGE;
    const states = state === undefined ? null : [state];
    const request = { states, limit: limit + 1, before };
    const answers = await services.client.questionAll('listEvents', request);
    const views: EventView[] = [];
    for (const answer of answers) {
      if (!answer.ok) return refusalOf(answer);
      views.push(...answer.reply.events);
    }
    views.sort((left, right) => right.line.event - left.line.event);
    const { rows, ...next } = pageOf(views.slice(0, limit + 1), limit, ({ line }) => [
      formatEventId(line.event),
    ]);
    return { status: 200, body: { events: rows.map(eventJson), ...next } };
  });
}

function eventOf(cursor: string): EventNo | undefined {
  const place = decodeCursor(cursor, ['string']);
  return place && parseEventId(String(place[0]));
}

function getEvent(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}',
    name: 'getEvent',
    summary: 'One event.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: EventIdParams,
    responses: { 200: json('The event.', EventReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params }) => {
    const event = parseEventId(params.id);
    if (event === undefined) return refuse('eventNotFound');
    const shard = shardOfEvent(services, event);
    const answer = await services.client.question(shard, 'getEvent', { event });
    return answer.ok ? { status: 200, body: eventJson(answer.reply) } : refusalOf(answer);
  });
}

function listEventVersions(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/versions',
    name: 'listEventVersions',
    summary: 'Every version that an event has had, newest first.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: EventIdParams,
    query: PageQuery,
    responses: { 200: json('A page of versions.', VersionsReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params, query }) => {
    const page = await versionPage(services, params.id, query);
    if ('code' in page) return page;
    const { rows, ...next } = page;
    return { status: 200, body: { versions: rows.map(versionJson), ...next } };
  });
}

function getEventOdds(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/odds',
    name: 'getEventOdds',
    summary: 'The version that held at an instant: its odds, state and deadline.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: EventIdParams,
    query: strictObject({ at: Instant }),
    responses: { 200: json('The version.', VersionReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params, query }) => {
    const event = parseEventId(params.id);
    if (event === undefined) return refuse('eventNotFound');
    const shard = shardOfEvent(services, event);
    const request = { event, atMs: Date.parse(query.at) };
    const answer = await services.client.question(shard, 'getVersionAt', request);
    return answer.ok ? { status: 200, body: versionJson(answer.reply) } : refusalOf(answer);
  });
}
