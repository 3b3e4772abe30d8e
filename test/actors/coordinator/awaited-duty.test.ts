import { test } from 'tap';
import { awaitedDuty } from '../../../actors/coordinator/awaited-duty.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { DRAW, TERMS } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_CONDUCTED,
  DRAW_OPENED,
  DRAW_SEALED,
  granted,
  SCANNED,
  scheduled,
  sealedBy,
} from '../../support/samples/coordinator-events.ts';

const CANCELLED: ShardEvent = {
  type: 'DrawCancelled',
  draw: DRAW,
  reason: 'rain',
  by: 1 as never,
  atMs: 5,
};

test('awaited duty: each state says what is next, by when, and who has not reported', (t) => {
  const stage = given(scheduled({ graceMs: 500 }));
  const duty = () => awaitedDuty(coordinatorOf(stage.states));
  t.same(duty(), { duty: 'open', dueAtMs: 1_000 });
  stage.and(DRAW_OPENED);
  t.same(duty(), { duty: 'close', dueAtMs: 61_500 });
  stage.and(DRAW_CLOSED);
  const seal = { duty: 'seal', dueAtMs: CONDUCTS_AT_MS };
  t.same(duty(), { ...seal, waitsFor: { what: 'shards', shards: [0, 1] } });
  stage.and(sealedBy(1, 1));
  t.same(duty(), { ...seal, waitsFor: { what: 'shards', shards: [0] } });
  stage.and(sealedBy(0, 2));
  t.same(duty(), { ...seal, waitsFor: undefined }, 'its own turn');
  stage.and(DRAW_SEALED);
  const conduct = { duty: 'conduct', dueAtMs: CONDUCTS_AT_MS };
  t.same(duty(), { ...conduct, waitsFor: { what: 'jackpot', shards: [] } });
  stage.and(granted(0));
  t.same(duty(), { ...conduct, waitsFor: undefined });
  stage.and(DRAW_CONDUCTED);
  const settle = { duty: 'settle', dueAtMs: TERMS.resultsAtMs };
  t.same(duty(), { ...settle, waitsFor: { what: 'shards', shards: [0, 1] } });
  stage.and(...SCANNED);
  t.same(duty(), { ...settle, waitsFor: undefined });
  t.end();
});

test('awaited duty: what is settled is published, once every shard has paid', (t) => {
  const { states } = given(
    ...[scheduled(), DRAW_OPENED, DRAW_CLOSED, sealedBy(0, 1), sealedBy(1, 1), DRAW_SEALED],
    ...[granted(0), DRAW_CONDUCTED, ...SCANNED],
  );
  const drawn = coordinatorIn(states, 'drawn');
  const winnersByShard = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  const settled = { ...drawn, state: 'settled', winnersByShard, settlement: {} as never } as const;
  const publish = { duty: 'publish', dueAtMs: TERMS.resultsAtMs };
  t.same(awaitedDuty({ ...settled, paying: false }), { ...publish, waitsFor: undefined });
  t.same(awaitedDuty({ ...settled, paying: true, paidShards: [1] }), {
    ...publish,
    waitsFor: { what: 'shards', shards: [0] },
  });
  const published = { ...drawn, state: 'published', publishedAtMs: 1 } as const;
  t.equal(awaitedDuty({ ...published, settlement: {} as never }), undefined);
  t.end();
});

test('awaited duty: a draw that was cancelled on sale owes what it would have drawn', (t) => {
  const before = given(scheduled(), CANCELLED);
  t.equal(awaitedDuty(coordinatorOf(before.states)), undefined, 'it was never open');
  const stage = given(scheduled(), DRAW_OPENED, CANCELLED, sealedBy(1, 1));
  const waitsFor = { what: 'shards', shards: [0] };
  t.same(awaitedDuty(coordinatorOf(stage.states)), { duty: 'reveal', dueAtMs: 5, waitsFor });
  t.end();
});
