/** Several picks of one purchase: each counts, and is shown, as if it stood alone. */
import { test } from 'tap';
import { familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { TwoDrumsGame } from '../../../actors/games/two-drums/two-drums-game.ts';
import { minor } from '../../../src/kernel/money.ts';
import {
  DIGITS_3,
  KENO_10,
  RAFFLE_1,
  RAFFLE_6,
  SMALL_KENO,
} from '../../support/samples/family-games.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const PICKS = 40;

/** Both drums together are on either side of where picks need another word. */
const DRUMS = [
  [20, 10],
  [21, 10],
  [22, 10],
  [23, 10],
  [8, 24],
  [9, 24],
  [31, 32],
  [32, 32],
] as const;

const K_OF_N = [30, 31, 32, 33, 34, 62, 63, 64].map((numberCount) => {
  return { ...GAMES['5of36'], gameId: `5of${numberCount}`, numberCount };
});

const GAMES_AT_BORDERS: readonly Game[] = [
  ...K_OF_N,
  ...DRUMS.map(([numberCount, bonusNumberCount]) => drumsOf(numberCount, bonusNumberCount)),
  KENO_10,
  SMALL_KENO,
  DIGITS_3,
  RAFFLE_1,
  RAFFLE_6,
];

test('neighbouring picks: what a pick is does not hang on the picks beside it', (t) => {
  for (const game of GAMES_AT_BORDERS) {
    const family = familyOf(game);
    const layout = family.layout(game);
    const wordCount = family.wordCount(game);
    const random = new SeededRandom(7);
    const all: number[] = [];
    for (let i = 0; i < PICKS; i += 1) family.quickPick(game, random, all, i * wordCount);
    t.equal(all.length, PICKS * wordCount, `${game.gameId}: each has its words`);
    for (let at = 0; at < all.length; at += wordCount) {
      const alone = all.slice(at, at + wordCount);
      const told = `${game.gameId}, the pick at ${at}`;
      t.equal(family.combinations(layout, all, at), 1, told);
      t.equal(family.combinations(layout, alone, 0), 1, told);
      const printed = family.printPick(layout, all, at, at + wordCount);
      t.same(printed, family.printPick(layout, alone, 0, wordCount), told);
      t.same(weighed(game, all, at), weighed(game, alone, 0), told);
      family.assertPick(game, all, at);
    }
  }
  t.end();
});

function weighed(game: Game, masks: readonly number[], at: number): (readonly number[])[] {
  const keys: (readonly number[])[] = [];
  familyOf(game).weigh(game, masks, at, (key, amountMinor) => keys.push([key, amountMinor]));
  return keys;
}

function drumsOf(numberCount: number, bonusNumberCount: number): TwoDrumsGame {
  return {
    gameId: `5of${numberCount}p1of${bonusNumberCount}`,
    family: 'twoDrums',
    title: 'two drums',
    priceMinor: minor(100),
    pickCount: 5,
    numberCount,
    bonusPickCount: 1,
    bonusNumberCount,
    tiers: [{ kind: 'fixed', tier: 1, matches: 5, bonusMatches: 1, prizeMinor: minor(1_000) }],
  };
}
