/** The games that an engine sells and the draws that recur of them, as its settings ask for. */
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import type { Settings } from '../config/settings.ts';
import { readGames } from '../games/read-games.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';

export interface OfferedGames {
  readonly games: GameShelf;
  /** Of these games only. */
  readonly schedule: Schedule;
}

/** Rejects with a ConfigurationError that has a sentence for each thing that is wrong. */
export async function readOfferedGames(settings: Settings): Promise<OfferedGames> {
  const games = await readGames(settings);
  return { games, schedule: await readSchedule(settings, games) };
}
