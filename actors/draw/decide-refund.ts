/** The stakes of a cancelled draw go back to its buyers, step by step. */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import { combinationsOf } from '../games/combinations.ts';
import { playerKeyAt, type TicketColumnsView, ticketRow } from '../games/ticket-columns.ts';
import {
  isPaidByPoints,
  type PointsPurchase,
  pointsLeft,
  returnedPartOf,
} from '../points/points-account.ts';
import type { PointsReturned, StakeRewardsMoved } from '../points/points-events.ts';
import { RewardMoves, rewardsOfRefund } from '../points/stake-reward.ts';
import {
  combinationsSold,
  type DrawInstance,
  type InstanceIn,
  REFUNDED_PER_STEP,
} from './instance.ts';
import type { InstanceEvent, TicketsRefunded } from './instance-events.ts';
import { countedTickets } from './returned-tickets.ts';

type RefundDecision = Decision<InstanceEvent | PointsReturned | StakeRewardsMoved>;

/** Purchases that involve points, among those that a step of refunding may touch. */
export type PointsPurchases = ReadonlyMap<number, PointsPurchase>;

const NO_POINTS: PointsPurchases = new Map();

/**
 * One step of refunding: a stretch of tickets, summed up by buyer. What was paid in points goes
 * back in points, and what a stake had earned is taken back, in the step in which the purchase
 * begins; `pointsPurchases` holds those purchases by their first ordinal, from
 * PICKS_PER_PURCHASE_MAX before the stretch on. Tickets that were given back had their money then.
 */
export function decideRefundStep(
  instance: DrawInstance,
  columns: TicketColumnsView,
  { nowMs }: Stamp,
  pointsPurchases: PointsPurchases = NO_POINTS,
): RefundDecision {
  if (instance.phase !== 'refunding') return accept([]);
  const { draw } = instance.terms;
  const fromOrdinal = instance.refundedThrough;
  const throughOrdinal = Math.min(fromOrdinal + REFUNDED_PER_STEP, instance.ticketCount);
  const stretch = { fromOrdinal, throughOrdinal };
  const refunds = refundsOf(instance, columns, stretch, ticketsPaidWithPoints(pointsPurchases));
  const events: (InstanceEvent | PointsReturned | StakeRewardsMoved)[] = [];
  const firstOrdinals: number[] = [];
  const rewards = new RewardMoves();
  for (const [first, purchase] of pointsPurchases) {
    if (first < fromOrdinal || first >= throughOrdinal) continue;
    if (returnedPartOf(purchase).ticketCount === purchase.ticketCount) continue;
    if (isPaidByPoints(purchase)) firstOrdinals.push(first);
    else rewards.takeBack(purchase.player, pointsLeft(purchase));
  }
  if (firstOrdinals.length > 0) {
    events.push({ type: 'PointsReturned', draw, firstOrdinals, atMs: nowMs });
  }
  const operation = rewardsOfRefund(draw, fromOrdinal);
  events.push(...rewards.event({ operation, draw, fixture: 0, atMs: nowMs }));
  if (throughOrdinal > fromOrdinal) {
    events.push({
      type: 'TicketsRefunded',
      draw,
      ...stretch,
      ...refunds,
      atMs: nowMs,
    });
  }
  if (throughOrdinal === instance.ticketCount) {
    events.push({ type: 'InstanceRefunded', draw, atMs: nowMs });
  }
  return accept(events);
}

/** The buyers of the stretch, what each had of it, and what that had cost. */
function refundsOf(
  { terms, ...instance }: InstanceIn<'refunding'>,
  columns: TicketColumnsView,
  { fromOrdinal, throughOrdinal }: Pick<TicketsRefunded, 'fromOrdinal' | 'throughOrdinal'>,
  excepted: ReadonlySet<number>,
): Pick<TicketsRefunded, 'players' | 'ticketCounts' | 'combinationCounts'> {
  const { game } = terms;
  const isPlain = combinationsSold({ terms, ...instance }) === countedTickets(instance);
  const counts = new Map<PlayerKey, { tickets: number; combinations: number }>();
  for (let ordinal = fromOrdinal; ordinal < throughOrdinal; ordinal += 1) {
    if (excepted.has(ordinal) || columns.returned.has(ordinal)) continue;
    const player = playerKeyAt(columns, ordinal) as PlayerKey;
    const count = counts.get(player) ?? { tickets: 0, combinations: 0 };
    counts.set(player, count);
    count.tickets += 1;
    count.combinations += isPlain ? 1 : combinationsOf(game, ticketRow(columns, ordinal).masks);
  }
  const found = [...counts.values()];
  const isOneEach = found.every(({ tickets, combinations }) => tickets === combinations);
  return {
    players: [...counts.keys()],
    ticketCounts: found.map(({ tickets }) => tickets),
    combinationCounts: isOneEach ? [] : found.map(({ combinations }) => combinations),
  };
}

function ticketsPaidWithPoints(pointsPurchases: PointsPurchases): ReadonlySet<number> {
  const ordinals = new Set<number>();
  for (const [first, { ticketCount, earnedHundredths }] of pointsPurchases) {
    if (earnedHundredths > 0) continue;
    for (let i = 0; i < ticketCount; i += 1) ordinals.add(first + i);
  }
  return ordinals;
}
