import { test } from 'tap';
import {
  creditPoints,
  POINTS_ACCOUNTS,
  spendPoints,
  transferPoints,
} from '../../../actors/points/points-ledger.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { ADA, registered } from '../../support/actor-events.ts';
import { given } from '../../support/actor-stage.ts';

test('points ledger: a class of its own, which no money enters', (t) => {
  const { states } = given(registered(ADA));
  const amountHundredths = pointsHundredths(5);
  const { issued } = POINTS_ACCOUNTS;
  for (const way of [
    { from: 'house', to: issued },
    { from: issued, to: 'players' },
  ]) {
    t.throws(() => transferPoints(states.ledger, { ...way, amountHundredths }), AssertionError);
  }
  t.end();
});

test('points ledger: a player has what he was given less what he spent, and never less', (t) => {
  const stage = given(registered(ADA));
  const { states } = stage;
  const from = POINTS_ACCOUNTS.issued;
  creditPoints(states, { player: ADA, from, amountHundredths: pointsHundredths(700) });
  spendPoints(states, { player: ADA, amountHundredths: pointsHundredths(300) });
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 400);
  t.same(stage.ledger(), { 'points:issued': -700, 'points:players': 400, 'points:spent': 300 });
  const amountHundredths = pointsHundredths(401);
  t.throws(() => spendPoints(states, { player: ADA, amountHundredths }), AssertionError);
  t.end();
});
