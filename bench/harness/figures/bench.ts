/** What a benchmark is: a name, and work in one of two sizes that it reports on. */
import type { Report } from './report.ts';

/**
 * `smoke` is tiny and proves that the benchmark still runs, with a random seed; `real` measures,
 * with a fixed one.
 */
export type Size = 'smoke' | 'real';

/** What a benchmark was asked to show, in the words of its rows. */
export interface AskedRow {
  readonly what: string;
  readonly asked: string;
}

export interface Bench {
  readonly name: string;
  readonly goal: string;
  /** Rows that stand in the table of figures as not measured until there is a result. */
  readonly asks?: readonly AskedRow[];
  /** Rejects when the work went wrong: a benchmark is a test first. */
  run(size: Size, report: Report): Promise<void>;
  /** Measures all that was asked for, where `real` leaves out what takes too long for every day. */
  runWhole?(report: Report): Promise<void>;
}
