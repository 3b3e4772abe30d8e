/** A draw's life from creation to sealing, and its cancellation. Later: `decide-outcome.ts`. */

import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { CALENDAR_SHARD } from '../calendar/calendar.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { type DrawTerms, salesEndMs } from '../draw/terms.ts';
import { isSoldOnce } from '../games/sold-once.ts';
import {
  type CreateDraw,
  type GrantJackpot,
  postMail,
  postToAll,
  type ReportSeal,
  type RollIn,
} from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import { type StockPromise, stockOfAll } from '../stock/decide-stock.ts';
import type { StockMade } from '../stock/stock-events.ts';
import {
  areComplete,
  awaitsSeals,
  type Coordinator,
  hasToReveal,
  type Jackpot,
  sellersOf,
} from './coordinator.ts';
import type { CoordinatorEvent } from './coordinator-events.ts';
import type { NamingEvent } from './naming-events.ts';

export type CoordinatorDecision = Decision<CoordinatorEvent | NamingEvent | StockMade | MailPosted>;

export function decideCreateDraw(
  coordinator: Coordinator | undefined,
  { terms, conductsAtMs }: CreateDraw,
  stamp: Stamp,
  identity: ShardIdentity,
  promise?: StockPromise,
): CoordinatorDecision {
  assert(coordinator === undefined, 'a draw was created twice');
  const { shard, shardCount } = identity;
  const stock = isSoldOnce(terms.game)
    ? stockOfAll(terms, must(promise, 'a draw begins without the seed of its stock'), {
        partCount: shardCount,
        atMs: stamp.nowMs,
      })
    : [];
  return accept([
    { type: 'DrawScheduled', terms, conductsAtMs, atMs: stamp.nowMs },
    ...postToAll(shardCount, { message: 'AnnounceDraw', terms, coordinatorShard: shard }),
    ...stock,
  ]);
}

export interface OpenDraw {
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
}

export function decideOpenDraw(
  coordinator: Coordinator,
  { serverSeedHex, commitmentHex }: OpenDraw,
  { nowMs, earliestMs }: Stamp,
  identity: ShardIdentity,
): CoordinatorDecision {
  if (coordinator.state !== 'scheduled') return accept([]);
  assert(earliestMs >= coordinator.terms.opensAtMs, 'a draw was opened before its time');
  const { draw } = coordinator;
  return accept([
    { type: 'DrawOpened', draw, serverSeedHex, commitmentHex, atMs: nowMs },
    ...postToAll(sellersOf(coordinator, identity), { message: 'OpenInstance', draw }),
  ]);
}

export function decideCloseDraw(
  coordinator: Coordinator,
  { nowMs, earliestMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state !== 'open') return accept([]);
  assert(earliestMs >= salesEndMs(coordinator.terms), 'a draw was closed before its time');
  return accept([{ type: 'DrawClosed', draw: coordinator.draw, atMs: nowMs }]);
}

/** A shard may close, by its own clock, a moment before the coordinator does. */
export function decideReportSeal(
  coordinator: Coordinator,
  { draw, ticketCount, stakeMinor, merkleRootHex, returned }: ReportSeal,
  from: number,
): CoordinatorDecision {
  assert(awaitsSeals(coordinator), 'a seal came too late');
  assert(coordinator.seals[from] === null, 'a shard was sealed twice');
  const sold = { shard: from, ticketCount, stakeMinor, merkleRootHex };
  const seal = returned === undefined ? sold : { ...sold, returned };
  return accept([{ type: 'ShardSealed', draw, seal }]);
}

/** The tickets root is public from here on; nothing random about the outcome is known yet. */
export function decideSealDraw(
  coordinator: Coordinator,
  { ticketsRootHex }: { readonly ticketsRootHex: string },
  { nowMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state !== 'closed') return accept([]);
  const { draw, terms, seals } = coordinator;
  assert(areComplete(seals), 'a draw was sealed before each of its shards');
  return accept([
    { type: 'DrawSealed', draw, ticketsRootHex, atMs: nowMs },
    postMail(CALENDAR_SHARD, {
      message: 'ClaimJackpot',
      draw,
      seriesId: terms.seriesId,
      isRuled: terms.game.jackpot !== undefined,
    }),
  ]);
}

/** A grant that crosses a cancellation goes straight back to the series. */
export function decideGrantJackpot(
  coordinator: Coordinator,
  { draw, rollovers, amountMinor, standing }: GrantJackpot,
  from: number,
): CoordinatorDecision {
  const { state, terms } = coordinator;
  const jackpot: Jackpot = { rollovers, amountMinor, ...(standing && { standing }) };
  const money = { draw, rollovers, amountMinor, standing };
  const granted = { type: 'JackpotGranted', ...money, calendarShard: from } as const;
  if (state !== 'cancelled') return accept([granted]);
  return accept([granted, ...leaveSeries(terms, jackpot)]);
}

export interface CancelDraw {
  readonly draw: DrawNo;
  readonly reason: string;
  readonly by: PlayerKey;
}

/** A draw that is open ends its sales at once; what follows is `decideRevealDraw`. */
export function decideCancelDraw(
  coordinator: Coordinator | undefined,
  { draw, reason, by }: CancelDraw,
  { nowMs }: Stamp,
  identity: ShardIdentity,
): CoordinatorDecision {
  if (coordinator === undefined) return reject('drawNotFound');
  const sellerCount = sellersOf(coordinator, identity);
  const cancelled = { type: 'DrawCancelled', draw, reason, by, atMs: nowMs } as const;
  switch (coordinator.state) {
    case 'scheduled':
      return accept([
        cancelled,
        ...postToAll(sellerCount, { message: 'CancelInstance', draw }),
        ...leaveSeries(coordinator.terms, NO_JACKPOT),
      ]);
    case 'open':
      return accept([
        cancelled,
        ...postToAll(sellerCount, { message: 'EndSales', draw }),
        ...leaveSeries(coordinator.terms, NO_JACKPOT),
      ]);
    case 'closed':
      return accept([cancelled, ...leaveSeries(coordinator.terms, NO_JACKPOT)]);
    case 'sealed':
      // One that it has asked for and not got will come, and goes back then.
      if (coordinator.jackpot === null) return accept([cancelled]);
      return accept([cancelled, ...leaveSeries(coordinator.terms, coordinator.jackpot)]);
    case 'cancelled':
      return reject('drawCancelled');
    default:
      return reject('drawNotCancellable', { state: coordinator.state });
  }
}

const NO_JACKPOT: Jackpot = { amountMinor: ZERO_MINOR, rollovers: [] };

/** A cancelled draw gives back what it has of its series, whose next draw may then go on. */
function leaveSeries(
  { draw, seriesId }: DrawTerms,
  { amountMinor, rollovers, standing }: Jackpot,
): (CoordinatorEvent | MailPosted)[] {
  const calendarShard = CALENDAR_SHARD;
  const reserveMinor = standing?.reserveInMinor ?? null;
  const over = { draw, end: 'cancelled' } as const;
  const rollIn: RollIn = {
    message: 'RollIn',
    seriesId,
    rollovers,
    amountMinor,
    over,
    reserveMinor,
  };
  const leaves = addMinor(amountMinor, reserveMinor ?? ZERO_MINOR) > 0;
  const returned: CoordinatorEvent = {
    type: 'JackpotReturned',
    draw,
    amountMinor,
    calendarShard,
    reserveMinor: reserveMinor ?? ZERO_MINOR,
  };
  return [...(leaves ? [returned] : []), postMail(calendarShard, rollIn)];
}

export interface RevealDraw {
  readonly ticketsRootHex: string;
  readonly numbers: readonly number[];
}

/** Every shard is sealed: what would have been drawn is revealed, and the stakes go back. */
export function decideRevealDraw(
  coordinator: Coordinator,
  { ticketsRootHex, numbers }: RevealDraw,
  { nowMs }: Stamp,
): CoordinatorDecision {
  if (!hasToReveal(coordinator)) return accept([]);
  const { draw, seals } = coordinator;
  assert(areComplete(seals), 'a draw was revealed before each shard was sealed');
  const events: (CoordinatorEvent | MailPosted)[] = [
    { type: 'DrawRevealed', draw, ticketsRootHex, numbers, atMs: nowMs },
    ...postToAll(seals.length, { message: 'CancelInstance', draw }),
  ];
  for (const { shard, stakeMinor: amountMinor } of seals) {
    events.push({ type: 'SealReturned', draw, shard, amountMinor });
    events.push(postMail(shard, { message: 'ReturnStakes', draw, amountMinor }));
  }
  return accept(events);
}

export interface RequestConduct {
  readonly draw: DrawNo;
  readonly by: PlayerKey;
}

/** Draws the numbers now instead of shortly before the results are due; never before the close. */
export function decideRequestConduct(
  coordinator: Coordinator | undefined,
  { draw, by }: RequestConduct,
  { nowMs }: Stamp,
): CoordinatorDecision {
  if (coordinator === undefined) return reject('drawNotFound');
  const { state } = coordinator;
  if (state !== 'closed' && state !== 'sealed') return reject('drawNotConductable', { state });
  return accept([{ type: 'ConductRequested', draw, by, atMs: nowMs }]);
}
