/** k of n: k different numbers out of 1 … n, as many drawn, and a tier for a count of matches. */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { integer } from './shape-rules.ts';

interface KOfNPromise extends TranscriptGame {
  readonly k: number;
  readonly n: number;
  readonly tiers: readonly (TranscriptRule & { readonly matches: number })[];
}

/** A drawn number is hashed as 16 bits. */
const NUMBER_MAX = 65_535;
const BYTE_MAX = 255;
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

  /** A sparse shuffle: only places that hold another number than their own are kept. */
  draw({ k, n }, below) {
    const moved = new Map<number, number>();
    const drawn: number[] = [];
    for (let place = 1; place <= k; place += 1) {
      const other = place + below(n - place + 1);
      drawn.push(moved.get(other) ?? other);
      moved.set(other, moved.get(place) ?? place);
    }
    return drawn.sort((left, right) => left - right);
  },

  pickTitle: ({ k, n }) => `${k} different numbers out of ${n}`,

  pickProblems({ k, n }, numbers) {
    const problems: string[] = [];
    if (numbers.length !== k) problems.push(`the ticket does not have ${k} numbers`);
    if (new Set(numbers).size !== numbers.length) problems.push('a number stands there twice');
    if (numbers.some((number) => number < 1 || number > n)) problems.push(`not all in 1 … ${n}`);
    return problems;
  },

  tierIndex({ tiers }, drawn, numbers) {
    const matches = matchCount(drawn, numbers);
    return tiers.findIndex((rule) => rule.matches === matches);
  },

  tell: (drawn, numbers) => `it matches ${matchCount(numbers, drawn)} of the drawn numbers`,

  space: {
    pickCount: ({ k, n }) => ways(n, k),
    unrank: ({ k, n }, rank) => ranked(n, k, rank),
  },

  numbersOnTicket: ({ k }) => k,

  fitsFile: ({ k, n }) => k <= BYTE_MAX && n <= BYTE_MAX,

  unpack: (_, bytes) => [...bytes],
};

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
