import { test } from 'tap';
import { DIGITS_TWIN } from '../../../src/fairness/verifier/digits-twin.ts';
import { DIGITS_3, DIGITS_4 } from '../../support/samples/family-games.ts';

const PROMISED = { id: 'digits3', family: 'digits', digits: 3, tiers: DIGITS_3.tiers };
const FOUR = { id: 'digits4', family: 'digits', digits: 4, tiers: DIGITS_4.tiers };

test('digits twin: a box wins by its orders, straight by its order', (t) => {
  const won = (drawn: number[], numbers: number[]) =>
    DIGITS_TWIN.wins(PROMISED, drawn, numbers).indexOf(1);
  t.equal(won([1, 2, 3], [1, 2, 3, 0]), 0);
  t.equal(won([1, 2, 3], [3, 2, 1, 0]), -1);
  t.equal(won([1, 2, 3], [3, 2, 1, 1]), 2);
  t.equal(won([2, 1, 1], [1, 1, 2, 1]), 1);
  t.equal(won([2, 2, 1], [1, 1, 2, 1]), -1);
  t.equal(won([0, 0, 0], [0, 0, 0, 0]), 0);
  for (const [index, digits] of [
    [1, [1, 1, 1, 2]],
    [2, [1, 1, 2, 2]],
    [3, [1, 1, 2, 3]],
    [4, [1, 2, 3, 4]],
  ] as const) {
    t.equal(DIGITS_TWIN.wins(FOUR, digits.toReversed(), [...digits, 1]).indexOf(1), index);
  }
  t.equal(DIGITS_TWIN.tell(PROMISED, [1, 2, 3], [3, 2, 1, 1]), '321 as a box, and 123 was drawn');
  t.end();
});

test('digits twin: plays that are none, and rules that say a thing twice, are told', (t) => {
  t.same(DIGITS_TWIN.pickProblems(PROMISED, [0, 0, 7, 0]), []);
  t.match(DIGITS_TWIN.pickProblems(PROMISED, [0, 0, 7]), [/does not have 3 digits/]);
  t.match(DIGITS_TWIN.pickProblems(PROMISED, [0, 0, 7, 0, 0]), [/does not have 3 digits/]);
  t.match(DIGITS_TWIN.pickProblems(PROMISED, [0, 10, 7, 0]), [/not all are digits/]);
  t.match(DIGITS_TWIN.pickProblems(PROMISED, [0, 1, 7, 2]), [/neither straight nor a box/]);
  t.match(DIGITS_TWIN.pickProblems(PROMISED, [7, 7, 7, 1]), [/all alike/]);
  const straight = { ...PROMISED, tiers: PROMISED.tiers.slice(0, 1) };
  t.match(DIGITS_TWIN.pickProblems(straight, [1, 2, 3, 1]), [/nothing can be won/]);
  t.same(DIGITS_TWIN.ruleProblems(PROMISED), []);
  const [first] = PROMISED.tiers;
  const twice = first === undefined ? [] : [first, first];
  t.match(DIGITS_TWIN.ruleProblems({ ...PROMISED, tiers: twice }), [/the same ways/]);
  t.equal(DIGITS_TWIN.numbersOnTicket(PROMISED), 4);
  t.end();
});
