import { test } from 'tap';
import {
  isCancelledForGood,
  nextCoordinatorDuty,
  sealedSales,
} from '../../../actors/coordinator/coordinator.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_CONDUCTED,
  DRAW_OPENED,
  DRAW_SEALED,
  granted,
  readyToConduct,
  scheduled,
  sealedBy,
} from '../../support/samples/coordinator-events.ts';

const CANCELLED: ShardEvent = {
  type: 'DrawCancelled',
  draw: DRAW,
  reason: 'rain',
  by: 1 as never,
  atMs: 1,
};

test('coordinator: each state says what is owed next, and by which clock', (t) => {
  const stage = given(scheduled({ graceMs: 500 }));
  const duty = () => nextCoordinatorDuty(coordinatorOf(stage.states));
  t.same(duty(), { duty: 'open', atMs: 1_000 });
  stage.and(DRAW_OPENED);
  t.same(duty(), { duty: 'close', atMs: 61_500 });
  stage.and(DRAW_CLOSED, sealedBy(1, 1));
  t.equal(duty(), undefined, 'a shard has not reported');
  stage.and(sealedBy(0, 2));
  t.same(duty(), { duty: 'seal', atMs: 0 });
  stage.and(DRAW_SEALED);
  t.equal(duty(), undefined, 'the jackpot is not granted');
  stage.and(granted(0));
  t.same(duty(), { duty: 'conduct', atMs: CONDUCTS_AT_MS });
  stage.and(DRAW_CONDUCTED);
  t.equal(duty(), undefined);
  t.end();
});

test('coordinator: a draw that was cancelled on sale owes what it would have drawn', (t) => {
  const before = given(scheduled(), CANCELLED);
  t.equal(nextCoordinatorDuty(coordinatorOf(before.states)), undefined, 'it was never open');
  t.ok(isCancelledForGood(coordinatorOf(before.states)));
  const stage = given(scheduled(), DRAW_OPENED, CANCELLED, sealedBy(1, 1));
  const duty = () => nextCoordinatorDuty(coordinatorOf(stage.states));
  t.equal(duty(), undefined, 'a shard has not reported');
  stage.and(sealedBy(0, 1));
  t.same(duty(), { duty: 'reveal', atMs: 0 });
  t.notOk(isCancelledForGood(coordinatorOf(stage.states)));
  const revealed = { draw: DRAW, ticketsRootHex: '33', numbers: [1, 2, 3, 4, 5], atMs: 2 };
  stage.and({ type: 'DrawRevealed', ...revealed });
  t.equal(duty(), undefined);
  t.ok(isCancelledForGood(coordinatorOf(stage.states)));
  t.end();
});

test('coordinator: sales are what the shards have sealed', (t) => {
  const stage = given(...readyToConduct([3, 4], 0));
  const { seals } = coordinatorIn(stage.states, 'sealed');
  t.same(sealedSales(seals), { ticketCount: 7, salesMinor: 700 });
  t.same(sealedSales([]), { ticketCount: 0, salesMinor: 0 });
  const [first, ...others] = seals;
  const returned = { ticketCount: 1, stakeMinor: minor(100), digestHex: 'dd' };
  const less = { ...must(first, 'two'), stakeMinor: minor(200), returned };
  t.same(sealedSales([less, ...others]), { ticketCount: 6, salesMinor: 600 }, 'without returns');
  t.end();
});
