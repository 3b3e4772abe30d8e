/** Large prizes and payouts, which wait until an operator has looked at them. */
import { formatFixtureId, parseBetId } from '../../kernel/fixture-ids.ts';
import {
  formatDrawId,
  formatPlayerId,
  formatTicketId,
  parseTicketId,
  type TicketPlace,
} from '../../kernel/ids.ts';
import { AwardReply, AwardsReply, IdParams } from '../../protocol/draw-messages.ts';
import type { AwardView, HeldPayoutView } from '../../protocol/money-requests.ts';
import { type Static, strictObject, Type } from '../../protocol/schema.ts';
import { decodeCursor, PAGE_PARAMETERS, pageOf } from '../routing/cursor.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, NO_SUCH_PAGE, refusalOf, type Services } from './services.ts';

type AwardJson = Static<typeof AwardReply>;

export function awardRoutes(services: Services): readonly Route[] {
  return [listAwards(services), approveAward(services)];
}

function listAwards(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/awards',
    name: 'listAwards',
    summary: 'Large payouts of bets, then large prizes: those that wait for approval, or approved.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    query: strictObject({
      ...PAGE_PARAMETERS,
      state: Type.Union([Type.Literal('held'), Type.Literal('approved')], { default: 'held' }),
    }),
    responses: { 200: json('A page of awards.', AwardsReply) },
  }).handledBy(async ({ query }) => {
    const { limit, state } = query;
    const after = query.after === undefined ? null : placeOf(query.after);
    if (after === undefined) return NO_SUCH_PAGE;
    const page = { isApproved: state === 'approved', limit: limit + 1 };
    const found = await awardsBehind(services, page, after);
    if ('code' in found) return found;
    const { rows, ...next } = pageOf(found, limit, ({ awardId }) => [awardId]);
    return { status: 200, body: { awards: [...rows], ...next } };
  });
}

/**
 * The award that a page ended with: bets come first, because their ids sort before those of
 * tickets.
 */
type Place = { readonly bet: string } | { readonly ticket: TicketPlace };

function placeOf(cursor: string): Place | undefined {
  const place = decodeCursor(cursor, ['string']);
  if (place === undefined) return undefined;
  const awardId = String(place[0]);
  if (parseBetId(awardId) !== undefined) return { bet: awardId };
  const ticket = parseTicketId(awardId);
  return ticket && { ticket };
}

async function awardsBehind(
  { client }: Services,
  page: { readonly isApproved: boolean; readonly limit: number },
  after: Place | null,
): Promise<AwardJson[] | Refusal> {
  const awards: AwardJson[] = [];
  if (after === null || 'bet' in after) {
    const request = { ...page, after: after === null ? null : after.bet };
    for (const answer of await client.questionAll('listHeldPayouts', request)) {
      if (!answer.ok) return refusalOf(answer);
      awards.push(...answer.reply.map(payoutJson));
    }
  }
  const request = { ...page, after: after !== null && 'ticket' in after ? after.ticket : null };
  for (const answer of await client.questionAll('listHeldAwards', request)) {
    if (!answer.ok) return refusalOf(answer);
    awards.push(...answer.reply.map(awardJson));
  }
  // Ids sort as texts just as their places do: by draw or fixture, shard and ordinal.
  return awards.sort((left, right) => (left.awardId < right.awardId ? -1 : 1));
}

function approveAward(services: Services): Route {
  const { client } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/awards/{id}/approve',
    name: 'approveAward',
    summary: 'Pay a large prize or payout that waits for approval.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: IdParams,
    toleratesBody: true,
    responses: { 200: json('It is paid.', AwardReply) },
    refusals: ['awardNotFound', 'awardNotHeld', 'ownGain'],
  }).handledBy(async ({ params, caller }) => {
    const by = caller.playerKey;
    const bet = parseBetId(params.id);
    if (bet !== undefined && bet.shard < client.shardCount) {
      const request = { awardId: params.id, by };
      const answer = await client.question(bet.shard, 'approvePayout', request);
      return answer.ok ? { status: 200, body: payoutJson(answer.reply) } : refusalOf(answer);
    }
    const place = parseTicketId(params.id);
    if (place === undefined || place.shard >= client.shardCount) return refuse('awardNotFound');
    const { draw, ordinal } = place;
    const answer = await client.question(place.shard, 'approveAward', { draw, ordinal, by });
    return answer.ok ? { status: 200, body: awardJson(answer.reply) } : refusalOf(answer);
  });
}

function awardJson(award: AwardView): AwardJson {
  const { draw, shard, ordinal, tier, prizeMinor } = award;
  return {
    awardId: formatTicketId({ draw, shard, ordinal }),
    kind: 'prize',
    drawId: formatDrawId(draw),
    tier,
    prizeMinor,
    ...approvalJson(award),
  };
}

function payoutJson(payout: HeldPayoutView): AwardJson {
  const { awardId, fixture, amountMinor: prizeMinor } = payout;
  return {
    awardId,
    kind: 'bet',
    ...(fixture === 0 ? {} : { eventId: formatFixtureId(fixture) }),
    prizeMinor,
    ...approvalJson(payout),
  };
}

function approvalJson({ player, heldAtMs, approvedAtMs }: AwardView | HeldPayoutView) {
  return {
    playerId: formatPlayerId(player),
    state: approvedAtMs === null ? ('held' as const) : ('approved' as const),
    heldAt: instantText(heldAtMs),
    approvedAt: approvedAtMs === null ? null : instantText(approvedAtMs),
  };
}
