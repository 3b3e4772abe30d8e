/** The schedule that the settings ask for, checked against the games that there are. */
import { priceMinorMinOf } from '../../actors/games/game-odds.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import type { Settings } from '../config/settings.ts';
import { must } from '../kernel/assert.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { BUILT_IN_SCHEDULE, type Schedule } from './schedule.ts';
import type { KnownToSchedules } from './schedule-file.ts';

/** Rejects with a ConfigurationError that has a sentence for each thing that is wrong. */
export async function readSchedule(
  settings: Pick<Settings, 'schedulePath' | 'timeZone' | 'graceMs' | 'payoutPermyriadMax'>,
  shelf: GameShelf,
): Promise<Schedule> {
  const { schedulePath } = settings;
  if (schedulePath === undefined) {
    // An operator's own games need not be those that the built-in schedule sells.
    const series = BUILT_IN_SCHEDULE.series.filter(({ game }) => shelf.find(game) !== undefined);
    return series.length === BUILT_IN_SCHEDULE.series.length ? BUILT_IN_SCHEDULE : { series };
  }
  const { readScheduleFile } = await import('./schedule-file.ts');
  const nowMs = SYSTEM_CLOCK.wallMs();
  return readScheduleFile(schedulePath, knownToSchedules(settings, shelf, nowMs));
}

/** What schedules are checked against, wherever they come from. */
export function knownToSchedules(
  settings: Pick<Settings, 'timeZone' | 'graceMs' | 'payoutPermyriadMax'>,
  shelf: Pick<GameShelf, 'find' | 'onOffer'>,
  nowMs: number,
): KnownToSchedules {
  const { graceMs, timeZone, payoutPermyriadMax } = settings;
  return {
    games: shelf.onOffer.map(({ gameId }) => gameId),
    priceMinorMinOf: (game) =>
      priceMinorMinOf(must(shelf.find(game), 'a schedule was given a game'), payoutPermyriadMax),
    graceMs,
    timeZone,
    nowMs,
  };
}
