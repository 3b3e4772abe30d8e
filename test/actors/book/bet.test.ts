import { test } from 'tap';
import { dearestOdds, outcomeOf, paidFor, resultOf } from '../../../actors/book/bet.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ADA } from '../../support/samples/actor-events.ts';
import { FIXTURE, OTHER, THIRD } from '../../support/samples/betting-events.ts';

const BET = {
  player: ADA,
  selection: 0,
  stakeMinor: minor(333),
  oddsHundredths: 185,
  acceptedAtMs: 2_000,
};
const LEGS = [
  { fixture: FIXTURE, selection: 0, oddsHundredths: 185 },
  { fixture: OTHER, selection: 1, oddsHundredths: 210 },
  { fixture: THIRD, selection: 0, oddsHundredths: 133 },
];

test('bet: won, lost and void, by hand', (t) => {
  // 333 × 1.85 = 616.05.
  t.equal(paidFor(BET, 'won'), 616);
  t.equal(paidFor(BET, 'lost'), 0);
  t.equal(paidFor(BET, 'void'), 333);
  t.end();
});

test('bet: what was accepted with the result or after it is void, to the millisecond', (t) => {
  const outcomes = ['won', 'lost'] as const;
  t.equal(outcomeOf(outcomes, BET, null), 'won');
  t.equal(outcomeOf(outcomes, BET, 2_001), 'won');
  t.equal(outcomeOf(outcomes, BET, 2_000), 'void');
  t.equal(outcomeOf(outcomes, { ...BET, selection: 1 }, 1_999), 'void');
  t.equal(outcomeOf(outcomes, { ...BET, selection: 1 }, null), 'lost');
  t.end();
});

for (const [what, outcomes, result] of [
  // 1.85 × 2.10 × 1.33 = 5.167050; 1,000 × that = 5,167.05.
  ['all won', ['won', 'won', 'won'], { state: 'won', payoutMinor: 5_167 }],
  // 1.85 × 1.33 = 2.4605.
  ['a void leg counts as 1.00', ['won', 'void', 'won'], { state: 'won', payoutMinor: 2_460 }],
  ['one lost', ['won', 'lost', 'won'], { state: 'lost', payoutMinor: 0 }],
  ['lost while a leg is open', [null, 'lost', null], { state: 'lost', payoutMinor: 0 }],
  ['lost beside a void leg', ['void', 'lost', 'void'], { state: 'lost', payoutMinor: 0 }],
  ['all void', ['void', 'void', 'void'], { state: 'void', payoutMinor: 1_000 }],
  ['open while a leg is', ['won', null, 'void'], null],
] as const) {
  test(`accumulator: ${what}`, (t) => {
    t.same(resultOf({ stakeMinor: minor(1_000), legs: LEGS, outcomes: [...outcomes] }), result);
    t.end();
  });
}

test('accumulator: a leg below evens is reckoned as one that may turn void', (t) => {
  t.same(dearestOdds([{ oddsHundredths: 50 }, { oddsHundredths: 400 }]), [100, 400]);
  t.end();
});
