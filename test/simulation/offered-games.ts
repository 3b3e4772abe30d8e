import type { Game } from '../../actors/games/game.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { LIMITED_GAME, RULED_GAME, SMALL_GAME } from './small-game.ts';

/** What draws are planned of: mostly games that are won often. */
export const OFFERED_GAMES: readonly Game[] = [
  GAMES['5of36'],
  GAMES['6of45'],
  SMALL_GAME,
  SMALL_GAME,
  RULED_GAME,
  RULED_GAME,
  LIMITED_GAME,
];
