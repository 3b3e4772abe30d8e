/** The schedule that the settings ask for, checked against the games that there are. */
import { priceMinorMinOf } from '../../actors/games/game-odds.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import type { Settings } from '../config/settings.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { BUILT_IN_SCHEDULE, type Schedule } from './schedule.ts';
import type { KnownToSchedules } from './schedule-file.ts';

/** Rejects with a ConfigurationError that has a sentence for each thing that is wrong. */
export async function readSchedule({
  schedulePath,
  timeZone,
  graceMs,
}: Pick<Settings, 'schedulePath' | 'timeZone' | 'graceMs'>): Promise<Schedule> {
  if (schedulePath === undefined) return BUILT_IN_SCHEDULE;
  const { readScheduleFile } = await import('./schedule-file.ts');
  const nowMs = SYSTEM_CLOCK.wallMs();
  return readScheduleFile(schedulePath, knownToSchedules({ graceMs, timeZone }, nowMs));
}

/** What schedules are checked against, wherever they come from. */
export function knownToSchedules(
  { graceMs, timeZone }: Pick<Settings, 'timeZone' | 'graceMs'>,
  nowMs: number,
): KnownToSchedules {
  return {
    games: Object.keys(GAMES),
    priceMinorMinOf: (game) => priceMinorMinOf(GAMES[game as keyof typeof GAMES]),
    graceMs,
    timeZone,
    nowMs,
  };
}
