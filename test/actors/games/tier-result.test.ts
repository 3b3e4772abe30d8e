import { test } from 'tap';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import { tierResult } from '../../../actors/games/tier-result.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { gameOfShape } from '../../support/samples/games.ts';

test('tier result: the condition stands behind the tier, as the family names it', (t) => {
  const game = gameOfShape(5, 36);
  const sold = { game, salesMinor: minor(1_000), jackpotInMinor: minor(0), winnersByTier: [2] };
  const result = tierResult(must(K_OF_N.settle(sold).tiers[0], 'a tier'));
  t.equal(JSON.stringify(result), '{"tier":1,"matches":5,"winners":2,"prizeMinor":250}');
  t.end();
});
