import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, DRAW } from '../../support/samples/actor-events.ts';
import { FIXTURE, SAMPLE_LINE, withLimit } from '../../support/samples/betting-events.ts';
import { coordinatorIn, DRAW_OPENED, scheduled } from '../../support/samples/coordinator-events.ts';
import { ADDED, DEALT, TOLD } from '../../support/samples/growth-events.ts';
import { outsidePlayer } from '../../support/samples/raffle-events.ts';

const WIDENED = { type: 'InstancesAdded', draw: DRAW, shardCount: 4 } as const;

test('growth: shards are only ever added, and not before the last ones are settled in', (t) => {
  t.throws(() => given({ ...ADDED, shardCount: 2 }), AssertionError, 'as many as before');
  t.throws(() => given(ADDED, { ...ADDED, shardCount: 5 }), AssertionError, 'players may move');
  t.throws(() => given(ADDED, DEALT), AssertionError, 'nobody was told');
  const grown = given(ADDED, TOLD, DEALT, { ...ADDED, shardCount: 5 });
  t.equal(grown.states.identity.shardCount, 5);
  t.equal(grown.states.identity.dealtCount, 4);
  t.end();
});

test('growth: a draw that was sold on two shards has a blank for each of four', (t) => {
  const open = given(scheduled(), DRAW_OPENED, ADDED);
  t.equal(coordinatorIn(open.states, 'open').seals.length, 2, 'until they are told');
  open.and(WIDENED);
  t.same(coordinatorIn(open.states, 'open').seals, [null, null, null, null]);
  const planned = given(scheduled(), ADDED, WIDENED, DRAW_OPENED);
  t.equal(coordinatorIn(planned.states, 'open').seals.length, 4);
  const untold = given(scheduled(), ADDED, DRAW_OPENED);
  t.equal(coordinatorIn(untold.states, 'open').seals.length, 2);
  const later = given(ADDED, scheduled(), DRAW_OPENED);
  t.equal(coordinatorIn(later.states, 'open').seals.length, 4);
  t.throws(() => given(scheduled(), ADDED, WIDENED, WIDENED), AssertionError);
  t.end();
});

test('growth: a fixture gets books on the new shards, within its limits', (t) => {
  const line = withLimit(SAMPLE_LINE, 1_000);
  const taken = { type: 'LineTaken', line, lateFromMs: null } as const;
  const added = { type: 'BooksAdded', fixture: FIXTURE, shardCount: 4 } as const;
  const allotmentsMinor = [minor(250), minor(250)];
  const stage = given({ ...taken, allotmentsMinor }, ADDED);
  const share = { ...added, allotmentsMinor: [minor(125), minor(250)] };
  stage.and(share);
  t.same(stage.states.desks.get(FIXTURE)?.allottedMinor, [
    [250, 250, 125, 125],
    [250, 250, 250, 250],
  ]);
  t.same(stage.states.desks.get(FIXTURE)?.settledRounds, [0, 0, 0, 0]);
  const tooMuch = { ...added, allotmentsMinor: [minor(251), minor(0)] };
  t.throws(() => given({ ...taken, allotmentsMinor }, ADDED, tooMuch), /more liability/);
  t.end();
});

test('growth: a line that is silent waits for the marks of the new shards, too', (t) => {
  const suspended = { type: 'FeedSuspended', epoch: 3, reason: 'silent', atMs: 1 } as const;
  const marked = (shard: number) => ({ type: 'FeedMarked', shard, epoch: 3, atMs: 2 }) as const;
  const silent = given(suspended, marked(0), ADDED, marked(1));
  t.match(silent.states.lineFeed.get(0), { isSuspended: true, marks: [3, 3, 0, 0] });
  const heard = given(suspended, marked(0), marked(1), ADDED);
  t.match(heard.states.lineFeed.get(0), { isSuspended: false, marks: [3, 3, 3, 3] });
  t.end();
});

test('growth: outside ids are known on a shard that was told of them', (t) => {
  const links = [
    { externalId: outsidePlayer(1), player: ADA },
    { externalId: outsidePlayer(2), player: BOB },
    { externalId: outsidePlayer(3), player: ADA },
  ];
  const { states } = given({ type: 'LinksTaken', links });
  t.equal(states.externalPlayers.get(outsidePlayer(2)), BOB);
  t.same(states.externalIds.get(ADA), [outsidePlayer(1), outsidePlayer(3)]);
  t.end();
});
