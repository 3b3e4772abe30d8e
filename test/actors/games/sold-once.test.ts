import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { isSoldOnce } from '../../../actors/games/sold-once.ts';
import { SOLD_ONCE_GAME, withSoldOnce } from '../../support/samples/sold-once-game.ts';

test('sold once: its family says so of a game', (t) => {
  withSoldOnce(t);
  t.ok(isSoldOnce(SOLD_ONCE_GAME));
  for (const game of Object.values(GAMES)) t.notOk(isSoldOnce(game), game.gameId);
  t.end();
});
