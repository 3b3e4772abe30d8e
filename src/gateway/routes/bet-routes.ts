/** Bets: placing and looking them up. */
import type { EntryPlace } from '../../kernel/entry-place.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import { parseBetId, parseFixtureId } from '../../kernel/fixture-ids.ts';
import {
  BetBody,
  BetReply,
  BetStateName,
  BetsReply,
  FixtureIdParams,
  PlacedBetReply,
  SlipBody,
} from '../../protocol/fixture-messages.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import type { Caller } from '../callers/caller.ts';
import { fingerprintBet } from '../purchases/bet-fingerprint.ts';
import { betPoints } from '../purchases/purchase-points.ts';
import { PAGE_PARAMETERS } from '../routing/cursor.ts';
import type { Exchange } from '../routing/exchange.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, LATER, type Route } from '../routing/route.ts';
import { askForBet, type BetOrder, legsWanted, type WireLeg } from './bet-placing.ts';
import { betJson, placedBetJson } from './fixture-views.ts';
import { decodeHomeCursor, encodeHomeCursor, pageOfHomes } from './pages-of-homes.ts';
import { NO_SUCH_PAGE, operationKey, refusalOf, type Services, shardOfPlayer } from './services.ts';

const BET_REFUSALS = [
  'eventNotFound',
  'eventSuspended',
  'eventClosed',
  'eventFinished',
  'eventVoid',
  'selectionNotFound',
  'oddsInvalid',
  'oddsChanged',
  'amountInvalid',
  'amountTooLarge',
  'stakeTooSmall',
  'stakeTooLarge',
  'payoutTooLarge',
  'liabilityReached',
  'legsInvalid',
  'balanceTooLow',
  'numbersUsedUp',
  'staffMayNotPlay',
  'birthDateNeeded',
  'betterPasswordNeeded',
  'bookFull',
  'idempotencyKeyReused',
] as const;

export function betRoutes(services: Services): readonly Route[] {
  return [placeBet(services), placeSlip(services), listBets(services), getBet(services)];
}

function placeBet(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/events/{id}/bets',
    name: 'placeBet',
    summary: 'Bet on a selection of an event.',
    tags: ['bets'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    params: FixtureIdParams,
    body: BetBody,
    responses: { 201: json('The bet is taken and on disk.', PlacedBetReply) },
    refusals: BET_REFUSALS,
  }).handledBy((exchange) => {
    const { params, body } = exchange;
    const { stakeMinor, accept, ...leg } = body;
    return place(services, exchange, {
      legs: [{ eventId: params.id, ...leg }],
      stakeMinor,
      accept,
      fingerprint: fingerprintBet(params.id, body),
    });
  });
}

function placeSlip(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/bets',
    name: 'placeSlip',
    summary: 'Bet on several events at once: an accumulator.',
    description:
      'It pays the stake times the product of the odds of all legs, rounded down once, at most ' +
      'as a single at 10000.00 would. A void leg counts as odds of 1.00; a lost leg loses the bet.',
    tags: ['bets'],
    authorization: 'player',
    rateLimit: 'money',
    idempotency: 'optional',
    body: SlipBody,
    responses: { 201: json('The bet is taken and on disk.', PlacedBetReply) },
    refusals: BET_REFUSALS,
  }).handledBy((exchange) => {
    const { body } = exchange;
    const fingerprint = fingerprintBet(undefined, body);
    return place(services, exchange, { ...body, fingerprint });
  });
}

interface WantedBet {
  readonly legs: readonly WireLeg[];
  readonly stakeMinor: number;
  readonly accept?: BetOrder['accept'] | undefined;
  readonly fingerprint: number;
}

/** Asks the player's shard, and answers when the bet is on disk. */
function place(
  services: Services,
  exchange: Pick<Exchange, 'idempotencyKey' | 'respond'> & {
    readonly caller: Caller;
  },
  { legs: wanted, stakeMinor, accept = 'same', fingerprint }: WantedBet,
): typeof LATER | Refusal {
  const legs = legsWanted(wanted);
  if ('code' in legs) return legs;
  const { playerKey: player } = exchange.caller;
  const idempotencyKey = operationKey(exchange.idempotencyKey, services);
  const points = betPoints(services.settings);
  const slip = { player, legs, stakeMinor, accept, fingerprint, idempotencyKey, ...points };
  askForBet(services.client, shardOfPlayer(services, player), slip, (answer) => {
    if (!answer.ok) exchange.respond(refusalOf(answer));
    else {
      const body = placedBetJson(answer.reply);
      exchange.respond({ status: 201, body, isReplay: answer.replayed });
    }
  });
  return LATER;
}

const PAGE_OF_BETS =
  'A page of bets. It may be short where a filter matches little: `next` says if it goes on.';

function listBets(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/me/bets',
    name: 'listBets',
    summary: 'My bets, newest first.',
    tags: ['bets'],
    authorization: 'player',
    rateLimit: 'read',
    query: strictObject({
      ...PAGE_PARAMETERS,
      event: Type.Optional(Type.String({ maxLength: 32, description: 'Only on this event.' })),
      state: Type.Optional(BetStateName),
    }),
    responses: { 200: json(PAGE_OF_BETS, BetsReply) },
    refusals: ['eventNotFound'],
  }).handledBy(async ({ caller, query }) => {
    const { playerKey: player } = caller;
    const after = decodeHomeCursor(services, query.after, 1);
    if (after === undefined) return NO_SUCH_PAGE;
    let fixture: FixtureNo | null = null;
    if (query.event !== undefined) {
      fixture = parseFixtureId(query.event) ?? null;
      if (fixture === null) return refuse('eventNotFound');
    }
    const { limit, state = null } = query;
    const page = { player, limit, after };
    const answer = await pageOfHomes(services, page, async ({ shard, after: at, ...part }) => {
      const place = at === null ? null : (at[0] as EntryPlace);
      const request = { player, fixture, state, limit: part.limit, after: place };
      const found = await services.client.question(shard, 'listBets', request);
      if (!found.ok) return found;
      const { bets: rows, next, ...continued } = found.reply;
      return { ...found, reply: { rows, next: next === null ? null : [next], ...continued } };
    });
    if (!answer.ok) return refusalOf(answer);
    const { rows, next } = answer.reply;
    const body = {
      bets: rows.map(betJson),
      ...(next === null ? {} : { next: encodeHomeCursor(next, 1) }),
    };
    return { status: 200, body };
  });
}

function getBet(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/bets/{id}',
    name: 'getBet',
    summary: 'One of my bets.',
    tags: ['bets'],
    authorization: 'player',
    rateLimit: 'read',
    params: FixtureIdParams,
    responses: { 200: json('The bet.', BetReply) },
    refusals: ['betNotFound'],
  }).handledBy(async ({ caller, params }) => {
    const place = parseBetId(params.id);
    const { playerKey: player } = caller;
    if (place === undefined || place.shard >= services.client.shardCount) {
      return refuse('betNotFound');
    }
    const answer = await services.client.question(place.shard, 'getBet', { player, place });
    return answer.ok ? { status: 200, body: betJson(answer.reply) } : refusalOf(answer);
  });
}
