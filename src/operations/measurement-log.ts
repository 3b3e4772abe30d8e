/**
 * Figures over time: every ten seconds for three hours, every five minutes for fourteen days.
 *
 * In memory only: who needs more has Prometheus read the metrics. An answer holds a bounded count
 * of values; where more were asked for, neighbouring steps are merged, as its `stepSeconds` says.
 */
import {
  type MeasuredColumns,
  type MeasuredRow,
  MeasurementRing,
  mergeValues,
} from './measurement-ring.ts';
import { MEASUREMENTS, type MeasurementName } from './measurement-table.ts';

export const FINE_STEP_SECONDS = 10;
const FINE_STEPS = (3 * 3_600) / FINE_STEP_SECONDS;
export const COARSE_STEP_SECONDS = 300;
const COARSE_STEPS = (14 * 86_400) / COARSE_STEP_SECONDS;
/** Some half a megabyte of JSON, which a gateway passes on as text. */
export const VALUES_OF_ANSWER_MAX = 60_000;

export interface MeasurementsWanted {
  /** All if empty. */
  readonly names: readonly MeasurementName[];
  readonly fromMs: number;
}

export interface MeasuredSeries {
  readonly name: MeasurementName;
  readonly of?: string;
  readonly unit: string;
  readonly values: readonly (number | null)[];
}

export interface MeasurementsView {
  readonly sinceMs: number;
  readonly stepSeconds: number;
  /** Unix seconds. */
  readonly at: readonly number[];
  readonly series: readonly MeasuredSeries[];
}

/** The key of a series: its name, and what it is of. */
export function seriesKey(name: MeasurementName, of?: string | number): string {
  return of === undefined ? name : `${name} ${of}`;
}

export class MeasurementLog {
  readonly #fine = new MeasurementRing({ stepSeconds: FINE_STEP_SECONDS, capacity: FINE_STEPS });
  readonly #coarse = new MeasurementRing({
    stepSeconds: COARSE_STEP_SECONDS,
    capacity: COARSE_STEPS,
  });
  /** Since when anything was measured. */
  #sinceMs: number | undefined;

  /** Call every FINE_STEP_SECONDS, with what was measured in the step that ends now. */
  record(nowMs: number, measured: MeasuredRow): void {
    const step = Math.floor(nowMs / 1_000 / FINE_STEP_SECONDS);
    const { lastStep, firstStep } = this.#fine;
    if (firstStep === undefined || step < firstStep) {
      this.#sinceMs = Math.min(this.#sinceMs ?? nowMs, nowMs);
    } else if (coarseOf(step) > coarseOf(lastStep)) this.#fold(coarseOf(lastStep));
    this.#fine.record(step, measured);
  }

  /** `nowMs` says since when, as long as nothing has been measured. */
  read({ names, fromMs }: MeasurementsWanted, nowMs: number): MeasurementsView {
    const ring = this.#ringFor(fromMs);
    const { stepSeconds } = ring;
    const isWanted = (key: string) => names.length === 0 || names.includes(nameOf(key));
    const found = ring.read(Math.ceil(fromMs / 1_000 / stepSeconds), isWanted);
    const perValue = Math.ceil((found.stepCount * found.columns.size) / VALUES_OF_ANSWER_MAX);
    const together = Math.max(1, perValue);
    const firstStep = ring.firstStep ?? found.firstStep;
    const sinceMs = ring.firstStep === undefined ? nowMs : firstStep * stepSeconds * 1_000;
    return {
      sinceMs: Math.max(sinceMs, this.#sinceMs ?? sinceMs),
      stepSeconds: stepSeconds * together,
      at: stretchesOf(found, together).map(({ last }) => (found.firstStep + last) * stepSeconds),
      series: Array.from(found.columns, ([key, values]) => seriesOf(key, values, found, together)),
    };
  }

  /** The fine one as long as it has forgotten nothing that is asked for. */
  #ringFor(fromMs: number): MeasurementRing {
    const { firstStep = 0 } = this.#fine;
    const fineSinceMs = firstStep * FINE_STEP_SECONDS * 1_000;
    const stepMs = FINE_STEP_SECONDS * 1_000;
    const holdsAll = fineSinceMs <= Math.max(fromMs, (this.#sinceMs ?? 0) + stepMs);
    return holdsAll || this.#coarse.firstStep === undefined ? this.#fine : this.#coarse;
  }

  /** A coarse step is over. */
  #fold(coarseStep: number): void {
    const perStep = COARSE_STEP_SECONDS / FINE_STEP_SECONDS;
    const first = coarseStep * perStep;
    const { columns, firstStep } = this.#fine.read(first, () => true);
    const count = first + perStep - firstStep;
    const merged = new Map<string, number>();
    for (const [key, values] of columns) {
      merged.set(key, mergeValues(values.subarray(0, count), MEASUREMENTS[nameOf(key)].merge));
    }
    // Named by its end, as the fine steps are.
    this.#coarse.record(coarseStep + 1, merged);
  }
}

function coarseOf(step: number): number {
  return Math.floor((step * FINE_STEP_SECONDS) / COARSE_STEP_SECONDS);
}

/** The first and the last of the steps that one value of an answer stands for. */
function stretchesOf({ stepCount }: MeasuredColumns, together: number) {
  return Array.from({ length: Math.ceil(stepCount / together) }, (_, i) => {
    const first = i * together;
    return { first, last: Math.min(first + together, stepCount) - 1 };
  });
}

function seriesOf(
  key: string,
  values: Float64Array,
  found: MeasuredColumns,
  together: number,
): MeasuredSeries {
  const name = nameOf(key);
  const { unit, merge } = MEASUREMENTS[name];
  const of = key.slice(name.length + 1);
  const shown = stretchesOf(found, together).map(({ first, last }) => {
    const value = mergeValues(values.subarray(first, last + 1), merge);
    return Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS));
  });
  return { name, ...(of === '' ? {} : { of }), unit, values: shown };
}

/** A picture needs no more, and a megabyte of digits would have to be sent. */
const DIGITS = 6;

function nameOf(key: string): MeasurementName {
  const end = key.indexOf(' ');
  return (end < 0 ? key : key.slice(0, end)) as MeasurementName;
}
