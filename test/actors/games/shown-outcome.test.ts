import { test } from 'tap';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { outcomePart } from '../../../actors/games/shown-outcome.ts';
import { publicGameOf } from '../../../src/games/public-game.ts';
import {
  DIGITS_3,
  KENO_10,
  RAFFLE_1,
  RAFFLE_6,
  SMALL_DRUMS,
} from '../../support/samples/family-games.ts';

test('shown outcome: where the list does not say all, as tickets show it', (t) => {
  const rows: readonly (readonly [Game, readonly number[], object])[] = [
    [GAMES['5of36'], [1, 2, 3, 4, 5], {}],
    [KENO_10, [1, 80], {}],
    [SMALL_DRUMS, [1, 2, 3, 4, 20, 10], { outcome: { main: [1, 2, 3, 4, 20], bonus: [10] } }],
    [DIGITS_3, [0, 0, 7], { outcome: { digits: '007' } }],
    [
      RAFFLE_6,
      [0, 0, 4, 7, 1, 1, 0, 0, 0, 0, 0, 0],
      { outcome: { numbers: ['004711', '000000'] } },
    ],
    [RAFFLE_1, [0], { outcome: { numbers: ['0'] } }],
    [RAFFLE_6, [], { outcome: { numbers: [] } }],
  ];
  for (const [game, numbers, part] of rows) {
    t.same(outcomePart(publicGameOf(game), numbers), part, game.gameId);
  }
  t.end();
});
