/**
 * What operators do with raffles: set rules, see which wait and who is in them, link outside ids.
 */

import { isStaff } from '../../../actors/player/player.ts';
import { raffleShardOfGame, shardOfExternalId } from '../../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES, type RaffleRules } from '../../../actors/raffle/raffle-rules.ts';
import { formatPlayerId, parsePlayerId } from '../../kernel/ids.ts';
import { normaliseUuid } from '../../kernel/uuid.ts';
import { IdParams } from '../../protocol/draw-messages.ts';
import {
  ConfigureRaffleBody,
  ExternalIdBody,
  ExternalIdsReply,
  RaffleEntriesReply,
  RaffleGameReply,
  RaffleIdParams,
  RaffleStateName,
  RafflesReply,
} from '../../protocol/raffle-messages.ts';
import type { RaffleEntryView } from '../../protocol/raffle-requests.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import { decodeCursor, PAGE_PARAMETERS, PageQuery, pageOf } from '../routing/cursor.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { pageOfRaffles, placeOfRaffle, rulesJson } from './raffle-routes.ts';
import { instantText, NO_SUCH_PAGE, refusalOf, type Services, shardOfPlayer } from './services.ts';

const OPERATORS = ['operator', 'admin'] as const;
const READERS = ['operator', 'auditor', 'admin'] as const;

export function raffleAdminRoutes(services: Services): readonly Route[] {
  return [
    configureRaffleGame(services),
    getRaffleGame(services),
    listWaitingRaffles(services),
    listRaffleEntries(services),
    linkExternalId(services),
  ];
}

function configureRaffleGame(services: Services): Route {
  return defineRoute({
    method: 'PUT',
    path: '/v1/admin/raffle-games/{id}',
    name: 'configureRaffleGame',
    summary: "Set the rules of a game's raffles, from the next one on.",
    description:
      'A raffle that nobody has entered takes them at once. What is left out is default.',
    tags: ['administration'],
    authorization: OPERATORS,
    rateLimit: 'write',
    params: RaffleIdParams,
    body: ConfigureRaffleBody,
    responses: { 200: json('The rules hold.', RaffleGameReply) },
    refusals: ['raffleRulesInvalid', 'raffleGameNotFound'],
  }).handledBy(async ({ params, body, caller }) => {
    const gameId = normaliseUuid(params.id);
    if (gameId === undefined) return refuse('raffleGameNotFound');
    const rules = { ...DEFAULT_RAFFLE_RULES, ...body } as RaffleRules;
    const shard = raffleShardOfGame(gameId, services.client);
    const request = { gameId, rules, by: caller.playerKey };
    const answer = await services.client.question(shard, 'configureRaffleGame', request);
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { ...answer.reply, rules: rulesJson(answer.reply.rules) } };
  });
}

function getRaffleGame(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/raffle-games/{id}',
    name: 'getRaffleGame',
    summary: "The rules of a game's raffles, and the raffle in waiting.",
    tags: ['administration'],
    authorization: READERS,
    rateLimit: 'read',
    params: RaffleIdParams,
    responses: { 200: json('The game.', RaffleGameReply) },
    refusals: ['raffleGameNotFound'],
  }).handledBy(async ({ params }) => {
    const gameId = normaliseUuid(params.id);
    if (gameId === undefined) return refuse('raffleGameNotFound');
    const shard = raffleShardOfGame(gameId, services.client);
    const answer = await services.client.question(shard, 'getRaffleGame', { gameId });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200, body: { ...answer.reply, rules: rulesJson(answer.reply.rules) } };
  });
}

function listWaitingRaffles(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/raffles',
    name: 'listWaitingRaffles',
    summary: 'Raffles, those in waiting unless another state is asked for. Newest first.',
    tags: ['administration'],
    authorization: READERS,
    rateLimit: 'read',
    query: strictObject({ ...PAGE_PARAMETERS, state: Type.Optional(RaffleStateName) }),
    responses: { 200: json('A page of raffles.', RafflesReply) },
  }).handledBy(async ({ query }) => {
    const page = await pageOfRaffles(services, { ...query, state: query.state ?? 'in_waiting' });
    return 'code' in page ? page : { status: 200, body: page };
  });
}

function listRaffleEntries(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/raffles/{id}/entries',
    name: 'listRaffleEntries',
    summary: 'Who is in a raffle, in the order in which they came.',
    tags: ['administration'],
    authorization: READERS,
    rateLimit: 'read',
    params: RaffleIdParams,
    query: PageQuery,
    responses: { 200: json('A page of entries.', RaffleEntriesReply) },
    refusals: ['raffleNotFound'],
  }).handledBy(async ({ params, query }) => {
    const place = placeOfRaffle(services, params.id);
    if (place === undefined) return refuse('raffleNotFound');
    const cursor = query.after === undefined ? [] : decodeCursor(query.after, ['number']);
    if (cursor === undefined) return NO_SUCH_PAGE;
    const after = cursor[0] === undefined ? null : Number(cursor[0]);
    const { shard, raffleId } = place;
    const request = { raffleId, limit: query.limit + 1, after };
    const answer = await services.client.question(shard, 'listRaffleEntries', request);
    if (!answer.ok) return refusalOf(answer);
    const { rows, ...next } = pageOf(answer.reply.entries, query.limit, ({ ordinal }) => [ordinal]);
    return { status: 200, body: { entries: rows.map(entryJson), ...next } };
  });
}

function linkExternalId(services: Services): Route {
  const { client } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/players/{id}/external-ids',
    name: 'linkExternalId',
    summary: 'Link an id of another service to a player.',
    description: 'Raffle prizes of that id are credited to them from now on.',
    tags: ['administration'],
    authorization: 'admin',
    rateLimit: 'write',
    params: IdParams,
    body: ExternalIdBody,
    responses: { 200: json('The id is theirs.', ExternalIdsReply) },
    refusals: ['playerNotFound', 'staffMayNotPlay', 'externalIdTaken', 'externalIdsTooMany'],
  }).handledBy(async ({ params, body, caller }) => {
    const player = parsePlayerId(params.id);
    const externalId = normaliseUuid(body.externalId);
    if (player === undefined || externalId === undefined) return refuse('playerNotFound');
    const profile = await client.question(shardOfPlayer(services, player), 'getProfile', {
      player,
    });
    if (!profile.ok) return refusalOf(profile);
    if (isStaff(profile.reply.roles)) return refuse('staffMayNotPlay');
    const shard = shardOfExternalId(externalId, client);
    const request = { externalId, player, by: caller.playerKey };
    const answer = await client.question(shard, 'linkExternalId', request);
    if (!answer.ok) return refusalOf(answer);
    const { externalIds } = answer.reply;
    return { status: 200, body: { playerId: formatPlayerId(player), externalIds } };
  });
}

function entryJson(entry: RaffleEntryView) {
  const { raffleId, ordinal, playerId, stakeMinor, messageId, acceptedAtMs, state } = entry;
  const acceptedAt = instantText(acceptedAtMs);
  return { raffleId, entry: ordinal, playerId, stakeMinor, messageId, acceptedAt, state };
}
