/** Fixtures: what is on offer, and at which price. Open to everybody. */
import { type FixtureNo, formatFixtureId, parseFixtureId } from '../../kernel/fixture-ids.ts';
import {
  FixtureIdParams,
  FixtureReply,
  FixturesReply,
  LineStateName,
  VersionReply,
  VersionsReply,
} from '../../protocol/fixture-messages.ts';
import type { FixtureView } from '../../protocol/fixture-requests.ts';
import { Instant, strictObject, Type } from '../../protocol/schema.ts';
import { decodeCursor, PAGE_PARAMETERS, PageQuery, pageOf } from '../routing/cursor.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { fixtureJson, shardOfFixture, versionJson } from './fixture-views.ts';
import { NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';
import { versionPage } from './version-page.ts';

export function fixtureRoutes(services: Services): readonly Route[] {
  return [
    listFixtures(services),
    getFixture(services),
    listFixtureVersions(services),
    getFixtureOdds(services),
  ];
}

function listFixtures(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events',
    name: 'listEvents',
    summary: 'Fixed-odds events, newest first; with `state=open` those that take bets.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    query: strictObject({ ...PAGE_PARAMETERS, state: Type.Optional(LineStateName) }),
    responses: { 200: json('A page of events.', FixturesReply) },
  }).handledBy(async ({ query }) => {
    const { limit, after, state } = query;
    const before = after === undefined ? null : eventOf(after);
    if (before === undefined) return NO_SUCH_PAGE;
    const states = state === undefined ? null : [state];
    const request = { states, limit: limit + 1, before };
    const answers = await services.client.questionAll('listFixtures', request);
    const views: FixtureView[] = [];
    for (const answer of answers) {
      if (!answer.ok) return refusalOf(answer);
      views.push(...answer.reply.fixtures);
    }
    views.sort((left, right) => right.line.fixture - left.line.fixture);
    const { rows, ...next } = pageOf(views.slice(0, limit + 1), limit, ({ line }) => [
      formatFixtureId(line.fixture),
    ]);
    return { status: 200, body: { events: rows.map(fixtureJson), ...next } };
  });
}

function eventOf(cursor: string): FixtureNo | undefined {
  const place = decodeCursor(cursor, ['string']);
  return place && parseFixtureId(String(place[0]));
}

function getFixture(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}',
    name: 'getEvent',
    summary: 'One event.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: FixtureIdParams,
    responses: { 200: json('The event.', FixtureReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params }) => {
    const fixture = parseFixtureId(params.id);
    if (fixture === undefined) return refuse('eventNotFound');
    const shard = shardOfFixture(services, fixture);
    const answer = await services.client.question(shard, 'getFixture', { fixture });
    return answer.ok ? { status: 200, body: fixtureJson(answer.reply) } : refusalOf(answer);
  });
}

function listFixtureVersions(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/versions',
    name: 'listEventVersions',
    summary: 'Every version that an event has had, newest first.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: FixtureIdParams,
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

function getFixtureOdds(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/events/{id}/odds',
    name: 'getEventOdds',
    summary: 'The version that held at an instant: its odds, state and deadline.',
    tags: ['events'],
    authorization: 'none',
    rateLimit: 'read',
    params: FixtureIdParams,
    query: strictObject({ at: Instant }),
    responses: { 200: json('The version.', VersionReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params, query }) => {
    const fixture = parseFixtureId(params.id);
    if (fixture === undefined) return refuse('eventNotFound');
    const shard = shardOfFixture(services, fixture);
    const request = { fixture, atMs: Date.parse(query.at) };
    const answer = await services.client.question(shard, 'getVersionAt', request);
    return answer.ok ? { status: 200, body: versionJson(answer.reply) } : refusalOf(answer);
  });
}
