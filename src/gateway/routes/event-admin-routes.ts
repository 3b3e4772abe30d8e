/** What operators do with fixed-odds events. Every change is journaled with who made it. */
import type { Line } from '../../../actors/line/line.ts';
import { must } from '../../kernel/assert.ts';
import { type EventNo, formatEventId, parseEventId } from '../../kernel/event-ids.ts';
import {
  AuditedVersionsReply,
  ChangedEventReply,
  ChangeEventBody,
  CorrectionBody,
  CreateEventBody,
  EventIdParams,
  LiabilityReply,
  ResultBody,
  VoidBody,
} from '../../protocol/event-messages.ts';
import type { BookView, EventView, Repeatable } from '../../protocol/event-requests.ts';
import type { RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { hash53 } from '../body-fingerprint.ts';
import { PageQuery } from '../cursor.ts';
import type { Exchange } from '../exchange.ts';
import { type Refusal, refuse } from '../problem.ts';
import { defineRoute, json, type Route } from '../route.ts';
import { changeOf, creationOf, lowOddsRefusal, outcomesOf } from './event-admin-bodies.ts';
import { auditedVersionJson, eventJson, shardOfEvent } from './event-views.ts';
import { isInForce } from './in-force.ts';
import { refusalOf, type Services } from './services.ts';
import { versionPage } from './version-page.ts';

const OPERATORS = ['operator', 'admin'] as const;
/** What all changes of an event have in common. */
const CHANGE = {
  tags: ['administration'],
  authorization: OPERATORS,
  rateLimit: 'write',
  idempotency: 'optional',
  params: EventIdParams,
  responses: { 200: json('The event, changed.', ChangedEventReply) },
} as const;

export function eventAdminRoutes(services: Services): readonly Route[] {
  return [
    createEvent(services),
    changeEvent(services),
    resolveEvent(services),
    correctEvent(services),
    voidEvent(services),
    getLiability(services),
    listAuditedVersions(services),
  ];
}

function createEvent(services: Services): Route {
  const { client, random, settings } = services;
  // Homes in turn, from anywhere: events spread over the shards, whichever gateway makes them.
  let turn = must(random.bytes(1)[0], 'a byte was asked for');
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/events',
    name: 'createEvent',
    summary: 'Create an event that takes bets at once.',
    tags: ['administration'],
    authorization: OPERATORS,
    rateLimit: 'write',
    idempotency: 'optional',
    body: CreateEventBody,
    responses: { 201: json('The event is open.', ChangedEventReply) },
    refusals: [
      'eventTitleInvalid',
      'deadlineInvalid',
      'marketInvalid',
      'oddsInvalid',
      'limitInvalid',
      'eventsOfLine',
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
    // A key leads to one home, where it is known when it comes again.
    const place = idempotencyKey === '' ? turn : hash53(idempotencyKey, caller.playerKey);
    const request = { ...creation, ...repeatable(exchange) };
    const answer = await client.question(place % client.shardCount, 'createEvent', request);
    if (!answer.ok) return refusalOf(answer);
    const isReplay = answer.replayed;
    return { status: 201, body: await changedJson(services, answer.reply), isReplay };
  });
}

function changeEvent(services: Services): Route {
  return defineRoute({
    ...CHANGE,
    method: 'PATCH',
    path: '/v1/admin/events/{id}',
    name: 'changeEvent',
    summary: 'Change odds, deadline or limits; suspend or resume betting.',
    body: ChangeEventBody,
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
    ],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'changeEvent', (line) => {
      const changed = changeOf(line, body, caller.playerKey);
      if ('code' in changed) return changed;
      const odds = changed.odds.map(({ oddsHundredths }) => oddsHundredths);
      return lowOddsRefusal(odds, services.settings) ?? changed;
    });
  });
}

function resolveEvent(services: Services): Route {
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
    return change(services, exchange, 'resolveEvent', (line) => {
      const outcomes = outcomesOf(line, body);
      if ('code' in outcomes) return outcomes;
      const reason = body.reason ?? null;
      return { event: line.event, outcomes, reason, by: caller.playerKey };
    });
  });
}

function correctEvent(services: Services): Route {
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
    ],
  }).handledBy((exchange) => {
    const { body, caller } = exchange;
    return change(services, exchange, 'correctEvent', (line) => {
      const outcomes = outcomesOf(line, body);
      if ('code' in outcomes) return outcomes;
      return { event: line.event, outcomes, reason: body.reason, by: caller.playerKey };
    });
  });
}

function voidEvent(services: Services): Route {
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
    return change(services, exchange, 'voidEvent', ({ event }) => {
      return { event, reason: body.reason, by: caller.playerKey };
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
    params: EventIdParams,
    responses: { 200: json('The liability.', LiabilityReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ params }) => {
    const view = await findEvent(services, params.id);
    if ('code' in view) return view;
    const { event } = view.line;
    const books: BookView[] = [];
    for (const answer of await services.client.questionAll('getBook', { event })) {
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
    params: EventIdParams,
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

type ChangeOperation = 'changeEvent' | 'resolveEvent' | 'correctEvent' | 'voidEvent';

/** Looks the event up, asks for the change, and waits until it is in force everywhere. */
async function change<Op extends ChangeOperation>(
  services: Services,
  exchange: KeyedExchange & { readonly params: { readonly id: string } },
  op: Op,
  requestFor: (line: Line) => RequestOf<Op> | Refusal,
) {
  if (isOfLine(services)) return refuse('eventsOfLine');
  const view = await findEvent(services, exchange.params.id);
  if ('code' in view) return view;
  const request = requestFor(view.line);
  if ('code' in request) return request;
  const shard = shardOfEvent(services, view.line.event);
  const asked = { ...request, ...repeatable(exchange) };
  const answer = await services.client.question(shard, op, asked);
  const changed = answer as ShardAnswer<EventView>;
  if (!changed.ok) return refusalOf(changed);
  const { reply, replayed: isReplay } = changed;
  return { status: 200 as const, body: await changedJson(services, reply), isReplay };
}

type KeyedExchange = Pick<Exchange, 'idempotencyKey' | 'bodyFingerprint'>;

function repeatable({ idempotencyKey, bodyFingerprint: fingerprint }: KeyedExchange): Repeatable {
  return idempotencyKey === '' ? {} : { operation: { idempotencyKey, fingerprint } };
}

/** A bet maker's events are changed by its line provider only. */
function isOfLine({ settings }: Services): boolean {
  return settings.role === 'bet-maker';
}

async function findEvent(services: Services, id: string): Promise<EventView | Refusal> {
  const event = parseEventId(id);
  if (event === undefined) return refuse('eventNotFound');
  const shard = shardOfEvent(services, event);
  const answer = await services.client.question(shard, 'getEvent', { event });
  return answer.ok ? answer.reply : refusalOf(answer);
}

async function changedJson({ client }: Services, view: EventView) {
  const { event, version }: { event: EventNo; version: number } = view.line;
  return { ...eventJson(view), inForce: await isInForce(client, event, version) };
}

function liabilityJson({ event, markets, selections }: Line, books: readonly BookView[]) {
  const sum = (pick: (book: BookView) => number | undefined) =>
    books.reduce((total, book) => total + (pick(book) ?? 0), 0);
  const usedMinor = (limit: number) => sum((book) => book.usedMinor[limit]);
  return {
    eventId: formatEventId(event),
    betCount: sum(({ betCount }) => betCount),
    stakesMinor: sum(({ stakesMinor }) => stakesMinor),
    markets: markets.map(({ name, liabilityMinorMax: limitMinor }, index) => {
      return { name, limitMinor, usedMinor: usedMinor(index) };
    }),
    selections: selections.map(({ name, liabilityMinorMax: limitMinor }, selection) => {
      return { name, limitMinor, usedMinor: usedMinor(markets.length + selection), selection };
    }),
  };
}
