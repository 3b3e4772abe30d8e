/**
 * What is measured over time: each series by its name, with its unit, and what several measurements
 * become where one value has to stand for all of them.
 *
 * `mean` keeps sums over time right, as rates need it; `max` keeps the worst moment, which is what
 * somebody looks for a week later; `last` is for what changes slowly.
 */
export const MEASUREMENTS = {
  purchases: { unit: 'perSecond', merge: 'mean' },
  tickets: { unit: 'perSecond', merge: 'mean' },
  bets: { unit: 'perSecond', merge: 'mean' },
  stakes: { unit: 'minorPerSecond', merge: 'mean' },
  /** Of HTTP, by class: `2xx`. */
  answers: { unit: 'perSecond', merge: 'mean' },
  /** Of all calls over HTTP, and of those that stake. */
  answerP50: { unit: 'milliseconds', merge: 'max' },
  answerP99: { unit: 'milliseconds', merge: 'max' },
  stakeAnswerP50: { unit: 'milliseconds', merge: 'max' },
  stakeAnswerP99: { unit: 'milliseconds', merge: 'max' },
  commitP99: { unit: 'milliseconds', merge: 'max' },
  /** By shard. */
  queueDepth: { unit: 'count', merge: 'max' },
  /** By thread: the 99th percentile. */
  eventLoopDelay: { unit: 'milliseconds', merge: 'max' },
  diskUsed: { unit: 'bytes', merge: 'last' },
  memory: { unit: 'bytes', merge: 'max' },
  outboxRecords: { unit: 'count', merge: 'max' },
  sockets: { unit: 'count', merge: 'max' },
  connections: { unit: 'count', merge: 'max' },
} as const satisfies Record<string, Measurement>;

interface Measurement {
  readonly unit: string;
  readonly merge: Merge;
}

export type Merge = 'mean' | 'max' | 'last';
export type MeasurementName = keyof typeof MEASUREMENTS;
export type MeasurementUnit = (typeof MEASUREMENTS)[MeasurementName]['unit'];

export const MEASUREMENT_NAMES = Object.keys(MEASUREMENTS) as readonly MeasurementName[];
export const MEASUREMENT_UNITS: readonly MeasurementUnit[] = [
  ...new Set(Object.values(MEASUREMENTS).map(({ unit }) => unit)),
];
