/**
 * A family of games that is not on offer, to prove that a second one needs no change of the engine:
 * three ordered digits, played straight or as a box, from a draw of four.
 *
 * It differs from k of n wherever a family may. A pick has three words, and the highest bit of one
 * of them counts; its digits are ordered and may repeat; what is drawn is longer than a pick; a
 * pick prints three numbers or four; kinds of picks differ in their chances; there is no jackpot.
 */
import type {
  GameFamily,
  PickOdds,
  SegmentRows,
  TicketJudge,
} from '../../../actors/games/family.ts';
import type { FixedTier, Game } from '../../../actors/games/game.ts';
import { isFormed } from '../../../actors/games/pick-order.ts';
import { settleTiers } from '../../../actors/games/prizes.ts';
import type { TicketSegment } from '../../../actors/games/ticket-columns.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { uniformBelow } from '../../../src/kernel/uniform.ts';

/** Orders in which a box wins; 1 for straight; 0 for its last digit only, drawn fourth. */
type Ways = 0 | 1 | 3 | 6;

interface DigitsGame extends Game {
  readonly family: 'digits';
  readonly tiers: readonly (FixedTier & { readonly ways: Ways })[];
}

export const DIGITS_GAME: DigitsGame = {
  gameId: 'digits3',
  family: 'digits',
  title: 'three digits',
  priceMinor: minor(100),
  tiers: [
    { kind: 'fixed', tier: 1, ways: 1, prizeMinor: minor(40_000) },
    { kind: 'fixed', tier: 2, ways: 3, prizeMinor: minor(15_000) },
    { kind: 'fixed', tier: 3, ways: 6, prizeMinor: minor(8_000) },
    { kind: 'fixed', tier: 4, ways: 0, prizeMinor: minor(100) },
  ],
};

/** Marks a box, in the last word of a pick. */
const BOX = 0x8000_0000;
const WORDS = 3;
const DRAWN = 4;

export const DIGITS: GameFamily<DigitsGame> = {
  name: 'digits',
  number: 99,
  promised: { rules: ['digits', 'drawn'], condition: ['ways'] },
  promisedRules: () => ({ digits: WORDS, drawn: DRAWN }),
  promisedCondition: ({ ways }: DigitsGame['tiers'][number]) => ({ ways }),

  assertRules({ tiers }) {
    assert(new Set(tiers.map(({ ways }) => ways)).size === tiers.length, 'ways are told apart');
  },

  wordCount: () => WORDS,
  layout: () => 0,
  combinations: () => 1,
  showPick: (_, numbers) => numbers,

  /** Three digits, and a 1 after them for a box. */
  parsePick(_, numbers, masks, at) {
    if (isFormed(numbers)) return 'wrongForm';
    const isBox = numbers.length === WORDS + 1;
    if (!isBox && numbers.length !== WORDS) return 'wrongCount';
    const digits = numbers.slice(0, WORDS);
    for (const digit of digits) {
      if (typeof digit !== 'number' || !Number.isInteger(digit)) return 'notWhole';
      if (digit < 0 || digit > 9) return 'outOfRange';
    }
    if (isBox && numbers[WORDS] !== 1) return 'outOfRange';
    if (isBox && new Set(digits).size === 1) return 'alike';
    for (const [place, digit] of digits.entries()) masks[at + place] = Number(digit);
    if (isBox) masks[at + WORDS - 1] = (BOX | Number(digits[WORDS - 1])) >>> 0;
    return undefined;
  },

  quickPick(_, random, masks, at) {
    for (let place = 0; place < WORDS; place += 1) masks[at + place] = uniformBelow(random, 10);
  },

  assertPick: (_, masks, at) => assertDigits(masks, at),

  assertPicks(_, masks, from, to) {
    for (let row = from; row < to; row += 1) {
      assertDigits(
        masks.map((column) => column[row] ?? Number.NaN),
        0,
      );
    }
  },

  printPick: (_, masks, from) => printed(masks, from),

  printRow(_, masks, row, numbers) {
    const told = printed(
      masks.map((column) => column[row] ?? 0),
      0,
    );
    numbers.set(told);
    return told.length;
  },

  numbersOnTicket: () => ({ least: WORDS, most: WORDS + 1 }),

  draw: (_, random) => Array.from({ length: DRAWN }, () => uniformBelow(random, 10)),

  assertOutcome(_, outcome) {
    assert(outcome.length === DRAWN, 'four digits are drawn');
    for (const digit of outcome) assert(digit >= 0 && digit <= 9, 'a digit is drawn');
  },

  winsOf(game, outcome, masks, wins) {
    const [a = 0, b = 0, last = 0] = Array.from(masks);
    return once(new DigitsJudge(game, outcome).tierOf(a, b, last), wins);
  },

  judge(game, outcome) {
    DIGITS.assertOutcome(game, outcome);
    return new DigitsJudge(game, outcome);
  },

  odds: ({ tiers }) => KINDS.map((draws) => oddsOf(tiers, draws)),

  settle: (input) => settleTiers(input, input.game.tiers.map(DIGITS.promisedCondition)),
};

/** With how many of the 10,000 draws each kind of pick wins, by ways. */
const KINDS: readonly Partial<Record<Ways, number>>[] = [{ 1: 10, 0: 999 }, { 3: 30 }, { 6: 60 }];

function oddsOf(tiers: DigitsGame['tiers'], draws: Partial<Record<Ways, number>>): PickOdds {
  return {
    possibleDraws: 10_000n,
    winningDraws: tiers.map(({ ways }) => BigInt(draws[ways] ?? 0)),
  };
}

class DigitsJudge implements TicketJudge {
  readonly #tierByWays: readonly number[];
  readonly #outcome: readonly number[];
  readonly #orderless: number;

  constructor({ tiers }: DigitsGame, outcome: readonly number[]) {
    this.#tierByWays = [0, 1, 2, 3, 4, 5, 6].map(
      (ways) => tiers.find((tier) => tier.ways === ways)?.tier ?? 0,
    );
    this.#outcome = outcome;
    this.#orderless = orderless(outcome[0] ?? 0, outcome[1] ?? 0, outcome[2] ?? 0);
  }

  tierAt({ masks: [first, second, third] }: TicketSegment, row: number): number {
    const [a, b, last] = [first?.[row], second?.[row], third?.[row]];
    return this.tierOf(must(a, 'a word'), must(b, 'a word'), must(last, 'a word'));
  }

  winsAt(segment: TicketSegment, row: number, wins: number[]): number {
    return once(this.tierAt(segment, row), wins);
  }

  tierOf(a: number, b: number, last: number): number {
    const outcome = this.#outcome;
    if (last < BOX) {
      const isStraight = a === outcome[0] && b === outcome[1] && last === outcome[2];
      if (isStraight) return this.#tierByWays[1] ?? 0;
      return last === outcome[3] ? (this.#tierByWays[0] ?? 0) : 0;
    }
    const c = last - BOX;
    if (orderless(a, b, c) !== this.#orderless) return 0;
    return this.#tierByWays[a === b || b === c || a === c ? 3 : 6] ?? 0;
  }

  count({ masks: [first, second, third] }: TicketSegment, rowCount: number, counts: Float64Array) {
    let winnerCount = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const tier = this.tierOf(first?.[row] ?? 0, second?.[row] ?? 0, third?.[row] ?? 0);
      counts[tier] = (counts[tier] ?? 0) + 1;
      if (tier !== 0) winnerCount += 1;
    }
    return winnerCount;
  }

  collect(
    { masks: [first, second, third] }: TicketSegment,
    { firstOrdinal, rowCount }: SegmentRows,
    ordinals: Uint32Array,
    found: number,
  ): number {
    let place = found;
    for (let row = 0; row < rowCount; row += 1) {
      const tier = this.tierOf(first?.[row] ?? 0, second?.[row] ?? 0, third?.[row] ?? 0);
      if (tier === 0) continue;
      ordinals[place] = firstOrdinal + row;
      place += 1;
    }
    return place;
  }
}

/** A pick is one combination, which wins one tier or none. */
function once(tier: number, wins: number[]): number {
  wins.fill(0);
  if (tier !== 0) wins[tier - 1] = 1;
  return tier;
}

/** The same value for the same digits in any order: the count of each, in two bits. */
function orderless(a: number, b: number, c: number): number {
  return (1 << (2 * a)) + (1 << (2 * b)) + (1 << (2 * c));
}

function printed(masks: ArrayLike<number>, from: number): number[] {
  const words = Array.from({ length: WORDS }, (_, i) =>
    must(masks[from + i], 'a pick lacks one of its words'),
  );
  const last = words[WORDS - 1] ?? 0;
  return last < BOX ? words : [...words.slice(0, WORDS - 1), last - BOX, 1];
}

function assertDigits(masks: ArrayLike<number>, at: number): void {
  const digits = printed(masks, at).slice(0, WORDS);
  assert(
    digits.every((digit) => digit >= 0 && digit <= 9 && Number.isInteger(digit)),
    'a pick does not have three digits',
  );
}
