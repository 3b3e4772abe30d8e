/** A schedule for the impatient: a draw of every game, every few seconds. */
import type { Game } from '../../actors/games/game.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { SERIES_MAX } from '../schedule/schedule-file.ts';

/** The planner looks every five seconds, so a draw has to last longer. */
export const EVERY_SECONDS_MIN = 10;
const MINUTE_S = 60;
const HOUR_S = 3_600;
/** From the close of a draw to its results. */
const RESULTS_DELAY_SECONDS = 3;

/**
 * Draws of the games that close each `everySeconds`, all at once. Throws a ConfigurationError where
 * neither a minute nor an hour is divided evenly by that.
 */
export function quickSchedule(games: readonly Game[], everySeconds: number): Schedule {
  const closes = patternOf(everySeconds);
  return {
    series: games.slice(0, SERIES_MAX).map(({ gameId }) => ({
      seriesId: `quick-${gameId.toLowerCase()}`,
      game: gameId,
      closes,
      resultsDelaySeconds: RESULTS_DELAY_SECONDS,
    })),
  };
}

function patternOf(seconds: number): string {
  const isWhole = Number.isInteger(seconds) && seconds >= EVERY_SECONDS_MIN;
  if (isWhole && seconds < MINUTE_S && MINUTE_S % seconds === 0) return `*/${seconds} * * * * *`;
  const isMinutes = isWhole && seconds % MINUTE_S === 0;
  if (isMinutes && seconds === HOUR_S) return '0 * * * *';
  if (isMinutes && HOUR_S % seconds === 0) return `*/${seconds / MINUTE_S} * * * *`;
  throw new ConfigurationError(
    `--every must be whole seconds from ${EVERY_SECONDS_MIN} that divide a minute, or whole ` +
      'minutes that divide an hour: 10, 12, 15, 20, 30, 60, 120, 300, 600 …',
  );
}
