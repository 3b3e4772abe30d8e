import { test } from 'tap';
import type { Line } from '../../../actors/line/line.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA } from '../../support/samples/actor-events.ts';
import { bet, leg, OPEN } from '../../support/samples/bet-slips.ts';
import {
  bookIn,
  bookOpened,
  FIXTURE,
  MATCH,
  OTHER,
  SAMPLE_LINE,
  THIRD,
} from '../../support/samples/betting-events.ts';

const other = (line: Line): Line => ({ ...line, fixture: OTHER });

test('accumulator: one stake, a leg on each event, liability on every leg', (t) => {
  const stage = given(...OPEN, bookOpened(other(MATCH)));
  const legs = [leg(), leg({ fixture: OTHER, selection: 1, oddsHundredths: 330 })];
  stage.when(bet({ legs })).thenEvents(t, {
    type: 'AccumulatorPlaced',
    ordinal: 0,
    legs: [
      { fixture: FIXTURE, selection: 0, oddsHundredths: 185 },
      { fixture: OTHER, selection: 1, oddsHundredths: 330 },
    ],
    // 1.85 × 3.30 = 6.105; 6,105 - 1,000.
    liabilityMinor: 5_105,
  });
  t.equal(stage.balanceOf(ADA), 9_000);
  t.same(bookIn(stage.states).usedMinor, [5_105, 5_105]);
  t.same(bookIn(stage.states, OTHER).usedMinor, [5_105, 0, 5_105, 0]);
  t.equal(stage.ledger()['bets:all'], 1_000);
  stage.when(bet({ legs, idempotencyKey: 'second' })).thenEvents(t, { ordinal: 1 });
  t.end();
});

test('accumulator: a leg below evens counts as one that may turn void', (t) => {
  const half = {
    ...other(SAMPLE_LINE),
    selections: [{ ...SAMPLE_LINE.selections[0], oddsHundredths: 50 }],
  };
  const stage = given(...OPEN, bookOpened(half as Line));
  // 1.85 × 0.50 pays 925, but 1,850 if the second leg turns void.
  const legs = [leg(), leg({ fixture: OTHER })];
  stage.when(bet({ legs })).thenEvents(t, { liabilityMinor: 850 });
  t.end();
});

test('accumulator: wrong legs are told apart, by their place', (t) => {
  const stage = given(...OPEN, bookOpened({ ...MATCH, fixture: OTHER }));
  const second = leg({ fixture: OTHER, selection: 0 });
  stage
    .when(bet({ legs: [second, second] }))
    .thenRejected(t, 'legsInvalid', { reason: 'repeated', leg: 1 });
  stage
    .when(bet({ legs: [leg(), second, leg({ fixture: OTHER, selection: 1 })] }))
    .thenRejected(t, 'legsInvalid', { reason: 'related', leg: 2 });
  const many = Array.from({ length: 17 }, () => leg());
  stage
    .when(bet({ legs: many }))
    .thenRejected(t, 'legsInvalid', { reason: 'tooMany', legsMax: 16 });
  stage.when(bet({ legs: [] })).thenRejected(t, 'legsInvalid', { reason: 'none' });
  stage
    .when(bet({ legs: [leg(), leg({ fixture: THIRD })] }))
    .thenRejected(t, 'eventNotFound', { leg: 1 });
  stage
    .when(bet({ legs: [leg(), leg({ fixture: OTHER, selection: 0, oddsHundredths: 260 })] }))
    .thenRejected(t, 'oddsChanged', { selection: 0, odds: '2.50', leg: 1 });
  t.end();
});
