/** A draw's life on one shard, apart from its sales and its refunds (decide-refund.ts). */

import { assert, must } from '../../src/kernel/assert.ts';
import { hexOf } from '../../src/kernel/hex.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { type WinnerScan, winnersFrom } from '../games/scan.ts';
import type { TicketColumnsView } from '../games/ticket-columns.ts';
import {
  type AnnounceDraw,
  type CancelInstance,
  type EndSales,
  type NameTickets,
  type OpenInstance,
  type PayInstance,
  postMail,
  type ReturnStakes,
  type ScanInstance,
  type SettleInstance,
} from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import {
  combinationsSold,
  type DrawInstance,
  type HeldAward,
  prizeOf,
  TICKET_SECRET_BYTES,
} from './instance.ts';
import type { InstanceEvent } from './instance-events.ts';
import { countedTickets, type ReturnedTickets, type SealedReturns } from './returned-tickets.ts';
import { salesEndMs } from './terms.ts';

/**
 * Credits in one commit, which purchases in other draws have to wait for. More of them pay a large
 * draw faster, because each commit has a cost of its own; fewer make its neighbours wait less.
 */
export const CREDITS_PER_STEP = 500;

type InstanceDecision = Decision<InstanceEvent | MailPosted>;

export function decideAnnounce(
  instance: DrawInstance | undefined,
  { terms, coordinatorShard }: AnnounceDraw,
): InstanceDecision {
  assert(instance === undefined, 'a draw was announced twice');
  return accept([{ type: 'InstanceAnnounced', terms, coordinatorShard }]);
}

export function decideOpenInstance(
  instance: DrawInstance,
  { draw }: OpenInstance,
  { nowMs, random }: Stamp,
): InstanceDecision {
  assert(instance.phase === 'scheduled', 'a draw was opened that was not scheduled');
  const ticketSecretHex = hexOf(random.bytes(TICKET_SECRET_BYTES));
  return accept([{ type: 'InstanceOpened', draw, ticketSecretHex, atMs: nowMs }]);
}

export function decideCloseInstance(
  instance: DrawInstance,
  { nowMs, earliestMs }: Stamp,
): InstanceDecision {
  if (instance.phase !== 'open') return accept([]);
  assert(earliestMs >= salesEndMs(instance.terms), 'a draw was closed before its time');
  return accept([{ type: 'InstanceClosed', draw: instance.terms.draw, atMs: nowMs }]);
}

/** The draw is cancelled; this shard may have closed it a moment before, by its own clock. */
export function decideEndSales(
  instance: DrawInstance,
  { draw }: EndSales,
  { nowMs }: Stamp,
): InstanceDecision {
  assert(instance.phase !== 'scheduled', 'sales ended before they had begun');
  if (instance.phase !== 'open') return accept([]);
  return accept([{ type: 'InstanceClosed', draw, atMs: nowMs }]);
}

export interface SealInstance {
  readonly ticketCount: number;
  readonly merkleRootHex: string;
  readonly chunkRootsHex: readonly string[];
  /** Of the tickets that came back, where there are any (fairness/returned-leaf.ts). */
  readonly returnedDigestHex?: string;
}

/** A job has computed the roots; they hold only for exactly the tickets that were closed. */
export function decideSealInstance(
  instance: DrawInstance,
  { ticketCount, merkleRootHex, chunkRootsHex, returnedDigestHex }: SealInstance,
  { nowMs }: Stamp,
): InstanceDecision {
  if (instance.phase !== 'closed') return accept([]);
  assert(ticketCount === instance.ticketCount, 'the seal counts other tickets than were sold');
  const { terms, stakeMinor, returned, coordinatorShard } = instance;
  const { draw } = terms;
  const returns = sealedReturns(returned, returnedDigestHex);
  return accept([
    { type: 'InstanceSealed', draw, merkleRootHex, chunkRootsHex, atMs: nowMs },
    postMail(coordinatorShard, {
      message: 'ReportSeal',
      draw,
      ticketCount,
      stakeMinor,
      merkleRootHex,
      ...(returns && { returned: returns }),
    }),
  ]);
}

/**
 * `printed` gives the numbers on the ticket at a place among those that take part. The draw may
 * have been cancelled meanwhile.
 */
export function decideNameTickets(
  instance: DrawInstance,
  { draw, places }: NameTickets,
  printed: (place: number) => readonly number[],
): InstanceDecision {
  assert('ticketCount' in instance, 'a ticket was drawn of a draw that was never open');
  const { coordinatorShard } = instance;
  const count = countedTickets(instance);
  const picks = places.map((place) => {
    assert(place < count, 'a ticket was drawn that does not take part');
    return printed(place);
  });
  return accept([postMail(coordinatorShard, { message: 'ReportNamed', draw, picks })]);
}

function sealedReturns(
  returned: ReturnedTickets | undefined,
  digestHex: string | undefined,
): SealedReturns | undefined {
  if (returned === undefined) {
    assert(digestHex === undefined, 'a seal tells of tickets that did not come back');
    return undefined;
  }
  return { ...returned, digestHex: must(digestHex, 'a seal leaves out which tickets came back') };
}

export function decideOrderScan(
  instance: DrawInstance,
  { draw, numbers }: ScanInstance,
): InstanceDecision {
  assert(instance.phase === 'sealed', 'a draw was scanned that is not sealed');
  const { game } = instance.terms;
  familyOf(game).assertOutcome(game, numbers);
  return accept([{ type: 'ScanOrdered', draw, numbers }]);
}

/** The winners were found off the shard's thread; `assertScan` has checked them. */
export function decideScan(
  instance: DrawInstance,
  { winnersByTier }: Pick<WinnerScan, 'winnersByTier'>,
): InstanceDecision {
  if (instance.phase !== 'scanning') return accept([]);
  const { terms, numbers } = instance;
  const { draw } = terms;
  return accept([
    { type: 'InstanceScanned', draw, numbers, winnersByTier },
    postMail(instance.coordinatorShard, { message: 'ReportScan', draw, winnersByTier }),
  ]);
}

export function decideSettle(
  instance: DrawInstance,
  { draw, prizesByTier }: SettleInstance,
): InstanceDecision {
  assert(instance.phase === 'scanned', 'a draw was settled before its scan');
  assert(prizesByTier.length === instance.winnersByTier.length, 'not as many prizes as tiers');
  return accept([{ type: 'InstanceSettled', draw, prizesByTier }]);
}

export function decidePayInstance(
  instance: DrawInstance,
  { draw, fundMinor }: PayInstance,
): InstanceDecision {
  assert(instance.phase === 'settled', 'a draw paid before it was settled');
  const neededMinor = instance.winnersByTier.reduce<Minor>(
    (sum, winners, index) => addMinor(sum, multiplyMinor(prizeOf(instance, index + 1), winners)),
    ZERO_MINOR,
  );
  assert(neededMinor === fundMinor, 'the fund is not what the winners get');
  return accept([{ type: 'PaymentsReleased', draw, fundMinor }]);
}

/** One step of paying: the next winners, and the report once nobody is left. */
export function decidePayStep(
  instance: DrawInstance,
  tickets: { readonly columns: TicketColumnsView; readonly ordinals: Uint32Array },
  { nowMs }: Stamp,
): InstanceDecision {
  if (instance.phase !== 'paying') return accept([]);
  const { terms, numbers, paidThrough, winnersByTier, coordinatorShard } = instance;
  const next = { fromPlace: paidThrough, limit: CREDITS_PER_STEP };
  const stretch = winnersFrom(tickets, terms.game, numbers, next);
  const { returned } = tickets.columns;
  const cameBack = returned.size > 0 && stretch.ordinals.some((ordinal) => returned.has(ordinal));
  assert(!cameBack, 'a ticket that was given back is listed as a winner');
  const { draw } = terms;
  const events: (InstanceEvent | MailPosted)[] = [];
  if (stretch.nextPlace > paidThrough) {
    events.push({
      type: 'WinnersPaid',
      draw,
      fromPlace: paidThrough,
      ordinals: stretch.ordinals,
      tiers: stretch.tiers,
      players: stretch.playerKeys as readonly PlayerKey[],
      atMs: nowMs,
      wins: stretch.wins,
    });
  }
  if (stretch.done) {
    // A system may win several times: no winner that was counted is without a ticket.
    const winnerCount = winnersByTier.reduce((sum, count) => sum + count, 0);
    const isPlain = combinationsSold(instance) === countedTickets(instance);
    const isPaid = isPlain ? stretch.nextPlace === winnerCount : stretch.nextPlace <= winnerCount;
    assert(isPaid, 'not as many winners were paid as were counted');
    events.push({ type: 'InstancePaid', draw, atMs: nowMs });
    events.push(postMail(coordinatorShard, { message: 'ReportPaid', draw }));
  }
  return accept(events);
}

export interface ApproveAward {
  readonly draw: DrawNo;
  readonly ordinal: number;
  readonly by: PlayerKey;
}

export function decideApproveAward(
  award: HeldAward | undefined,
  { draw, ordinal, by }: ApproveAward,
  { nowMs }: Stamp,
): InstanceDecision {
  if (award === undefined) return reject('awardNotFound');
  if (award.player === by) return reject('ownGain');
  if (award.approvedAtMs !== null) return reject('awardNotHeld');
  return accept([{ type: 'AwardApproved', draw, ordinal, by, atMs: nowMs }]);
}

export function decideCancelInstance(
  instance: DrawInstance,
  { draw }: CancelInstance,
  { nowMs }: Stamp,
): InstanceDecision {
  assert(
    instance.phase === 'scheduled' || instance.phase === 'sealed',
    'a draw was cancelled between its opening and its seal',
  );
  return accept([{ type: 'InstanceCancelled', draw, atMs: nowMs }]);
}

export function decideReturnStakes(
  instance: DrawInstance,
  { draw, amountMinor }: ReturnStakes,
): InstanceDecision {
  assert(instance.phase === 'cancelling', 'stakes returned to a draw that is not being cancelled');
  assert(amountMinor === instance.stakeMinor, 'other stakes returned than were sealed');
  return accept([{ type: 'StakesReturned', draw, amountMinor }]);
}
