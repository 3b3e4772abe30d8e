/** Which standing tickets of a series are active, in the order in which they enter its draws. */
import { must } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { type StandingTicket, seriesMarkOf } from './standing-ticket.ts';

type Index = Pick<States, 'standingBySeries' | 'standingSeries'>;
type Indexed = Pick<StandingTicket, 'player' | 'number' | 'seriesId'>;

export function enlist(states: Index, { player, number, seriesId }: Indexed): void {
  const seriesMark = seriesMarkOf(seriesId);
  states.standingBySeries.put({ seriesMark, player, number }, 1);
  states.standingSeries.put(seriesMark, (states.standingSeries.get(seriesMark) ?? 0) + 1);
}

/** A series without any has no row: its draws open as if there were no standing tickets. */
export function strike(states: Index, { player, number, seriesId }: Indexed): void {
  const seriesMark = seriesMarkOf(seriesId);
  states.standingBySeries.delete({ seriesMark, player, number });
  const count = must(states.standingSeries.get(seriesMark), 'a series has lost count');
  if (count === 1) states.standingSeries.delete(seriesMark);
  else states.standingSeries.put(seriesMark, count - 1);
}
