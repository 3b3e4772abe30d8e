/**
 * A family of figures under one name, counted without a library: counters, gauges, histograms.
 *
 * Why: prom-client costs a thread 80 files and 50 ms at its start, and each observation an object
 * of labels, which it checks, sorts and joins. So threads count in plain numbers, and their
 * snapshots have the form in which prom-client's registries exchange figures; only the main thread
 * has the library itself, and writes the page with it. A test compares the page with what the
 * library would have counted.
 *
 * Not here: label values that a client could choose. They come from our own tables, so the number
 * of series is bounded.
 */
import { assert } from '../kernel/assert.ts';

export type Labels<Name extends string = string> = Readonly<Record<Name, string | number>>;

interface Sample {
  readonly labels: Labels;
  readonly value: number;
  /** Where it is another than the family's. */
  readonly metricName?: string;
}

/** Plain: made to be posted to another thread. */
export interface FamilySnapshot {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** What the threads' figures become together. */
  readonly aggregator: 'sum' | 'max';
  readonly values: readonly Sample[];
}

interface About<Name extends string> {
  readonly name: string;
  readonly help: string;
  /** Empty: the family has one figure, which is there from the beginning. */
  readonly labelNames: readonly Name[];
}

/** Counters or gauges. For what is counted per batch, not per request. */
export class ValueFamily<Name extends string = never> {
  readonly #about: About<Name> & Pick<FamilySnapshot, 'type' | 'aggregator'>;
  /** By the values of their labels. */
  readonly #samples = new Map<string, { readonly labels: Labels<Name>; value: number }>();

  private constructor(about: About<Name>, { type, aggregator }: Kind) {
    this.#about = { ...about, type, aggregator };
    if (about.labelNames.length === 0) this.set({} as Labels<Name>, 0);
  }

  static counter<Name extends string = never>(about: About<Name>): ValueFamily<Name> {
    return new ValueFamily(about, { type: 'counter', aggregator: 'sum' });
  }

  static gauge<Name extends string = never>(
    about: About<Name>,
    aggregator: Kind['aggregator'] = 'sum',
  ): ValueFamily<Name> {
    return new ValueFamily(about, { type: 'gauge', aggregator });
  }

  add(labels: Labels<Name>, count: number): void {
    assert(this.#about.type !== 'counter' || count >= 0, 'a counter went down');
    this.#at(labels).value += count;
  }

  set(labels: Labels<Name>, value: number): void {
    this.#at(labels).value = value;
  }

  /** Forgets all figures. */
  clear(): void {
    this.#samples.clear();
  }

  snapshot(): FamilySnapshot {
    const { name, help, type, aggregator } = this.#about;
    const values = Array.from(this.#samples.values(), ({ labels, value }) => ({ labels, value }));
    return { name, help, type, aggregator, values };
  }

  #at(labels: Labels<Name>): { value: number } {
    const key = keyOf(this.#about.labelNames, labels);
    let sample = this.#samples.get(key);
    if (sample === undefined) {
      sample = { labels, value: 0 };
      this.#samples.set(key, sample);
    }
    return sample;
  }
}

type Kind = Pick<FamilySnapshot, 'type' | 'aggregator'>;

/** The observations of one series of a histogram. Costs a few nanoseconds each. */
export class Distribution {
  /** Upper ends of the buckets, ascending; each belongs to its bucket. */
  readonly #bounds: readonly number[];
  /** The last one is for what exceeds all bounds. */
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = [...bounds.map(() => 0), 0];
  }

  observe(value: number): void {
    const bounds = this.#bounds;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.#sum += value;
  }

  get count(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Each bucket counts what the smaller ones do, too. */
  samples(name: string, labels: Labels): Sample[] {
    let count = 0;
    const samples = this.#counts.map((inBucket, i): Sample => {
      count += inBucket;
      const le = this.#bounds[i] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
    });
    samples.push({ metricName: `${name}_sum`, labels, value: this.#sum });
    samples.push({ metricName: `${name}_count`, labels, value: count });
    return samples;
  }
}

/** A histogram: one distribution for each combination of labels that has been observed. */
export class HistogramFamily<Name extends string = never> {
  readonly #about: About<Name> & { readonly buckets: readonly number[] };
  readonly #series = new Map<string, { readonly labels: Labels<Name>; counts: Distribution }>();

  constructor(about: About<Name> & { readonly buckets: readonly number[] }) {
    this.#about = about;
    if (about.labelNames.length === 0) this.with({} as Labels<Name>);
  }

  /** The one distribution of these labels, to be kept by whoever observes often. */
  with(labels: Labels<Name>): Distribution {
    const key = keyOf(this.#about.labelNames, labels);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { labels, counts: new Distribution(this.#about.buckets) };
      this.#series.set(key, series);
    }
    return series.counts;
  }

  snapshot(): FamilySnapshot {
    const { name, help, labelNames } = this.#about;
    const values = [...this.#series.values()]
      .filter(({ counts }) => labelNames.length === 0 || counts.count > 0)
      .flatMap(({ labels, counts }) => counts.samples(name, labels));
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }
}

function keyOf<Name extends string>(names: readonly Name[], labels: Labels<Name>): string {
  return JSON.stringify(names.map((name) => labels[name]));
}
