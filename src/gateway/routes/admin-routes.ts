/** What operators, auditors and administrators do. Nobody here sees results before their time. */

import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { versionOf } from '../../../actors/games/game.ts';
import { GameShelf } from '../../../actors/games/game-shelf.ts';
import { statedJackpotRules } from '../../../actors/games/jackpot-rules.ts';
import { POINTS_CLASS } from '../../../actors/points/points-ledger.ts';
import { findChangedRules } from '../../games/changed-rules.ts';
import { addExact, type ExactSum, type SumText, textOfSum } from '../../kernel/exact-sum.ts';
import { formatDrawId, parseDrawId, parsePlayerId } from '../../kernel/ids.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import {
  CancelBody,
  DrawIdParams,
  DrawReply,
  IdParams,
  PlanBody,
  TrialBalanceReply,
} from '../../protocol/draw-messages.ts';
import { RolesBody, RolesReply } from '../../protocol/player-messages.ts';
import { SINGLE_DRAWS_PREFIX } from '../../schedule/schedule.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { type DrawJson, shownVersion, withSales } from './draw-views.ts';
import { instantText, refusalOf, type Services, shardOfDraw, shardOfPlayer } from './services.ts';

export function adminRoutes(services: Services): readonly Route[] {
  return [
    planDraw(services),
    cancelDraw(services),
    conductDraw(services),
    getTrialBalance(services),
    changeRoles(services),
  ];
}

function planDraw(services: Services): Route {
  const { client, settings, games } = services;
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/draws',
    name: 'planDraw',
    summary: 'Create a draw outside the schedule.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    body: PlanBody,
    responses: { 201: json('The draw is scheduled.', DrawReply) },
    refusals: [
      'gameUnknown',
      'gameRulesChanged',
      'drawTimesInvalid',
      'amountInvalid',
      'amountTooLarge',
      'priceTooLow',
      'numbersUsedUp',
      'clockUnsure',
    ],
  }).handledBy(async ({ body }) => {
    const game = games.find(body.game);
    if (game === undefined) return refuse('gameUnknown');
    const changed = await findChangedRules(client, new GameShelf([game]));
    if (!changed.ok) return refusalOf(changed);
    const problem = changed.reply.get(game.gameId);
    if (problem !== undefined)
      return refuse('gameRulesChanged', { detail: `No draw is planned: ${problem}.` });
    const plan = {
      seriesId: `${SINGLE_DRAWS_PREFIX}${game.gameId}`,
      game,
      priceMinor: body.priceMinor ?? game.priceMinor,
      opensAtMs: Date.parse(body.opensAt),
      closesAtMs: Date.parse(body.closesAt),
      resultsAtMs: Date.parse(body.resultsAt),
      graceMs: settings.graceMs,
      approvalMinor: settings.approvalMinorMin,
      recurring: false,
      payoutPermyriadMax: settings.payoutPermyriadMax,
    };
    const answer = await client.question(CALENDAR_SHARD, 'planDraw', plan);
    if (!answer.ok) return refusalOf(answer);
    // The draw's coordinator learns of it by mail, but what it will say is known already.
    const draw: DrawJson = {
      drawId: formatDrawId(answer.reply.draw),
      game: game.gameId,
      ...shownVersion(versionOf(game)),
      series: plan.seriesId,
      state: 'scheduled',
      opensAt: instantText(plan.opensAtMs),
      closesAt: instantText(plan.closesAtMs),
      resultsAt: instantText(plan.resultsAtMs),
      priceMinor: plan.priceMinor,
      ticketCount: 0,
      poolMinor: 0,
      jackpotMinor: game.jackpot?.guaranteedMinor ?? 0,
      commitment: null,
      ticketsRoot: null,
      cancelReason: null,
      ...(game.jackpot && { jackpot: { ...statedJackpotRules(game.jackpot), number: null } }),
      ...(game.pickLimit && { pickLimit: game.pickLimit }),
    };
    return { status: 201, body: draw };
  });
}

function cancelDraw(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/draws/{id}/cancel',
    name: 'cancelDraw',
    summary: 'Cancel a draw whose numbers are not drawn yet. Every buyer is refunded.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: DrawIdParams,
    body: CancelBody,
    responses: { 200: json('The draw is cancelled.', DrawReply) },
    refusals: ['drawNotFound', 'drawNotCancellable', 'drawCancelled'],
  }).handledBy(async ({ params, body, caller }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const request = { draw, reason: body.reason, by: caller.playerKey };
    const shard = shardOfDraw(services, draw);
    const answer = await services.client.question(shard, 'cancelDraw', request);
    if (!answer.ok) return refusalOf(answer);
    const view = await withSales(services, answer.reply);
    return 'code' in view ? view : { status: 200, body: view };
  });
}

function conductDraw(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/draws/{id}/conduct',
    name: 'conductDraw',
    summary: 'Draw the numbers of a closed draw now. The results still wait for their time.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    params: DrawIdParams,
    toleratesBody: true,
    responses: { 200: json('The draw is being conducted.', DrawReply) },
    refusals: ['drawNotFound', 'drawNotConductable'],
  }).handledBy(async ({ params, caller }) => {
    const draw = parseDrawId(params.id);
    if (draw === undefined) return refuse('drawNotFound');
    const shard = shardOfDraw(services, draw);
    const request = { draw, by: caller.playerKey };
    const answer = await services.client.question(shard, 'conductDraw', request);
    if (!answer.ok) return refusalOf(answer);
    const view = await withSales(services, answer.reply);
    return 'code' in view ? view : { status: 200, body: view };
  });
}

function getTrialBalance(services: Services): Route {
  const { currency } = services.settings;
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/ledger/trial-balance',
    name: 'getTrialBalance',
    summary: 'Every account class, and their sum, which is zero.',
    tags: ['administration'],
    authorization: ['auditor', 'admin'],
    rateLimit: 'read',
    responses: { 200: json('The trial balance.', TrialBalanceReply) },
  }).handledBy(async () => {
    const balances = new Map<string, ExactSum>();
    for (const answer of await services.client.questionAll('trialBalance', {})) {
      if (!answer.ok) return refusalOf(answer);
      for (const [name, balanceMinor] of Object.entries(answer.reply)) {
        // The two ends of a transfer between shards cancel out once it has arrived.
        const account = name.replace(/(^|:)transit:\d+$/, '$1transit');
        balances.set(account, addExact(balances.get(account) ?? ZERO_MINOR, balanceMinor));
      }
    }
    const all = [...balances].sort(([left], [right]) => (left < right ? -1 : 1));
    const money = all.filter(([account]) => !account.startsWith(POINTS_CLASS));
    const accounts = money.map(([account, sum]) => ({ account, balanceMinor: textOfSum(sum) }));
    const points = pointsBooks(all.filter(([account]) => account.startsWith(POINTS_CLASS)));
    return { status: 200, body: { accounts, sumMinor: totalOf(money), currency, points } };
  });
}

/** The class of points, whose accounts the ledger counts in hundredths. */
function pointsBooks(found: readonly [string, ExactSum][]) {
  const accounts = found.map(([account, sum]) => ({ account, balanceHundredths: textOfSum(sum) }));
  return { accounts, sumHundredths: totalOf(found) };
}

function totalOf(found: readonly [string, ExactSum][]): SumText {
  const total = found.reduce<ExactSum>((sum, [, balance]) => addExact(sum, balance), ZERO_MINOR);
  return textOfSum(total);
}

function changeRoles(services: Services): Route {
  return defineRoute({
    method: 'POST',
    path: '/v1/admin/players/{id}/roles',
    name: 'changeRoles',
    summary: "Set a player's roles. Their sessions end.",
    tags: ['administration'],
    authorization: 'admin',
    rateLimit: 'write',
    params: IdParams,
    body: RolesBody,
    responses: { 200: json('The roles.', RolesReply) },
    refusals: ['playerNotFound', 'roleMissing', 'accountHasPlayed'],
  }).handledBy(async ({ params, body, caller }) => {
    const player = parsePlayerId(params.id);
    if (player === undefined) return refuse('playerNotFound');
    if (player === caller.playerKey) {
      return refuse('roleMissing', { detail: 'Nobody changes their own roles.' });
    }
    const request = { player, roles: body.roles, by: caller.playerKey };
    const shard = shardOfPlayer(services, player);
    const answer = await services.client.question(shard, 'changeRoles', request);
    if (!answer.ok) return refusalOf(answer);
    services.endSessions(answer.reply.endedSessions);
    return { status: 200, body: { playerId: params.id, roles: [...answer.reply.roles] } };
  });
}
