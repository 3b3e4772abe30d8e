import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'tap';
import { theoreticalPayouts, tierOdds } from '../../../../actors/games/game-odds.ts';
import { gameProblems } from '../../../../actors/games/game-problems.ts';
import { KENO } from '../../../../actors/games/keno/keno.ts';
import type { KenoGame } from '../../../../actors/games/keno/keno-game.ts';
import { scanWinners } from '../../../../actors/games/scan.ts';
import { TicketColumns } from '../../../../actors/games/ticket-columns.ts';
import { KENO_TWIN } from '../../../../src/fairness/verifier/keno-twin.ts';
import { must } from '../../../../src/kernel/assert.ts';
import { chiSquareStatistic, chiSquareUpperTail } from '../../../support/fairness/chi-square.ts';
import { choicesOf, KENO_10, SMALL_KENO } from '../../../support/samples/family-games.ts';
import { masksOf, quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

const LEVEL = 0.001;
const SAMPLES = 40_000;

function columnsOf(game: KenoGame, picks: readonly (readonly number[])[]): TicketColumns {
  const columns = new TicketColumns(game);
  for (const [i, pick] of picks.entries()) {
    columns.append({ masks: masksOf(game, pick), playerKey: i, acceptedOffsetMs: i });
  }
  return columns;
}

/** As the transcript has it, for the twin. */
function promiseOf(game: KenoGame) {
  const { gameId: id, spotsMax, numberCount: n, drawnCount: drawn, quickPickSpots, tiers } = game;
  return { id, family: 'keno', spotsMax, n, drawn, quickPickSpots, tiers };
}

test('keno: the odds of 80 numbers are hypergeometric; 10 spots miss all in 4.579 %', (t) => {
  const chances = new Map(
    tierOdds(KENO_10).map(({ winningCount, possiblePicks, tier }) => {
      const { spots, hits } = must(KENO_10.tiers[tier - 1], 'a tier');
      return [`${spots}/${hits}`, Number(winningCount) / Number(possiblePicks)];
    }),
  );
  t.equal(chances.get('1/1'), 0.25);
  t.equal(((chances.get('10/0') ?? 0) * 100).toFixed(3), '4.579');
  t.equal((1 / (chances.get('10/10') ?? 0)).toFixed(2), '8911711.18');
  t.equal((1 / (chances.get('6/6') ?? 0)).toFixed(2), '7752.84');
  const payouts = theoreticalPayouts(KENO_10);
  t.same(
    payouts.map(({ kind }) => kind),
    ['1 spot', ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((spots) => `${spots} spots`)],
  );
  t.end();
});

test('keno: over all draws every pick of a small game wins exactly its odds, twin too', (t) => {
  const picks = [1, 2, 3].flatMap((spots) => choicesOf(spots, 10));
  const columns = columnsOf(SMALL_KENO, picks);
  const counts = SMALL_KENO.tiers.map(() => 0);
  const draws = choicesOf(4, 10);
  t.equal(draws.length, 210);
  for (const drawn of draws) {
    const { winnersByTier } = scanWinners(columns, SMALL_KENO, drawn);
    const twin = SMALL_KENO.tiers.map(() => 0);
    for (const pick of picks) {
      for (const [place, count] of KENO_TWIN.wins(promiseOf(SMALL_KENO), drawn, pick).entries()) {
        twin[place] = (twin[place] ?? 0) + count;
      }
    }
    deepStrictEqual(twin, winnersByTier, `the twin's winners of ${drawn.join()}`);
    for (const [place, count] of winnersByTier.entries())
      counts[place] = (counts[place] ?? 0) + count;
  }
  const picksOfSpots = [0, 10, 45, 120];
  const due = tierOdds(SMALL_KENO).map(({ winningCount, tier }) => {
    const spots = SMALL_KENO.tiers[tier - 1]?.spots ?? 0;
    return Number(winningCount) * (picksOfSpots[spots] ?? 0);
  });
  t.same(counts, due);
  t.end();
});

test('keno: engine and twin agree on 10,000 random draws and picks', (t) => {
  const random = new SeededRandom(80);
  const promise = promiseOf(KENO_10);
  let winCount = 0;
  for (let i = 0; i < 10_000; i += 1) {
    const seed = random.uint32();
    const drawn = KENO.draw(KENO_10, new SeededRandom(seed));
    if (i % 10 === 0) {
      const words = new SeededRandom(seed);
      deepStrictEqual(KENO_TWIN.draw(promise, belowOf(words)), drawn);
    }
    const spots = 1 + (random.uint32() % 10);
    const game = { ...KENO_10, quickPickSpots: spots };
    const masks = quickMasks(game, random);
    const pick = KENO.printPick(0, masks, 0, masks.length);
    deepStrictEqual(pick.length, spots);
    const wins = KENO_10.tiers.map(() => 9);
    const tier = KENO.winsOf(KENO_10, drawn, masks, wins);
    deepStrictEqual(wins.indexOf(1) + 1, tier);
    deepStrictEqual(KENO_TWIN.wins(promise, drawn, pick), wins);
    deepStrictEqual(KENO_TWIN.combinations(promise, pick), KENO.combinations(0, masks, 0));
    deepStrictEqual(KENO_TWIN.pickProblems(promise, pick), []);
    if (tier > 0) winCount += 1;
  }
  t.ok(winCount > 1_000, `${winCount} wins`);
  t.end();
});

for (const [name, sample] of [
  ['draw', (random: SeededRandom) => KENO.draw(KENO_10, random)],
  [
    'quick pick',
    (random: SeededRandom) => {
      const masks = quickMasks(KENO_10, random);
      return KENO.printPick(0, masks, 0, masks.length);
    },
  ],
] as const) {
  test(`keno: in a ${name} every number comes, equally often, and pairs do`, (t) => {
    const random = new SeededRandom(8_020);
    const hits = new Array<number>(80).fill(0);
    const pairs = new Array<number>(79).fill(0);
    let count = 0;
    for (let i = 0; i < SAMPLES; i += 1) {
      const numbers = sample(random);
      count = numbers.length;
      for (const [at, number] of numbers.entries()) {
        hits[number - 1] = (hits[number - 1] ?? 0) + 1;
        // Neighbours of which both came: what a faulty shuffle would favour.
        if (numbers[at + 1] === number + 1) pairs[number - 1] = (pairs[number - 1] ?? 0) + 1;
      }
    }
    const expected = (SAMPLES * count) / 80;
    const statistic = chiSquareStatistic(hits, expected) / ((80 - count) / 79);
    const p = chiSquareUpperTail(statistic, 79);
    t.ok(p > LEVEL && p < 1 - LEVEL, `p = ${p.toFixed(3)}`);
    const pairsDue = (SAMPLES * count * (count - 1)) / (80 * 79);
    const pairsP = chiSquareUpperTail(chiSquareStatistic(pairs, pairsDue), 79);
    t.ok(pairsP > LEVEL / 10, `p of pairs = ${pairsP.toFixed(4)}`);
    t.end();
  });
}

test('keno: no hits pay where the table says so (0 is a value)', (t) => {
  const drawn = Array.from({ length: 20 }, (_, i) => i + 1);
  const tierOf = (pick: number[]) => KENO.winsOf(KENO_10, drawn, masksOf(KENO_10, pick), []);
  const missed = KENO_10.tiers[tierOf([21, 22, 23, 24, 25, 26, 27, 28, 29, 80]) - 1];
  t.match(missed, { spots: 10, hits: 0, prizeMinor: 200 });
  t.equal(tierOf([21, 22, 80]), 0, 'three spots, no hits, no row: lost');
  t.equal(KENO_10.tiers[tierOf([20, 19, 1]) - 1]?.prizeMinor, 2_500);
  t.end();
});

test('keno: rules that do not hold together are told', (t) => {
  const [first] = SMALL_KENO.tiers;
  const tier = must(first, 'a tier');
  const rows: readonly (readonly [RegExp, object])[] = [
    [/numberCount is not in 1 … 92/, { numberCount: 93 }],
    [/drawnCount is not below numberCount/, { drawnCount: 10 }],
    [/spotsMax is not in 1 … 15/, { spotsMax: 16 }],
    [/spotsMax is not in 1 … 15, or more than are drawn/, { spotsMax: 5 }],
    [/quickPickSpots is not in 1 … spotsMax/, { quickPickSpots: 4 }],
    [/quickPickSpots is not in 1 … spotsMax/, { quickPickSpots: 0 }],
    [/tier 1: spots are not in 1 … spotsMax/, { tiers: [{ ...tier, spots: 4 }] }],
    [/tier 1: hits are not in 0 … spots/, { tiers: [{ ...tier, hits: 4 }] }],
    [/tier 2: 3 spots, 3 hits has a prize already/, { tiers: [tier, { ...tier, tier: 2 }] }],
    [/with 2 spots nothing can be won/, { tiers: [tier] }],
    [/with 3 spots nothing can be won/, { tiers: SMALL_KENO.tiers.slice(3) }],
    // Of 5 numbers 4 are drawn: of two spots one always hits.
    [/tier \d: spots|tier 3 cannot be won/, { numberCount: 5 }],
  ];
  for (const [message, change] of rows) {
    t.match(gameProblems({ ...SMALL_KENO, ...change } as KenoGame).join('\n'), message);
  }
  t.same(gameProblems(SMALL_KENO), []);
  t.end();
});

/** As a draw's generator maps its words. */
function belowOf(random: SeededRandom) {
  return (width: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % width);
    for (;;) {
      const word = random.uint32();
      if (word < limit) return word % width;
    }
  };
}

test('keno: what is won is asked of one pick, not of the first of several', (t) => {
  const [one, other] = [masksOf(KENO_10, [1, 2, 3]), masksOf(KENO_10, [4, 5])];
  const drawn = Array.from({ length: 20 }, (_, index) => index + 1);
  const wins = KENO_10.tiers.map(() => 0);
  t.not(KENO.winsOf(KENO_10, drawn, one, wins), 0);
  for (const words of [[...one, ...other], one.slice(1), []]) {
    t.throws(() => KENO.winsOf(KENO_10, drawn, words, wins), /the words of one pick/);
  }
  t.end();
});
