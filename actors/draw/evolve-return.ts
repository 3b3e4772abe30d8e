/** A ticket comes back: its money, what points had to do with it, and that it counts no more. */
import { assert, must } from '../../src/kernel/assert.ts';
import { addMinor, multiplyMinor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { exposuresOf } from '../games/pick-exposures.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import { isPaidByPoints, type PointsPurchase, withPartReturned } from '../points/points-account.ts';
import { creditPoints, POINTS_ACCOUNTS } from '../points/points-ledger.ts';
import type { States } from '../states.ts';
import { payPlayer } from '../wallet/debt.ts';
import { LEDGER_ACCOUNTS, stakesOf, transfer } from '../wallet/ledger.ts';
import { returnedEntryId } from '../wallet/ledger-entry.ts';
import { instanceIn, putInstance } from './evolve-instance.ts';
import { type InstanceIn, refundStretchOf } from './instance.ts';
import type { TicketReturned } from './instance-events.ts';

export function evolveTicketReturned(states: States, event: TicketReturned): void {
  const { draw, player, ordinal, combinationCount, pointsHundredths, atMs } = event;
  const open = instanceIn(states, draw, 'open');
  takeOut(states, open, event);
  const amountMinor = multiplyMinor(open.terms.priceMinor, combinationCount);
  const before = open.returned ?? { ticketCount: 0, stakeMinor: ZERO_MINOR };
  putInstance(states, {
    ...open,
    stakeMinor: subtractMinor(open.stakeMinor, amountMinor),
    returned: {
      ticketCount: before.ticketCount + 1,
      stakeMinor: addMinor(before.stakeMinor, amountMinor),
    },
  });
  states.refundsOf.put({ player, draw, ordinal: refundStretchOf(ordinal) }, 1);
  const from = stakesOf(draw);
  const purchase = notePart(states, event);
  if (purchase !== undefined && isPaidByPoints(purchase)) {
    const { spent } = POINTS_ACCOUNTS;
    creditPoints(states, { player, from: spent, amountHundredths: pointsHundredths });
    transfer(states.ledger, { from, to: LEDGER_ACCOUNTS.house, amountMinor });
    return;
  }
  const entry = {
    entryId: returnedEntryId(draw, ordinal),
    kind: 'refund',
    atMs,
    amountMinor,
    fingerprint: 0,
    draw,
    firstOrdinal: ordinal,
    ticketCount: 1,
    shard: null,
  } as const;
  payPlayer(states, { player, from, entry });
}

/** From what counts; the row stays. */
function takeOut(
  states: States,
  { terms: { game } }: InstanceIn<'open'>,
  { draw, player, ordinal, atMs }: TicketReturned,
): void {
  const columns = must(states.tickets.columns(draw), 'an open draw has no tickets in memory');
  const { playerKey, masks } = columns.row(ordinal);
  assert(playerKey === player, 'a ticket was given back by somebody else than its holder');
  if (isLimited(game)) exposuresOf(game, columns).release(masks);
  columns.giveBack(ordinal);
  states.returnedTickets.put({ draw, ordinal }, atMs);
}

/** Of a purchase in which points play a part; there is none in most. */
function notePart(
  states: States,
  { draw, purchaseOrdinal, combinationCount, pointsHundredths }: TicketReturned,
): PointsPurchase | undefined {
  if (purchaseOrdinal === null) return undefined;
  const key = { draw, firstOrdinal: purchaseOrdinal };
  const purchase = must(
    states.pointsPurchases.get(key),
    'a ticket came back of a purchase without points, as if there were some',
  );
  const part = { combinationCount, hundredths: pointsHundredths };
  states.pointsPurchases.put(key, withPartReturned(purchase, part));
  return purchase;
}
