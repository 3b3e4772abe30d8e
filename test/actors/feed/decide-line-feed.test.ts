import { test } from 'tap';
import {
  decideMarkFeed,
  decideSuspendFeed,
  decideTakeMark,
} from '../../../actors/feed/decide-line-feed.ts';
import type { FeedReason } from '../../../actors/feed/line-feed.ts';
import type { States } from '../../../actors/states.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { bet, OPEN } from '../../support/samples/bet-slips.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 2);

function suspend(epoch: number, reason: FeedReason = 'silent') {
  return ({ lineFeed }: States) =>
    decideSuspendFeed(lineFeed.get(0), { epoch, reason }, stampAt(5_000));
}

function mark(epoch: number, from: number) {
  const mail = { message: 'MarkFeed', epoch } as const;
  return ({ lineFeed }: States) => decideTakeMark(lineFeed.get(0), mail, from, stampAt(6_000));
}

function suspended(t: Parameters<ReturnType<Stage['when']>['thenEvents']>[0]): Stage {
  return given(...OPEN)
    .when(suspend(1))
    .thenEvents(t, { type: 'FeedSuspended', epoch: 1, reason: 'silent', atMs: 5_000 });
}

test('line feed: nothing is suspended where lines are made in the same process', (t) => {
  given(...OPEN)
    .when(bet())
    .thenEvents(t, { type: 'BetPlaced' });
  t.end();
});

test('line feed: no bets while it is suspended, until every shard has marked it', (t) => {
  const stage = suspended(t);
  stage.when(bet()).thenRejected(t, 'eventSuspended', { reason: 'lineSilent' });
  stage.when(mark(1, 1)).thenEvents(t, { type: 'FeedMarked', shard: 1, epoch: 1 });
  stage.when(bet()).thenRejected(t, 'eventSuspended', { reason: 'lineSilent' });
  stage.when(mark(1, 0)).thenEvents(t, { type: 'FeedMarked', shard: 0, epoch: 1 });
  stage.when(bet()).thenEvents(t, { type: 'BetPlaced' });
  t.end();
});

test('line feed: what is over is told as such while the line is silent', (t) => {
  suspended(t).when(bet({}, 60_000)).thenRejected(t, 'eventClosed');
  t.end();
});

test('line feed: a suspension that is known, or an older one, changes nothing', (t) => {
  const stage = suspended(t);
  stage.when(suspend(1, 'gap')).thenEvents(t);
  stage.when(mark(1, 0)).thenEvents(t, {});
  stage.when(suspend(2, 'lost')).thenEvents(t, { epoch: 2, reason: 'lost' });
  stage.when(suspend(1)).thenEvents(t);
  t.end();
});

test('line feed: marks of an earlier suspension do not end the newer one', (t) => {
  const stage = suspended(t);
  stage.when(mark(1, 0)).thenEvents(t, {});
  stage.when(suspend(2)).thenEvents(t, {});
  stage.when(mark(1, 1)).thenEvents(t);
  stage.when(mark(2, 1)).thenEvents(t, {});
  stage.when(bet()).thenRejected(t, 'eventSuspended', { reason: 'lineSilent' });
  stage.when(mark(2, 0)).thenEvents(t, {});
  stage.when(mark(2, 0)).thenEvents(t);
  stage.when(bet()).thenEvents(t, { type: 'BetPlaced' });
  t.end();
});

test('line feed: a mark goes to every shard, of the newest suspension only', (t) => {
  const stage = suspended(t);
  const post = (epoch: number) => (states: States) =>
    decideMarkFeed(states.lineFeed.get(0), { epoch }, IDENTITY);
  const message = { message: 'MarkFeed', epoch: 1 };
  stage.when(post(1)).thenEvents(t, { to: 0, message }, { to: 1, message });
  stage.when(post(2)).thenEvents(t);
  given().when(post(1)).thenEvents(t);
  t.end();
});
