/** Jackpots with rules, settled: golden values by hand, and the verifier as the twin. */
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { JackpotRules } from '../../../actors/games/jackpot-rules.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { KOfNGame, KOfNTier } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { isJackpotWon, type Settlement } from '../../../actors/games/prizes.ts';
import { countsAsWon } from '../../../src/fairness/verifier/recompute-jackpot.ts';
import { checkMoney } from '../../../src/fairness/verifier/recompute-money.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';
import { settledTranscript } from '../../support/fairness/settled-transcript.ts';
import { gameOfShape, jackpotTier } from '../../support/samples/games.ts';

interface Drawn {
  readonly sales: number;
  readonly jackpotIn?: number;
  readonly winners: readonly number[];
  readonly number?: number;
  readonly reserveIn?: number;
}

function settle(game: KOfNGame, drawn: Drawn): Settlement {
  const { sales, jackpotIn = 0, winners, number = 1, reserveIn = 0 } = drawn;
  return K_OF_N.settle({
    game,
    salesMinor: minor(sales),
    jackpotInMinor: minor(jackpotIn),
    winnersByTier: winners,
    inSeries: { number, reserveInMinor: minor(reserveIn) },
  });
}

function five(jackpot: JackpotRules, drawn: Drawn) {
  const game = { ...GAMES['5of36'], jackpot };
  const settlement = settle(game, drawn);
  const { tiers, rolloverMinor, breakageMinor, houseMinor } = settlement;
  return {
    prizes: tiers.map(({ prizeMinor }) => prizeMinor),
    rollover: rolloverMinor,
    breakage: breakageMinor,
    house: houseMinor,
    isWon: isJackpotWon(game, settlement),
    ...settlement.jackpot,
  };
}

test('jackpot pools: a guarantee is topped up when it is won, from the reserve first', (t) => {
  // 3,600 + 5,400 = 9,000; 400 of the reserve and 600 of the house. House 30,000 - 7,800 - 600.
  const guaranteed = { guaranteedMinor: minor(10_000) };
  const won = { sales: 30_000, jackpotIn: 3_600, winners: [3, 0, 0, 0], reserveIn: 400 };
  t.match(five(guaranteed, won), {
    prizes: [3_333, 0, 1_000, 100],
    rollover: 2_400,
    breakage: 1,
    house: 21_600,
    isWon: true,
    topUpMinor: 1_000,
    fromReserveMinor: 400,
    reserveOutMinor: 0,
  });
  t.match(five(guaranteed, { ...won, winners: [0, 0, 0, 0] }), {
    rollover: 11_400,
    topUpMinor: 0,
    reserveOutMinor: 400,
    isWon: false,
  });
  t.match(five(guaranteed, { ...won, reserveIn: 5_000 }), {
    house: 22_200,
    fromReserveMinor: 1_000,
    reserveOutMinor: 4_000,
  });
  t.match(five(guaranteed, { ...won, jackpotIn: 4_600 }), { topUpMinor: 0 }, 'as much as it is');
  t.end();
});

test('jackpot pools: the reserve gets its share of the sales, and pays out of what it had', (t) => {
  // 500 of 9,999 permyriad: ⌊9,999 · 5 %⌋ = 499. Shares 1,799 and 799; tier 2 rolls over.
  const rules = { guaranteedMinor: minor(5_000), reservePermyriad: 500 };
  t.match(five(rules, { sales: 9_999, winners: [1, 0, 0, 0], reserveIn: 100 }), {
    prizes: [5_000, 0, 1_000, 100],
    topUpMinor: 3_201,
    fromReserveMinor: 100,
    toReserveMinor: 499,
    reserveOutMinor: 499,
    house: 9_999 - 1_799 - 799 - 3_101 - 499,
  });
  t.end();
});

test('jackpot pools: what is above the cap goes to the next tier with winners', (t) => {
  // 7,000 + 1,800 = 8,800: 3,800 above. Tier 2's own are 800.
  const capped = { capMinor: minor(5_000) };
  const drawn = { sales: 10_000, jackpotIn: 7_000 };
  t.match(five(capped, { ...drawn, winners: [2, 3, 0, 0] }), {
    prizes: [2_500, 1_533, 1_000, 100],
    rollover: 0,
    breakage: 1,
    rolledDownMinor: 3_800,
    rolledDownTo: 2,
  });
  // Tier 2 is unwon: it keeps its 800 for the next jackpot, and tier 4 shares 3,800 by 7.
  t.match(five(capped, { ...drawn, winners: [0, 0, 0, 7] }), {
    prizes: [0, 0, 1_000, 642],
    rollover: 5_800,
    breakage: 6,
    rolledDownTo: 4,
    isWon: false,
  });
  t.match(five(capped, { ...drawn, winners: [1, 0, 0, 0] }), {
    prizes: [5_000, 0, 1_000, 100],
    rollover: 3_800 + 800,
    rolledDownMinor: 0,
    rolledDownTo: 0,
    isWon: true,
  });
  t.match(five(capped, { ...drawn, winners: [0, 0, 0, 0] }), { rollover: 9_600 });
  t.match(five(capped, { sales: 10_000, jackpotIn: 3_200, winners: [0, 1, 0, 0] }), {
    rolledDownMinor: 0,
    rollover: 5_000,
  });
  t.end();
});

test('jackpot pools: a jackpot that must be won goes down, with all that would roll over', (t) => {
  const rules = { mustBeWonBy: 3, guaranteedMinor: minor(50_000) };
  const drawn = { sales: 10_000, jackpotIn: 5_200, number: 3 };
  t.match(five(rules, { ...drawn, winners: [0, 2, 0, 0] }), {
    prizes: [0, 3_900, 1_000, 100],
    rollover: 0,
    rolledDownMinor: 7_000,
    isWon: true,
    topUpMinor: 0,
  });
  t.match(five(rules, { ...drawn, winners: [0, 0, 4, 0] }), {
    prizes: [0, 0, 2_950, 100],
    rollover: 0,
    rolledDownMinor: 7_800,
    rolledDownTo: 3,
  });
  t.match(five(rules, { ...drawn, winners: [0, 0, 0, 0] }), { rollover: 7_800, isWon: false });
  t.match(five(rules, { ...drawn, number: 4, winners: [0, 1, 0, 0] }), { rollover: 0 });
  t.match(five(rules, { ...drawn, number: 2, winners: [0, 1, 0, 0] }), { rollover: 7_000 });
  t.match(five(rules, { ...drawn, winners: [1, 0, 4, 0] }), { rollover: 800, rolledDownTo: 0 });
  t.end();
});

test('jackpot pools: a game without rules is settled as if there were none', (t) => {
  const game = GAMES['5of36'];
  t.notOk('jackpot' in settle(game, { sales: 10_000, jackpotIn: 7, winners: [0, 1, 2, 3] }));
  const ruled = { ...game, jackpot: { mustBeWonBy: 3 } };
  const input = { salesMinor: minor(1), jackpotInMinor: minor(0), winnersByTier: [0, 0, 0, 0] };
  t.throws(() => K_OF_N.settle({ game: ruled, ...input }), /does not know its series/);
  t.throws(() => settle(ruled, { sales: 1, winners: [0, 0, 0, 0], number: 0 }), /no number/);
  t.throws(() => settle(ruled, { sales: 1, winners: [0, 0, 0, 0], reserveIn: -1 }), /negative/);
  t.end();
});

const anyTier = fc.record({
  isFixed: fc.boolean(),
  prizeMinor: fc.integer({ min: 1, max: 100_000 }),
  sharePermyriad: fc.integer({ min: 1, max: 1_000 }),
  ifUnwon: fc.constantFrom('rollover' as const, 'house' as const),
  winners: fc.oneof(fc.constant(0), fc.nat({ max: 5_000 })),
});
const maybe = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: undefined });
const anyDraw = fc.record(
  {
    sales: fc.oneof(fc.nat({ max: 10_000 }), fc.nat({ max: 2 ** 40 })),
    jackpotIn: fc.oneof(fc.constant(0), fc.nat({ max: 2 ** 31 })),
    jackpotWinners: fc.oneof(fc.constant(0), fc.nat({ max: 50 })),
    number: fc.integer({ min: 1, max: 6 }),
    reserveIn: fc.oneof(fc.constant(0), fc.nat({ max: 100_000 })),
    lower: fc.array(anyTier, { minLength: 1, maxLength: 4 }),
    guaranteed: maybe(200_000),
    capped: maybe(1_000_000),
    mustBeWonBy: maybe(4),
    reservePermyriad: maybe(1_000),
  },
  { noNullPrototype: true },
);

test('jackpot pools: 10,000 settlements keep every unit, and the verifier agrees', (t) => {
  const seen = { down: 0, toppedUp: 0, carried: 0, fixedHeirs: 0 };
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(anyDraw, (drawn) => {
        const { guaranteed, capped, mustBeWonBy, reservePermyriad, lower } = drawn;
        const tiers = lower.map((choice, index): KOfNTier => {
          const place = { tier: index + 2, matches: 5 - index };
          if (choice.isFixed) {
            return { kind: 'fixed', ...place, prizeMinor: minor(choice.prizeMinor) };
          }
          const { sharePermyriad, ifUnwon } = choice;
          return { kind: 'pariMutuel', ...place, sharePermyriad, jackpot: false, ifUnwon };
        });
        const cap = capped === undefined ? undefined : Math.max(capped, guaranteed ?? 0);
        const jackpot: JackpotRules = {
          ...(guaranteed !== undefined && { guaranteedMinor: guaranteed as Minor }),
          ...(cap !== undefined && { capMinor: cap as Minor }),
          ...(mustBeWonBy !== undefined && { mustBeWonBy }),
          ...(reservePermyriad !== undefined && { reservePermyriad }),
        };
        const game: KOfNGame = {
          ...gameOfShape(6, 45),
          tiers: [jackpotTier(6), ...tiers],
          jackpot,
        };
        const winners = [drawn.jackpotWinners, ...lower.map((choice) => choice.winners)];
        const settlement = settle(game, { ...drawn, winners });
        const done = settlement.jackpot;
        ok(done !== undefined);
        seen.down += Number(done.rolledDownTo > 0);
        seen.fixedHeirs += Number(settlement.tiers[done.rolledDownTo - 1]?.kind === 'fixed');
        seen.toppedUp += Number(done.topUpMinor > 0);
        const transcript = settledTranscript(game, drawn, settlement);
        for (const check of checkMoney(transcript)) ok(check.ok, JSON.stringify(check));
        equal(countsAsWon(transcript), isJackpotWon(game, settlement));
        const out = settlement.paidMinor + settlement.rolloverMinor + settlement.breakageMinor;
        const kept = settlement.houseMinor + done.reserveOutMinor;
        equal(out + kept, drawn.sales + drawn.jackpotIn + drawn.reserveIn);
      }),
      { numRuns: 10_000 },
    ),
  );
  t.ok(seen.down > 1_000 && seen.toppedUp > 500 && seen.fixedHeirs > 300, JSON.stringify(seen));
  t.end();
});
