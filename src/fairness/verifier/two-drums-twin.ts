/**
 * Two drums: k different numbers out of 1 … n and, apart from them, bonusK out of 1 … bonusN. As
 * many are drawn, first of the one, then of the other, and the matches in both decide the tier.
 *
 * A ticket has the numbers of the first drum, a 0, and those of the second, each ascending. It may
 * be a system: more numbers in one drum or in both, of which each choice from the one goes with
 * each from the other.
 */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { ascend } from './k-of-n-twin.ts';
import { integer } from './shape-rules.ts';
import { drawnByShuffle } from './sparse-shuffle.ts';
import { COMBINATIONS_MAX, lineCount, linesByMatches } from './system-lines.ts';

interface TwoDrumsPromise extends TranscriptGame {
  readonly k: number;
  readonly n: number;
  readonly bonusK: number;
  readonly bonusN: number;
  readonly tiers: readonly (TranscriptRule & {
    readonly matches: number;
    readonly bonusMatches: number;
  })[];
}

/** A drawn number is hashed as 16 bits. */
const NUMBER_MAX = 65_535;
const BYTE_MAX = 255;
const MARK = 0;
const number = integer(1, NUMBER_MAX);
const count = integer(0, NUMBER_MAX);

export const TWO_DRUMS_TWIN: FamilyTwin<TwoDrumsPromise> = {
  rules: { k: number, n: number, bonusK: number, bonusN: number },
  condition: { matches: count, bonusMatches: count },
  outcomeLeast: 1,

  title: ({ k, n, bonusK, bonusN }) => `${k} of ${n} and ${bonusK} of ${bonusN}`,

  ruleProblems(game) {
    const { k, n, bonusK, bonusN, tiers } = game;
    const problems = tiers
      .filter(({ matches, bonusMatches }) => matches > k || bonusMatches > bonusK)
      .map(({ tier }) => `tier ${tier} asks for more matches than numbers`);
    if (k > n || bonusK > bonusN) problems.push('more numbers are drawn than there are');
    const conditions = new Set(tiers.map((rule) => `${rule.matches} and ${rule.bonusMatches}`));
    if (conditions.size < tiers.length) problems.push('two tiers want the same matches');
    return problems;
  },

  canDraw: ({ k, n, bonusK, bonusN }) => k <= n && bonusK <= bonusN,

  draw({ k, n, bonusK, bonusN }, below) {
    const main = drawnByShuffle(k, n, below);
    return [...main, ...drawnByShuffle(bonusK, bonusN, below)];
  },

  pickTitle: ({ k, n, bonusK, bonusN }) =>
    `${k} different numbers out of ${n} and ${bonusK} out of ${bonusN}, or a system of more`,

  pickProblems({ k, n, bonusK, bonusN }, numbers) {
    const { main, bonus } = drumsIn(numbers);
    const problems = [
      ...drumProblems(main, { least: k, most: n }),
      ...drumProblems(bonus, { least: bonusK, most: bonusN }),
    ];
    if (lineCount(main.length, k) * lineCount(bonus.length, bonusK) > COMBINATIONS_MAX) {
      problems.push(`more than ${COMBINATIONS_MAX} combinations`);
    }
    return problems;
  },

  combinations({ k, bonusK }, numbers) {
    const { main, bonus } = drumsIn(numbers);
    return lineCount(main.length, k) * lineCount(bonus.length, bonusK);
  },

  wins({ k, bonusK, tiers }, drawn, numbers) {
    const { main, bonus } = drumsIn(numbers);
    const lines = linesByMatches(main, drawn.slice(0, k), { size: k });
    const bonusLines = linesByMatches(bonus, drawn.slice(k), { size: bonusK });
    return tiers.map((rule) => (lines[rule.matches] ?? 0) * (bonusLines[rule.bonusMatches] ?? 0));
  },

  tell({ k }, drawn, numbers) {
    const { main, bonus } = drumsIn(numbers);
    const hits = main.filter((one) => drawn.slice(0, k).includes(one)).length;
    const bonusHits = bonus.filter((one) => drawn.slice(k).includes(one)).length;
    return `it matches ${hits} and ${bonusHits} of the drawn numbers`;
  },

  numbersOnTicket: ({ k, bonusK }) => k + 1 + bonusK,

  fitsFile: ({ k, n, bonusK, bonusN }) =>
    k + 1 + bonusK <= BYTE_MAX && n <= BYTE_MAX && bonusN <= BYTE_MAX,

  unpack: (_, bytes) => [...bytes],
};

function drumsIn(numbers: readonly number[]): {
  readonly main: readonly number[];
  readonly bonus: readonly number[];
} {
  const mark = numbers.indexOf(MARK);
  if (mark < 0) return { main: numbers, bonus: [] };
  return { main: numbers.slice(0, mark), bonus: numbers.slice(mark + 1) };
}

function drumProblems(
  numbers: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): string[] {
  const problems: string[] = [];
  if (numbers.length < least) problems.push(`the ticket does not have ${least} numbers of a drum`);
  if (!ascend(numbers)) problems.push('the numbers of a drum do not ascend');
  if (numbers.some((one) => one < 1 || one > most)) problems.push(`not all in 1 … ${most}`);
  return problems;
}
