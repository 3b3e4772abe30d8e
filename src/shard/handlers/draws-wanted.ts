import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { DrawsWanted } from '../../protocol/shard-requests.ts';

/** Whether a draw is of the series and of the game that are asked for, if any is. */
export function isOfDraws(
  { seriesId, game }: Pick<DrawTerms, 'seriesId' | 'game'>,
  wanted: DrawsWanted,
): boolean {
  if (wanted.series !== undefined && wanted.series !== seriesId) return false;
  return wanted.game === undefined || wanted.game === game.gameId;
}
