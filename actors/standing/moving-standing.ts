/**
 * A player's standing tickets move with them, active and ended, and with them what was prepaid.
 *
 * Exactly once holds across the move: each knows the last draw that it entered, on whichever shard.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { formOf } from '../stored-form.ts';
import { LEDGER_ACCOUNTS, transfer } from '../wallet/ledger.ts';
import { enlist, standingTicketAt, strike } from './series-index.ts';
import {
  prepaidOf,
  STANDING_FORM,
  type StandingSet,
  type StandingTicket,
  seriesMarkOf,
} from './standing-ticket.ts';

export interface MovingStanding extends Omit<StandingSet, 'activeIn'> {
  readonly tickets: readonly StandingTicket[];
}

export const MOVING_STANDING_FORM = formOf<MovingStanding>()(
  ['madeCount', 'active', 'ended', 'tickets'],
  { within: { tickets: STANDING_FORM } },
);

type Standing = Pick<
  States,
  'standingTickets' | 'standingSets' | 'standingBySeries' | 'standingSeries' | 'ledger'
>;

/** As they are now; null where there never was one. */
export function movingStanding(
  states: Pick<Standing, 'standingSets' | 'standingBySeries' | 'standingTickets'>,
  player: PlayerKey,
): MovingStanding | null {
  const set = states.standingSets.get(player);
  if (set === undefined) return null;
  const { madeCount, active, ended } = set;
  const numbers = [...ended, ...active];
  const tickets = numbers.flatMap((number) => standingTicketAt(states, { player, number }) ?? []);
  return { madeCount, active, ended, tickets: tickets.map((ticket) => ({ ...ticket })) };
}

/** All of what waits in the account `orders` for them. */
export function prepaidIn(standing: MovingStanding | null): Minor {
  const tickets = standing?.tickets ?? [];
  return tickets.reduce<Minor>((sum, ticket) => addMinor(sum, prepaidOf(ticket)), ZERO_MINOR);
}

export function standingLeaves(states: Standing, player: PlayerKey, transit: string): void {
  const standing = movingStanding(states, player);
  if (standing === null) return;
  const amountMinor = prepaidIn(standing);
  transfer(states.ledger, { from: LEDGER_ACCOUNTS.orders, to: transit, amountMinor });
  for (const ticket of standing.tickets) {
    if (ticket.endReason === null) strike(states, ticket);
    else states.standingTickets.delete({ player, number: ticket.number });
  }
  states.standingSets.delete(player);
}

export function standingArrives(
  states: Standing,
  player: PlayerKey,
  { standing, transit }: { readonly standing: MovingStanding | null; readonly transit: string },
): void {
  if (standing === null) return;
  const { tickets, ...set } = standing;
  const activeIn: number[] = [];
  const amountMinor = prepaidIn(standing);
  transfer(states.ledger, { from: transit, to: LEDGER_ACCOUNTS.orders, amountMinor });
  for (const ticket of tickets) {
    if (ticket.endReason === null) {
      enlist(states, { ...ticket });
      activeIn.push(seriesMarkOf(ticket.seriesId));
    } else states.standingTickets.put({ player, number: ticket.number }, { ...ticket });
  }
  states.standingSets.put(player, { ...set, activeIn });
}
