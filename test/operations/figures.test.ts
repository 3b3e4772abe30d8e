import { test } from 'tap';
import { Figures, quantileOf } from '../../src/operations/figures.ts';
import { ThreadMetrics } from '../../src/operations/metrics.ts';

function figuresOf(count: (metrics: ThreadMetrics) => void): Figures {
  const metrics = new ThreadMetrics('gateway-0');
  count(metrics);
  return new Figures(structuredClone(metrics.snapshot()));
}

test('figures: samples are summed by name, by a wish, and by a label', (t) => {
  const figures = figuresOf((metrics) => {
    metrics.commandsDone({ type: 'buyTickets', outcome: 'accepted', count: 3 });
    metrics.commandsDone({ type: 'buyTickets', outcome: 'drawClosed', count: 2 });
    metrics.commandsDone({ type: 'placeBet', outcome: 'accepted', count: 5 });
  });
  t.equal(figures.sum('tirage_commands_total'), 10);
  t.equal(
    figures.sum('tirage_commands_total', ({ outcome }) => outcome === 'accepted'),
    8,
  );
  t.same(
    [...figures.by('tirage_commands_total', 'type')],
    [
      ['buyTickets', 5],
      ['placeBet', 5],
    ],
  );
  t.equal(figures.sum('tirage_no_such_thing'), 0);
  t.equal(figures.find('tirage_no_such_thing'), undefined, 'none is not 0');
  t.equal(new Figures().sum('tirage_commands_total'), 0);
  t.end();
});

test('figures: buckets of a histogram are summed over its series', (t) => {
  const figures = figuresOf((metrics) => {
    metrics.requestsTo({ route: '/a', method: 'GET' }).answered(200, 0.002);
    metrics.requestsTo({ route: '/b', method: 'GET' }).answered(200, 0.004);
    metrics.requestsTo({ route: '/b', method: 'GET' }).answered(500, 60);
  });
  const all = figures.buckets('tirage_http_request_seconds');
  t.same([all.get(0.001), all.get(0.0025), all.get(0.005), all.get(10)], [0, 1, 2, 2]);
  t.equal(all.get(Number.POSITIVE_INFINITY), 3);
  const ofB = figures.buckets('tirage_http_request_seconds', ({ route }) => route === '/b');
  t.same([ofB.get(0.0025), ofB.get(0.005)], [0, 1]);
  t.end();
});

test('figures: a quantile lies in its bucket, as if the bucket were filled evenly', (t) => {
  const buckets = new Map([
    [1, 50],
    [2, 90],
    [4, 100],
    [Number.POSITIVE_INFINITY, 100],
  ]);
  t.equal(quantileOf(buckets, 0.5), 1);
  t.equal(quantileOf(buckets, 0.7), 1.5);
  t.equal(quantileOf(buckets, 0.95), 3);
  t.equal(quantileOf(buckets, 1), 4);
  t.equal(quantileOf(new Map(), 0.5), undefined);
  t.equal(quantileOf(new Map([[1, 0]]), 0.5), undefined, 'nothing was observed');
  const beyond = new Map([
    [1, 1],
    [Number.POSITIVE_INFINITY, 10],
  ]);
  t.equal(quantileOf(beyond, 0.99), 1, 'more is not known than the last bound');
  t.end();
});
