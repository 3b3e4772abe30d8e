/** What a run has measured so far: samples with their tags, checks by name. One for a process. */

export type Tags = Readonly<Record<string, string>>;

export interface Sample {
  readonly metric: string;
  readonly value: number;
  readonly tags: Tags;
}

export interface CheckCount {
  passCount: number;
  failCount: number;
}

export class Recorder {
  readonly samples: Sample[] = [];
  readonly checks: Record<string, CheckCount> = {};
  /** Metrics that the profile made for itself. */
  readonly ownMetrics = new Set<string>();
  /** Set while the load runs; `setup` and `teardown` belong to no scenario. */
  scenario: string | undefined;

  add(metric: string, value: number, tags: Tags = {}): void {
    const all = this.scenario === undefined ? tags : { ...tags, scenario: this.scenario };
    this.samples.push({ metric, value, tags: all });
  }

  check(name: string, isPassed: boolean): void {
    this.checks[name] ??= { passCount: 0, failCount: 0 };
    if (isPassed) this.checks[name].passCount += 1;
    else this.checks[name].failCount += 1;
    this.add('checks', Number(isPassed), { check: name });
  }
}

export const recorder = new Recorder();
