/** What a verifier has to know about the digits of digits-family.ts, written independently. */
import type { TranscriptGame, TranscriptRule } from '../../../src/fairness/transcript.ts';
import type { FamilyTwin } from '../../../src/fairness/verifier/family-twin.ts';
import { integer, oneOf } from '../../../src/fairness/verifier/shape-rules.ts';

interface PromisedDigits extends TranscriptGame {
  readonly digits: number;
  readonly drawn: number;
  readonly tiers: readonly (TranscriptRule & { readonly ways: number })[];
}

export const DIGITS_TWIN: FamilyTwin<PromisedDigits> = {
  rules: { digits: integer(1, 9), drawn: integer(1, 10) },
  condition: { ways: oneOf(0, 1, 3, 6) },
  outcomeLeast: 0,
  title: ({ digits, drawn }) => `${digits} digits, of ${drawn} drawn`,
  ruleProblems: ({ digits, drawn }) => (digits < drawn ? [] : ['too few digits are drawn']),
  canDraw: () => true,
  draw: ({ drawn }, below) => [...new Array<undefined>(drawn)].map(() => below(10)),
  pickTitle: ({ digits }) => `${digits} digits, straight or as a box`,
  pickProblems({ digits }, numbers) {
    const isBox = numbers.length === digits + 1 && numbers[digits] === 1;
    const isPick = numbers.length === digits || isBox;
    const areDigits = numbers.every((digit) => digit >= 0 && digit < 10);
    return isPick && areDigits ? [] : ['these are not its digits'];
  },
  combinations: () => 1,
  wins({ digits, tiers }, drawn, numbers) {
    const count = (list: readonly number[], digit: number) =>
      list.slice(0, digits).filter((one) => one === digit).length;
    let ways = -1;
    if (numbers.length > digits) {
      const isWon = numbers
        .slice(0, digits)
        .every((one) => count(numbers, one) === count(drawn, one));
      if (isWon) ways = numbers.slice(0, digits).some((one) => count(numbers, one) > 1) ? 3 : 6;
    } else if (numbers.every((digit, place) => digit === drawn[place])) ways = 1;
    else if (numbers[digits - 1] === drawn[digits]) ways = 0;
    return tiers.map((rule) => (rule.ways === ways ? 1 : 0));
  },
  tell: (_, drawn, numbers) => `${numbers.join('')} against ${drawn.join('')}`,
  numbersOnTicket: ({ digits }) => digits + 1,
  fitsFile: () => true,
  unpack: ({ digits }, bytes) => [...bytes].slice(0, bytes[digits] === 0 ? digits : digits + 1),
};
