/** Standing tickets and purchases of several draws in a cluster. */
import type { PlanDraw } from '../../../actors/calendar/calendar.ts';
import type { MakeStandingTicket } from '../../../actors/standing/decide-standing.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { founderOf } from '../../../src/kernel/shard-counts.ts';
import type { PurchaseForDraws, StandingView } from '../../../src/protocol/standing-requests.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import type { Cluster } from './cluster.ts';
import { clusterBalance, plan, purchase, type TestPlayer } from './cluster-players.ts';

/** Of `plan` for 5 of 36. */
export const STANDING_SERIES = 'test-5of36';
export const PRICE_MINOR = 100;

/** The next draw of the series, which opens now and sells for an hour. */
export function openNext(cluster: Cluster, changes: Partial<PlanDraw> = {}): Promise<DrawNo> {
  return plan(cluster, '5of36', { closesInS: 3_600, resultsInS: 7_200, ...changes });
}

export function buyForDraws(
  cluster: Cluster,
  one: TestPlayer,
  draw: DrawNo,
  draws: number,
  tickets: Parameters<typeof purchase>[3] = { picks: [[1, 2, 3, 4, 5]] },
): Promise<PurchaseForDraws> {
  const request = { ...purchase(cluster, one, draw, tickets), draws };
  return cluster.get(one.shard, 'buyForDraws', request);
}

let keyCount = 0;

export function standingRequest(
  { player }: TestPlayer,
  changes: Partial<MakeStandingTicket> = {},
): MakeStandingTicket {
  keyCount += 1;
  return {
    player,
    seriesId: STANDING_SERIES,
    picks: [[1, 2, 3, 4, 5]],
    quickPick: 0,
    draws: null,
    earnsHundredths: 0,
    idempotencyKey: `standing-${keyCount}`,
    fingerprint: 1,
    ...changes,
  };
}

export function makeStanding(
  cluster: Cluster,
  one: TestPlayer,
  changes: Partial<MakeStandingTicket> = {},
): Promise<StandingView> {
  return cluster.get(one.shard, 'makeStandingTicket', standingRequest(one, changes));
}

export async function standingTicketsOf(
  cluster: Cluster,
  { shard, player }: TestPlayer,
): Promise<readonly StandingView[]> {
  return cluster.get(shard, 'listStandingTickets', { player });
}

export async function cancel(cluster: Cluster, draw: DrawNo): Promise<void> {
  const cancelled = { draw, reason: 'rain', by: OPERATOR };
  await cluster.get(founderOf(draw, cluster), 'cancelDraw', cancelled);
  await cluster.settle();
}

/** By draw, how many tickets of it the player has. */
export async function ticketsByDraw(
  cluster: Cluster,
  { shard, player }: TestPlayer,
): Promise<Record<number, number>> {
  const request = { player, draw: null, state: null, limit: 100, after: null };
  const { tickets } = await cluster.get(shard, 'listTickets', request);
  const counts: Record<number, number> = {};
  for (const { place } of tickets) counts[place.draw] = (counts[place.draw] ?? 0) + 1;
  return counts;
}

export async function balanceIn(cluster: Cluster, one: TestPlayer): Promise<number> {
  const { balanceMinor } = await cluster.get(one.shard, 'getWallet', { player: one.player });
  return balanceMinor;
}

/** What waits for draws that are still to open. */
export async function prepaidBalance(cluster: Cluster): Promise<number> {
  return (await clusterBalance(cluster)).orders ?? 0;
}
