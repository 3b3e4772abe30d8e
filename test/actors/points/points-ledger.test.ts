import { test } from 'tap';
import {
  creditPoints,
  POINTS_ACCOUNTS,
  spendPoints,
  takePointsBack,
  transferPoints,
} from '../../../actors/points/points-ledger.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';

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

test('points ledger: a player has what came less what they spent, and never less', (t) => {
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

test('points ledger: what was earned goes back whole, and what was spent of it is owed', (t) => {
  const stage = given(registered(ADA));
  const { states } = stage;
  const { issued: from, spent } = POINTS_ACCOUNTS;
  const move = (hundredths: number) => {
    return { player: ADA, amountHundredths: pointsHundredths(hundredths) };
  };
  creditPoints(states, { ...move(700), from });
  takePointsBack(states, move(100));
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 600);
  t.same(stage.ledger(), { 'points:issued': -600, 'points:players': 600 });
  spendPoints(states, move(550));
  takePointsBack(states, move(600));
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 0);
  t.match(states.debts.get(ADA), { pointsHundredths: 550, balanceMinor: 0 });
  t.same(stage.ledger(), { 'points:debts': -550, 'points:spent': 550 });

  creditPoints(states, { ...move(200), from: spent });
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 0);
  t.match(states.debts.get(ADA), { pointsHundredths: 350 });
  creditPoints(states, { ...move(400), from });
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 50, 'repaid by whatever comes in');
  t.equal(states.debts.get(ADA), undefined);
  t.same(stage.ledger(), { 'points:issued': -400, 'points:players': 50, 'points:spent': 350 });
  t.end();
});

test('points ledger: points are taken back from a full balance, too', (t) => {
  const { states } = given(registered(ADA));
  const from = POINTS_ACCOUNTS.issued;
  const all = { player: ADA, amountHundredths: pointsHundredths(Number.MAX_SAFE_INTEGER) };
  for (let i = 0; i < 3; i += 1) creditPoints(states, { ...all, from });
  for (let i = 0; i < 3; i += 1) takePointsBack(states, all);
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 0);
  t.equal(states.debts.get(ADA), undefined);
  takePointsBack(states, all);
  takePointsBack(states, all);
  t.match(states.debts.get(ADA), { pointsHundredths: 2n * BigInt(Number.MAX_SAFE_INTEGER) });
  t.end();
});
