import { test } from 'tap';
import { Figures } from '../../src/operations/figures.ts';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import {
  ANSWERED,
  addCounts,
  bucketsIn,
  countsOf,
  newCounts,
  STAKE_ANSWERED,
} from '../../src/operations/thread-counts.ts';

function countsAfter(count: (metrics: ThreadMetrics) => void) {
  const metrics = new ThreadMetrics('thread');
  count(metrics);
  return countsOf(new Figures(metrics.snapshot()));
}

test('thread counts: purchases that were accepted, sales and answers by class', (t) => {
  const counts = countsAfter((metrics) => {
    metrics.commandsDone({ type: 'buyTickets', outcome: 'accepted', count: 3 });
    metrics.commandsDone({ type: 'buyStock', outcome: 'accepted', count: 2 });
    metrics.commandsDone({ type: 'buyTickets', outcome: 'repeated', count: 7 });
    metrics.commandsDone({ type: 'placeBet', outcome: 'accepted', count: 7 });
    metrics.sold({ kind: 'tickets', count: 9, stakesMinor: 900 });
    metrics.sold({ kind: 'bets', count: 7, stakesMinor: 1_000 });
    metrics.requestsTo({ route: '/v1/draws', method: 'GET' }).answered(200, 0.001);
    metrics.requestsTo({ route: '/v1/bets', method: 'POST' }).answered(201, 0.02);
    metrics.requestsTo({ route: '/v1/bets', method: 'POST' }).answered(422, 0.001);
  });
  const named = ['purchases', 'tickets', 'tickets stakes', 'bets', 'bets stakes'];
  t.same(
    named.map((name) => counts.get(name)),
    [5, 9, 900, 7, 1_000],
  );
  t.same([counts.get('answers 2xx'), counts.get('answers 4xx')], [2, 1]);
  t.equal(bucketsIn(counts, ANSWERED).get(Number.POSITIVE_INFINITY), 3);
  t.equal(bucketsIn(counts, STAKE_ANSWERED).get(Number.POSITIVE_INFINITY), 2);
  const bounds = [...bucketsIn(counts, ANSWERED).keys()];
  t.same(
    bounds,
    [...bounds].sort((left, right) => left - right),
  );
  t.end();
});

test('thread counts: what is new is the difference, and all of it after a restart', (t) => {
  const before = new Map([
    ['purchases', 10],
    ['bets', 4],
  ]);
  const now = new Map([
    ['purchases', 15],
    ['bets', 4],
    ['tickets', 2],
  ]);
  t.same(
    [...newCounts(before, now)],
    [
      ['purchases', 5],
      ['bets', 0],
      ['tickets', 2],
    ],
  );
  t.same([...newCounts(undefined, before)], [...before]);
  const anew = new Map([
    ['purchases', 12],
    ['bets', 1],
  ]);
  t.same([...newCounts(before, anew)], [...anew], 'one that went down says that all began anew');
  const sums = new Map([['bets', 1]]);
  addCounts(sums, anew);
  t.same(
    [...sums],
    [
      ['bets', 2],
      ['purchases', 12],
    ],
  );
  t.end();
});
