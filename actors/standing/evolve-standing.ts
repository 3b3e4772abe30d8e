import { assert, must } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import type { StandingPlace } from '../../src/kernel/ids.ts';
import { minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { payPlayer } from '../wallet/debt.ts';
import { debitPlayer, LEDGER_ACCOUNTS } from '../wallet/ledger.ts';
import { appendEntry, prepaidReturnEntryId, prepaymentEntryId } from '../wallet/ledger-entry.ts';
import { enlist, standingTicketAt, strike } from './series-index.ts';
import type {
  StandingTicketEnded,
  StandingTicketMade,
  StandingWalkEnded,
  StandingWalkMoved,
} from './standing-events.ts';
import {
  NO_STANDING,
  prepaidOf,
  STANDING_ENDED_KEPT_MAX,
  type StandingTicket,
  seriesMarkOf,
} from './standing-ticket.ts';

export function evolveStandingTicketMade(states: States, event: StandingTicketMade): void {
  const { type: _, soldInDraw, soldOrdinal, entryId, fingerprint, atMs, ...made } = event;
  const { player, number } = event;
  const set = states.standingSets.get(player) ?? NO_STANDING;
  assert(number === set.madeCount + 1, 'the numbers of standing tickets have a gap');
  const active = [...set.active, number];
  const activeIn = [...set.activeIn, seriesMarkOf(event.seriesId)];
  states.standingSets.put(player, { madeCount: number, active, activeIn, ended: set.ended });
  const nothingYet = { enteredCount: 0, endReason: null, endedAtMs: null, refundMinor: ZERO_MINOR };
  const ticket: StandingTicket = { ...made, madeAtMs: atMs, ...nothingYet };
  enlist(states, ticket);
  if (event.kind === 'recurring') recordUnderKey(states, event);
  else prepay(states, event, ticket);
}

export function evolveStandingTicketEnded(states: States, event: StandingTicketEnded): void {
  const { player, number, reason, refundMinor: amountMinor, atMs } = event;
  const ticket = activeTicket(states, event);
  assert(amountMinor === prepaidOf(ticket), 'another sum comes back than was left');
  strike(states, ticket);
  ticket.endReason = reason;
  ticket.endedAtMs = atMs;
  ticket.refundMinor = amountMinor;
  states.standingTickets.put({ player, number }, ticket);
  retire(states, event);
  if (amountMinor === 0) return;
  const entry = {
    entryId: prepaidReturnEntryId(number),
    kind: 'prepaidReturned',
    atMs,
    amountMinor,
    fingerprint: 0,
    standingNumber: number,
  } as const;
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.orders, entry });
}

export function evolveStandingWalkMoved(states: States, event: StandingWalkMoved): void {
  const { draw, player } = event;
  const walk = must(states.standingWalks.get(draw), 'a walk went on that had not begun');
  states.standingWalks.put(draw, { ...walk, player });
}

export function evolveStandingWalkEnded(states: States, { draw }: StandingWalkEnded): void {
  assert(states.standingWalks.get(draw) !== undefined, 'a walk ended twice');
  states.standingWalks.delete(draw);
}

function activeTicket(states: States, place: StandingPlace): StandingTicket {
  const ticket = must(standingTicketAt(states, place), 'a standing ticket is missing');
  assert(ticket.endReason === null, 'something became of a standing ticket that had ended');
  return ticket;
}

/** The client's operation is recorded under its key, outside the chain: no money has moved. */
function recordUnderKey(states: States, event: StandingTicketMade): void {
  const { player, number, entryId, fingerprint, atMs } = event;
  const account = must(states.accounts.get(player), 'a standing ticket is of nobody');
  states.entries.append({
    player,
    entryId,
    kind: 'standingMade',
    atMs,
    amountMinor: ZERO_MINOR,
    balanceMinor: account.balanceMinor,
    fingerprint,
    standingNumber: number,
    previous: NO_ENTRY,
    covered: NO_ENTRY,
  });
}

function prepay(states: States, event: StandingTicketMade, ticket: StandingTicket): void {
  const { player, number, drawsLeft, soldInDraw: draw, soldOrdinal: firstOrdinal, atMs } = event;
  assert(
    drawsLeft !== null && draw !== null && firstOrdinal !== null,
    'a prepaid standing ticket has no sale',
  );
  const prepaidMinor = prepaidOf(ticket);
  const { orders: to } = LEDGER_ACCOUNTS;
  const account = debitPlayer(states, { player, to, amountMinor: prepaidMinor });
  appendEntry(states, account, {
    entryId: prepaymentEntryId(number),
    kind: 'prepayment',
    atMs,
    amountMinor: minor(-prepaidMinor),
    fingerprint: 0,
    standingNumber: number,
  });
  states.standingSales.put({ draw, firstOrdinal }, { player, number, drawsLeft, prepaidMinor });
}

/** Among those that ended, of which the oldest is forgotten once there are too many. */
function retire(
  { standingSets, standingTickets }: States,
  { player, number }: StandingPlace,
): void {
  const set = must(standingSets.get(player), 'a standing ticket ended of nobody');
  const at = set.active.indexOf(number);
  assert(at >= 0, 'a standing ticket ended that was not active');
  const active = set.active.toSpliced(at, 1);
  const activeIn = set.activeIn.toSpliced(at, 1);
  const ended = [...set.ended, number];
  if (ended.length > STANDING_ENDED_KEPT_MAX) {
    const forgotten = must(ended.shift(), 'too many have ended, and none has');
    standingTickets.delete({ player, number: forgotten });
  }
  standingSets.put(player, { madeCount: set.madeCount, active, activeIn, ended });
}
