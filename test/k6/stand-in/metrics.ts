/** Stands in for `k6/metrics`: what a kind of metric does with its samples, thresholds.ts knows. */
import { recorder } from './recorder.ts';

class Metric {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    recorder.ownMetrics.add(name);
  }

  add(value: number | boolean, tags: Readonly<Record<string, string>> = {}): void {
    recorder.add(this.#name, Number(value), tags);
  }
}

export class Counter extends Metric {}
export class Gauge extends Metric {}
export class Rate extends Metric {}
export class Trend extends Metric {}
