import { test } from 'tap';
import { nextInstanceDuty, prizeOf } from '../../../actors/draw/instance.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  announced,
  CLOSED,
  OPENED,
  SEALED,
  stageInstance,
} from '../../support/samples/actor-events.ts';

test('instance: each phase says what the shard owes next, and by which clock', (t) => {
  const stage = given(announced({ graceMs: 500 }));
  const duty = () => nextInstanceDuty(stageInstance(stage.states));
  t.equal(duty(), undefined, 'the coordinator opens it');
  stage.and(OPENED);
  t.same(duty(), { duty: 'close', atMs: 61_500 });
  stage.and(CLOSED);
  t.same(duty(), { duty: 'seal', atMs: 0 });
  stage.and(SEALED);
  t.equal(duty(), undefined);
  t.end();
});

test('instance: what players wait for is owed at once', (t) => {
  for (const [phase, owed] of [
    ['scanning', 'scan'],
    ['paying', 'pay'],
    ['refunding', 'refund'],
    ['cancelling', undefined],
    ['scanned', undefined],
    ['settled', undefined],
    ['paid', undefined],
    ['cancelled', undefined],
  ] as const) {
    const { states } = given(announced());
    const instance = stageInstance(states);
    instance.phase = phase;
    t.equal(nextInstanceDuty(instance)?.duty, owed, phase);
  }
  t.end();
});

test('instance: a tier has its prize once the draw is settled', (t) => {
  const { states } = given(announced());
  const instance = stageInstance(states);
  t.equal(prizeOf(instance, 0), 0);
  t.throws(() => prizeOf(instance, 1), AssertionError);
  instance.prizesByTier = [minor(900), minor(0)];
  t.equal(prizeOf(instance, 1), 900);
  t.equal(prizeOf(instance, 2), 0);
  t.throws(() => prizeOf(instance, 3), AssertionError);
  t.end();
});
