/**
 * What a thread counts about itself, for Prometheus.
 *
 * Each thread owns one of these and sends `snapshot()` to the metrics board, which adds them up.
 * Label values come from our own tables (routes, command types, rejection codes), never from a
 * client, so the number of series is bounded. Only requests are counted one by one, each route by
 * the counts that it got at the start; a shard counts per batch, with `count`.
 */
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { ClockGuard } from '../kernel/clock-guard.ts';
import { HistogramFamily, ValueFamily } from './metric-family.ts';
import { RequestCounts } from './request-counts.ts';

const EVENT_LOOP_RESOLUTION_MS = 20;
const NANOS_PER_MS = 1e6;
const NANOS_PER_SECOND = 1e9;
const BATCH_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024];
const FLUSH_BUCKETS_SECONDS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5];
const HTTP_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What one thread has counted. Plain: made to be posted to another thread. */
export type MetricsSnapshot = readonly object[];

interface CountedRoute {
  /** The route's pattern, not the path that was asked for. */
  readonly route: string;
  readonly method: string;
}

interface RowsFigures {
  readonly fileBytes: number;
  readonly freeBytes: number;
  readonly readerCount: number;
  readonly checkpointsBehind: number;
}

export interface SoldCount {
  readonly kind: 'tickets' | 'bets';
  readonly count: number;
  readonly stakesMinor: number;
}

export class ThreadMetrics {
  readonly #thread: string;
  #eventLoopDelay: IntervalHistogram | undefined;

  readonly #commands = ValueFamily.counter({
    name: 'tirage_commands_total',
    help: 'Commands decided, by type and outcome (accepted, repeated, or the rejection code).',
    labelNames: ['type', 'outcome'],
  });
  readonly #batchCommands = new HistogramFamily({
    name: 'tirage_batch_commands',
    help: 'Commands in one journal batch.',
    labelNames: [],
    buckets: BATCH_BUCKETS,
  });
  readonly #flushSeconds = new HistogramFamily({
    name: 'tirage_flush_seconds',
    help: 'From handing a batch to the journal until it is on disk.',
    labelNames: [],
    buckets: FLUSH_BUCKETS_SECONDS,
  });
  readonly #queueDepth = ValueFamily.gauge({
    name: 'tirage_queue_depth',
    help: 'What waits in a queue, by queue.',
    labelNames: ['queue'],
  });
  readonly #httpRequests = new Map<string, CountedRoute & { readonly counts: RequestCounts }>();
  readonly #httpSeconds = new HistogramFamily({
    name: 'tirage_http_request_seconds',
    help: 'From the head of a request to the first byte of its answer, by route.',
    labelNames: ['route'],
    buckets: HTTP_BUCKETS_SECONDS,
  });
  readonly #eventLoopSeconds = ValueFamily.gauge(
    {
      name: 'tirage_event_loop_delay_seconds',
      help: 'Delay of the event loop since the last snapshot, by thread and quantile.',
      labelNames: ['thread', 'quantile'],
    },
    'max',
  );
  readonly #clockSkewSeconds = ValueFamily.gauge({
    name: 'tirage_clock_skew_seconds',
    help: 'How far the wall clock is ahead of the time that is believed, by thread.',
    labelNames: ['thread'],
  });
  readonly #clockSteps = ValueFamily.counter({
    name: 'tirage_clock_steps_total',
    help: 'Steps of the wall clock that were seen, by thread.',
    labelNames: ['thread'],
  });
  readonly #rowsFileBytes = ValueFamily.gauge({
    name: 'tirage_rows_file_bytes',
    help: "Length of the file with a shard's rows, by thread.",
    labelNames: ['thread'],
  });
  readonly #rowsFreeBytes = ValueFamily.gauge({
    name: 'tirage_rows_free_bytes',
    help: 'Of it, what holds nothing now, and is used again once no reader needs it, by thread.',
    labelNames: ['thread'],
  });
  readonly #rowsReaders = ValueFamily.gauge({
    name: 'tirage_rows_readers',
    help: 'Who reads it at this moment, other processes included, by thread.',
    labelNames: ['thread'],
  });
  readonly #rowsBehind = ValueFamily.gauge({
    name: 'tirage_rows_oldest_reader_checkpoints',
    help: 'How many checkpoints the oldest of these readers is behind the newest, by thread.',
    labelNames: ['thread'],
  });
  readonly #picksNear = ValueFamily.gauge({
    name: 'tirage_picks_near_limit',
    help: 'Results and combinations of draws on sale that were near their limit, by thread.',
    labelNames: ['thread'],
  });
  readonly #sold = ValueFamily.counter({
    name: 'tirage_sold_total',
    help: 'Tickets that entered draws, standing ones included, and bets, by kind.',
    labelNames: ['kind'],
  });
  readonly #stakes = ValueFamily.counter({
    name: 'tirage_stakes_minor_total',
    help: 'What was staked on them, in minor units, by kind.',
    labelNames: ['kind'],
  });
  readonly #connections = ValueFamily.gauge({
    name: 'tirage_connections',
    help: 'Connections of clients, those of sockets included, by thread.',
    labelNames: ['thread'],
  });
  #clockStepCount = 0;

  /** `thread` tells this thread's gauges apart, such as `shard-3`. */
  constructor(thread: string) {
    this.#thread = thread;
  }

  commandsDone(done: { type: string; outcome: string; count: number }): void {
    this.#commands.add({ type: done.type, outcome: done.outcome }, done.count);
  }

  batchFlushed(batch: { commandCount: number; flushSeconds: number }): void {
    this.#batchCommands.with({}).observe(batch.commandCount);
    this.#flushSeconds.with({}).observe(batch.flushSeconds);
  }

  queueDepth(queue: string, depth: number): void {
    this.#queueDepth.set({ queue }, depth);
  }

  clockRead(clock: Pick<ClockGuard, 'doubt' | 'stepCount'>): void {
    const thread = this.#thread;
    this.#clockSkewSeconds.set({ thread }, (clock.doubt?.skewMs ?? 0) / 1_000);
    this.#clockSteps.add({ thread }, clock.stepCount - this.#clockStepCount);
    this.#clockStepCount = clock.stepCount;
  }

  rowsRead(rows: RowsFigures): void {
    const thread = this.#thread;
    this.#rowsFileBytes.set({ thread }, rows.fileBytes);
    this.#rowsFreeBytes.set({ thread }, rows.freeBytes);
    this.#rowsReaders.set({ thread }, rows.readerCount);
    this.#rowsBehind.set({ thread }, rows.checkpointsBehind);
  }

  picksNearLimit(count: number): void {
    this.#picksNear.set({ thread: this.#thread }, count);
  }

  sold({ kind, count, stakesMinor }: SoldCount): void {
    this.#sold.add({ kind }, count);
    this.#stakes.add({ kind }, stakesMinor);
  }

  connectionsOpen(count: number): void {
    this.#connections.set({ thread: this.#thread }, count);
  }

  /** Where the answers of a route are counted. Ask at the start, once for each route. */
  requestsTo({ route, method }: CountedRoute): RequestCounts {
    const key = `${method} ${route}`;
    let known = this.#httpRequests.get(key);
    if (known === undefined) {
      const counts = new RequestCounts(this.#httpSeconds.with({ route }));
      known = { route, method, counts };
      this.#httpRequests.set(key, known);
    }
    return known.counts;
  }

  /** Begins to measure this thread's event loop. The measuring keeps no process alive. */
  watchEventLoop(): void {
    this.#eventLoopDelay ??= monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS });
    this.#eventLoopDelay.enable();
  }

  snapshot(): MetricsSnapshot {
    this.#readEventLoop();
    return [
      this.#commands.snapshot(),
      this.#batchCommands.snapshot(),
      this.#flushSeconds.snapshot(),
      this.#queueDepth.snapshot(),
      this.#requestCounts().snapshot(),
      this.#httpSeconds.snapshot(),
      this.#eventLoopSeconds.snapshot(),
      this.#clockSkewSeconds.snapshot(),
      this.#clockSteps.snapshot(),
      this.#rowsFileBytes.snapshot(),
      this.#rowsFreeBytes.snapshot(),
      this.#rowsReaders.snapshot(),
      this.#rowsBehind.snapshot(),
      this.#picksNear.snapshot(),
      this.#sold.snapshot(),
      this.#stakes.snapshot(),
      this.#connections.snapshot(),
    ];
  }

  #requestCounts(): ValueFamily<'route' | 'method' | 'status'> {
    const family = ValueFamily.counter({
      name: 'tirage_http_requests_total',
      help: 'HTTP requests answered, by route, method and status.',
      labelNames: ['route', 'method', 'status'],
    });
    for (const { route, method, counts } of this.#httpRequests.values()) {
      for (const { status, count } of counts.byStatus())
        family.add({ route, method, status }, count);
    }
    return family;
  }

  #readEventLoop(): void {
    const delay = this.#eventLoopDelay;
    if (delay === undefined || delay.count === 0) return;
    const thread = this.#thread;
    // What is measured is from one round to the next, and a round on time takes the resolution.
    const seconds = (nanos: number) =>
      Math.max(0, nanos - EVENT_LOOP_RESOLUTION_MS * NANOS_PER_MS) / NANOS_PER_SECOND;
    this.#eventLoopSeconds.set({ thread, quantile: '0.5' }, seconds(delay.percentile(50)));
    this.#eventLoopSeconds.set({ thread, quantile: '0.99' }, seconds(delay.percentile(99)));
    this.#eventLoopSeconds.set({ thread, quantile: '1' }, seconds(delay.max));
    delay.reset();
  }
}
