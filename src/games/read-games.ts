/** The games that the settings ask for: the built-in ones, or those of an operator's file. */
import type { Game } from '../../actors/games/game.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import type { Settings } from '../config/settings.ts';
import { checkGames } from './check-games.ts';

type GameSettings = Pick<Settings, 'gamesPath' | 'payoutPermyriadMax'>;

/** What is on offer. Rejects with a ConfigurationError: a sentence for each thing that is wrong. */
export async function readGames(settings: GameSettings): Promise<GameShelf> {
  return new GameShelf(await listGames(settings));
}

/** All versions of all games. */
export async function listGames(settings: GameSettings): Promise<readonly Game[]> {
  const { gamesPath, payoutPermyriadMax } = settings;
  if (gamesPath === undefined) return checkGames(Object.values(GAMES), payoutPermyriadMax);
  const { readGamesFile } = await import('./games-file.ts');
  return readGamesFile(gamesPath, payoutPermyriadMax);
}
