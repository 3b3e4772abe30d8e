import { test } from 'tap';
import {
  allottedTotal,
  firstWaiting,
  grantFor,
  holdersBeside,
  newPickDesk,
  withAsk,
  withGrant,
  withRecall,
  withReturn,
} from '../../../actors/pick-limit/pick-desk.ts';
import { minor } from '../../../src/kernel/money.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';

const COUNTS = { founderCount: 2, shardCount: 3 };

test('pick desk: begins with the shares of the founders', (t) => {
  const desk = newPickDesk(LIMITED_5OF36, COUNTS);
  t.same(desk.allottedMinor, [2_500, 2_500, 0]);
  t.equal(allottedTotal(desk), 5_000);
  t.same(holdersBeside(desk, 0), [1]);
  t.same(holdersBeside(desk, 2), [0, 1]);
  t.end();
});

test('pick desk: gives more than was asked only where there is plenty', (t) => {
  const desk = newPickDesk(LIMITED_5OF36, COUNTS);
  t.equal(grantFor(desk, LIMITED_5OF36, 3_750, COUNTS), 5_000);
  t.equal(grantFor(desk, LIMITED_5OF36, 3_751, COUNTS), 3_751);
  t.equal(grantFor(desk, LIMITED_5OF36, 9_000, COUNTS), 5_000);
  t.end();
});

test('pick desk: a shard that waits asks for what it gives back as well', (t) => {
  const asked = withAsk(withAsk(newPickDesk(LIMITED_5OF36, COUNTS), 2, minor(9_000)), 1, minor(5));
  const recalled = withRecall(asked, 2);
  const returned = withReturn(recalled, 1, { amountMinor: minor(2_000), keptMinor: minor(0) });
  t.same(returned.waiting, [2, 9_000, 1, 2_005]);
  t.same(returned.allottedMinor, [2_500, 500, 0]);
  t.equal(returned.unanswered, 1);
  const all = withReturn(returned, 0, { amountMinor: minor(0), keptMinor: minor(2_500) });
  t.match(all, { unanswered: 0, keptMinor: 2_500 });
  t.match(withGrant(all, 2, minor(7_000)), {
    allottedMinor: [2_500, 500, 7_000],
    waiting: [1, 2_005],
    isRecalled: false,
  });
  t.same(firstWaiting(all), { shard: 2, askedMinor: 9_000 });
  t.end();
});

test('pick desk: a shard that was added later has its place when it asks', (t) => {
  const desk = withAsk(newPickDesk(LIMITED_5OF36, COUNTS), 5, minor(10));
  t.same(withGrant(desk, 5, minor(10)).allottedMinor, [2_500, 2_500, 0, 0, 0, 10]);
  t.end();
});
