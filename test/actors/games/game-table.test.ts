import { test } from 'tap';
import { GAMES, type GameId } from '../../../actors/games/game-table.ts';

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

test('table: rules cannot be changed while the process runs', (t) => {
  t.ok(Object.isFrozen(GAMES));
  for (const game of Object.values(GAMES)) {
    t.ok(Object.isFrozen(game));
    t.ok(Object.isFrozen(game.tiers));
    for (const tier of game.tiers) t.ok(Object.isFrozen(tier));
  }
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
