import { test } from 'tap';
import { winOnce } from '../../../actors/games/single-win.ts';

test('single win: one combination wins one tier or none, whatever was won before', (t) => {
  const wins = [3, 0, 7];
  t.equal(winOnce(2, wins), 2);
  t.same(wins, [0, 1, 0]);
  t.equal(winOnce(0, wins), 0);
  t.same(wins, [0, 0, 0]);
  t.end();
});
