/** Draws as the wire shows them: the coordinator's view, and the sales of all shards. */

import { PERMYRIAD } from '../../../actors/games/game.ts';
import { must } from '../../kernel/assert.ts';
import { type DrawNo, formatDrawId } from '../../kernel/ids.ts';
import { minor, shareMinor } from '../../kernel/money.ts';
import type { AnnouncedDrawReply } from '../../protocol/announced-draw.ts';
import type { DrawReply } from '../../protocol/draw-messages.ts';
import type { RuledJackpot } from '../../protocol/ruled-jackpot.ts';
import type { Static } from '../../protocol/schema.ts';
import type { DrawView, ListDraws, SalesView } from '../../protocol/shard-requests.ts';
import type { Refusal } from '../routing/problem.ts';
import { instantText, refusalOf, type Services, shardOfDraw } from './services.ts';

export type DrawJson = Static<typeof DrawReply>;
export type AnnouncedDrawJson = Static<typeof AnnouncedDrawReply>;

export async function findDraw(
  services: Services,
  draw: DrawNo,
): Promise<AnnouncedDrawJson | Refusal> {
  const shard = shardOfDraw(services, draw);
  const answer = await services.client.question(shard, 'getDraw', { draw });
  if (!answer.ok) return refusalOf(answer);
  const view = await withSales(services, answer.reply);
  if ('code' in view) return view;
  const { terms, termsDigestHex: termsDigest, stock } = answer.reply;
  if (stock === undefined) return { ...view, terms, termsDigest };
  const { count, commitmentHex: commitment } = stock;
  return { ...view, terms, termsDigest, stock: { count, commitment } };
}

/** Adds the sales to a draw that its coordinator has just answered with. */
export async function withSales(services: Services, view: DrawView): Promise<DrawJson | Refusal> {
  const draws = await addSales(services, [view]);
  return 'code' in draws ? draws : must(draws[0], 'one draw went in, but none came out');
}

interface ShownDraws {
  readonly draws: readonly DrawJson[];
  /** Where the search ended before there were as many as were asked for; else null. */
  readonly reached: DrawNo | null;
}

/**
 * The newest draws across all coordinators. Where shards search up to different draws, what lies
 * below the first end is left to the next page: others there may not have been found yet.
 */
export async function shownDraws(
  services: Services,
  request: ListDraws,
): Promise<ShownDraws | Refusal> {
  const answers = await services.client.questionAll('listDraws', request);
  const views: DrawView[] = [];
  let reached: DrawNo | null = null;
  for (const answer of answers) {
    if (!answer.ok) return refusalOf(answer);
    views.push(...answer.reply.draws);
    const { reached: end } = answer.reply;
    if (end !== null && (reached === null || end > reached)) reached = end;
  }
  const end = reached ?? 0;
  const found = views.filter(({ draw }) => draw >= end).sort((a, b) => b.draw - a.draw);
  const draws = await addSales(services, found.slice(0, request.limit));
  return 'code' in draws
    ? draws
    : { draws, reached: found.length < request.limit ? reached : null };
}

async function addSales(
  { client }: Services,
  views: readonly DrawView[],
): Promise<readonly DrawJson[] | Refusal> {
  if (views.length === 0) return [];
  const answers = await client.questionAll('getSales', { draws: views.map(({ draw }) => draw) });
  const sales: SalesView[] = [];
  for (const answer of answers) {
    if (!answer.ok) return refusalOf(answer);
    sales.push(answer.reply);
  }
  return views.map((view, index) => drawJson(view, index, sales));
}

/** A game's first version goes unsaid, as it always did. */
export function shownVersion(version: number): Pick<DrawJson, 'gameVersion'> {
  return version === 1 ? {} : { gameVersion: version };
}

export function drawJson(view: DrawView, index: number, sales: readonly SalesView[]): DrawJson {
  const sum = (pick: (sales: SalesView) => number | undefined) =>
    sales.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const poolMinor = sum(({ stakesMinor }) => stakesMinor[index]);
  const rolledMinor =
    view.jackpotInMinor ?? sum(({ jackpotsMinor }) => jackpotsMinor[view.seriesId]);
  const shareOfPool = shareMinor(minor(poolMinor), view.jackpotSharePermyriad, PERMYRIAD);
  const expected = sum(({ jackpotNumbers }) => jackpotNumbers[index]);
  return {
    drawId: formatDrawId(view.draw),
    game: view.gameId,
    ...shownVersion(view.version),
    series: view.seriesId,
    state: view.state,
    opensAt: instantText(view.opensAtMs),
    closesAt: instantText(view.closesAtMs),
    resultsAt: instantText(view.resultsAtMs),
    priceMinor: view.priceMinor,
    ticketCount: sum(({ ticketCounts }) => ticketCounts[index]),
    poolMinor,
    jackpotMinor: withinRules(view.jackpot, rolledMinor + shareOfPool),
    commitment: view.commitmentHex,
    ticketsRoot: view.ticketsRootHex,
    cancelReason: view.cancelReason,
    ...jackpotPart(view.jackpot, expected),
    ...(view.postponed === undefined ? {} : { postponed: view.postponed }),
    ...(view.pickLimit === undefined ? {} : { pickLimit: view.pickLimit }),
  };
}

/** What the winners of a jackpot would share: never less than guaranteed, nor more than its cap. */
function withinRules(rules: RuledJackpot | null, amountMinor: number): number {
  const cappedMinor = Math.min(amountMinor, rules?.capMinor ?? amountMinor);
  return Math.max(cappedMinor, rules?.guaranteedMinor ?? 0);
}

/** `expected` is the draw's number while it may still change; 0 if that is not known. */
function jackpotPart(rules: RuledJackpot | null, expected: number): Pick<DrawJson, 'jackpot'> {
  if (rules === null) return {};
  return { jackpot: { ...rules, number: rules.number ?? (expected === 0 ? null : expected) } };
}
