/**
 * The walk over the standing tickets of a series, which begins when a draw of it opens on a shard.
 *
 * A step takes the next players in the order of their keys, each with all of theirs. How far the
 * walk has come is kept in the commit of each step, so a crash repeats none and leaves none out. A
 * draw that closes before its walk is over leaves the rest as they are, for the next draw.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Duty } from '../draw/instance.ts';
import type { DrawTerms } from '../draw/terms.ts';
import type { States } from '../states.ts';
import { seriesMarkOf } from './standing-ticket.ts';

/** By draw. All of `player` and of those before them have been looked at; null: of nobody yet. */
export interface StandingWalk {
  readonly seriesMark: number;
  readonly player: PlayerKey | null;
}

/** A player's standing tickets in one series. */
export interface StandingKey {
  readonly seriesMark: number;
  readonly player: PlayerKey;
}

/** Call when a draw has opened: where its series has no standing tickets there is nothing to do. */
export function beginWalk(
  { standingSeries, standingWalks }: Pick<States, 'standingSeries' | 'standingWalks'>,
  { draw, seriesId }: Pick<DrawTerms, 'draw' | 'seriesId'>,
): void {
  const seriesMark = seriesMarkOf(seriesId);
  if (standingSeries.get(seriesMark) === undefined) return;
  standingWalks.put(draw, { seriesMark, player: null });
}

/** The name of the walk in reminders. */
export function walkActor(draw: DrawNo): string {
  return `standing:${draw}`;
}

export const WALK_DUTY: Duty<'walk'> = { duty: 'walk', atMs: 0 };
