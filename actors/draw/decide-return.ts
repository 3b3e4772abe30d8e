/**
 * A holder gives a ticket of a postponed draw back: until the close that was promised, to the
 * millisecond, and whatever the grace is. From then on the ticket waits for the new close.
 *
 * Order of the checks: whose the ticket is, whether it came back before (a repeat changes nothing),
 * whether the draw is cancelled, was postponed, and can still take it back.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { ZERO_POINTS } from '../../src/kernel/points.ts';
import { accept, type Decision, hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { combinationsOf } from '../games/combinations.ts';
import type { TicketColumns, TicketRow } from '../games/ticket-columns.ts';
import { rfc3339 } from '../outbox/outbox.ts';
import {
  hundredthsBack,
  isPaidByPoints,
  type PlacedPointsPurchase,
} from '../points/points-account.ts';
import type { StakeRewardsMoved } from '../points/points-events.ts';
import { RewardMoves, rewardsOfReturn } from '../points/stake-reward.ts';
import type { DrawInstance, InstanceIn } from './instance.ts';
import type { TicketReturned } from './instance-events.ts';

export interface ReturnTicket {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly ordinal: number;
}

export interface ReturnSources {
  readonly instance: DrawInstance | undefined;
  /** The ticket of that ordinal, if it was ever sold. */
  readonly ticket: TicketRow | undefined;
  readonly isReturned: boolean;
  /** While the draw is on sale. */
  readonly columns: TicketColumns | undefined;
  /** The purchase that it belongs to, if points play a part in that. */
  readonly purchase: PlacedPointsPurchase | undefined;
}

export type ReturnEvent = TicketReturned | StakeRewardsMoved;

export function decideReturnTicket(
  { instance, ticket, isReturned, columns, purchase }: ReturnSources,
  { player, draw, ordinal }: ReturnTicket,
  stamp: Stamp,
): Decision<ReturnEvent> {
  if (instance === undefined || ticket?.playerKey !== player) return reject('ticketNotFound');
  if (isReturned) return accept([]);
  const open = returnable(instance, stamp);
  if ('kind' in open) return open;
  const { game } = open.terms;
  const combinationCount = combinationsOf(game, ticket.masks);
  const returned = { draw, player, ordinal, combinationCount, atMs: stamp.nowMs };
  if (purchase === undefined) {
    const noPoints = { purchaseOrdinal: null, pointsHundredths: ZERO_POINTS };
    return accept([{ type: 'TicketReturned', ...returned, ...noPoints }]);
  }
  const { firstOrdinal: purchaseOrdinal, ticketCount } = purchase;
  const sold = must(columns, 'a draw on sale has no tickets in memory');
  let combinationsOfAll = 0;
  for (let at = purchaseOrdinal; at < purchaseOrdinal + ticketCount; at += 1) {
    combinationsOfAll += combinationsOf(game, sold.row(at).masks);
  }
  const pointsHundredths = hundredthsBack(purchase, { combinationCount, combinationsOfAll });
  const rewards = new RewardMoves();
  if (!isPaidByPoints(purchase)) rewards.takeBack(player, pointsHundredths);
  const operation = rewardsOfReturn(draw, ordinal);
  return accept([
    { type: 'TicketReturned', ...returned, purchaseOrdinal, pointsHundredths },
    ...rewards.event({ operation, draw, fixture: 0, atMs: stamp.nowMs }),
  ]);
}

/** The draw if it takes tickets back at this instant; otherwise the refusal. */
function returnable(instance: DrawInstance, stamp: Stamp): InstanceIn<'open'> | Rejected {
  const { phase, terms } = instance;
  if (phase === 'cancelling' || phase === 'refunding' || phase === 'cancelled') {
    return reject('drawCancelled');
  }
  const { postponed } = terms;
  if (postponed === undefined) return reject('ticketNotReturnable', { reason: 'notPostponed' });
  const { promisedClosesAtMs } = postponed;
  const isLate = hasCome(promisedClosesAtMs, stamp);
  if (isLate === 'unsure') return reject('clockUnsure');
  if (isLate === 'yes') {
    return reject('ticketNotReturnable', { reason: 'tooLate', until: rfc3339(promisedClosesAtMs) });
  }
  // Nothing else ends a sale before its close: word of it has not come to this shard yet.
  return phase === 'open' ? instance : reject('drawCancelled');
}
