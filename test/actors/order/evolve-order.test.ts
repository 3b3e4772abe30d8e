import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';
import {
  ORDER_NUMBER,
  OTHER_NUMBER,
  ordered,
  orderOf,
  orderProcessed,
} from '../../support/samples/loyalty-events.ts';

const FACT = { player: ADA, ordinal: 1, number: ORDER_NUMBER, atMs: 2_000 };

test('evolve order: a registered one is found by its number and still to be asked about', (t) => {
  const { states } = given(registered(ADA), ordered(), ordered(OTHER_NUMBER, 2));
  t.same(states.orderNumbers.get(OTHER_NUMBER), { player: ADA, ordinal: 2 });
  t.equal(states.openOrders.get(2), ADA);
  t.match(orderOf(states), { status: 'NEW', accrualHundredths: 0, uploadedAtMs: 1_000 });
  t.throws(() => given(registered(ADA), ordered(), ordered()), AssertionError);
  t.throws(() => given(registered(ADA), ordered(), ordered(ORDER_NUMBER, 2, BOB)), AssertionError);
  t.end();
});

test('evolve order: what it earned is issued, and on its way to the player', (t) => {
  const stage = given(
    registered(ADA),
    ordered(),
    { type: 'OrderStarted', ...FACT },
    orderProcessed(72_998, { to: 1, number: 1 }),
  );
  t.same(stage.ledger(), { 'points:issued': -72_998, 'points:transit:1': 72_998 });
  t.match(orderOf(stage.states), { status: 'PROCESSED', accrualHundredths: 72_998 });
  t.equal(stage.states.openOrders.get(1), undefined, 'nobody is asked again');
  t.end();
});

test('evolve order: one that is final is never settled again', (t) => {
  const invalid = { type: 'OrderInvalidated', ...FACT } as const;
  const stage = given(registered(ADA), ordered(), invalid);
  t.match(orderOf(stage.states), { status: 'INVALID', settledAtMs: 2_000 });
  t.throws(() => stage.and(invalid), AssertionError);
  t.throws(() => stage.and(orderProcessed(5, { to: 1, number: 1 })), AssertionError);
  t.throws(() => stage.and({ type: 'OrderStarted', ...FACT }), AssertionError);
  t.end();
});

test('evolve order: points and their mail go together', (t) => {
  const open = () => given(registered(ADA), ordered());
  t.throws(() => open().and(orderProcessed(5, null)), AssertionError);
  t.throws(() => open().and(orderProcessed(0, { to: 1, number: 1 })), AssertionError);
  t.throws(() => open().and(orderProcessed(5, { to: 1, number: 2 })), AssertionError);
  t.end();
});
