import { test } from 'tap';
import { KENO_TWIN } from '../../../src/fairness/verifier/keno-twin.ts';
import { must } from '../../../src/kernel/assert.ts';
import { SMALL_KENO } from '../../support/samples/family-games.ts';

const rules = { spotsMax: 3, n: 10, drawn: 4, quickPickSpots: 2 };
const PROMISED = { id: 'keno3', family: 'keno', ...rules, tiers: SMALL_KENO.tiers };

test('keno twin: rules that do not hold together are told', (t) => {
  t.same(KENO_TWIN.ruleProblems(PROMISED), []);
  const tier = must(PROMISED.tiers[0], 'a tier');
  for (const [message, change] of [
    [/as many numbers are drawn/, { drawn: 10 }],
    [/more numbers than there are/, { spotsMax: 11 }],
    [/quick pick would have too many/, { quickPickSpots: 4 }],
    [/more spots than there are/, { tiers: [{ ...tier, spots: 4 }] }],
    [/more hits than spots/, { tiers: [{ ...tier, hits: 4 }] }],
    [/told twice/, { tiers: [tier, { ...tier, tier: 2 }] }],
  ] as const) {
    t.match(KENO_TWIN.ruleProblems({ ...PROMISED, ...change }).join(), message);
  }
  t.equal(KENO_TWIN.canDraw({ ...PROMISED, n: 3 }), false);
  t.end();
});

test('keno twin: picks that are none are told', (t) => {
  t.same(KENO_TWIN.pickProblems(PROMISED, [1, 10]), []);
  t.match(KENO_TWIN.pickProblems(PROMISED, []), [/does not have 1 to 3/]);
  t.match(KENO_TWIN.pickProblems(PROMISED, [1, 2, 3, 4]), [/does not have 1 to 3/]);
  t.match(KENO_TWIN.pickProblems(PROMISED, [2, 2]), [/twice/]);
  t.match(KENO_TWIN.pickProblems(PROMISED, [11]), [/not all in 1/]);
  t.match(KENO_TWIN.pickProblems(PROMISED, [0]), [/not all in 1/]);
  const without = { ...PROMISED, tiers: PROMISED.tiers.filter(({ spots }) => spots !== 1) };
  t.match(KENO_TWIN.pickProblems(without, [5]), [/nothing can be won/]);
  t.same(KENO_TWIN.unpack(PROMISED, Uint8Array.of(7, 9, 0)), [7, 9]);
  t.same(KENO_TWIN.unpack(PROMISED, Uint8Array.of(0, 9, 0)), [0, 9], 'a hole stays, and is none');
  t.equal(KENO_TWIN.numbersOnTicket(PROMISED), 3);
  t.equal(KENO_TWIN.fitsFile(PROMISED), true);
  t.end();
});

test('keno twin: no hits are a count of hits', (t) => {
  t.equal(KENO_TWIN.wins(PROMISED, [1, 2, 3, 4], [5, 6, 7]).indexOf(1), 2);
  t.equal(KENO_TWIN.wins(PROMISED, [1, 2, 3, 4], [5, 6]).indexOf(1), -1);
  t.equal(KENO_TWIN.tell(PROMISED, [1, 2, 3, 4], [4, 5]), 'of its 2 numbers 1 were drawn');
  t.end();
});
