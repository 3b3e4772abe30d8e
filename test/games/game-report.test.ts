import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { oddsText, reportOfGame, worstLossMinor } from '../../src/games/game-report.ts';
import { minor } from '../../src/kernel/money.ts';
import { DIGITS_3, KENO_10, SMALL_KENO } from '../support/samples/family-games.ts';
import { gameOfShape } from '../support/samples/games.ts';
import { LIMITED_DIGITS } from '../support/samples/limited-games.ts';

test('game report: chances are told to the nearest hundredth', (t) => {
  t.equal(oddsText(1n, 4n), '1 in 4.00');
  t.equal(oddsText(1_000n, 7_429n), '1 in 7.43');
  t.equal(oddsText(3n, 1n), '1 in 0.33');
  t.equal(oddsText(2n, 17_823_422_357n), '1 in 8,911,711,178.50');
  t.end();
});

test('game report: the largest loss is that of equal tickets with the best fixed prize', (t) => {
  t.equal(worstLossMinor(DIGITS_3, 18), 18n * (50_000n - 100n));
  t.equal(worstLossMinor(KENO_10, 1_000_000), 499_900_000_000n);
  // 1,000 for each; 18 % and 8 % of the sales roll over, and are not the house's.
  t.equal(worstLossMinor(GAMES['5of36'], 100), 100n * 1_000n + 2_600n - 10_000n);
  t.equal(worstLossMinor(gameOfShape(5, 36), 1_000), 0n, 'shared prizes alone cost it nothing');
  t.end();
});

test('game report: kinds of picks, their prizes, and what pays nothing', (t) => {
  const { tiers } = SMALL_KENO;
  const game = { ...SMALL_KENO, tiers: tiers.map((tier) => ({ ...tier, prizeMinor: minor(50) })) };
  t.same(reportOfGame(game, 10), [
    'keno3, version 1: small keno, a ticket costs 100',
    '  1 spot: pays back 20.00 %',
    '    1 spot, 1 hit: 50, 1 in 2.50',
    '    1 spot, 0 hits: pays nothing',
    '  2 spots: pays back 6.66 %',
    '    2 spots, 2 hits: 50, 1 in 7.50',
    '    2 spots, 0 hits: pays nothing',
    '    2 spots, 1 hit: pays nothing',
    '  3 spots: pays back 25.00 %',
    '    3 spots, 3 hits: 50, 1 in 30.00',
    '    3 spots, 2 hits: 50, 1 in 3.33',
    '    3 spots, 0 hits: 50, 1 in 6.00',
    '    3 spots, 1 hit: pays nothing',
    '  with 10 tickets of one winning pick the house loses nothing',
  ]);
  t.match(reportOfGame(GAMES['5of36'], 1)[2], /5 matches: 18.00 % of the sales and the jackpot/);
  t.match(reportOfGame(DIGITS_3, 1), [
    'digits3, version 1: Three digits, a ticket costs 100',
    '  straight: pays back 50.00 %',
    '    1 way: 50,000, 1 in 1,000.00',
    '  3-way box: pays back 48.00 %',
    '    3 ways: 16,000, 1 in 333.33',
  ]);
  t.end();
});

test('game report: tells the limit of each pick, and no more tickets than fit under it', (t) => {
  const lines = reportOfGame(LIMITED_DIGITS, 1_000);
  t.same(lines.slice(-2), [
    '  with 20 tickets of one winning pick the house loses 998,000',
    '  of one pick no more is sold than wins 1,000,000 in fixed prizes, an alarm at 80.00 %',
  ]);
  t.notOk(reportOfGame(DIGITS_3, 1_000).some((line) => /in fixed prizes/.test(line)));
  t.end();
});
