/** What operators do with fixtures. Every change is journaled with who made it. */

import type { Line } from '../../../actors/line/line.ts';
import { must } from '../../kernel/assert.ts';
import { type FixtureNo, parseFixtureId } from '../../kernel/fixture-ids.ts';
import { founderOf } from '../../kernel/shard-counts.ts';
import {
  AuditedVersionsReply,
  ChangedFixtureReply,
  ChangeFixtureBody,
  CorrectionBody,
  CreateFixtureBody,
  FixtureIdParams,
  LiabilityReply,
  ResultBody,
  VoidBody,
} from '../../protocol/fixture-messages.ts';
import type { BookView, FixtureView, Repeatable } from '../../protocol/fixture-requests.ts';
import type { RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { hash53 } from '../../structures/cyrb53.ts';
import { PageQuery } from '../routing/cursor.ts';
import type { Exchange } from '../routing/exchange.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import {
  changeWanted,
  creationOf,
  lowOddsRefusal,
  outcomesWanted,
} from './fixture-admin-bodies.ts';
import { auditedVersionJson, fixtureJson, liabilityJson, shardOfFixture } from './fixture-views.ts';
import { isInForce } from './in-force.ts';
import { refusalOf, type Services } from './services.ts';
import { versionPage } from './version-page.ts';

const OPERATORS = ['operator', 'admin'] as const;
/** What all changes of a fixture have in common. */
const CHANGE = {
  tags: ['administration'],
  authorization: OPERATORS,
  rateLimit: 'write',
  idempotency: 'optional',
  params: FixtureIdParams,
  responses: { 200: json('The event, changed.', ChangedFixtureReply) },
} as const;

export function fixtureAdminRoutes(services: Services): readonly Route[] {
  return [
    createFixture(services),
    changeFixture(services),
    resolveFixture(services),
    correctFixture(services),
    voidFixture(services),
    getLiability(services),
    listAuditedVersions(services),
  ];
}

function createFixture(services: Services): Route {
  const { client, random, settings } = services;
  // Home shards in turn, starting anywhere: fixtures spread over the shards, whichever gateway
  // creates them.
  let turn = must(random.bytes(1)[0], 'no byte came where one was asked for');
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/events',
    name: 'createEvent',
    summary: 'Create an event that takes bets at once.',
    tags: ['administration'],
    authorization: OPERATORS,
    rateLimit: 'write',
    idempotency: 'optional',
    body: CreateFixtureBody,
    responses: { 201: json('The event is open.', ChangedFixtureReply) },
    refusals: [
      'eventTitleInvalid',
      'deadlineInvalid',
      'marketInvalid',
      'oddsInvalid',
      'limitInvalid',
      'eventsOfLine',
      'numbersUsedUp',
      'clockUnsure',
    ],
  }).handledBy(async (exchange) => {
    const { body, caller, idempotencyKey } = exchange;
    if (isOfLine(services)) return refuse('eventsOfLine');
    const creation = creationOf(body, caller.playerKey);
    if ('code' in creation) return creation;
    const odds = creation.markets.flatMap(({ selections }) =>
      selections.map(({ oddsHundredths }) => oddsHundredths),
    );
    const low = lowOddsRefusal(odds, settings);
    if (low !== undefined) return low;
    turn += 1;
    // A key always leads to the same home shard, which recognises it when it comes again.
    const place = idempotencyKey === '' ? turn : hash53(idempotencyKey, caller.playerKey);
    const request = { ...creation, ...repeatable(exchange) };
    const answer = await client.question(founderOf(place, client), 'createFixture', request);
    if (!answer.ok) return refusalOf(answer);
    const isReplay = answer.replayed;
    return { status: 201, body: await changedJson(services, answer.reply), isReplay };
  });
}

function changeFixture(services: Services): Route {
  return defineRoute({
    ...CHANGE,
    method: 'PATCH',
    path: '/v1/admin/events/{id}',
    name: 'changeEvent',
    summary: 'Change odds, deadline or limits; suspend or resume betting.',
    body: ChangeFixtureBody,
    refusals: [
      'eventNotFound',
      'eventVersionStale',
      'eventClosed',
      'eventFinished',
      'eventVoid',
      'selectionNotFound',
      'oddsInvalid',
      'deadlineInvalid',
      'limitInvalid',
      'eventsOfLine',
      'numbersUsedUp',
      'clockUnsure',
    ],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'changeFixture', (line) => {
      const changed = changeWanted(line, body, caller.playerKey);
      if ('code' in changed) return changed;
      const odds = changed.odds.map(({ oddsHundredths }) => oddsHundredths);
      return lowOddsRefusal(odds, services.settings) ?? changed;
    });
  });
}

function resolveFixture(services: Services): Route {
  return defineRoute({
    ...CHANGE,
    method: 'POST',
    path: '/v1/admin/events/{id}/result',
    name: 'resolveEvent',
    summary: 'Give the result. Bets are settled at once; those accepted after it are void.',
    body: ResultBody,
    refusals: ['eventNotFound', 'eventFinished', 'eventVoid', 'resultInvalid', 'eventsOfLine'],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'resolveFixture', (line) => {
      const outcomes = outcomesWanted(line, body);
      if ('code' in outcomes) return outcomes;
      const reason = body.reason ?? null;
      return { fixture: line.fixture, outcomes, reason, by: caller.playerKey };
    });
  });
}

function correctFixture(services: Services): Route {
  return defineRoute({
    ...CHANGE,
    method: 'POST',
    path: '/v1/admin/events/{id}/correction',
    name: 'correctEvent',
    summary: 'Give another result instead. What was paid by the old one is taken back.',
    body: CorrectionBody,
    refusals: [
      'eventNotFound',
      'eventNotFinished',
      'resultInvalid',
      'correctionTooLate',
      'correctionsTooMany',
      'eventsOfLine',
      'clockUnsure',
    ],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'correctFixture', (line) => {
      const outcomes = outcomesWanted(line, body);
      if ('code' in outcomes) return outcomes;
      return { fixture: line.fixture, outcomes, reason: body.reason, by: caller.playerKey };
    });
  });
}

function voidFixture(services: Services): Route {
  return defineRoute({
    ...CHANGE,
    method: 'POST',
    path: '/v1/admin/events/{id}/void',
    name: 'voidEvent',
    summary: 'Give every stake back, also after a result.',
    body: VoidBody,
    refusals: ['eventNotFound', 'correctionTooLate', 'correctionsTooMany', 'eventsOfLine'],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'voidFixture', ({ fixture }) => {
      return { fixture, reason: body.reason, by: caller.playerKey };
    });
  });
}

function getLiability(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/events/{id}/liability',
    name: 'getLiability',
    summary: 'What the house may lose on an event, against its limits.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    params: FixtureIdParams,
    responses: { 200: json('The liability.', LiabilityReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params }) => {
    const view = await findFixture(services, params.id);
    if ('code' in view) return view;
    const { fixture } = view.line;
    const books: BookView[] = [];
    for (const answer of await services.client.questionAll('getBook', { fixture })) {
      if (!answer.ok) return refusalOf(answer);
      books.push(answer.reply);
    }
    return { status: 200, body: liabilityJson(view.line, books) };
  });
}

function listAuditedVersions(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/events/{id}/versions',
    name: 'listAuditedVersions',
    summary: 'Every version of an event with who made it and why, newest first.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    params: FixtureIdParams,
    query: PageQuery,
    responses: { 200: json('A page of versions.', AuditedVersionsReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params, query }) => {
    const page = await versionPage(services, params.id, query);
    if ('code' in page) return page;
    const { rows, ...next } = page;
    return { status: 200, body: { versions: rows.map(auditedVersionJson), ...next } };
  });
}

type ChangeOperation = 'changeFixture' | 'resolveFixture' | 'correctFixture' | 'voidFixture';

/** Looks the fixture up, asks for the change, and waits until it is in force everywhere. */
async function change<Op extends ChangeOperation>(
  services: Services,
  exchange: KeyedExchange & { readonly params: { readonly id: string } },
  op: Op,
  requestFor: (line: Line) => RequestOf<Op> | Refusal,
) {
  if (isOfLine(services)) return refuse('eventsOfLine');
  const view = await findFixture(services, exchange.params.id);
  if ('code' in view) return view;
  const request = requestFor(view.line);
  if ('code' in request) return request;
  const shard = shardOfFixture(services, view.line.fixture);
  const asked = { ...request, ...repeatable(exchange) };
  const answer = await services.client.question(shard, op, asked);
  const changed = answer as ShardAnswer<FixtureView>;
  if (!changed.ok) return refusalOf(changed);
  const { reply, replayed: isReplay } = changed;
  return { status: 200 as const, body: await changedJson(services, reply), isReplay };
}

type KeyedExchange = Pick<Exchange, 'idempotencyKey' | 'bodyFingerprint'>;

function repeatable({ idempotencyKey, bodyFingerprint: fingerprint }: KeyedExchange): Repeatable {
  return idempotencyKey === '' ? {} : { operation: { idempotencyKey, fingerprint } };
}

/** A bet maker's fixtures are changed by its line provider only. */
function isOfLine({ settings }: Services): boolean {
  return settings.role === 'bet-maker';
}

async function findFixture(services: Services, id: string): Promise<FixtureView | Refusal> {
  const fixture = parseFixtureId(id);
  if (fixture === undefined) return refuse('eventNotFound');
  const shard = shardOfFixture(services, fixture);
  const answer = await services.client.question(shard, 'getFixture', { fixture });
  return answer.ok ? answer.reply : refusalOf(answer);
}

async function changedJson({ client }: Services, view: FixtureView) {
  const { fixture, version }: { fixture: FixtureNo; version: number } = view.line;
  return { ...fixtureJson(view), inForce: await isInForce(client, fixture, version) };
}
