/**
 * k of n: k different numbers out of 1 … n, as many drawn, and a tier for a count of matches.
 *
 * A ticket may be a system: more than k numbers, ascending, of which each choice of k is a single
 * bet. Bankers are in each of these; they follow behind a 0, ascending, and fewer than k of them.
 */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { integer } from './shape-rules.ts';
import { drawnByShuffle } from './sparse-shuffle.ts';
import { COMBINATIONS_MAX, lineCount, linesByMatches } from './system-lines.ts';

interface KOfNPromise extends TranscriptGame {
  readonly k: number;
  readonly n: number;
  readonly tiers: readonly (TranscriptRule & { readonly matches: number })[];
}

/** A drawn number is hashed as 16 bits. */
const NUMBER_MAX = 65_535;
const BYTE_MAX = 255;
/** Between the numbers of a system and its bankers. */
const MARK = 0;
const WAYS_COUNTED = 2n ** 64n;

export const K_OF_N_TWIN: FamilyTwin<KOfNPromise> = {
  rules: { k: integer(1, NUMBER_MAX), n: integer(1, NUMBER_MAX) },
  condition: { matches: integer(0, NUMBER_MAX) },
  outcomeLeast: 1,

  title: ({ k, n }) => `${k} of ${n}`,

  ruleProblems({ k, n, tiers }) {
    const problems = tiers
      .filter(({ matches }) => matches > k)
      .map(({ tier }) => `tier ${tier} asks for more matches than numbers`);
    if (k > n) problems.push('more numbers are drawn than there are');
    const matchesCount = new Set(tiers.map(({ matches }) => matches)).size;
    if (matchesCount < tiers.length) problems.push('two tiers want the same matches');
    return problems;
  },

  canDraw: ({ k, n }) => k <= n,

  draw: ({ k, n }, below) => drawnByShuffle(k, n, below),

  pickTitle: ({ k, n }) => `${k} different numbers out of ${n}, or a system of more`,

  pickProblems({ k, n }, numbers) {
    if (numbers.length === k) return numbersProblems(numbers, n);
    const { chosen, bankers } = partsOf(numbers);
    const problems = numbersProblems(chosen, n);
    if (chosen.length < k) problems.push(`the ticket does not have ${k} numbers`);
    const isMarked = numbers.includes(MARK);
    if (isMarked && (bankers.length === 0 || bankers.length >= k)) {
      problems.push('not as many bankers as a system may have');
    }
    if (isMarked && chosen.length <= k) problems.push('one combination has no bankers');
    if (bankers.some((banker) => !chosen.includes(banker))) problems.push('a banker is not chosen');
    if (chosen.length > k && !(ascend(chosen) && ascend(bankers))) {
      problems.push('its numbers do not ascend');
    }
    const count = lineCount(chosen.length - bankers.length, k - bankers.length);
    if (count > COMBINATIONS_MAX) problems.push(`more than ${COMBINATIONS_MAX} combinations`);
    return problems;
  },

  combinations({ k }, numbers) {
    if (numbers.length === k) return 1;
    const { chosen, bankers } = partsOf(numbers);
    return lineCount(chosen.length - bankers.length, k - bankers.length);
  },

  wins({ k, tiers }, drawn, numbers) {
    if (numbers.length === k) {
      const matches = matchCount(drawn, numbers);
      return tiers.map((rule) => (rule.matches === matches ? 1 : 0));
    }
    const { chosen, bankers } = partsOf(numbers);
    const others = chosen.filter((number) => !bankers.includes(number));
    const choice = { size: k - bankers.length, always: bankers };
    const lines = linesByMatches(others, drawn, choice);
    return tiers.map((rule) => lines[rule.matches] ?? 0);
  },

  tell: (_, drawn, numbers) =>
    `it matches ${matchCount(partsOf(numbers).chosen, drawn)} of the drawn numbers`,

  space: {
    pickCount: ({ k, n }) => ways(n, k),
    unrank: ({ k, n }, rank) => ranked(n, k, rank),
  },

  numbersOnTicket: ({ k }) => k,

  fitsFile: ({ k, n }) => k <= BYTE_MAX && n <= BYTE_MAX,

  unpack: (_, bytes) => [...bytes],
};

function numbersProblems(numbers: readonly number[], n: number): string[] {
  const problems: string[] = [];
  if (new Set(numbers).size !== numbers.length) problems.push('a number stands there twice');
  if (numbers.some((number) => number < 1 || number > n)) problems.push(`not all in 1 … ${n}`);
  return problems;
}

/** All numbers of a ticket, and which of them stand in each of its combinations. */
function partsOf(numbers: readonly number[]): {
  readonly chosen: readonly number[];
  readonly bankers: readonly number[];
} {
  const mark = numbers.indexOf(MARK);
  if (mark < 0) return { chosen: numbers, bankers: [] };
  return { chosen: numbers.slice(0, mark), bankers: numbers.slice(mark + 1) };
}

export function ascend(numbers: readonly number[]): boolean {
  return numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? number));
}

/**
 * By whether each number, the highest first, is in the pick: the picks without it come first, and
 * are as many as there are ways to choose k of those below it.
 */
function ranked(n: number, k: number, rank: bigint): number[] {
  const numbers: number[] = [];
  let rest = rank;
  for (let number = n; numbers.length < k; number -= 1) {
    const without = ways(number - 1, k - numbers.length);
    if (rest < without) continue;
    numbers.unshift(number);
    rest -= without;
  }
  return numbers;
}

/** Ways to choose k of n things; not counted to the end where they are more than anybody needs. */
function ways(n: number, k: number): bigint {
  const fewer = Math.min(k, n - k);
  if (fewer < 0) return 0n;
  let count = 1n;
  for (let i = 1; i <= fewer && count < WAYS_COUNTED; i += 1) {
    count = (count * BigInt(n - fewer + i)) / BigInt(i);
  }
  return count;
}

/** How many of the first stand among the second. */
function matchCount(these: readonly number[], those: readonly number[]): number {
  return these.reduce((sum, number) => sum + (those.includes(number) ? 1 : 0), 0);
}
