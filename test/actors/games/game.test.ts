import { test } from 'tap';
import { versionOf } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';

test('game: without a version it is in its first, as in journals that know no other', (t) => {
  t.equal(versionOf(GAMES['5of36']), 1);
  t.equal(versionOf({ ...GAMES['5of36'], version: 7 }), 7);
  t.end();
});
