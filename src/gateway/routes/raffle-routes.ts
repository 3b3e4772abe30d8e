/** Raffles, for everybody, and each player's own. Operators: raffle-admin-routes.ts. */
import { type RaffleState, shardOfRaffle } from '../../../actors/raffle/raffle.ts';
import type { RaffleRules } from '../../../actors/raffle/raffle-rules.ts';
import { type AmountForm, formatAmount } from '../../kernel/amount-text.ts';
import { currencyDigitsOf } from '../../kernel/currency.ts';
import { minor } from '../../kernel/money.ts';
import { normaliseUuid } from '../../kernel/uuid.ts';
import { TranscriptReply } from '../../protocol/draw-messages.ts';
import {
  MyRafflesReply,
  RaffleIdParams,
  RaffleReply,
  RaffleStateName,
  RafflesReply,
} from '../../protocol/raffle-messages.ts';
import type { ParticipationView, RaffleView } from '../../protocol/raffle-requests.ts';
import { type Static, strictObject, Type } from '../../protocol/schema.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { decodeCursor, PAGE_PARAMETERS, PageQuery, pageOf } from '../routing/cursor.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

export type RaffleJson = Static<typeof RaffleReply>;

export function raffleRoutes(services: Services): readonly Route[] {
  return [
    listRaffles(services),
    getRaffle(services),
    getRaffleTranscript(services),
    listMyRaffles(services),
  ];
}

function listRaffles(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/raffles',
    name: 'listRaffles',
    summary: 'Raffles, newest first.',
    tags: ['raffles'],
    authorization: 'none',
    rateLimit: 'read',
    query: strictObject({ ...PAGE_PARAMETERS, state: Type.Optional(RaffleStateName) }),
    responses: { 200: json('A page of raffles.', RafflesReply) },
  }).handledBy(async ({ query }) => {
    const page = await pageOfRaffles(services, { ...query, state: query.state ?? null });
    return 'code' in page ? page : { status: 200, body: page };
  });
}

function getRaffle(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/raffles/{id}',
    name: 'getRaffle',
    summary: 'One raffle.',
    tags: ['raffles'],
    authorization: 'none',
    rateLimit: 'read',
    params: RaffleIdParams,
    responses: { 200: json('The raffle.', RaffleReply) },
    refusals: ['raffleNotFound'],
  }).handledBy(async ({ params }) => {
    const place = placeOfRaffle(services, params.id);
    if (place === undefined) return refuse('raffleNotFound');
    const { shard, raffleId } = place;
    const answer = await services.client.question(shard, 'getRaffle', { raffleId });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: raffleJson(answer.reply, raffleAmountForm(services)) };
  });
}

function getRaffleTranscript(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/raffles/{id}/transcript',
    name: 'getRaffleTranscript',
    summary: 'Everything that is needed to re-compute a raffle: for `tirage verify`.',
    tags: ['raffles'],
    authorization: 'none',
    rateLimit: 'read',
    params: RaffleIdParams,
    responses: { 200: json('The transcript.', TranscriptReply, ['etag']) },
    refusals: ['raffleNotFound', 'raffleNotFinished'],
  }).handledBy(async ({ params }) => {
    const place = placeOfRaffle(services, params.id);
    if (place === undefined) return refuse('raffleNotFound');
    const { shard, raffleId } = place;
    const answer = await services.client.question(shard, 'getRaffleTranscript', { raffleId });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: PreparedBody.immutable(JSON.stringify(answer.reply)) };
  });
}

function listMyRaffles(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/raffles',
    name: 'listMyRaffles',
    summary: 'The raffles that I take part in, under my ids at other services. Newest first.',
    tags: ['raffles'],
    authorization: 'player',
    rateLimit: 'read',
    query: PageQuery,
    responses: { 200: json('A page of my raffles.', MyRafflesReply) },
  }).handledBy(async ({ query, caller }) => {
    const before = beforeOf(query.after);
    if (before === undefined) return NO_SUCH_PAGE;
    const request = { player: caller.playerKey, limit: query.limit + 1, before };
    const answers = await services.client.questionAll('listPlayerRaffles', request);
    const found: ParticipationView[] = [];
    for (const answer of answers) {
      if (!answer.ok) return refusalOf(answer);
      found.push(...answer.reply.participations);
    }
    found.sort(newestFirst);
    const { rows, ...next } = pageOf(found, query.limit, ({ raffleId }) => [raffleId]);
    return { status: 200, body: { entries: rows.map(participationJson), ...next } };
  });
}

/** A page of raffles from all shards, as the wire shows it. */
export async function pageOfRaffles(
  services: Services,
  query: { readonly limit: number; readonly after?: string; readonly state: RaffleState | null },
): Promise<{ raffles: RaffleJson[]; next?: string } | Refusal> {
  const { limit, after, state } = query;
  const before = beforeOf(after);
  if (before === undefined) return NO_SUCH_PAGE;
  const request = { state, limit: limit + 1, before };
  const answers = await services.client.questionAll('listRaffles', request);
  const found: RaffleView[] = [];
  for (const answer of answers) {
    if (!answer.ok) return refusalOf(answer);
    found.push(...answer.reply.raffles);
  }
  found.sort(newestFirst);
  const { rows, ...next } = pageOf(found, limit, ({ raffleId }) => [raffleId]);
  const form = raffleAmountForm(services);
  return { raffles: rows.map((row) => raffleJson(row, form)), ...next };
}

/** The shard to ask about a raffle; undefined for a text that is not a raffle's id. */
export function placeOfRaffle(
  { client }: Pick<Services, 'client'>,
  text: string,
): { readonly shard: number; readonly raffleId: string } | undefined {
  const raffleId = normaliseUuid(text);
  if (raffleId === undefined) return undefined;
  const shard = shardOfRaffle(raffleId);
  return shard < client.shardCount ? { shard, raffleId } : undefined;
}

/** The raffle that the previous page ended with; null for the first page. */
function beforeOf(cursor: string | undefined): string | null | undefined {
  if (cursor === undefined) return null;
  const place = decodeCursor(cursor, ['string']);
  return place && normaliseUuid(String(place[0]));
}

/** The ids begin with the time at which they were made. */
function newestFirst(left: { raffleId: string }, right: { raffleId: string }): number {
  return left.raffleId < right.raffleId ? 1 : -1;
}

export function raffleAmountForm({ settings }: Services): AmountForm {
  return { unit: 'major', digits: currencyDigitsOf(settings.currency) };
}

export function raffleJson(view: RaffleView, form: AmountForm): RaffleJson {
  const { raffleId, gameId, state, rules, entryCount, participantCount, potMinor } = view;
  return {
    raffleId,
    gameId,
    state,
    rules: rulesJson(rules),
    openedAt: instantText(view.openedAtMs),
    startedAt: instantOrNull(view.startedAtMs),
    endedAt: instantOrNull(view.endedAtMs),
    expiresAt: instantOrNull(view.expiresAtMs),
    entryCount,
    participantCount,
    potMinor,
    termsDigest: view.termsDigestHex,
    commitment: view.commitmentHex,
    ticketsRoot: view.ticketsRootHex,
    awards: view.winners.map(({ place, ordinal, player, prizeMinor }) => ({
      lottery_id: raffleId,
      win_sum: formatAmount(minor(prizeMinor), form),
      status: 'played_out' as const,
      place,
      entry: ordinal,
      player,
    })),
  };
}

/** The lists in the wire's types are mutable; ours are not. */
export function rulesJson({ prize, ...rules }: RaffleRules): RaffleJson['rules'] {
  if (prize.kind !== 'table') return { ...rules, prize };
  return { ...rules, prize: { ...prize, sharesPermyriad: [...prize.sharesPermyriad] } };
}

function participationJson(view: ParticipationView) {
  const { raffleId, gameId, state, entryCount, stakeMinor, firstAtMs, prizeMinor } = view;
  const firstAt = instantText(firstAtMs);
  return { raffleId, gameId, state, entryCount, stakeMinor, firstAt, prizeMinor };
}

function instantOrNull(atMs: number | null): string | null {
  return atMs === null ? null : instantText(atMs);
}
