import { test } from 'tap';
import {
  type DrawInstance,
  nextInstanceDuty,
  prizeOf,
  wasOpened,
} from '../../../actors/draw/instance.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  announced,
  CLOSED,
  DRAW,
  OPENED,
  payingOut,
  refunding,
  SEALED,
  stageInstance,
  stageInstanceIn,
  TERMS,
  TICKET_SECRET_HEX,
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
  const owed = (...events: readonly ShardEvent[]) => {
    const { states } = given(announced(), OPENED, ...events);
    const instance = stageInstance(states);
    return [instance.phase, nextInstanceDuty(instance)?.duty];
  };
  const paying = payingOut([1, 2, 3, 4, 5], [0, 0, 0, 0], [0, 0, 1_000, 100]);
  const paid: ShardEvent = { type: 'InstancePaid', draw: DRAW, atMs: 181_001 };
  t.same(owed(...paying.slice(0, 3)), ['scanning', 'scan']);
  t.same(owed(...paying.slice(0, 4)), ['scanned', undefined]);
  t.same(owed(...paying.slice(0, 5)), ['settled', undefined]);
  t.same(owed(...paying), ['paying', 'pay']);
  t.same(owed(...paying, paid), ['paid', undefined]);
  const refunded: ShardEvent = { type: 'InstanceRefunded', draw: DRAW, atMs: 70_001 };
  t.same(owed(...refunding(0).slice(0, 3)), ['cancelling', undefined]);
  t.same(owed(...refunding(0)), ['refunding', 'refund']);
  t.same(owed(...refunding(0), refunded), ['cancelled', undefined]);
  t.end();
});

test('instance: a tier has its prize once the draw is settled', (t) => {
  const { states } = given(announced(), OPENED, ...payingOut([1, 2, 3, 4, 5], [0, 0], [900, 0]));
  const instance = stageInstanceIn(states, 'paying');
  // @ts-expect-error Before it is settled there are no prizes to ask for.
  t.throws(() => prizeOf(stageInstance(given(announced()).states), 1), TypeError);
  t.equal(prizeOf(instance, 0), 0);
  t.equal(prizeOf(instance, 1), 900);
  t.equal(prizeOf(instance, 2), 0);
  t.throws(() => prizeOf(instance, 3), AssertionError);
  t.end();
});

test('instance: a draw has its secret and its sales from its opening on, whatever follows', (t) => {
  const cancelled: ShardEvent = { type: 'InstanceCancelled', draw: DRAW, atMs: 1 };
  t.notOk(wasOpened(stageInstance(given(announced()).states)));
  t.notOk(wasOpened(stageInstance(given(announced(), cancelled).states)));
  const stage = given(announced(), OPENED);
  for (const event of [CLOSED, SEALED, cancelled]) {
    t.ok(wasOpened(stageInstance(stage.states)));
    stage.and(event);
  }
  t.ok(wasOpened(stageInstance(stage.states)));
  t.end();
});

test('instance: the compiler knows what a draw has in each phase', (t) => {
  const instance = stageInstance(given(announced()).states);
  // @ts-expect-error Only a draw that was sealed has a root.
  t.equal(instance.merkleRootHex, undefined);
  // @ts-expect-error Only a draw that was opened has sold tickets.
  t.equal(instance.ticketCount, undefined);
  const base = { terms: TERMS, coordinatorShard: 1 };
  const sale = { ticketSecretHex: TICKET_SECRET_HEX, ticketCount: 0, stakeMinor: TERMS.priceMinor };
  // @ts-expect-error A draw that is scanned has its numbers.
  const scanning: DrawInstance = { ...base, ...sale, merkleRootHex: 'aa', phase: 'scanning' };
  // @ts-expect-error A draw that refunds knows how far it has come.
  const refunds: DrawInstance = { ...base, ...sale, merkleRootHex: 'aa', phase: 'refunding' };
  // @ts-expect-error An open draw has a secret.
  const open: DrawInstance = {
    ...base,
    phase: 'open',
    ticketCount: 0,
    stakeMinor: TERMS.priceMinor,
  };
  t.ok([scanning, refunds, open], 'proven by the compiler');
  t.end();
});
