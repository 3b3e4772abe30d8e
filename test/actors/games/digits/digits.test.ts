import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'tap';
import { DIGITS } from '../../../../actors/games/digits/digits.ts';
import type { DigitsGame } from '../../../../actors/games/digits/digits-game.ts';
import {
  permyriadOf,
  theoreticalPayoutPermyriad,
  theoreticalPayouts,
  tierOdds,
} from '../../../../actors/games/game-odds.ts';
import { gameProblems } from '../../../../actors/games/game-problems.ts';
import type { FormedPick } from '../../../../actors/games/pick-order.ts';
import { TicketColumns } from '../../../../actors/games/ticket-columns.ts';
import { DIGITS_TWIN } from '../../../../src/fairness/verifier/digits-twin.ts';
import { minor } from '../../../../src/kernel/money.ts';
import { chiSquareUpperTail } from '../../../support/fairness/chi-square.ts';
import {
  boxPlay,
  DIGITS_3,
  DIGITS_4,
  straightPlay,
} from '../../../support/samples/family-games.ts';
import { masksOf, quickMasks } from '../../../support/samples/picks.ts';
import { SeededRandom } from '../../../support/sources/seeded-random.ts';

const LEVEL = 0.001;
const SAMPLES = 10_000;

function promiseOf({ gameId: id, digitCount: digits, tiers }: DigitsGame) {
  return { id, family: 'digits', digits, tiers };
}

/** Every play of a game that is sold. */
function allPlays(game: DigitsGame): FormedPick[] {
  const texts = Array.from({ length: 10 ** game.digitCount }, (_, value) =>
    String(value).padStart(game.digitCount, '0'),
  );
  const boxes = texts.filter((text) => new Set(text).size > 1);
  return [...texts.map(straightPlay), ...boxes.map(boxPlay)];
}

test('digits: over all 1,000 draws every play wins exactly its odds, twin too', (t) => {
  exhaust(DIGITS_3, 7);
  t.end();
});

test('digits: over all 10,000 draws of four digits, too', (t) => {
  exhaust(DIGITS_4, 997);
  t.end();
});

/** All draws; every so many of them are asked of the twin, too. */
function exhaust(game: DigitsGame, twinEvery: number): void {
  const plays = allPlays(game);
  const columns = new TicketColumns(game);
  for (const [i, play] of plays.entries()) {
    columns.append({ masks: masksOf(game, play), playerKey: i, acceptedOffsetMs: i });
  }
  const printed = plays.map((play) => DIGITS.printPick(0, masksOf(game, play), 0, 1));
  const counts = game.tiers.map(() => 0);
  for (let value = 0; value < 10 ** game.digitCount; value += 1) {
    const outcome = Array.from(String(value).padStart(game.digitCount, '0'), Number);
    const winnersByTier = winnersOf(columns, game, outcome);
    for (const [place, count] of winnersByTier.entries())
      counts[place] = (counts[place] ?? 0) + count;
    if (value % twinEvery !== 0) continue;
    const twin = game.tiers.map(() => 0);
    for (const numbers of printed) {
      for (const [place, count] of DIGITS_TWIN.wins(promiseOf(game), outcome, numbers).entries()) {
        twin[place] = (twin[place] ?? 0) + count;
      }
    }
    deepStrictEqual(twin, winnersByTier, `the twin's winners of ${outcome.join('')}`);
  }
  // A tier's plays, each of which wins with as many draws as it has ways.
  const playsOf = (ways: number) => {
    const isOf = ({ numbers, others: [kind] }: FormedPick) =>
      kind === 0 ? ways === 1 : waysByCounting(numbers) === ways;
    return plays.filter(isOf).length;
  };
  deepStrictEqual(
    counts,
    tierOdds(game).map(({ winningCount, tier }) => {
      const ways = game.tiers[tier - 1]?.ways ?? 0;
      return Number(winningCount) * playsOf(ways);
    }),
  );
}

/** Counted only, as a scan would list and sort them, ten thousand times over. */
function winnersOf(columns: TicketColumns, game: DigitsGame, outcome: number[]): number[] {
  const judge = DIGITS.judge(game, outcome);
  const countByTier = new Float64Array(game.tiers.length + 1);
  const winners = new Uint32Array(columns.count);
  for (const segment of columns.segments) {
    judge.collect(segment, columns.count, countByTier, winners);
  }
  return [...countByTier.subarray(1)];
}

function waysByCounting(digits: readonly number[]): number {
  const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));
  const repeats = [...new Set(digits)].map((digit) => digits.filter((one) => one === digit).length);
  return repeats.reduce((ways, count) => ways / factorial(count), factorial(digits.length));
}

test('digits: both boxes pay back 48 % at their prizes, as straight does 50 %', (t) => {
  const payouts = theoreticalPayouts(DIGITS_3).map((paid) => [paid.kind, permyriadOf(paid)]);
  t.same(payouts, [
    ['straight', 5_000],
    ['3-way box', 4_800],
    ['6-way box', 4_800],
  ]);
  t.equal(theoreticalPayoutPermyriad(DIGITS_3), 4_800);
  const [straight, three, six] = DIGITS_3.tiers;
  const flat = { ...DIGITS_3, tiers: [straight, { ...three, prizeMinor: minor(8_000) }, six] };
  t.equal(theoreticalPayoutPermyriad(flat as DigitsGame), 2_400, 'one prize for both');
  t.end();
});

test('digits: engine and twin agree on 10,000 random draws and plays', (t) => {
  const random = new SeededRandom(34);
  let winCount = 0;
  for (let i = 0; i < SAMPLES; i += 1) {
    const game = i % 2 === 0 ? DIGITS_3 : DIGITS_4;
    const promise = promiseOf(game);
    const drawn = DIGITS.draw(game, random);
    // Mostly an order of what was drawn, or nothing would be won.
    const played = i % 3 === 0 ? DIGITS.draw(game, random) : drawn.toReversed();
    const isBox = random.uint32() % 2 === 0 && new Set(played).size > 1;
    const play = isBox ? boxPlay(played.join('')) : straightPlay(played.join(''));
    const masks = masksOf(game, play);
    const numbers = DIGITS.printPick(0, masks, 0, 1);
    const wins = game.tiers.map(() => 9);
    const tier = DIGITS.winsOf(game, drawn, masks, wins);
    deepStrictEqual(wins.indexOf(1) + 1, tier);
    deepStrictEqual(DIGITS_TWIN.wins(promise, drawn, numbers), wins);
    deepStrictEqual(DIGITS_TWIN.combinations(promise, numbers), DIGITS.combinations(0, masks, 0));
    deepStrictEqual(DIGITS_TWIN.pickProblems(promise, numbers), []);
    if (tier > 0) winCount += 1;
  }
  t.ok(winCount > 2_000, `${winCount} wins`);
  t.end();
});

/** How digits repeat: "aab" for 1, 7, 7. The counts out of 1,000 or 10,000 are exact. */
const PATTERNS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  3: { abc: 0.72, aab: 0.27, aaa: 0.01 },
  4: { abcd: 0.504, aabc: 0.432, aabb: 0.027, aaab: 0.036, aaaa: 0.001 },
};

function patternOf(digits: readonly number[]): string {
  const counts = [...new Set(digits)].map((digit) => digits.filter((one) => one === digit).length);
  counts.sort((left, right) => right - left);
  return counts.map((count, index) => 'abcd'.charAt(index).repeat(count)).join('');
}

/** The p-values of single digits in their places, and of how they repeat. */
function judgeGenerator(digitCount: number, next: () => readonly number[]) {
  const places = new Array<number>(10 * digitCount).fill(0);
  const patterns = new Map<string, number>();
  for (let i = 0; i < SAMPLES; i += 1) {
    const digits = next();
    for (const [place, digit] of digits.entries()) {
      places[10 * place + digit] = (places[10 * place + digit] ?? 0) + 1;
    }
    const pattern = patternOf(digits);
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  let ofPlaces = 0;
  for (const count of places) ofPlaces += (count - SAMPLES / 10) ** 2 / (SAMPLES / 10);
  const due = Object.entries(PATTERNS[digitCount] ?? {});
  let ofPatterns = 0;
  for (const [pattern, part] of due) {
    ofPatterns += ((patterns.get(pattern) ?? 0) - SAMPLES * part) ** 2 / (SAMPLES * part);
  }
  const perPlace = chiSquareUpperTail(ofPlaces, 9 * digitCount);
  return { perPlace, joint: chiSquareUpperTail(ofPatterns, due.length - 1), patterns };
}

for (const game of [DIGITS_3, DIGITS_4]) {
  const { digitCount, gameId } = game;
  test(`digits: draws and quick picks of ${gameId} are even, place by place and jointly`, (t) => {
    const random = new SeededRandom(1_000 + digitCount);
    for (const [name, next] of [
      ['draws', () => DIGITS.draw(game, random)],
      [
        'quick picks',
        () => DIGITS.printPick(0, quickMasks(game, random), 0, 1).slice(0, digitCount),
      ],
    ] as const) {
      const { perPlace, joint } = judgeGenerator(digitCount, next);
      t.ok(perPlace > LEVEL && perPlace < 1 - LEVEL, `${name}, per place: ${perPlace.toFixed(3)}`);
      t.ok(joint > LEVEL && joint < 1 - LEVEL, `${name}, joint: ${joint.toFixed(3)}`);
    }
    t.end();
  });

  test(`digits: a generator that never repeats a digit of ${gameId} is found out`, (t) => {
    // As in a public failure: each digit is even in each place, but a draw never has one twice.
    const random = new SeededRandom(2_000 + digitCount);
    const { perPlace, joint, patterns } = judgeGenerator(digitCount, () => {
      for (;;) {
        const digits = DIGITS.draw(game, random);
        if (new Set(digits).size === digitCount) return digits;
      }
    });
    t.ok(perPlace > LEVEL, `per place it passes: ${perPlace.toFixed(3)}`);
    t.ok(joint < LEVEL, `jointly it does not: ${joint}`);
    t.equal(patterns.size, 1);
    t.end();
  });
}

test('digits: rules that do not hold together are told', (t) => {
  const [straight, three, six] = DIGITS_3.tiers;
  const rows: readonly (readonly [RegExp, object])[] = [
    [/digitCount is not 3 or 4/, { digitCount: 2 }],
    [/tier 2: ways are not 1 .* one of 4, 6, 12, 24/, { digitCount: 4 }],
    [/tier 1: ways are not 1/, { tiers: [{ ...straight, ways: 2 }] }],
    [/tier 2: 1 ways have a prize already/, { tiers: [straight, { ...straight, tier: 2 }] }],
    [
      /nothing can be won straight/,
      {
        tiers: [
          { ...three, tier: 1 },
          { ...six, tier: 2 },
        ],
      },
    ],
    [/straight: pays back all that it sells/, { tiers: [{ ...straight, prizeMinor: 100_000 }] }],
  ];
  for (const [message, change] of rows) {
    t.match(gameProblems({ ...DIGITS_3, ...change } as DigitsGame).join('\n'), message);
  }
  t.same(gameProblems(DIGITS_3), []);
  t.same(gameProblems(DIGITS_4), []);
  t.end();
});
