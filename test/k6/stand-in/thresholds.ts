/** Thresholds as k6 reads them: `http_req_duration{name:buy}` and `p(95)<500`. */

import { quantile } from '../../../bench/harness/figures/figures.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { Recorder, Sample } from './recorder.ts';

const BUILT_IN = ['checks', 'dropped_iterations', 'http_req_duration', 'http_req_failed'];
const METRIC = /^(?<name>[a-z_]+)(?:\{(?<selector>[^{}]+)\})?$/;
const EXPRESSION =
  /^(?<aggregate>p\(\d+\)|rate|count|avg|max) ?(?<operator>[<>]=?|==) ?(?<bound>[\d.]+)$/;

export interface ThresholdOutcome {
  /** As it stands in the profile. */
  readonly text: string;
  readonly isMet: boolean;
  /** Of time: it says more of the machine than of the profile. */
  readonly isOfTime: boolean;
  /** In k6 a threshold over nothing is met: a selector that is misspelt would never be noticed. */
  readonly sampleCount: number;
}

/** Throws for a threshold that k6 would refuse, or would never apply. */
export function judgeThresholds(
  thresholds: Readonly<Record<string, readonly string[]>>,
  recorder: Recorder,
): ThresholdOutcome[] {
  return Object.entries(thresholds).flatMap(([metric, expressions]) => {
    const samples = samplesOf(metric, recorder);
    return expressions.map((expression) => judge(metric, expression, samples));
  });
}

function samplesOf(metric: string, { samples, ownMetrics }: Recorder): Sample[] {
  const { name = '', selector = '' } = must(METRIC.exec(metric)?.groups, `no metric: ${metric}`);
  if (!BUILT_IN.includes(name) && !ownMetrics.has(name)) throw new Error(`unknown: ${metric}`);
  const wanted = selector
    .split(',')
    .filter(Boolean)
    .map((tag) => tag.split(':'));
  return samples.filter(
    (sample) =>
      sample.metric === name && wanted.every(([tag = '', value]) => sample.tags[tag] === value),
  );
}

function judge(metric: string, expression: string, samples: readonly Sample[]): ThresholdOutcome {
  const parts = must(EXPRESSION.exec(expression)?.groups, `no threshold: ${expression}`);
  const { aggregate = '', operator = '', bound = '' } = parts;
  const found = aggregateOf(
    aggregate,
    samples.map(({ value }) => value),
  );
  return {
    text: `${metric}: ${expression}`,
    isMet: isMet(found, operator, Number(bound)),
    isOfTime: !['rate', 'count'].includes(aggregate),
    sampleCount: samples.length,
  };
}

function aggregateOf(aggregate: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  if (aggregate === 'count') return sum;
  if (aggregate === 'rate') return values.filter((value) => value !== 0).length / values.length;
  if (aggregate === 'avg') return sum / values.length;
  if (aggregate === 'max') return Math.max(...values);
  return quantile(Float64Array.from(values).sort(), Number(aggregate.slice(2, -1)) / 100);
}

function isMet(found: number, operator: string, bound: number): boolean {
  if (operator === '<') return found < bound;
  if (operator === '<=') return found <= bound;
  if (operator === '>') return found > bound;
  if (operator === '>=') return found >= bound;
  return found === bound;
}
