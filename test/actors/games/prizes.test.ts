import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES, type GameId } from '../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { KOfNGame, KOfNTier } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import type { Settlement } from '../../../actors/games/prizes.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';
import { type SlowSettlement, settleSlowly } from '../../support/cluster/slow-settlement.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';

/** Prize per tier, then where the money went: enough to compare with arithmetic by hand. */
interface Golden {
  readonly prizes: readonly number[];
  readonly paid: number;
  readonly rollover: number;
  readonly breakage: number;
  readonly house: number;
}

test('prizes, 5 of 36: nobody wins', (t) => {
  // Sales 10,000 · 100 = 1,000,000. Shares 18 % = 180,000 and 8 % = 80,000: both roll over.
  // House 1,000,000 - 260,000 = 740,000.
  t.strictSame(golden('5of36', 1_000_000, 0, [0, 0, 0, 0]), {
    prizes: [0, 0, 1_000, 100],
    paid: 0,
    rollover: 260_000,
    breakage: 0,
    house: 740_000,
  });
  t.end();
});

test('prizes, 5 of 36: one wins the jackpot, rolled in money and all', (t) => {
  // Pool 180,000 + 500,000 = 680,000 to one. Tier 2 rolls 80,000. House 740,000.
  // In: 1,500,000 = 680,000 + 80,000 + 740,000.
  t.strictSame(golden('5of36', 1_000_000, 500_000, [1, 0, 0, 0]), {
    prizes: [680_000, 0, 1_000, 100],
    paid: 680_000,
    rollover: 80_000,
    breakage: 0,
    house: 740_000,
  });
  t.end();
});

test('prizes, 5 of 36: many split and leave remainders', (t) => {
  // Sales 1,234 · 100 = 123,400, jackpot in 77.
  // Tier 1: 22,212 + 77 = 22,289 by 2 = 11,144, paid 22,288, breakage 1.
  // Tier 2: 9,872 by 7 = 1,410, paid 9,870, breakage 2.
  // Tier 3: 30 · 1,000 = 30,000. Tier 4: 200 · 100 = 20,000.
  // Paid 22,288 + 9,870 + 50,000 = 82,158. House 123,400 - 22,212 - 9,872 - 50,000 = 41,316.
  // In: 123,477 = 82,158 + 0 + 3 + 41,316.
  t.strictSame(golden('5of36', 123_400, 77, [2, 7, 30, 200]), {
    prizes: [11_144, 1_410, 1_000, 100],
    paid: 82_158,
    rollover: 0,
    breakage: 3,
    house: 41_316,
  });
  t.end();
});

test('prizes, 5 of 36: the house tops up fixed prizes', (t) => {
  // Sales 10 · 100 = 1,000. Shares 180 + 80 roll over. Fixed 2 · 1,000 + 3 · 100 = 2,300.
  // House 1,000 - 260 - 2,300 = -1,560. In: 1,000 = 2,300 + 260 - 1,560.
  t.strictSame(golden('5of36', 1_000, 0, [0, 0, 2, 3]), {
    prizes: [0, 0, 1_000, 100],
    paid: 2_300,
    rollover: 260,
    breakage: 0,
    house: -1_560,
  });
  t.end();
});

test('prizes, 5 of 36: shares are rounded down, and the house keeps what that leaves', (t) => {
  // Sales 333: 18 % = 59.94, so 59; 8 % = 26.64, so 26. House 333 - 85 = 248.
  t.strictSame(golden('5of36', 333, 0, [0, 0, 0, 0]), {
    prizes: [0, 0, 1_000, 100],
    paid: 0,
    rollover: 85,
    breakage: 0,
    house: 248,
  });
  t.end();
});

test('prizes, 5 of 36: a pool smaller than its winners is all breakage', (t) => {
  // Sales 100: tier 2 has 8 for 9 winners, 0 each. Tier 1 rolls 18. House 100 - 18 - 8 = 74.
  t.strictSame(golden('5of36', 100, 0, [0, 9, 0, 0]), {
    prizes: [0, 0, 1_000, 100],
    paid: 0,
    rollover: 18,
    breakage: 8,
    house: 74,
  });
  t.end();
});

test('prizes: a draw without sales passes its jackpot on', (t) => {
  t.strictSame(golden('5of36', 0, 5_000, [0, 0, 0, 0]), {
    prizes: [0, 0, 1_000, 100],
    paid: 0,
    rollover: 5_000,
    breakage: 0,
    house: 0,
  });
  t.end();
});

test('prizes, 6 of 45: nobody wins, and one unwon pool goes to the house', (t) => {
  // Sales 10,000 · 200 = 2,000,000. Tiers 1 and 2 roll 400,000 + 160,000. Tier 3's 200,000 go to
  // the house: 2,000,000 - 760,000 + 200,000 = 1,440,000.
  t.strictSame(golden('6of45', 2_000_000, 0, [0, 0, 0, 0]), {
    prizes: [0, 0, 0, 600],
    paid: 0,
    rollover: 560_000,
    breakage: 0,
    house: 1_440_000,
  });
  t.end();
});

test('prizes, 6 of 45: a great jackpot, and remainders below it', (t) => {
  // Sales 10,001 · 200 = 2,000,200. Tier 1: 400,040 + 12,345,678 = 12,745,718 to one.
  // Tier 2: 160,016 by 3 = 53,338, paid 160,014, breakage 2.
  // Tier 3: 200,020 by 11 = 18,183, paid 200,013, breakage 7. Tier 4: 250 · 600 = 150,000.
  // Paid 12,745,718 + 160,014 + 200,013 + 150,000 = 13,255,745.
  // House 2,000,200 - 400,040 - 160,016 - 200,020 - 150,000 = 1,090,124.
  // In: 14,345,878 = 13,255,745 + 0 + 9 + 1,090,124.
  t.strictSame(golden('6of45', 2_000_200, 12_345_678, [1, 3, 11, 250]), {
    prizes: [12_745_718, 53_338, 18_183, 600],
    paid: 13_255_745,
    rollover: 0,
    breakage: 9,
    house: 1_090_124,
  });
  t.end();
});

test('prizes, 6 of 45: the house tops up, with the unwon pool it may keep', (t) => {
  // Sales 2 · 200 = 400. Shares 80 + 32 roll, 40 go to the house. Fixed 2 · 600 = 1,200.
  // House 400 - 152 - 1,200 + 40 = -912. In: 400 = 1,200 + 112 - 912.
  t.strictSame(golden('6of45', 400, 0, [0, 0, 0, 2]), {
    prizes: [0, 0, 0, 600],
    paid: 1_200,
    rollover: 112,
    breakage: 0,
    house: -912,
  });
  t.end();
});

test('prizes: each tier says what it is, what there was and what it paid', (t) => {
  const { tiers } = settle(GAMES['5of36'], 123_400, 77, [2, 0, 30, 0]);
  t.strictSame(tiers, [
    tierRow(1, 5, 'pariMutuel', 2, { pool: 22_289, prize: 11_144, paid: 22_288, breakage: 1 }),
    tierRow(2, 4, 'pariMutuel', 0, { pool: 9_872, prize: 0, paid: 0, breakage: 0 }),
    tierRow(3, 3, 'fixed', 30, { pool: 30_000, prize: 1_000, paid: 30_000, breakage: 0 }),
    tierRow(4, 2, 'fixed', 0, { pool: 0, prize: 100, paid: 0, breakage: 0 }),
  ]);
  t.end();
});

test('prizes: the largest sums are exact, and sums beyond them stop the work', (t) => {
  const most = Number.MAX_SAFE_INTEGER;
  const game = GAMES['6of45'];
  const settlement = settle(game, most, 0, [3, 0, 0, 0]);
  // 9,007,199,254,740,991 · 2,000 / 10,000 = 1,801,439,850,948,198.2, by 3 = 600,479,950,316,066.
  t.equal(settlement.tiers[0]?.prizeMinor, 600_479_950_316_066);
  t.throws(() => settle(game, most, most, [0, 0, 0, 0]), { name: 'AssertionError' });
  t.throws(() => settle(game, 0, 0, [0, 0, 0, most]), { name: 'AssertionError' });
  t.end();
});

test('prizes: input that no draw can have stops the work', (t) => {
  const game = GAMES['5of36'];
  const error = { name: 'AssertionError' };
  t.throws(() => settle(game, -1, 0, [0, 0, 0, 0]), error);
  t.throws(() => settle(game, 0.5 as Minor, 0, [0, 0, 0, 0]), error);
  t.throws(() => settle(game, 0, -1, [0, 0, 0, 0]), error);
  t.throws(() => settle(game, 0, 0.5 as Minor, [0, 0, 0, 0]), error);
  t.throws(() => settle(game, 0, 0, [0, 0, 0]), error);
  t.throws(() => settle(game, 0, 0, [0, 0, 0, 0, 0]), error);
  t.throws(() => settle(game, 0, 0, [0, 0, 0, -1]), error);
  t.throws(() => settle(game, 0, 0, [0, 0, 0, 0.5]), error);
  t.throws(() => settle(game, 0, 0, new Array<number>(4)), error);
  t.end();
});

test('prizes: equal an independent slow model, to the minor unit', (t) => {
  const anyTier = fc.record({
    isFixed: fc.boolean(),
    prizeMinor: fc.integer({ min: 1, max: 1_000_000 }),
    sharePermyriad: fc.integer({ min: 1, max: 1_000 }),
    ifUnwon: fc.constantFrom('rollover' as const, 'house' as const),
    winners: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000_000 })),
  });
  const anyDraw = fc.record({
    // Not only multiples of the price: every remainder must come by.
    salesMinor: fc.oneof(fc.nat({ max: 10_000 }), fc.integer({ min: 0, max: 2 ** 52 })),
    jackpotInMinor: fc.oneof(fc.constant(0), fc.nat({ max: 2 ** 31 - 1 })),
    jackpotWinners: fc.nat({ max: 4 }),
    lower: fc.array(anyTier, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(anyDraw, ({ salesMinor, jackpotInMinor, jackpotWinners, lower }) => {
      const tiers = lower.map((choice, index): KOfNTier => {
        const place = { tier: index + 2, matches: 5 - index };
        if (choice.isFixed)
          return { kind: 'fixed', ...place, prizeMinor: minor(choice.prizeMinor) };
        const { sharePermyriad, ifUnwon } = choice;
        return { kind: 'pariMutuel', ...place, sharePermyriad, jackpot: false, ifUnwon };
      });
      const game: KOfNGame = { ...gameOfShape(6, 45), tiers: [jackpotTier(6), ...tiers] };
      const winners = [jackpotWinners, ...lower.map((choice) => choice.winners)];
      // A fixed tier may cost the house more than it has: the sums still are safe integers.
      const settlement = settle(game, salesMinor, jackpotInMinor, winners);
      deepStrictEqual(moneyOf(settlement), settleSlowly(game, salesMinor, jackpotInMinor, winners));
    }),
    { numRuns: 100_000 },
  );
  t.end();
});

function settle(
  game: KOfNGame,
  salesMinor: number,
  jackpotInMinor: number,
  winnersByTier: readonly number[],
): Settlement {
  return K_OF_N.settle({
    game,
    salesMinor: salesMinor as Minor,
    jackpotInMinor: jackpotInMinor as Minor,
    winnersByTier,
  });
}

function golden(gameId: GameId, sales: number, jackpotIn: number, winners: number[]): Golden {
  const settlement = settle(GAMES[gameId], sales, jackpotIn, winners);
  return {
    prizes: settlement.tiers.map((tier) => tier.prizeMinor),
    paid: settlement.paidMinor,
    rollover: settlement.rolloverMinor,
    breakage: settlement.breakageMinor,
    house: settlement.houseMinor,
  };
}

function tierRow(
  tier: number,
  matches: number,
  kind: KOfNTier['kind'],
  winners: number,
  money: { pool: number; prize: number; paid: number; breakage: number },
): object {
  const { pool, prize, paid, breakage } = money;
  const sums = { poolMinor: pool, prizeMinor: prize, paidMinor: paid, breakageMinor: breakage };
  return { tier, matches, kind, winners, ...sums };
}

function moneyOf(settlement: Settlement): SlowSettlement {
  return {
    pools: settlement.tiers.map((tier) => BigInt(tier.poolMinor)),
    prizes: settlement.tiers.map((tier) => BigInt(tier.prizeMinor)),
    rollover: BigInt(settlement.rolloverMinor),
    breakage: BigInt(settlement.breakageMinor),
    house: BigInt(settlement.houseMinor),
    paid: BigInt(settlement.paidMinor),
  };
}
