/** Several picks of one purchase: each counts, and is shown, as if it stood alone. */
import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'tap';
import { familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import {
  type FormedPick,
  PICK_FORMS,
  type PickForm,
  type PickOrder,
} from '../../../actors/games/pick-order.ts';
import { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import type { TwoDrumsGame } from '../../../actors/games/two-drums/two-drums-game.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import {
  boxPlay,
  DIGITS_3,
  KENO_10,
  RAFFLE_1,
  RAFFLE_6,
  raffleNumber,
  SMALL_KENO,
  straightPlay,
} from '../../support/samples/family-games.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const PICKS = 40;
const DRAWS = 10;
/** Bits that a word beside those of a pick may have. */
const ALL_BITS = 2 ** 32 - 1;

/** Both drums together are on either side of where picks need another word. */
const DRUMS = [
  [20, 10],
  [21, 10],
  [22, 10],
  [23, 10],
  [8, 24],
  [9, 24],
  [31, 32],
  [32, 32],
] as const;

const K_OF_N = [30, 31, 32, 33, 34, 62, 63, 64].map((numberCount) => {
  return { ...GAMES['5of36'], gameId: `5of${numberCount}`, numberCount };
});

/** Four bits of the last word count the numbers of a pick. */
const KENO = [27, 28, 29, 59, 60, 61].map((numberCount) => {
  return { ...KENO_10, gameId: `keno of ${numberCount}`, numberCount };
});

const GAMES_AT_BORDERS: readonly Game[] = [
  ...K_OF_N,
  ...DRUMS.map(([numberCount, bonusNumberCount]) => drumsOf(numberCount, bonusNumberCount)),
  ...KENO,
  KENO_10,
  SMALL_KENO,
  DIGITS_3,
  RAFFLE_1,
  RAFFLE_6,
];

test('neighbouring picks: what a pick is does not hang on the picks beside it', (t) => {
  for (const game of GAMES_AT_BORDERS) {
    const family = familyOf(game);
    const layout = family.layout(game);
    const wordCount = family.wordCount(game);
    const { all, costs } = picksOf(game);
    t.equal(all.length, costs.length * wordCount, `${game.gameId}: each has its words`);
    for (const [index, cost] of costs.entries()) {
      const at = index * wordCount;
      const alone = all.slice(at, at + wordCount);
      const seen = (words: readonly number[], from: number) => [
        family.combinations(layout, words, from),
        family.printPick(layout, words, from, from + wordCount),
        weighed(game, words, from),
      ];
      const told = `${game.gameId}, the pick at ${at}`;
      deepStrictEqual(family.combinations(layout, all, at), cost, told);
      deepStrictEqual(seen(all, at), seen(alone, 0), told);
      family.assertPick(game, all, at);
    }
  }
  t.end();
});

test('neighbouring picks: a pick that is read writes its own words, and no others', (t) => {
  for (const game of GAMES_AT_BORDERS) {
    const family = familyOf(game);
    const wordCount = family.wordCount(game);
    for (const { order } of ordersOf(game)) {
      const alone: number[] = [];
      t.equal(family.parsePick(game, order, alone, 0), undefined, game.gameId);
      t.equal(alone.length, wordCount, game.gameId);
      const among = new Array<number>(3 * wordCount).fill(ALL_BITS);
      family.parsePick(game, order, among, wordCount);
      const beside = new Array<number>(wordCount).fill(ALL_BITS);
      t.same(among, [...beside, ...alone, ...beside], game.gameId);
    }
  }
  t.end();
});

test('neighbouring picks: what a pick wins is the same alone and among others', (t) => {
  for (const game of GAMES_AT_BORDERS) {
    const family = familyOf(game);
    const wordCount = family.wordCount(game);
    const { all, costs } = picksOf(game);
    const columns = new TicketColumns(game);
    columns.append({ masks: all, playerKey: 1, acceptedOffsetMs: 0 });
    const segment = must(columns.segments[0], 'the picks fill a part of a segment');
    let wonCount = 0;
    for (const outcome of outcomesOf(game, all)) {
      const judge = family.judge(game, outcome);
      for (const row of costs.keys()) {
        const alone = all.slice(row * wordCount, (row + 1) * wordCount);
        const [wins, winsAt] = [game.tiers.map(() => 0), game.tiers.map(() => 0)];
        const best = family.winsOf(game, outcome, alone, wins);
        const told = `${game.gameId}, the pick at ${row}, ${outcome.join()}`;
        deepStrictEqual([judge.winsAt(segment, row, winsAt), winsAt], [best, wins], told);
        if (best > 0) wonCount += 1;
      }
    }
    t.ok(wonCount > 0, `${game.gameId}: some have won`);
  }
  t.end();
});

/** Picks of each form, those of most bits among those at random, and what each costs in prices. */
function picksOf(game: Game): { readonly all: number[]; readonly costs: readonly number[] } {
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  const random = new SeededRandom(7);
  const all: number[] = [];
  const costs: number[] = [];
  for (const { order, cost } of ordersOf(game)) {
    family.parsePick(game, order, all, all.length);
    family.quickPick(game, random, all, all.length);
    costs.push(cost, 1);
  }
  while (costs.length < PICKS) {
    family.quickPick(game, random, all, costs.length * wordCount);
    costs.push(1);
  }
  return { all, costs };
}

/** Those of a number raffle are drawn among the numbers that were sold. */
function outcomesOf(game: Game, all: readonly number[]): (readonly number[])[] {
  const family = familyOf(game);
  const random = new SeededRandom(11);
  const drawn = Array.from({ length: DRAWS }, () => {
    if (family.amongTickets === undefined) return family.draw(game, random);
    const words = [...new Set(all)];
    const places = family.amongTickets.drawPlaces(game, random, words.length);
    const picks = places.map((place) => family.printPick(0, words, place, place + 1));
    return family.amongTickets.outcomeOf(picks);
  });
  return game === DIGITS_3 ? [...drawn, [9, 8, 9]] : drawn;
}

interface Ordered {
  readonly order: PickOrder;
  readonly cost: number;
}

/** A pick of each form that the game sells: of its lowest numbers, and of its highest. */
function ordersOf(game: Game): Ordered[] {
  switch (game.family) {
    case 'keno':
      return kenoOrders(game as typeof KENO_10);
    case 'digits':
      return [straightPlay('000'), straightPlay('999'), boxPlay('998')].map(single);
    case 'numberRaffle': {
      const { digitCount } = game as typeof RAFFLE_1;
      return [raffleNumber('0'.repeat(digitCount)), raffleNumber('9'.repeat(digitCount))].map(
        single,
      );
    }
    case 'twoDrums':
      return drumsOrders(game as TwoDrumsGame);
    default:
      return kOfNOrders(game as (typeof GAMES)['5of36']);
  }
}

function kenoOrders({ numberCount, spotsMax }: typeof KENO_10): Ordered[] {
  return [[1], [numberCount], top(numberCount, spotsMax)].map(single);
}

/** A system has bankers where its words have bits left for them. */
function kOfNOrders({ numberCount }: (typeof GAMES)['5of36']): Ordered[] {
  const system = (numbers: readonly number[], bankers: readonly number[] = []) =>
    formed(PICK_FORMS.system, numbers, bankers);
  const bits = numberCount > 32 ? 64 : 32;
  const banked = { order: system([1, 2, 3, 4, 5], [numberCount]), cost: 5 };
  return [
    single([1, 2, 3, 4, 5]),
    single(top(numberCount, 5)),
    { order: system(top(numberCount, 7)), cost: 21 },
    { order: system([1, 2, 3, 4, 5, numberCount]), cost: 6 },
    ...(bits - numberCount >= 6 ? [banked] : []),
  ];
}

function drumsOrders({ numberCount, bonusNumberCount }: TwoDrumsGame): Ordered[] {
  const last = [bonusNumberCount];
  const both = [1, bonusNumberCount];
  return [
    single(formed(PICK_FORMS.drums, [1, 2, 3, 4, 5], [1])),
    single(formed(PICK_FORMS.drums, top(numberCount, 5), last)),
    { order: formed(PICK_FORMS.drumsSystem, top(numberCount, 7), last), cost: 21 },
    { order: formed(PICK_FORMS.drumsSystem, top(numberCount, 6), both), cost: 12 },
  ];
}

function single(order: PickOrder): Ordered {
  return { order, cost: 1 };
}

function formed(form: PickForm, numbers: readonly number[], others: readonly number[]): FormedPick {
  return { form, numbers, others };
}

/** The highest numbers of a game, as many as that. */
function top(numberCount: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => numberCount - count + 1 + index);
}

function weighed(game: Game, masks: readonly number[], at: number): (readonly number[])[] {
  const keys: (readonly number[])[] = [];
  familyOf(game).weigh(game, masks, at, (key, amountMinor) => keys.push([key, amountMinor]));
  return keys;
}

function drumsOf(numberCount: number, bonusNumberCount: number): TwoDrumsGame {
  return {
    gameId: `5of${numberCount}p1of${bonusNumberCount}`,
    family: 'twoDrums',
    title: 'two drums',
    priceMinor: minor(100),
    pickCount: 5,
    numberCount,
    bonusPickCount: 1,
    bonusNumberCount,
    tiers: [
      { kind: 'fixed', tier: 1, matches: 5, bonusMatches: 1, prizeMinor: minor(1_000) },
      { kind: 'fixed', tier: 2, matches: 1, bonusMatches: 1, prizeMinor: minor(100) },
      { kind: 'fixed', tier: 3, matches: 2, bonusMatches: 0, prizeMinor: minor(50) },
    ],
  };
}
