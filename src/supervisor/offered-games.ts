/** What an engine sells, when, and under which brand: what its settings name files for. */
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import type { Settings } from '../config/settings.ts';
import { readGames } from '../games/read-games.ts';
import { type Brand, readBrand } from '../gateway/pages/brand.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';

export interface OfferedGames {
  readonly games: GameShelf;
  /** Of these games only. */
  readonly schedule: Schedule;
  readonly brand: Brand;
}

/** Rejects with a ConfigurationError that has a sentence for each thing that is wrong. */
export async function readOfferedGames(settings: Settings): Promise<OfferedGames> {
  const games = await readGames(settings);
  const schedule = await readSchedule(settings, games);
  return { games, schedule, brand: await readBrand(settings.brandPath) };
}
