/**
 * The games that are built in, for an engine without a file of games (src/games/games-file.ts).
 *
 * Each entry is proven when the module loads, so a table that would pay out more than it sells, or
 * that names no jackpot, stops the process before a ticket is sold. Entries are frozen: rules do
 * not change while a draw is on sale.
 */
import { assert } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import type { Game } from './game.ts';
import { assertGame } from './game-problems.ts';
import type { KOfNGame } from './k-of-n/k-of-n-game.ts';

const FIVE_OF_36: KOfNGame = {
  gameId: '5of36',
  title: '5 of 36',
  pickCount: 5,
  numberCount: 36,
  priceMinor: minor(100),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 5,
      sharePermyriad: 1_800,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 4,
      sharePermyriad: 800,
      jackpot: false,
      ifUnwon: 'rollover',
    },
    { kind: 'fixed', tier: 3, matches: 3, prizeMinor: minor(1_000) },
    { kind: 'fixed', tier: 4, matches: 2, prizeMinor: minor(100) },
  ],
};

const SIX_OF_45: KOfNGame = {
  gameId: '6of45',
  title: '6 of 45',
  pickCount: 6,
  numberCount: 45,
  priceMinor: minor(200),
  tiers: [
    {
      kind: 'pariMutuel',
      tier: 1,
      matches: 6,
      sharePermyriad: 2_000,
      jackpot: true,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 2,
      matches: 5,
      sharePermyriad: 800,
      jackpot: false,
      ifUnwon: 'rollover',
    },
    {
      kind: 'pariMutuel',
      tier: 3,
      matches: 4,
      sharePermyriad: 1_000,
      jackpot: false,
      ifUnwon: 'house',
    },
    { kind: 'fixed', tier: 4, matches: 3, prizeMinor: minor(600) },
  ],
};

const TABLE = { '5of36': FIVE_OF_36, '6of45': SIX_OF_45 };

export type GameId = keyof typeof TABLE;

export const GAMES: Readonly<typeof TABLE> = TABLE;

function freezeGame(game: Game): void {
  for (const tier of game.tiers) Object.freeze(tier);
  Object.freeze(game.tiers);
  Object.freeze(game);
}

for (const [gameId, game] of Object.entries(GAMES)) {
  assert(game.gameId === gameId, () => `${game.gameId} stands in the table as ${gameId}`);
  assertGame(game);
  freezeGame(game);
}
Object.freeze(GAMES);
