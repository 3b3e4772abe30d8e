/**
 * Where standing tickets are: the active ones by series and player, in the order in which they
 * enter the draws of the series, and those that ended one by one.
 *
 * A walk over a series needs all of each active one, and changes it: so a player's are in one row,
 * beside those of other players of the series, and the walk looks nothing up.
 */
import { must } from '../../src/kernel/assert.ts';
import type { StandingPlace } from '../../src/kernel/ids.ts';
import type { States } from '../states.ts';
import { type StandingTicket, seriesMarkOf } from './standing-ticket.ts';

type Index = Pick<States, 'standingBySeries' | 'standingSeries'>;
type Indexed = Pick<StandingTicket, 'player' | 'number' | 'seriesId'>;

/** Active or not; undefined for one that was never made, or is forgotten. */
export function standingTicketAt(
  {
    standingSets,
    standingBySeries,
    standingTickets,
  }: Pick<States, 'standingSets' | 'standingBySeries' | 'standingTickets'>,
  { player, number }: StandingPlace,
): StandingTicket | undefined {
  const set = standingSets.get(player);
  const seriesMark = set?.activeIn[set.active.indexOf(number)];
  if (seriesMark === undefined) return standingTickets.get({ player, number });
  const active = standingBySeries.get({ seriesMark, player });
  return must(
    active?.find((one) => one.number === number),
    'an active standing ticket is missing',
  );
}

export function enlist(states: Index, ticket: StandingTicket): void {
  const { player, seriesId } = ticket;
  const key = { seriesMark: seriesMarkOf(seriesId), player };
  const others = states.standingBySeries.get(key) ?? [];
  states.standingBySeries.put(key, [...others, ticket]);
  const count = states.standingSeries.get(key.seriesMark) ?? 0;
  states.standingSeries.put(key.seriesMark, count + 1);
}

/** A series without any has no row: its draws open as if there were no standing tickets. */
export function strike(states: Index, { player, number, seriesId }: Indexed): void {
  const seriesMark = seriesMarkOf(seriesId);
  const count = must(states.standingSeries.get(seriesMark), 'a series has lost count');
  const key = { seriesMark, player };
  const active = must(states.standingBySeries.get(key), 'a player has none in a series');
  const others = active.filter((one) => one.number !== number);
  if (others.length === 0) states.standingBySeries.delete(key);
  else states.standingBySeries.put(key, others);
  if (count === 1) states.standingSeries.delete(seriesMark);
  else states.standingSeries.put(seriesMark, count - 1);
}
