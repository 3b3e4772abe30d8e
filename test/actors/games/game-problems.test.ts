import { test } from 'tap';
import { assertGame, gameProblems } from '../../../actors/games/game-problems.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { KOfNGame, KOfNTier } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { minor } from '../../../src/kernel/money.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';

test('game problems: a sound game passes, at the edges too', (t) => {
  for (const [pick, count] of [
    [1, 2],
    [5, 32],
    [5, 33],
    [63, 64],
  ] as const) {
    t.doesNotThrow(() => assertGame(gameOfShape(pick, count)), `${pick} of ${count}`);
  }
  t.end();
});

test('game problems: rules that do not hold together stop the process', (t) => {
  const sound = gameOfShape(5, 36);
  const fixed = (matches: number, prizeMinor: number, tier = 2): KOfNTier => ({
    kind: 'fixed',
    tier,
    matches,
    prizeMinor: prizeMinor as KOfNGame['priceMinor'],
  });
  const pool = (change: object): KOfNTier => ({ ...jackpotTier(5), ...change }) as KOfNTier;
  const cases: readonly (readonly [string, Partial<KOfNGame>])[] = [
    ['is not a game id', { gameId: '5 of 36' }],
    ['the version is not in 1', { version: 0 }],
    ['the version is not in 1', { version: 1.5 }],
    ['no title', { title: '' }],
    ['numberCount is not whole', { numberCount: 36.5 }],
    ['more numbers than a mask has bits', { numberCount: 65 }],
    ['nothing to pick', { pickCount: 0 }],
    ['nothing to pick', { pickCount: 1.5 }],
    ['each ticket would win', { pickCount: 36 }],
    ['the price is not a count above 0', { priceMinor: minor(0) }],
    ['the price is not a count above 0', { priceMinor: 1.5 as KOfNGame['priceMinor'] }],
    ['no tiers', { tiers: [] }],
    ['not numbered from 1', { tiers: [fixed(5, 100, 2)] }],
    ['matches do not descend', { tiers: [jackpotTier(5), fixed(5, 100)] }],
    ['matches do not descend', { tiers: [jackpotTier(6)] }],
    ['matches is not a count', { tiers: [jackpotTier(-1)] }],
    ['matches is not a count', { tiers: [jackpotTier(2.5)] }],
    ['the prize is not whole', { tiers: [jackpotTier(5), fixed(4, 0.5)] }],
    ['the prize is nothing', { tiers: [jackpotTier(5), fixed(4, 0)] }],
    // As a raffle's: a draw then sells 281,474 combinations.
    ['the prize is too large', { tiers: [jackpotTier(5), fixed(4, 1_000_000_001)] }],
    ['the share is not whole', { tiers: [pool({ sharePermyriad: 0.5 })] }],
    ['the share is nothing', { tiers: [pool({ sharePermyriad: 0 })] }],
    ['the jackpot does not roll over', { tiers: [pool({ ifUnwon: 'house' })] }],
    ['has 0 jackpots, not one', { tiers: [pool({ jackpot: false })] }],
    ['has 2 jackpots, not one', { tiers: [jackpotTier(5), pool({ tier: 2, matches: 4 })] }],
    ['shares out more than the sales', { tiers: [pool({ sharePermyriad: 10_001 })] }],
    ['pays back all that it sells', { tiers: [pool({ sharePermyriad: 10_000 })] }],
    // 50 % by the pool; the rest needs 376,992 · 100 / 2 = 18,849,600 minor in 155 prizes.
    ['pays back all that it sells', { tiers: [jackpotTier(5), fixed(4, 121_611)] }],
    // 5 of 7 leaves two numbers: at least three of five always match.
    ['tier 2 cannot be won', { numberCount: 7, tiers: [jackpotTier(5), fixed(2, 100)] }],
  ];
  for (const [message, change] of cases) {
    const attempt = (): void => assertGame({ ...sound, ...change });
    t.throws(attempt, { name: 'AssertionError', message: new RegExp(message) }, message);
  }
  t.doesNotThrow(() => assertGame({ ...sound, tiers: [jackpotTier(5), fixed(4, 121_610)] }));
  t.end();
});

test('game problems: all of them are told at once, and none of a game that is sold', (t) => {
  for (const game of Object.values(GAMES)) t.same(gameProblems(game), []);
  const broken = { ...gameOfShape(5, 36), title: '', priceMinor: minor(0), tiers: [] };
  t.same(gameProblems(broken), [
    'no title',
    'the price is not a count above 0',
    'no tiers',
    'has 0 jackpots, not one',
  ]);
  t.end();
});

test("game problems: what a game may pay back at most is the operator's to say", (t) => {
  const game = GAMES['5of36'];
  t.same(gameProblems(game, 5_025), [], 'it pays 50.25 %');
  t.same(gameProblems(game, 5_024), ['pays back more than 50.24 % of what it sells (50.25 %)']);
  const generous = { ...gameOfShape(5, 36), tiers: [jackpotTier(5), fixedTier(121_611)] };
  t.match(gameProblems(generous)[0], /^pays back all that it sells, or more \(100.00 %\)$/);
  t.same(gameProblems(generous, 10_000), []);
  t.end();
});

function fixedTier(prizeMinor: number): KOfNTier {
  return { kind: 'fixed', tier: 2, matches: 4, prizeMinor: minor(prizeMinor) };
}

test('game problems: a limit holds the best fixed prize, and is one that can be kept', (t) => {
  const limited = (pickLimit: unknown, game: object = GAMES['5of36']) =>
    gameProblems({ ...game, pickLimit } as KOfNGame);
  const limit = { liabilityMinorMax: 1_000, alarmPermyriad: 10_000 };
  t.same(limited(limit), []);
  for (const [problem, change] of [
    ['pickLimit: liabilityMinorMax is less than a prize (1000)', { liabilityMinorMax: 999 }],
    ['pickLimit: liabilityMinorMax is not in 1 … 10000000000000', { liabilityMinorMax: 1e13 + 1 }],
    ['pickLimit: alarmPermyriad is not in 1 … 10000', { alarmPermyriad: 0 }],
    ['pickLimit: alarmPermyriad is not in 1 … 10000', { alarmPermyriad: 10_001 }],
  ] as const) {
    t.same(limited({ ...limit, ...change }), [problem]);
  }
  t.match(limited(limit, gameOfShape(5, 36)), ['pickLimit: no prize is fixed']);
  const wide = { ...gameOfShape(32, 64) };
  t.match(limited(limit, wide), [/no prize/, 'pickLimit: there are too many different picks']);
  t.end();
});
