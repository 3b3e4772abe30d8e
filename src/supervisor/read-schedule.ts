import { priceMinorMinOf } from '../../actors/games/game-odds.ts';
import { GAMES, type GameId } from '../../actors/games/game-table.ts';
import type { Settings } from '../config/settings.ts';
import { BUILT_IN_SCHEDULE, type Schedule } from '../schedule/schedule.ts';

/** The schedule that the settings name. Rejects with a sentence for the operator. */
export async function readSchedule({
  schedulePath,
  timeZone,
  graceMs,
}: Settings): Promise<Schedule> {
  if (schedulePath === undefined) return BUILT_IN_SCHEDULE;
  const { readScheduleFile } = await import('../schedule/schedule-file.ts');
  return readScheduleFile(schedulePath, {
    games: Object.keys(GAMES),
    priceMinorMinOf: (game) => priceMinorMinOf(GAMES[game as GameId]),
    graceMs,
    timeZone,
  });
}
