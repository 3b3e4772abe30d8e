/** From the numbers to the publication. The numbers themselves come from `fairness/`. */

import { assert, must } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { CALENDAR_SHARD } from '../calendar/calendar.ts';
import { accept, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { isJackpotWon, type Settlement } from '../games/prizes.ts';
import { postMail, postToAll, type ReportPaid, type ReportScan } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { areComplete, type Coordinator, type CoordinatorIn, sealedSales } from './coordinator.ts';
import type { CoordinatorEvent } from './coordinator-events.ts';
import type { CoordinatorDecision } from './decide-coordinator.ts';

export function decideConduct(
  coordinator: Coordinator,
  { numbers }: { readonly numbers: readonly number[] },
  { nowMs, earliestMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state !== 'sealed') return accept([]);
  const { conductsAtMs } = coordinator;
  assert(earliestMs >= conductsAtMs, 'numbers were drawn before their time');
  return accept(conducted(coordinator, numbers, nowMs));
}

/** The numbers are drawn, and each shard looks for its winners. */
export function conducted(
  { draw, terms, seals }: CoordinatorIn<'sealed'>,
  numbers: readonly number[],
  atMs: number,
): (CoordinatorEvent | MailPosted)[] {
  familyOf(terms.game).assertOutcome(terms.game, numbers);
  return [
    { type: 'DrawConducted', draw, numbers, atMs },
    ...postToAll(seals.length, { message: 'ScanInstance', draw, numbers }),
  ];
}

/** The last report settles the draw: prizes are fixed in the same decision, and paid later. */
export function decideReportScan(
  coordinator: Coordinator,
  { draw, winnersByTier }: ReportScan,
  from: number,
  { nowMs }: Stamp,
): CoordinatorDecision {
  assert(coordinator.state === 'drawn', 'a scan was reported before the numbers were drawn');
  const { winnersByShard } = coordinator;
  assert(winnersByShard[from] === null, 'a shard reported its winners twice');
  const events: (CoordinatorEvent | MailPosted)[] = [
    { type: 'ShardScanned', draw, shard: from, winnersByTier },
  ];
  const reports = winnersByShard.map((known, shard) => (shard === from ? winnersByTier : known));
  if (!areComplete(reports)) return accept(events);

  const settlement = settle(coordinator, reports);
  const prizesByTier = settlement.tiers.map(({ prizeMinor }) => prizeMinor);
  events.push({ type: 'DrawSettled', draw, settlement, atMs: nowMs });
  events.push(...postToAll(reports.length, { message: 'SettleInstance', draw, prizesByTier }));
  return accept(events);
}

/** When the results are due, not before: money moves, winners are paid, then the results appear. */
export function decideRelease(
  coordinator: Coordinator,
  { nowMs, earliestMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state !== 'settled' || coordinator.paying) return accept([]);
  const { draw, terms, seals, settlement, winnersByShard } = coordinator;
  assert(earliestMs >= terms.resultsAtMs, 'results were released before their time');
  const prizesByTier = settlement.tiers.map(({ prizeMinor }) => prizeMinor);
  const fundsByShard = winnersByShard.map((winners) => fundOf(winners, prizesByTier));
  assert(fundsByShard.length === seals.length, 'not as many funds as shards');
  return accept([
    { type: 'DrawReleased', draw, fundsByShard, atMs: nowMs },
    ...fundsByShard.map((fundMinor, shard) =>
      postMail(shard, { message: 'PayInstance', draw, fundMinor }),
    ),
  ]);
}

export function decideReportPaid(
  coordinator: Coordinator,
  { draw }: ReportPaid,
  from: number,
  { nowMs }: Stamp,
): CoordinatorDecision {
  assert(coordinator.state === 'settled', 'a shard paid before it was told to');
  assert(coordinator.paying, 'a shard paid before it was told to');
  const { paidShards, seals, terms, settlement } = coordinator;
  assert(!paidShards.includes(from), 'a shard paid twice');
  const paid: CoordinatorEvent = { type: 'ShardPaid', draw, shard: from };
  if (paidShards.length + 1 < seals.length) return accept([paid]);

  const { seriesId } = terms;
  const { rolloverMinor, jackpot } = settlement;
  const reserveMinor = jackpot?.reserveOutMinor ?? null;
  const published: CoordinatorEvent = {
    type: 'DrawPublished',
    draw,
    rolloverMinor,
    calendarShard: CALENDAR_SHARD,
    atMs: nowMs,
    reserveMinor: reserveMinor ?? 0,
  };
  // Only now: a jackpot that grew before the results would reveal that nobody had hit it.
  const rollovers = rolloverMinor === 0 ? [] : [{ draw, amountMinor: rolloverMinor }];
  const over = { draw, end: isJackpotWon(terms.game, settlement) ? 'won' : 'carried' } as const;
  const rolled = { rollovers, amountMinor: rolloverMinor, over, reserveMinor };
  const rollIn = postMail(CALENDAR_SHARD, { message: 'RollIn', seriesId, ...rolled });
  return accept([paid, published, rollIn]);
}

function settle(
  { terms, seals, jackpot }: CoordinatorIn<'drawn'>,
  winners: readonly (readonly number[])[],
): Settlement {
  const { game } = terms;
  const winnersByTier = game.tiers.map((_, index) =>
    winners.reduce((sum, counts) => sum + must(counts[index], 'a tier has no count'), 0),
  );
  const { salesMinor } = sealedSales(seals);
  const jackpotInMinor = jackpot.amountMinor;
  const inSeries = jackpot.standing;
  return familyOf(game).settle({ game, salesMinor, jackpotInMinor, winnersByTier, inSeries });
}

function fundOf(winners: readonly number[], prizesByTier: readonly Minor[]): Minor {
  return winners.reduce<Minor>(
    (sum, count, index) =>
      addMinor(sum, multiplyMinor(must(prizesByTier[index], 'a tier has no prize'), count)),
    ZERO_MINOR,
  );
}
