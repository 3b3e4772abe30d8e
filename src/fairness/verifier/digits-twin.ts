/**
 * Digits: some digits are drawn in order, and may repeat. A ticket's numbers are its digits, then 0
 * (straight: the drawn order) or 1 (box: any order). `ways` of a tier is 1 for straight; for a box
 * it is how many different orders the ticket's digits have.
 */
import type { TranscriptGame, TranscriptRule } from '../transcript.ts';
import type { FamilyTwin } from './family-twin.ts';
import { integer } from './shape-rules.ts';

interface DigitsPromise extends TranscriptGame {
  readonly digits: number;
  readonly tiers: readonly (TranscriptRule & { readonly ways: number })[];
}

const DIGITS_MAX = 4;
const WAYS_MAX = 24;
const BOX_MARK = 1;

export const DIGITS_TWIN: FamilyTwin<DigitsPromise> = {
  rules: { digits: integer(1, DIGITS_MAX) },
  condition: { ways: integer(1, WAYS_MAX) },
  outcomeLeast: 0,

  title: ({ digits }) => `${digits} digits in order`,

  ruleProblems({ tiers }) {
    const isRepeated = new Set(tiers.map(({ ways }) => ways)).size < tiers.length;
    return isRepeated ? ['two tiers want the same ways'] : [];
  },

  canDraw: () => true,

  draw({ digits }, below) {
    const drawn: number[] = [];
    for (let place = 0; place < digits; place += 1) drawn.push(below(10));
    return drawn;
  },

  pickTitle: ({ digits }) => `${digits} digits, straight or as a box`,

  pickProblems({ digits, tiers }, numbers) {
    const [mark = -1] = numbers.slice(digits);
    const shown = numbers.slice(0, digits);
    if (numbers.length !== digits + 1) return [`the ticket does not have ${digits} digits`];
    const problems: string[] = [];
    if (shown.some((digit) => !(digit >= 0 && digit <= 9))) problems.push('not all are digits');
    if (mark !== 0 && mark !== BOX_MARK) problems.push('it is neither straight nor a box');
    if (mark === BOX_MARK && wayCount(shown) === 1) problems.push('a box of digits all alike');
    const ways = mark === BOX_MARK ? wayCount(shown) : 1;
    if (tiers.every((rule) => rule.ways !== ways)) problems.push('nothing can be won with it');
    return problems;
  },

  combinations: () => 1,

  wins({ tiers }, drawn, numbers) {
    const shown = numbers.slice(0, -1);
    const isBox = numbers.at(-1) === BOX_MARK;
    const isWon = isBox ? sorted(shown) === sorted(drawn) : shown.join() === drawn.join();
    const ways = isBox ? wayCount(shown) : 1;
    return tiers.map((rule) => (isWon && rule.ways === ways ? 1 : 0));
  },

  tell(_, drawn, numbers) {
    const kind = numbers.at(-1) === BOX_MARK ? 'as a box' : 'straight';
    return `${numbers.slice(0, -1).join('')} ${kind}, and ${drawn.join('')} was drawn`;
  },

  numbersOnTicket: ({ digits }) => digits + 1,
  fitsFile: () => true,
  unpack: (_, bytes) => [...bytes],
};

/** Lists every order of the places, and counts those that read differently. */
function wayCount(digits: readonly number[]): number {
  let texts = [''];
  let rests = [digits];
  for (const _ of digits) {
    const longer: string[] = [];
    const shorter: number[][] = [];
    for (const [index, text] of texts.entries()) {
      for (const [place, digit] of (rests[index] ?? []).entries()) {
        longer.push(text + String(digit));
        shorter.push((rests[index] ?? []).filter((_other, other) => other !== place));
      }
    }
    texts = longer;
    rests = shorter;
  }
  return new Set(texts).size;
}

function sorted(digits: readonly number[]): string {
  return [...digits].sort().join();
}
