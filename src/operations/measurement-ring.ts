/**
 * The newest measurements of many series at equal steps, in memory that is bounded.
 *
 * A step that nobody has measured is a gap. Time that goes back, which only an operator brings
 * about, makes what lay ahead unknown again.
 */
import type { Merge } from './measurement-table.ts';

/** What is measured of one thing, by the key of its series. */
export type MeasuredRow = ReadonlyMap<string, number>;

export interface MeasuredColumns {
  /** The number of the first step: its time is that many steps after the epoch. */
  readonly firstStep: number;
  readonly stepCount: number;
  /** By series: a value for each step, NaN for a gap. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** Two shards have some thirty; beyond this new ones are not kept. 40 KiB each in two rings. */
export const SERIES_KEPT_MAX = 256;

export class MeasurementRing {
  readonly stepSeconds: number;
  readonly #capacity: number;
  readonly #series = new Map<string, Float64Array>();
  #firstStep: number | undefined;
  #lastStep = 0;

  constructor({ stepSeconds, capacity }: { stepSeconds: number; capacity: number }) {
    this.stepSeconds = stepSeconds;
    this.#capacity = capacity;
  }

  /** The first step that is known; undefined before the first measurement. */
  get firstStep(): number | undefined {
    return this.#firstStep;
  }

  get lastStep(): number {
    return this.#lastStep;
  }

  get seriesCount(): number {
    return this.#series.size;
  }

  record(step: number, measured: MeasuredRow): void {
    if (this.#firstStep === undefined || step < this.#firstStep) this.#beginAt(step);
    else if (step <= this.#lastStep) this.#forget(step, this.#lastStep);
    else this.#forget(Math.max(this.#lastStep + 1, step - this.#capacity + 1), step);
    this.#lastStep = step;
    this.#firstStep = Math.max(this.#firstStep ?? step, step - this.#capacity + 1);
    for (const [key, value] of measured) {
      const values = this.#valuesOf(key);
      if (values !== undefined) values[step % this.#capacity] = value;
    }
  }

  /** From a step on, or from the first that is known. */
  read(fromStep: number, isWanted: (key: string) => boolean): MeasuredColumns {
    const firstStep = Math.max(fromStep, this.#firstStep ?? this.#lastStep + 1);
    const stepCount = Math.max(0, this.#lastStep - firstStep + 1);
    const columns = new Map<string, Float64Array>();
    for (const [key, values] of this.#series) {
      if (!isWanted(key)) continue;
      const at = (_: unknown, i: number) => values[(firstStep + i) % this.#capacity] as number;
      columns.set(key, Float64Array.from({ length: stepCount }, at));
    }
    return { firstStep, stepCount, columns };
  }

  #beginAt(step: number): void {
    for (const values of this.#series.values()) values.fill(Number.NaN);
    this.#firstStep = step;
  }

  /** Of steps that were skipped, what stands in their places is from a round before. */
  #forget(fromStep: number, toStep: number): void {
    for (const values of this.#series.values()) {
      for (let step = fromStep; step <= toStep; step += 1) {
        values[step % this.#capacity] = Number.NaN;
      }
    }
  }

  #valuesOf(key: string): Float64Array | undefined {
    let values = this.#series.get(key);
    if (values === undefined && this.#series.size < SERIES_KEPT_MAX) {
      values = new Float64Array(this.#capacity).fill(Number.NaN);
      this.#series.set(key, values);
    }
    return values;
  }
}

/** One value for several. Gaps do not count; only gaps give a gap. */
export function mergeValues(values: ArrayLike<number>, merge: Merge): number {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return Number.NaN;
  switch (merge) {
    case 'mean':
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    case 'max':
      return Math.max(...known);
    case 'last':
      return known[known.length - 1] as number;
  }
}
