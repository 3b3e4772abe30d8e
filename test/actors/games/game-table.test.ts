import { test } from 'tap';
import {
  assertGame,
  findGame,
  GAMES,
  type GameId,
  isGameId,
} from '../../../actors/games/game-table.ts';
import type { KOfNGame, KOfNTier } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { minor } from '../../../src/kernel/money.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';

test('table: the rules on offer are exactly these', (t) => {
  t.strictSame(summary('5of36'), [
    '5 of 36, price 100',
    '1: 5 matches, 1800 permyriad, jackpot, rollover',
    '2: 4 matches, 800 permyriad, rollover',
    '3: 3 matches, fixed 1000',
    '4: 2 matches, fixed 100',
  ]);
  t.strictSame(summary('6of45'), [
    '6 of 45, price 200',
    '1: 6 matches, 2000 permyriad, jackpot, rollover',
    '2: 5 matches, 800 permyriad, rollover',
    '3: 4 matches, 1000 permyriad, house',
    '4: 3 matches, fixed 600',
  ]);
  t.end();
});

test('table: a name from outside finds a game, and nothing else', (t) => {
  t.equal(findGame('5of36'), GAMES['5of36']);
  for (const name of ['', '5OF36', '5of36 ', 'toString', '__proto__', 'constructor']) {
    t.equal(findGame(name), undefined, name);
    t.equal(isGameId(name), false, name);
  }
  t.end();
});

test('table: rules cannot be changed while the process runs', (t) => {
  t.ok(Object.isFrozen(GAMES));
  for (const game of Object.values(GAMES)) {
    t.ok(Object.isFrozen(game));
    t.ok(Object.isFrozen(game.tiers));
    for (const tier of game.tiers) t.ok(Object.isFrozen(tier));
  }
  t.end();
});

test('table: a sound game passes, at the edges too', (t) => {
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

test('table: rules that do not hold together stop the process', (t) => {
  const sound = gameOfShape(5, 36);
  const fixed = (matches: number, prizeMinor: number, tier = 2): KOfNTier => ({
    kind: 'fixed',
    tier,
    matches,
    prizeMinor: prizeMinor as KOfNGame['priceMinor'],
  });
  const pool = (change: object): KOfNTier => ({ ...jackpotTier(5), ...change }) as KOfNTier;
  const cases: readonly (readonly [string, Partial<KOfNGame>])[] = [
    ['not a game id', { gameId: '5 of 36' }],
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
    // 8,388,608 tickets on each of 1,024 shards: 2^33 winners, who share 2^52 at most.
    ['the prize is too large', { tiers: [jackpotTier(5), fixed(4, 524_289)] }],
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

function summary(gameId: GameId): string[] {
  const { pickCount, numberCount, priceMinor, tiers } = GAMES[gameId];
  const lines = tiers.map((tier) => {
    const start = `${tier.tier}: ${tier.matches} matches`;
    if (tier.kind === 'fixed') return `${start}, fixed ${tier.prizeMinor}`;
    const jackpot = tier.jackpot ? ', jackpot' : '';
    return `${start}, ${tier.sharePermyriad} permyriad${jackpot}, ${tier.ifUnwon}`;
  });
  return [`${pickCount} of ${numberCount}, price ${priceMinor}`, ...lines];
}
