/**
 * Reckons with what the threads count: rates of now, sums of today, figures over time.
 *
 * Nothing is measured for it. Every thread sends what it has counted for the metrics every two
 * seconds (metrics-collector.ts); every ten, what is new in it becomes one row of measurements.
 */

import type { Clock } from '../kernel/clock.ts';
import { localDayAt } from '../kernel/time-zone.ts';
import { Figures, quantileOf } from '../operations/figures.ts';
import {
  FINE_STEP_SECONDS,
  MeasurementLog,
  type MeasurementsWanted,
  seriesKey,
} from '../operations/measurement-log.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import {
  ANSWERED,
  addCounts,
  bucketsIn,
  COMMITTED,
  type Counts,
  countsOf,
  newCounts,
  STAKE_ANSWERED,
} from '../operations/thread-counts.ts';
import type { Measurements } from '../protocol/measurement-messages.ts';

interface Sales {
  readonly count: number;
  readonly stakesMinor: number;
}

export interface SalesFigures {
  readonly overSeconds: number;
  readonly ticketsPerSecond: number;
  readonly betsPerSecond: number;
  readonly stakesMinorPerSecond: number;
  readonly today: { readonly sinceMs: number; readonly tickets: Sales; readonly bets: Sales };
}

export class FigureDesk {
  readonly #clock: Clock;
  readonly #timeZone: string;
  readonly #log = new MeasurementLog();
  readonly #figures = new Map<string, Figures>();
  /** By thread, as of the last row. */
  readonly #counted = new Map<string, Counts>();
  /** By thread: the worst since the last row. */
  readonly #delays = new Map<string, number>();
  /** By thread: its commits in the last row, in buckets. */
  readonly #commits = new Map<string, ReadonlyMap<number, number>>();
  /** What came to be counted in the last row, which took so long and ended then. */
  #new: Counts = new Map();
  #newSeconds = 0;
  #rowAtMs: number;
  #today: { readonly day: string; readonly sinceMs: number; readonly counts: Map<string, number> };
  /** Undefined where the disk does not answer. */
  #diskUsedBytes: () => number | undefined = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Today begins in `timeZone`. */
  constructor(clock: Clock, timeZone: string) {
    this.#clock = clock;
    this.#timeZone = timeZone;
    this.#rowAtMs = clock.monotonicMs();
    this.#today = this.#newDay(clock.wallMs());
  }

  /** Whom to ask how much of the disk is taken. */
  askDisk(usedBytes: () => number | undefined): void {
    this.#diskUsedBytes = usedBytes;
  }

  start(): void {
    this.#timer = setInterval(() => this.row(), FINE_STEP_SECONDS * 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  keep(thread: string, snapshot: MetricsSnapshot): void {
    const figures = new Figures(snapshot);
    this.#figures.set(thread, figures);
    const delay = figures.find('tirage_event_loop_delay_seconds', isP99);
    if (delay !== undefined)
      this.#delays.set(thread, Math.max(delay, this.#delays.get(thread) ?? 0));
  }

  /** The newest figures of a thread; none yet: all of them are 0. */
  of(thread: string): Figures {
    return this.#figures.get(thread) ?? NO_FIGURES;
  }

  get threads(): readonly string[] {
    return [...this.#figures.keys()];
  }

  /** How long commits of a shard took in the last row; undefined where there was none. */
  commitMs(thread: string, quantile: number): number | undefined {
    return milliseconds(quantileOf(this.#commits.get(thread) ?? NO_BUCKETS, quantile));
  }

  sales(): SalesFigures {
    const { sinceMs, counts } = this.#today;
    const perSecond = (name: string) => this.#perSecond(name) ?? 0;
    const sold = (kind: string): Sales => ({
      count: counts.get(kind) ?? 0,
      stakesMinor: counts.get(`${kind} stakes`) ?? 0,
    });
    return {
      overSeconds: this.#newSeconds,
      ticketsPerSecond: perSecond('tickets'),
      betsPerSecond: perSecond('bets'),
      stakesMinorPerSecond: perSecond('tickets stakes') + perSecond('bets stakes'),
      today: { sinceMs, tickets: sold('tickets'), bets: sold('bets') },
    };
  }

  measurements(wanted: MeasurementsWanted): Measurements {
    const view = this.#log.read(wanted, this.#clock.wallMs());
    const { sinceMs, stepSeconds, at, series } = view;
    const since = new Date(sinceMs).toISOString();
    const shown = series.map(({ values, ...one }) => ({ ...one, values: [...values] }));
    return { since, stepSeconds, at: [...at], series: shown };
  }

  /** Looks at what is new since the last row, and makes one of it. Called by a timer of its own. */
  row(): void {
    const nowMs = this.#clock.wallMs();
    const monotonicMs = this.#clock.monotonicMs();
    this.#newSeconds = Math.max(1, monotonicMs - this.#rowAtMs) / 1_000;
    this.#rowAtMs = monotonicMs;
    const sums = new Map<string, number>();
    for (const [thread, figures] of this.#figures) {
      const counts = countsOf(figures);
      const added = newCounts(this.#counted.get(thread), counts);
      this.#counted.set(thread, counts);
      this.#commits.set(thread, bucketsIn(added, COMMITTED));
      addCounts(sums, added);
    }
    this.#new = sums;
    if (localDayAt(this.#timeZone, nowMs) !== this.#today.day) this.#today = this.#newDay(nowMs);
    addCounts(this.#today.counts, sums);
    this.#log.record(nowMs, new Map(this.#measured()));
    this.#delays.clear();
  }

  *#measured(): Generator<readonly [string, number]> {
    for (const name of ['purchases', 'tickets', 'bets'] as const) {
      yield [seriesKey(name), this.#perSecond(name) ?? 0];
    }
    yield [seriesKey('stakes'), this.sales().stakesMinorPerSecond];
    for (const digit of [2, 3, 4, 5]) {
      yield [seriesKey('answers', `${digit}xx`), this.#perSecond(`answers ${digit}xx`) ?? 0];
    }
    yield* this.#latencies();
    for (const [thread, figures] of this.#figures) {
      if (thread.startsWith('shard-')) {
        yield [seriesKey('queueDepth', thread), figures.sum('tirage_queue_depth')];
      }
    }
    for (const [thread, seconds] of this.#delays) {
      yield [seriesKey('eventLoopDelay', thread), seconds * 1_000];
    }
    const used = this.#diskUsedBytes();
    if (used !== undefined) yield [seriesKey('diskUsed'), used];
    yield [seriesKey('memory'), process.memoryUsage.rss()];
    yield [seriesKey('outboxRecords'), this.of('bus').sum('tirage_outbox_records')];
    yield [
      seriesKey('sockets'),
      this.#sum('tirage_queue_depth', ({ queue }) => queue === 'sockets'),
    ];
    yield [seriesKey('connections'), this.#sum('tirage_connections')];
  }

  /** Of what was not asked for there are none. */
  *#latencies(): Generator<readonly [string, number]> {
    const wanted = [
      ['answerP50', ANSWERED, 0.5],
      ['answerP99', ANSWERED, 0.99],
      ['stakeAnswerP50', STAKE_ANSWERED, 0.5],
      ['stakeAnswerP99', STAKE_ANSWERED, 0.99],
      ['commitP99', COMMITTED, 0.99],
    ] as const;
    for (const [name, buckets, quantile] of wanted) {
      const value = milliseconds(quantileOf(bucketsIn(this.#new, buckets), quantile));
      if (value !== undefined) yield [seriesKey(name), value];
    }
  }

  #sum(name: string, isWanted?: Parameters<Figures['sum']>[1]): number {
    let sum = 0;
    for (const figures of this.#figures.values()) sum += figures.sum(name, isWanted);
    return sum;
  }

  #perSecond(name: string): number | undefined {
    const count = this.#new.get(name);
    return count === undefined ? undefined : count / this.#newSeconds;
  }

  #newDay(nowMs: number) {
    const day = localDayAt(this.#timeZone, nowMs);
    return { day, sinceMs: nowMs, counts: new Map<string, number>() };
  }
}

const NO_FIGURES = new Figures();
const NO_BUCKETS: ReadonlyMap<number, number> = new Map();

const isP99 = ({ quantile }: { readonly quantile?: string | number }) => quantile === '0.99';

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1_000;
}
