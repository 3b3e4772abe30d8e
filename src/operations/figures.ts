/**
 * The figures of one snapshot, read by their names: what the page for Prometheus shows of a thread,
 * for those who have to reckon with it.
 */
import type { FamilySnapshot, Labels } from './metric-family.ts';
import type { MetricsSnapshot } from './metrics.ts';

type Wanted = (labels: Labels) => boolean;

export class Figures {
  readonly #families: ReadonlyMap<string, FamilySnapshot>;

  /** `snapshot`: of a thread, whose families are all ours. */
  constructor(snapshot: MetricsSnapshot = []) {
    const families = snapshot as readonly FamilySnapshot[];
    this.#families = new Map(families.map((family) => [family.name, family]));
  }

  /** The sum of the samples that are wanted; 0 where there are none. */
  sum(name: string, wanted: Wanted = () => true): number {
    return this.find(name, wanted) ?? 0;
  }

  /** The same; undefined where there are none. */
  find(name: string, wanted: Wanted = () => true): number | undefined {
    let sum: number | undefined;
    for (const { labels, value } of this.#families.get(name)?.values ?? []) {
      if (wanted(labels)) sum = (sum ?? 0) + value;
    }
    return sum;
  }

  /** The sums by the values of a label. */
  by(name: string, label: string): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const { labels, value } of this.#families.get(name)?.values ?? []) {
      const at = String(labels[label]);
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
    return sums;
  }

  /** Of a histogram: how many observations there were up to each bound, ascending. */
  buckets(name: string, wanted: Wanted = () => true): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const { labels, value, metricName } of this.#families.get(name)?.values ?? []) {
      if (metricName !== `${name}_bucket` || !wanted(labels)) continue;
      const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le);
      counts.set(bound, (counts.get(bound) ?? 0) + value);
    }
    return counts;
  }
}

/**
 * The value below which a part of the observations lies, as Prometheus reckons it: evenly spread
 * within a bucket. Undefined where there are none. Beyond the last bound it says that bound.
 *
 * `buckets`: how many observations there were up to each bound, ascending, the last one infinite.
 */
export function quantileOf(
  buckets: ReadonlyMap<number, number>,
  quantile: number,
): number | undefined {
  const total = Math.max(0, ...buckets.values());
  if (total === 0) return undefined;
  const rank = quantile * total;
  let [lowBound, lowCount] = [0, 0];
  for (const [bound, count] of buckets) {
    if (count < rank) {
      [lowBound, lowCount] = [bound, count];
      continue;
    }
    if (bound === Number.POSITIVE_INFINITY || count === lowCount) return lowBound;
    return lowBound + ((bound - lowBound) * (rank - lowCount)) / (count - lowCount);
  }
  return lowBound;
}
