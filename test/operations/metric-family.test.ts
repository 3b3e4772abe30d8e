/**
 * The figures are ours, the page is prom-client's: each line must be what the library itself would
 * have counted, so the same random observations go to both.
 */
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { test } from 'tap';
import { HistogramFamily, ValueFamily } from '../../src/operations/metric-family.ts';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import { MetricsBoard } from '../../src/operations/metrics-board.ts';

const ROUTES = ['/v1/draws', '/v1/draws/{id}/tickets', '/"odd"\\'];

/** What the library counts of a thread, declared as Prometheus knows it. */
function libraryMetrics() {
  const registry = new Registry();
  const registers = { registers: [registry] };
  const named = { ...registers, help: 'Not compared.' };
  const commands = new Counter({
    ...named,
    name: 'tirage_commands_total',
    labelNames: ['type', 'outcome'],
  });
  const batchCommands = new Histogram({
    ...named,
    name: 'tirage_batch_commands',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024],
  });
  const flushSeconds = new Histogram({
    ...named,
    name: 'tirage_flush_seconds',
    buckets: [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5],
  });
  const depth = new Gauge({ ...named, name: 'tirage_queue_depth', labelNames: ['queue'] });
  const requests = new Counter({
    ...named,
    name: 'tirage_http_requests_total',
    labelNames: ['route', 'method', 'status'],
  });
  const requestSeconds = new Histogram({
    ...named,
    name: 'tirage_http_request_seconds',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  new Gauge({
    ...named,
    name: 'tirage_event_loop_delay_seconds',
    labelNames: ['thread', 'quantile'],
    aggregator: 'max',
  });
  const skew = new Gauge({ ...named, name: 'tirage_clock_skew_seconds', labelNames: ['thread'] });
  const steps = new Counter({ ...named, name: 'tirage_clock_steps_total', labelNames: ['thread'] });
  const threadGauge = (name: string) => new Gauge({ ...named, name, labelNames: ['thread'] });
  const rows = {
    fileBytes: threadGauge('tirage_rows_file_bytes'),
    freeBytes: threadGauge('tirage_rows_free_bytes'),
    readerCount: threadGauge('tirage_rows_readers'),
    checkpointsBehind: threadGauge('tirage_rows_oldest_reader_checkpoints'),
  };
  const picksNear = threadGauge('tirage_picks_near_limit');
  const connections = threadGauge('tirage_connections');
  const sold = new Counter({ ...named, name: 'tirage_sold_total', labelNames: ['kind'] });
  const stakes = new Counter({ ...named, name: 'tirage_stakes_minor_total', labelNames: ['kind'] });
  return {
    registry,
    picksNear,
    connections,
    sold,
    stakes,
    commands,
    batchCommands,
    flushSeconds,
    depth,
    requests,
    requestSeconds,
    skew,
    steps,
    rows,
  };
}

const seconds = fc.oneof(
  fc.double({ min: 0, max: 20, noNaN: true }),
  fc.constantFrom(0, 0.001, 0.0025, 0.1, 10, 2.5, 0.00025),
);
const observation = fc.oneof(
  fc.record({
    kind: fc.constant('commands' as const),
    type: fc.constantFrom('buyTickets', 'deposit'),
    outcome: fc.constantFrom('accepted', 'repeated', 'drawClosed'),
    count: fc.nat(50),
  }),
  fc.record({
    kind: fc.constant('batch' as const),
    commandCount: fc.nat(2_000),
    flushSeconds: seconds,
  }),
  fc.record({
    kind: fc.constant('queue' as const),
    queue: fc.constantFrom('sockets', 'shard-0'),
    depth: fc.nat(100),
  }),
  fc.record({
    kind: fc.constant('request' as const),
    route: fc.constantFrom(...ROUTES),
    method: fc.constantFrom('GET', 'POST'),
    status: fc.constantFrom(200, 201, 304, 429, 503),
    seconds,
  }),
  fc.record({
    kind: fc.constant('sold' as const),
    of: fc.constantFrom('tickets' as const, 'bets' as const),
    count: fc.nat(100),
    stakesMinor: fc.nat(100_000),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    skewMs: fc.integer({ min: -5_000, max: 5_000 }),
    steps: fc.nat(3),
  }),
  fc.record({
    kind: fc.constant('rows' as const),
    fileBytes: fc.nat(),
    freeBytes: fc.nat(),
    readerCount: fc.nat(126),
    checkpointsBehind: fc.nat(100),
  }),
);

type Observation = typeof observation extends fc.Arbitrary<infer Value> ? Value : never;

function observeBoth(observations: readonly Observation[], thread: string) {
  const ours = new ThreadMetrics(thread);
  for (const route of ROUTES) ours.requestsTo({ route, method: 'DELETE' });
  const theirs = libraryMetrics();
  let stepCount = 0;
  for (const seen of observations) {
    switch (seen.kind) {
      case 'commands': {
        const { type, outcome, count } = seen;
        ours.commandsDone({ type, outcome, count });
        theirs.commands.inc({ type, outcome }, count);
        break;
      }
      case 'batch':
        ours.batchFlushed(seen);
        theirs.batchCommands.observe(seen.commandCount);
        theirs.flushSeconds.observe(seen.flushSeconds);
        break;
      case 'queue':
        ours.queueDepth(seen.queue, seen.depth);
        ours.connectionsOpen(seen.depth);
        theirs.connections.set({ thread }, seen.depth);
        theirs.depth.set({ queue: seen.queue }, seen.depth);
        break;
      case 'request': {
        const { route, method, status } = seen;
        ours.requestsTo({ route, method }).answered(status, seen.seconds);
        theirs.requests.inc({ route, method, status });
        theirs.requestSeconds.observe({ route }, seen.seconds);
        break;
      }
      case 'sold':
        ours.sold({ ...seen, kind: seen.of });
        theirs.sold.inc({ kind: seen.of }, seen.count);
        theirs.stakes.inc({ kind: seen.of }, seen.stakesMinor);
        break;
      case 'clock':
        stepCount += seen.steps;
        ours.clockRead({ doubt: { skewMs: seen.skewMs, hasHeld: false }, stepCount });
        theirs.skew.set({ thread }, seen.skewMs / 1_000);
        theirs.steps.inc({ thread }, seen.steps);
        break;
      case 'rows':
        ours.rowsRead(seen);
        ours.picksNearLimit(seen.readerCount);
        theirs.picksNear.set({ thread }, seen.readerCount);
        theirs.rows.fileBytes.set({ thread }, seen.fileBytes);
        theirs.rows.freeBytes.set({ thread }, seen.freeBytes);
        theirs.rows.readerCount.set({ thread }, seen.readerCount);
        theirs.rows.checkpointsBehind.set({ thread }, seen.checkpointsBehind);
        break;
    }
  }
  return { ours, theirs: theirs.registry };
}

/** Series of one family come in any order; everything but the words of help is compared. */
function linesOf(page: string): string[] {
  return page
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# HELP'))
    .sort();
}

test('metrics: the page is the one that prom-client would have counted', async (t) => {
  const threads = fc.array(fc.array(observation, { maxLength: 40 }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(threads, async (observations) => {
      const ours = new MetricsBoard();
      const theirs = new MetricsBoard();
      for (const [i, seen] of observations.entries()) {
        const both = observeBoth(seen, `thread-${i}`);
        ours.keep(`thread-${i}`, structuredClone(both.ours.snapshot()));
        theirs.keep(`thread-${i}`, structuredClone(await both.theirs.getMetricsAsJSON()));
      }
      const [page, wanted] = [await ours.exposition(), await theirs.exposition()];
      deepEqual(linesOf(page), linesOf(wanted), 'a figure differs from what the library counts');
    }),
    { numRuns: 60 },
  );
  t.end();
});

test('metrics: one series of a family is one, however its labels are written', (t) => {
  const family = ValueFamily.gauge({ name: 'a', help: '', labelNames: ['x', 'y'] });
  family.set({ x: 'one', y: 'two' }, 1);
  family.set({ y: 'two', x: 'one' }, 2);
  family.set({ x: 'one","', y: 'two' }, 3);
  t.same(
    family.snapshot().values.map(({ value }) => value),
    [2, 3],
  );
  family.clear();
  t.same(family.snapshot().values, []);
  t.end();
});

test('metrics: a family without labels has its figure from the beginning', (t) => {
  const about = { name: 'a', help: '', labelNames: [] };
  t.match(ValueFamily.counter(about).snapshot().values, [{ value: 0 }]);
  const histogram = new HistogramFamily({ ...about, buckets: [1] }).snapshot();
  t.match(
    histogram.values.map(({ value }) => value),
    [0, 0, 0, 0],
  );
  t.end();
});

test('metrics: a counter that goes down is a bug', (t) => {
  const counter = ValueFamily.counter({ name: 'a', help: '', labelNames: [] });
  t.throws(() => counter.add({}, -1), /a counter went down/);
  t.end();
});
