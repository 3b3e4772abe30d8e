/**
 * Keno: 1 to `spotsMax` different numbers out of 1 … n, `drawn` of them drawn, and a tier for a
 * count of spots (numbers on the ticket) with a count of hits (those of them that were drawn).
 */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { integer } from './shape-rules.ts';

interface KenoPromise extends TranscriptGame {
  readonly spotsMax: number;
  readonly n: number;
  readonly drawn: number;
  readonly quickPickSpots: number;
  readonly tiers: readonly (TranscriptRule & { readonly spots: number; readonly hits: number })[];
}

const BYTE_MAX = 255;
const byte = integer(1, BYTE_MAX);

export const KENO_TWIN: FamilyTwin<KenoPromise> = {
  rules: { spotsMax: byte, n: byte, drawn: byte, quickPickSpots: byte },
  condition: { spots: byte, hits: integer(0, BYTE_MAX) },
  outcomeLeast: 1,

  title: ({ spotsMax, n, drawn }) => `keno, up to ${spotsMax} of ${n}, ${drawn} drawn`,

  ruleProblems({ spotsMax, n, drawn, quickPickSpots, tiers }) {
    const problems: string[] = [];
    if (drawn >= n) problems.push('as many numbers are drawn as there are');
    if (spotsMax > n) problems.push('a ticket would have more numbers than there are');
    if (quickPickSpots > spotsMax) problems.push('a quick pick would have too many numbers');
    const told = new Set<string>();
    for (const { tier, spots, hits } of tiers) {
      if (spots > spotsMax) problems.push(`tier ${tier} asks for more spots than there are`);
      if (hits > spots) problems.push(`tier ${tier} asks for more hits than spots`);
      if (told.has(`${spots}/${hits}`)) problems.push(`tier ${tier} is told twice`);
      told.add(`${spots}/${hits}`);
    }
    return problems;
  },

  canDraw: ({ n, drawn }) => drawn <= n,

  /** Each number that comes is exchanged for the one that stands first among those left. */
  draw({ n, drawn }, below) {
    const left = Array.from({ length: n }, (_, index) => index + 1);
    const taken: number[] = [];
    while (taken.length < drawn) {
      const place = below(left.length);
      taken.push(...left.slice(place, place + 1));
      left[place] = left[0] ?? 0;
      left.shift();
    }
    return taken.sort((one, other) => one - other);
  },

  pickTitle: ({ spotsMax, n }) => `1 to ${spotsMax} different numbers out of ${n}`,

  pickProblems({ spotsMax, n, tiers }, numbers) {
    const problems: string[] = [];
    const isCount = numbers.length >= 1 && numbers.length <= spotsMax;
    if (!isCount) problems.push(`the ticket does not have 1 to ${spotsMax} numbers`);
    if (new Set(numbers).size < numbers.length) problems.push('a number stands there twice');
    if (numbers.some((number) => !(number >= 1 && number <= n))) {
      problems.push(`not all in 1 … ${n}`);
    }
    if (isCount && tiers.every(({ spots }) => spots !== numbers.length)) {
      problems.push('nothing can be won with so many numbers');
    }
    return problems;
  },

  combinations: () => 1,

  wins({ tiers }, drawn, numbers) {
    const hitCount = hitsAmong(drawn, numbers);
    return tiers.map(({ spots, hits }) => (spots === numbers.length && hits === hitCount ? 1 : 0));
  },

  tell: (_, drawn, numbers) =>
    `of its ${numbers.length} numbers ${hitsAmong(drawn, numbers)} were drawn`,

  numbersOnTicket: ({ spotsMax }) => spotsMax,

  fitsFile: ({ spotsMax, n }) => spotsMax <= BYTE_MAX && n <= BYTE_MAX,

  /** Zeros follow a short pick; one that stands before a number is no number of the game. */
  unpack(_, bytes) {
    const numbers = [...bytes];
    while (numbers.at(-1) === 0) numbers.pop();
    return numbers;
  },
};

function hitsAmong(drawn: readonly number[], numbers: readonly number[]): number {
  const all = new Set(drawn);
  return numbers.filter((number) => all.has(number)).length;
}
