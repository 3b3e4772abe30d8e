/**
 * The walk over the standing tickets of a series, which begins when a draw of it opens on a shard.
 *
 * A step takes the next of them in the order of their keys. How far the walk has come is kept in
 * the commit of each step, so a crash repeats none and leaves none out. A draw that closes before
 * its walk is over leaves the rest as they are: they wait for the next draw.
 */
import type { DrawNo, PlayerKey, StandingPlace } from '../../src/kernel/ids.ts';
import type { Duty } from '../draw/instance.ts';
import type { DrawTerms } from '../draw/terms.ts';
import type { States } from '../states.ts';
import { seriesMarkOf } from './standing-ticket.ts';

/**
 * Standing tickets of one commit. Fewer make other purchases wait less, more of them share what a
 * commit costs; between these and 250 the walk took as long (`npm run bench -- standing-walk`).
 */
export const ENTRIES_PER_STEP = 100;

/** By draw. `player` and `number` are the last that was looked at; number 0 before the first. */
export interface StandingWalk extends StandingPlace {
  readonly seriesMark: number;
  readonly enteredCount: number;
}

export interface StandingKey extends StandingPlace {
  readonly seriesMark: number;
}

/** Call when a draw has opened: where its series has no standing tickets there is nothing to do. */
export function beginWalk(
  { standingSeries, standingWalks }: Pick<States, 'standingSeries' | 'standingWalks'>,
  { draw, seriesId }: Pick<DrawTerms, 'draw' | 'seriesId'>,
): void {
  const seriesMark = seriesMarkOf(seriesId);
  if (standingSeries.get(seriesMark) === undefined) return;
  standingWalks.put(draw, { seriesMark, player: 0 as PlayerKey, number: 0, enteredCount: 0 });
}

/** The name of the walk in reminders. */
export function walkActor(draw: DrawNo): string {
  return `standing:${draw}`;
}

export const WALK_DUTY: Duty<'walk'> = { duty: 'walk', atMs: 0 };
