import { test } from 'tap';
import { theoreticalPayoutPermyriad, tierOdds } from '../../../../actors/games/game-odds.ts';
import { assertGame } from '../../../../actors/games/game-problems.ts';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { TWO_DRUMS } from '../../../../actors/games/two-drums/two-drums.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { DRUMS_GAME } from '../../../support/samples/drums-game.ts';
import { masksOf } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

const LAYOUT = TWO_DRUMS.layout(DRUMS_GAME);

test('two drums: six main and three bonus numbers are 18 combinations', (t) => {
  const order = { form: PICK_FORMS.drumsSystem, numbers: [1, 2, 3, 4, 5, 6], others: [1, 2, 3] };
  const masks = masksOf(DRUMS_GAME, order);
  t.equal(masks.length, 2);
  t.equal(TWO_DRUMS.combinations(LAYOUT, masks, 0), 18);
  const printed = [1, 2, 3, 4, 5, 6, 0, 1, 2, 3];
  t.same(TWO_DRUMS.printPick(LAYOUT, masks, 0, 2), printed);
  const shown = { main: [1, 2, 3, 4, 5, 6], bonus: [1, 2, 3] };
  t.same(TWO_DRUMS.showPick(LAYOUT, printed), shown);
  const wins = DRUMS_GAME.tiers.map(() => 0);
  // 4 with (4, 1), 2 with (4, 0), 8 with (3, 1), 4 with (3, 0).
  t.equal(TWO_DRUMS.winsOf(DRUMS_GAME, [1, 2, 3, 4, 50, 1, 9], masks, wins), 2);
  t.same(wins, [0, 4, 2, 8, 4]);
  t.end();
});

test('two drums: a plain pick is one combination, and is shown by its drums', (t) => {
  const order = { form: PICK_FORMS.drums, numbers: [50, 2, 3, 4, 5], others: [12, 5] };
  const masks = masksOf(DRUMS_GAME, order);
  t.equal(TWO_DRUMS.combinations(LAYOUT, masks, 0), 1);
  const printed = [2, 3, 4, 5, 50, 0, 5, 12];
  t.same(TWO_DRUMS.printPick(LAYOUT, masks, 0, 2), printed);
  const row = new Uint16Array(16);
  const columns = masks.map((word) => Uint32Array.of(word));
  t.equal(TWO_DRUMS.printRow(LAYOUT, columns, 0, row), 8);
  t.same([...row.subarray(0, 8)], printed);
  t.same(TWO_DRUMS.numbersOnTicket(DRUMS_GAME), { least: 8, most: 8 });
  TWO_DRUMS.assertPicks(DRUMS_GAME, columns, 0, 1);
  t.end();
});

test('two drums: quick picks and draws have their numbers of each drum', (t) => {
  const random = new SeededRandom(8);
  const seen = { main: new Set<number>(), bonus: new Set<number>() };
  for (let i = 0; i < 2_000; i += 1) {
    const masks: number[] = [];
    TWO_DRUMS.quickPick(DRUMS_GAME, random, masks, 0);
    TWO_DRUMS.assertPick(DRUMS_GAME, masks, 0);
    const printed = TWO_DRUMS.printPick(LAYOUT, masks, 0, 2);
    t.equal(printed.length, 8);
    for (const one of printed.slice(0, 5)) seen.main.add(one);
    for (const one of printed.slice(6)) seen.bonus.add(one);
    TWO_DRUMS.assertOutcome(DRUMS_GAME, TWO_DRUMS.draw(DRUMS_GAME, random));
  }
  t.same([seen.main.size, seen.bonus.size], [50, 12]);
  t.end();
});

test('two drums: its odds are exact, and rules that do not hold together are refused', (t) => {
  t.doesNotThrow(() => assertGame(DRUMS_GAME));
  const [jackpot] = tierOdds(DRUMS_GAME);
  // C(50, 5) × C(12, 2).
  t.match(jackpot, { winningCount: 1n, possiblePicks: 139_838_160n });
  t.ok(theoreticalPayoutPermyriad(DRUMS_GAME) > 3_000);
  const [first, ...others] = DRUMS_GAME.tiers;
  const tier = must(first, 'a jackpot');
  for (const wrong of [
    { ...DRUMS_GAME, numberCount: 53 },
    { ...DRUMS_GAME, bonusPickCount: 12 },
    { ...DRUMS_GAME, pickCount: 0 },
    { ...DRUMS_GAME, tiers: [{ ...tier, bonusMatches: 3 }, ...others] },
    { ...DRUMS_GAME, tiers: [{ ...tier, matches: 4, bonusMatches: 1 }, ...others] },
  ]) {
    t.throws(() => assertGame(wrong), { name: 'AssertionError' });
  }
  for (const outcome of [
    [1, 2, 3, 4, 5, 1],
    [1, 2, 3, 4, 5, 1, 13],
    [1, 2, 3, 4, 51, 1, 2],
    [1, 2, 3, 4, 4, 1, 2],
    [1, 2, 3, 4, 5, 1, 1],
  ]) {
    t.throws(() => TWO_DRUMS.judge(DRUMS_GAME, outcome), { name: 'AssertionError' });
  }
  t.end();
});
